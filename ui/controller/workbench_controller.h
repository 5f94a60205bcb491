#pragma once

#include "ui/controller/playback_controller.h"
#include "ui/model/document.h"
#include "ui/model/runner.h"
#include "ui/model/selection.h"
#include "ui/model/workbench.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <memory>
#include <vector>

namespace view {
class ValuesSection;
class WorkbenchPage;
}  // namespace view

namespace controller {

/// What gestures on the Workbench page mean: an edit becomes a new experiment in the document, what
/// is in the document is checked, computed off the GUI thread and shown, and what is pointed at is
/// explained.
class WorkbenchController : public QObject {
    Q_OBJECT
public:
    WorkbenchController(model::Document* document, view::WorkbenchPage* page,
                        QObject* parent = nullptr);

    /// The last experiment that was computed, with everything in it; null before the first.
    std::shared_ptr<const core::Result> result() const { return result_; }
    core::Way way() const { return way_; }
    const model::Selection& selection() const { return selection_; }
    core::Index channel() const { return channel_; }
    core::Index filter() const { return filter_; }
    PlaybackController& playback() { return playback_; }

    void setWay(core::Way way);
    void chooseExample(const QString& name);
    /// Puts a part that a file held in place of the present one, undoably.
    void open(const QString& text, model::WorkbenchPart part);
    /// Says that the next change brings another experiment, as open() does of its own.
    void expectAnother();
    void copyExplanation() const;

signals:
    void resultChanged();
    void notationChanged(const QString& notation);

private:
    void connectPanels();
    void connectSeeds(view::ValuesSection& values);
    void connectStage();
    void connectPlayback();
    void connectRunner();
    void connectMentions();

    const model::WorkbenchPart& part() const;
    void change(const QString& text, model::WorkbenchPart part, const QString& field = QString(),
                bool turning = false);
    QString mergeKey(const QString& field, bool turning);
    void refresh();
    void compute();
    void compareWays();
    void take(std::shared_ptr<const core::Result> result);
    void showProblem(const std::optional<core::Problem>& problem);
    void editField(core::Field field, core::Side side, core::Index value, bool turning);
    void editCell(const core::Cell& cell, double value);
    void pasteCells(const core::Cell& first, const std::vector<std::vector<double>>& rows);
    void startTyping(const QString& preset);

    void pin(const core::Cell& cell);
    void release();
    void setSelection(const model::Selection& selection);
    void showSelection();
    void mention(const model::Mention& mention);
    void showMention();
    void pointAtRow(const core::Cell& cell);
    void pinRow(const core::Cell& cell);

    model::Document* document_;
    view::WorkbenchPage* page_;
    model::Runner runner_;
    PlaybackController playback_;
    QTimer slow_;
    QElapsedTimer sinceTurning_;
    bool comparing_ = false;  // what runs is a comparison, not a computation
    int turns_ = 0;
    QString turned_;

    std::shared_ptr<const core::Result> result_;
    model::WorkbenchPart computed_;  // what it is the result of
    model::WorkbenchPart shown_;
    model::Selection selection_;
    core::Way way_ = core::Way::Matrix;
    core::Index channel_ = 0, filter_ = 0;
    bool linkAnew_ = true;
};

}  // namespace controller
