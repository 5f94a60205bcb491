#include "ui/view/save_dialog.h"

#include "ui/view/controls/save_bar.h"

#include <QCloseEvent>

namespace view {

SaveBar* SaveDialog::makeBar() {
    bar_ = new SaveBar(this);
    connect(bar_, &SaveBar::stopAsked, this, &SaveDialog::stopAsked);
    connect(bar_, &SaveBar::closeAsked, this, &QDialog::close);
    return bar_;
}

void SaveDialog::showProgress(const QString& words, double fraction) {
    bar_->showProgress(words, fraction);
    letChoose(false);
}

void SaveDialog::showOutcome(const QString& sentence, bool wrong) {
    bar_->showOutcome(sentence, wrong);
    letChoose(true);
}

void SaveDialog::closeEvent(QCloseEvent* event) {
    if (bar_->isWriting())
        emit stopAsked();
    QDialog::closeEvent(event);
}

void SaveDialog::reject() {
    // Escape while a file is being written stops the writing; the choice stays for another try.
    if (bar_->isWriting())
        emit stopAsked();
    else
        QDialog::reject();
}

}  // namespace view
