#pragma once

#include <QDialog>

namespace view {

class SaveBar;

/// A dialog in which one chooses what is to be a file. While the file is being written the choice
/// rests, and progress and Stop are shown.
class SaveDialog : public QDialog {
    Q_OBJECT
public:
    using QDialog::QDialog;

    /// A file is being written.
    void showProgress(const QString& words, double fraction);
    /// Nothing is being written. `wrong` inks the sentence as an error.
    void showOutcome(const QString& sentence, bool wrong);

signals:
    void stopAsked();

protected:
    /// Makes progress, outcome, Save, Stop and Close, once, where the dialog's order of keyboard
    /// focus wants them; the dialog lays them out.
    SaveBar* makeBar();
    /// Whether what is to be saved may be chosen now.
    virtual void letChoose(bool may) = 0;

    void closeEvent(QCloseEvent* event) override;
    void reject() override;

private:
    SaveBar* bar_ = nullptr;
};

}  // namespace view
