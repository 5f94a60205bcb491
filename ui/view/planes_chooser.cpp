#include "ui/view/planes_chooser.h"

#include "ui/view/controls/math_label.h"
#include "ui/view/controls/number_field.h"
#include "ui/view/controls/word_choice.h"

#include <QHBoxLayout>

namespace view {
namespace {

constexpr core::Index kMostWords = 8;

}  // namespace

PlanesChooser::PlanesChooser(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("planesChooser"));
    setAccessibleName(tr("Planes"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    channel_ = makeChoice(tr("Channel"), tr("channel"));
    filter_ = makeChoice(tr("Filter"), tr("filter"));
    const auto connectTo = [this](const Choice& choice, auto signal) {
        connect(choice.words, &WordChoice::chosen, this,
                [this, signal](int index) { emit(this->*signal)(index); });
        connect(choice.number, &NumberField::valueAsked, this,
                [this, signal](qint64 value, bool) { emit(this->*signal)(value); });
    };
    connectTo(channel_, &PlanesChooser::channelAsked);
    connectTo(filter_, &PlanesChooser::filterAsked);
}

PlanesChooser::Choice PlanesChooser::makeChoice(const QString& name, const QString& caption) {
    Choice choice;
    auto* label = new MathLabel(caption, MathLabel::Kind::Caption, this);
    label->setInk(paint::MathText::Ink::Text2);
    choice.caption = label;
    choice.words = new WordChoice({}, WordChoice::Size::Small, this);
    choice.words->setObjectName(caption);
    choice.words->setAccessibleName(name);
    choice.number = new NumberField(this);
    choice.number->setObjectName(caption + QStringLiteral("Number"));
    choice.number->setAccessibleName(name);
    choice.number->setFixedWidth(52);
    for (QWidget* widget : {static_cast<QWidget*>(label), static_cast<QWidget*>(choice.words),
                            static_cast<QWidget*>(choice.number)}) {
        layout()->addWidget(widget);
        // Words share a baseline, whatever is under them.
        layout()->setAlignment(widget, Qt::AlignTop);
        widget->hide();
    }
    return choice;
}

void PlanesChooser::setCount(Choice& choice, core::Index count) {
    if (choice.count == count)
        return;
    choice.count = count;
    const bool asWords = count <= kMostWords;
    QStringList words;
    for (core::Index n = 0; asWords && n < count; ++n)
        words.append(QString::number(n));
    choice.words->setWords(words);
    choice.number->setTurningRange(0, count - 1);
    choice.caption->setVisible(count > 1);
    choice.words->setVisible(count > 1 && asWords);
    choice.number->setVisible(count > 1 && !asWords);
}

void PlanesChooser::setCounts(core::Index channels, core::Index filters) {
    setCount(channel_, channels);
    setCount(filter_, filters);
    setVisible(channels > 1 || filters > 1);
    adjustSize();
}

void PlanesChooser::show(const Choice& choice, core::Index index) {
    if (choice.count <= kMostWords)
        choice.words->setCurrent(static_cast<int>(index));
    choice.number->setValue(index);
}

void PlanesChooser::setCurrent(core::Index channel, core::Index filter) {
    show(channel_, channel);
    show(filter_, filter);
}

}  // namespace view
