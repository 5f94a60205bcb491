#pragma once

#include "ui/model/experiment.h"

#include <QObject>
#include <QString>
#include <QUndoStack>
#include <cstddef>

namespace model {

/// The experiment and its history. One command swaps whole experiments; it merges with the one
/// before while `mergeKey` stays the same and not empty (a spin box being turned), and is dropped
/// when nothing changed. Undo is bounded in bytes (the oldest steps are forgotten first, the newest
/// never), and tells which page it changed.
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
    void reset(const Experiment& experiment);

    /// How many bytes of arrays the history may hold on to, and how many it holds now. Arrays of
    /// the present experiment count too; an array that several steps share counts once.
    void setHistoryLimit(std::size_t bytes);
    std::size_t historyBytes() const;

signals:
    /// The experiment is now another. `page` is where the difference is to be seen; after reset()
    /// any part may be another.
    void changed(Page page);

private:
    friend class SwapExperiment;
    void set(const Experiment& experiment, Page page);
    void forgetOldest();

    Experiment experiment_;
    QUndoStack undoStack_;
    std::size_t historyLimit_ = std::size_t{512} << 20;
    // No less than historyBytes(), which takes longer the longer the history is: what they were
    // when they were last counted, and all that was added since, shared or not.
    std::size_t historyAtMost_ = 0;
    bool rebuilding_ = false;
};

}  // namespace model
