#include "ui/view/controls/save_bar.h"

#include "ui/view/controls/math_label.h"
#include "ui/view/controls/push_button.h"

#include <QBoxLayout>
#include <QProgressBar>

namespace view {

namespace {

PushButton* button(const QString& text, const QString& name, const char* id, QWidget* parent) {
    auto* made = new PushButton(text, parent);
    made->setObjectName(QLatin1String(id));
    made->setAccessibleName(name);
    made->setAutoDefault(false);
    return made;
}

}  // namespace

SaveBar::SaveBar(QWidget* parent)
    : QWidget(parent),
      progress_(new QProgressBar(this)),
      outcome_(new MathLabel({}, MathLabel::Kind::Caption, this)),
      stop_(button(tr("S&top"), tr("Stop"), "stop", this)),
      close_(button(tr("&Close"), tr("Close"), "close", this)),
      save_(button(tr("&Save…"), tr("Save"), "save", this)) {
    progress_->setObjectName(QStringLiteral("progress"));
    progress_->setAccessibleName(tr("Progress"));
    progress_->setRange(0, 1000);
    progress_->setTextVisible(false);
    progress_->setFixedHeight(4);
    outcome_->setObjectName(QStringLiteral("outcome"));
    outcome_->setWordWrap(true);
    save_->setAutoDefault(true);
    save_->setDefault(true);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch();
    buttons->addWidget(stop_);
    buttons->addWidget(close_);
    buttons->addWidget(save_);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(progress_);
    layout->addWidget(outcome_);
    layout->addLayout(buttons);
    connect(save_, &PushButton::clicked, this, &SaveBar::saveAsked);
    connect(stop_, &PushButton::clicked, this, &SaveBar::stopAsked);
    connect(close_, &PushButton::clicked, this, &SaveBar::closeAsked);
    showState();
}

void SaveBar::setReady(bool ready) {
    ready_ = ready;
    showState();
}

void SaveBar::showProgress(const QString& words, double fraction) {
    writing_ = true;
    progress_->setValue(static_cast<int>(fraction * progress_->maximum()));
    outcome_->setInk(paint::MathText::Ink::Text2);
    outcome_->setMarkup(words);
    showState();
}

void SaveBar::showOutcome(const QString& sentence, bool wrong) {
    writing_ = false;
    outcome_->setInk(wrong ? paint::MathText::Ink::Error : paint::MathText::Ink::Text2);
    outcome_->setMarkup(sentence);
    showState();
}

void SaveBar::save() {
    save_->click();
}

void SaveBar::showState() {
    progress_->setVisible(writing_);
    stop_->setVisible(writing_);
    save_->setEnabled(ready_ && !writing_);
}

}  // namespace view
