#include "core/notation.h"
#include "ui/controller/workbench_controller.h"
#include "ui/model/problem_words.h"
#include "ui/view/geometry/geometry_section.h"
#include "ui/view/stage.h"
#include "ui/view/workbench/left_panel.h"
#include "ui/view/workbench_page.h"

#include <algorithm>

// What becomes of an experiment: it is checked, computed, compared and shown.

namespace controller {

void WorkbenchController::connectRunner() {
    connect(&slow_, &QTimer::timeout, this,
            [this] { page_->stage().setComputing(tr("Computing…")); });
    connect(&runner_, &model::Runner::progressed, this, [this](double share) {
        const int percent = static_cast<int>(100 * share);
        if (comparing_)
            page_->stage().setComparing(tr("Comparing… %1 %").arg(percent));
        else if (!slow_.isActive())
            page_->stage().setComputing(tr("Computing… %1 %").arg(percent));
    });
    connect(&runner_, &model::Runner::finished, this, [this] {
        slow_.stop();
        page_->stage().setComputing({});
        page_->stage().setComparing({});
        if (result_ && !model::computeTheSame(computed_, part()))
            page_->stage().setStale(
                model::lastGoodWords(result_->experiment.geometry, part().geometry));
    });
    connect(&runner_, &model::Runner::failed, this, [this](const QString& sentence) {
        if (!comparing_)
            playback_.setWaiting(sentence);
    });
}

void WorkbenchController::refresh() {
    const std::optional<core::Problem> problem = model::problemOf(part());
    page_->leftPanel().show(part(), problem, linkAnew_);
    linkAnew_ = false;
    emit notationChanged(QString::fromStdString(core::notation(part().geometry)));
    showProblem(problem);
    if (!problem && !(shown_ == part() && (result_ || runner_.isRunning())))
        compute();
    shown_ = part();
}

void WorkbenchController::showProblem(const std::optional<core::Problem>& problem) {
    view::Stage& stage = page_->stage();
    if (problem) {
        runner_.cancel();
        playback_.pause();
        if (result_)
            stage.setStale(model::lastGoodWords(result_->experiment.geometry, part().geometry));
        playback_.setWaiting(tr("Playback waits for a geometry that can be computed."));
        showSelection();
    } else {
        if (result_ && model::computeTheSame(computed_, part()))
            stage.setStale({});
        playback_.setWaiting({});
    }
}

// A large result is shown before its ways are compared, a small one with that.
void WorkbenchController::compute() {
    slow_.start();
    comparing_ = false;
    runner_.run([this, part = part()](const core::Control& control) -> model::Runner::Delivery {
        const core::Experiment experiment = model::experimentOf(part);
        const bool apart = !core::problem(experiment) && core::comparesSlowly(experiment);
        auto result = std::make_shared<const core::Result>(
            apart ? core::resultOf(experiment, control) : core::evaluate(experiment, control));
        return [this, part, result] {
            computed_ = part;
            take(result);
            if (!result->agreement)
                compareWays();
        };
    });
}

// By one thread: nobody waits for it, while the first pictures of large arrays are yet to be drawn.
void WorkbenchController::compareWays() {
    comparing_ = true;
    page_->stage().setComparing(tr("Comparing…"));
    runner_.run([this, result = result_](const core::Control& control) -> model::Runner::Delivery {
        auto compared = std::make_shared<core::Result>(*result);
        compared->agreement = core::compareWays(*result, {control.stop, control.progress, 1});
        return [this, compared] {
            result_ = compared;
            page_->stage().setCompared(compared);
        };
    });
}

void WorkbenchController::take(std::shared_ptr<const core::Result> result) {
    slow_.stop();
    result_ = std::move(result);
    const core::Shape shape = core::shapeOf(result_->experiment);
    channel_ = std::min(channel_, shape.channels - 1);
    filter_ = std::min(filter_, shape.filters - 1);
    playback_.setShape(shape);
    const auto kept = [&](const std::optional<core::Cell>& cell) {
        return cell && core::contains(shape, *cell) ? cell : std::nullopt;
    };
    selection_.pinned = kept(selection_.pinned);
    selection_.pointed = kept(selection_.pointed);
    view::Stage& stage = page_->stage();
    stage.setPlanes(channel_, filter_);
    stage.setResult(result_);
    stage.setStale({});
    stage.setComputing({});
    showSelection();
    emit resultChanged();
}

}  // namespace controller
