#pragma once

#include <QWidget>

class QProgressBar;

namespace view {

class MathLabel;
class PushButton;

/// The foot of a dialog that saves something: what came of it, or how far it is, with Stop, Close
/// and Save.
class SaveBar : public QWidget {
    Q_OBJECT
public:
    explicit SaveBar(QWidget* parent = nullptr);

    bool isWriting() const { return writing_; }
    /// Whether there is something to be saved.
    void setReady(bool ready);
    void showProgress(const QString& words, double fraction);
    /// Nothing is being written. `wrong` inks the sentence as an error.
    void showOutcome(const QString& sentence, bool wrong);
    /// As a click on Save.
    void save();

signals:
    void saveAsked();
    void stopAsked();
    void closeAsked();

private:
    void showState();

    QProgressBar* progress_;
    MathLabel* outcome_;
    PushButton* stop_;
    PushButton* close_;
    PushButton* save_;
    bool writing_ = false;
    bool ready_ = true;
};

}  // namespace view
