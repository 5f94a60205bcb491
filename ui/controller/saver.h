#pragma once

#include "ui/controller/save_chooser.h"
#include "ui/model/runner.h"
#include "ui/view/save_dialog.h"

#include <QObject>
#include <QPointer>
#include <functional>

namespace controller {

/// Takes what a dialog asks to be saved to a file: asks for a name, writes off the GUI thread,
/// shows progress in the dialog, and says there where the file went or why it did not.
class Saver : public QObject {
    Q_OBJECT
public:
    explicit Saver(QObject* parent = nullptr);

    /// Opens a dialog, which deletes itself when it is closed; the one before it is deleted now.
    void open(view::SaveDialog* dialog);

    /// Runs on another thread; it may throw core::Cancelled or core::Refused.
    using Write = std::function<void(const QString& path, const core::Control& control)>;
    /// Asks for a name, in the folder of the last one if `name` says none, and writes. Returns at
    /// once.
    void save(const QString& title, SaveName name, const Write& write);

private:
    void write(const QString& path, const Write& write);

    model::Runner runner_;
    QPointer<view::SaveDialog> dialog_;
    QString folder_;  // where the last file went
    QString file_;    // what is being written
};

}  // namespace controller
