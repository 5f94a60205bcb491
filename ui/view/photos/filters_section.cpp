#include "ui/view/photos/filters_section.h"

#include "ui/model/filter_banks.h"
#include "ui/view/controls/choice_field.h"
#include "ui/view/controls/math_label.h"
#include "ui/view/controls/number_field.h"
#include "ui/view/controls/seed_field.h"
#include "ui/view/controls/text_link.h"
#include "ui/view/controls/word_choice.h"

#include <QSignalBlocker>

namespace view {

namespace {

using Kind = MathLabel::Kind;

constexpr int kFieldWidth = 112;
constexpr core::Index kSizes[] = {1, 2, 3, 4, 5, 7, 9, 11};

void place(QWidget* widget, int x, int y) {
    widget->setGeometry(QRect(QPoint(x, y), widget->sizeHint()));
}

QString sizeText(core::Index rows, core::Index columns) {
    return QStringLiteral("%1×%2").arg(rows).arg(columns);
}

}  // namespace

FiltersSection::FiltersSection(QWidget* parent)
    : QWidget(parent),
      head_(new MathLabel(tr("Filters"), Kind::Head, this)),
      bankName_(new MathLabel(tr("Bank"), Kind::Body, this)),
      bank_(new ChoiceField(this)),
      sizeName_(new MathLabel(tr("Size"), Kind::Body, this)),
      size_(new ChoiceField(this)),
      countName_(new MathLabel(tr("Count"), Kind::Body, this)),
      count_(new NumberField(this)),
      seedName_(new MathLabel(tr("Seed"), Kind::Body, this)),
      seed_(new SeedField(tr("the random filters"), QStringLiteral("filterSeed"), this)),
      channelName_(new MathLabel(tr("Shown"), Kind::Body, this)),
      channel_(new WordChoice({tr("red"), tr("green"), tr("blue")}, WordChoice::Size::Small, this)),
      add_(new TextLink(tr("add a filter"), this)),
      file_(new TextLink(tr("from a file…"), this)) {
    bank_->setObjectName(QStringLiteral("filterBank"));
    bank_->setAccessibleName(tr("Filter bank"));
    bank_->addItem(tr("Edges"), static_cast<int>(model::Bank::Edges));
    bank_->addItem(tr("Classic"), static_cast<int>(model::Bank::Classic));
    bank_->addItem(tr("Random"), static_cast<int>(model::Bank::Random));
    connect(bank_, &QComboBox::activated, this,
            [this] { emit bankAsked(static_cast<model::Bank>(bank_->currentData().toInt())); });
    size_->setObjectName(QStringLiteral("filterSize"));
    size_->setAccessibleName(tr("Filter size"));
    connect(size_, &QComboBox::activated, this,
            [this] { emit sizeAsked(size_->currentData().toLongLong()); });
    count_->setObjectName(QStringLiteral("filterCount"));
    count_->setAccessibleName(tr("Number of filters"));
    connect(count_, &NumberField::valueAsked, this,
            [this](qint64 value, bool turning) { emit countAsked(value, turning); });
    connect(seed_, &SeedField::seedAsked, this, &FiltersSection::seedAsked);
    connect(seed_, &SeedField::newSeedAsked, this, &FiltersSection::newSeedAsked);
    channel_->setObjectName(QStringLiteral("filterChannel"));
    channel_->setAccessibleName(tr("Channel of the filters that is shown"));
    connect(channel_, &WordChoice::chosen, this, &FiltersSection::channelAsked);
    add_->setObjectName(QStringLiteral("addFilter"));
    connect(add_, &QAbstractButton::clicked, this, &FiltersSection::addAsked);
    file_->setObjectName(QStringLiteral("filtersFromFile"));
    connect(file_, &QAbstractButton::clicked, this, &FiltersSection::fileAsked);
}

void FiltersSection::show(const model::PhotosPart& part, int channel) {
    const QSignalBlocker blockers[] = {QSignalBlocker(bank_), QSignalBlocker(size_)};
    if (part.bank == model::Bank::Own)
        bank_->showOther(part.filterFile.isEmpty() ? tr("Your own") : part.filterFile);
    else
        bank_->setCurrentIndex(bank_->findData(static_cast<int>(part.bank)));
    bank_->update();
    showSizes(part);
    const core::Index count = core::size(*part.filters, 0);
    count_->setTurningRange(1, model::mostFilters(part.bank, core::size(*part.filters, 2)));
    count_->setValue(count);
    seed_->setSeed(part.seed);
    for (QWidget* widget : {static_cast<QWidget*>(seedName_), static_cast<QWidget*>(seed_)})
        widget->setVisible(part.bank == model::Bank::Random);
    const bool deep = core::size(*part.filters, 1) == 3;
    channelName_->setVisible(deep);
    channel_->setVisible(deep);
    channel_->setCurrent(channel);
    add_->setEnabled(count < model::kMostFilters);
    add_->setToolTip(add_->isEnabled() ? QString() : tr("64 filters are the most."));
}

void FiltersSection::showSizes(const model::PhotosPart& part) {
    const core::Index rows = core::size(*part.filters, 2);
    const core::Index columns = core::size(*part.filters, 3);
    size_->clear();
    for (const core::Index size : kSizes) {
        // A slope needs two places at least, most known kernels three.
        const bool fits = part.bank == model::Bank::Edges     ? size >= 2
                          : part.bank == model::Bank::Classic ? size >= 3
                                                              : true;
        if (fits)
            size_->addItem(sizeText(size, size), static_cast<qlonglong>(size));
    }
    const int index = rows == columns ? size_->findData(static_cast<qlonglong>(rows)) : -1;
    if (index >= 0)
        size_->setCurrentIndex(index);
    else
        size_->showOther(sizeText(rows, columns));
    size_->update();
}

int FiltersSection::layOut(int width, bool low) {
    const int pitch = low ? 27 : 30;
    const int field = width - kFieldWidth;
    place(head_, 0, 0);
    int y = low ? 20 : 24;
    const auto row = [&](MathLabel* name, QWidget* control, bool fill) {
        if (control->isHidden())
            return;
        name->setGeometry(0, y + 2, field - 4, 20);
        control->setGeometry(field, y, fill ? kFieldWidth : control->sizeHint().width(),
                             fill ? 24 : control->sizeHint().height());
        y += pitch;
    };
    row(bankName_, bank_, true);
    row(sizeName_, size_, true);
    row(countName_, count_, true);
    row(seedName_, seed_, true);
    row(channelName_, channel_, false);
    y += low ? 0 : 5;
    place(add_, 0, y);
    place(file_, add_->sizeHint().width() + 16, y);
    return y + 20;
}

}  // namespace view
