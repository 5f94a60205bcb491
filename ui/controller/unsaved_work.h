#pragma once

#include "ui/model/document.h"

#include <QObject>
#include <QString>

namespace view {
class MainWindow;
}

namespace controller {

/// Knows which file the experiment is in and whether it changed since; says so in the window's
/// title, and asks before a window with unsaved work closes. An example that was only looked at is
/// no work.
class UnsavedWork : public QObject {
    Q_OBJECT
public:
    UnsavedWork(model::Document* document, view::MainWindow* window, QObject* parent = nullptr);

    /// Empty until the experiment was saved or opened.
    const QString& file() const { return file_; }
    /// The experiment is in that file as it was then. Closes the window if that waited for it.
    void setSaved(const QString& file, const model::Experiment& experiment);
    /// Saving was given up or failed: the window stays.
    void stay() { closesOnceSaved_ = false; }

signals:
    void saveAsked();

private:
    void showState();
    void ask();

    model::Document* document_;
    view::MainWindow* window_;
    QString file_;
    model::Experiment saved_;
    bool closesOnceSaved_ = false;
};

}  // namespace controller
