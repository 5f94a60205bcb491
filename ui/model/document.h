#pragma once

#include "ui/model/experiment.h"

#include <QObject>
#include <QString>
#include <QUndoStack>

namespace model {

/// The experiment and its history. One command swaps whole experiments; it merges with the one
/// before while `mergeKey` stays the same and not empty (a spin box being turned), and is dropped
/// when nothing changed. Undo is bounded in bytes, and tells which page it changed.
class Document : public QObject {
    Q_OBJECT
public:
    explicit Document(QObject* parent = nullptr);

    const Experiment& experiment() const { return experiment_; }
    QUndoStack& undoStack() { return undoStack_; }

    /// `text` is what Edit → Undo says; `page` the page that shows the change.
    void change(const QString& text, Page page, Experiment experiment,
                const QString& mergeKey = QString());

    /// Replaces the experiment and forgets the history: a start, or a file opened.
    void reset(Experiment experiment);

signals:
    /// The experiment is now another. `page` is where the difference is to be seen.
    void changed(Page page);

private:
    friend class SwapExperiment;
    void set(const Experiment& experiment, Page page);
    Experiment experiment_;
    QUndoStack undoStack_;
};

}  // namespace model
