#pragma once

#include "core/experiment.h"
#include "ui/model/selection.h"
#include "ui/paint/sources.h"

#include <QString>
#include <memory>
#include <optional>

namespace paint {

/// Everything that a picture of the stage shows, as values. A widget, an export and a frame of a
/// film fill it in and draw alike.
struct StageScene {
    std::shared_ptr<const core::Result> result;
    core::Way way = core::Way::Matrix;
    model::Selection selection;
    PlaneChoice planes;
    /// What the result is the last good one of; empty while it is current. Shown faded then.
    QString lastGood;
    /// Stands in for the line of agreement while a computation takes long; fades the rest too.
    QString computing;
    /// Says how far the comparison of the four ways is; nothing else fades for it.
    QString comparing;
    /// How far what takes no part has faded, 0…1; less than 1 only while it is moving.
    double fading = 1;
    /// Where the window is on its way from the step before (−1…0, rows and columns, in steps).
    double windowRowShift = 0, windowColumnShift = 0;
    /// How far the present stamp is on its way to where it lands, 0…1; until then Z is without it.
    double stampWay = 1;
    /// Numbers of an output appear as playback computes them.
    bool appearing = false;
    /// The way's words are drawn with it (a widget draws its own over them).
    bool withSwitch = true;
    /// Numbers stand in the cells; and sentences beside the arrays say what they are.
    bool withValues = true, withCaptions = true;

    bool stampOnItsWay() const { return way == core::Way::Stamp && stampWay < 1; }
    bool isStale() const { return !lastGood.isEmpty() || !computing.isEmpty(); }
    core::Shape shape() const { return core::shapeOf(result->experiment); }
    /// The cell that everything lights up for; nothing while stale.
    std::optional<core::Cell> subject() const;
    /// Whether it is the pinned one.
    bool subjectIsPinned() const { return selection.pinned.has_value(); }
    /// Whether the subject is shown as the sum that it comes from: a number of Z (or z), or of Y
    /// while that is computed.
    bool subjectIsSum() const;
    /// The number, in Y or Z laid flat, of the last cell of this array that playback has computed,
    /// while those after it are still to come; nothing where all are shown.
    std::optional<Index> lastComputed(core::ArrayId array) const;
    /// The subject as a cell of an array that shows the same number, such as z for Z.
    std::optional<core::Cell> subjectIn(core::ArrayId array) const;
};

/// The planes that arrays of several planes have to show for a cell to be seen.
PlaneChoice planesShowing(const core::Shape& shape, const core::Cell& cell, PlaneChoice now);

/// Which stamp is shown: the subject's; for a number of Z the last that reached it; else the first.
StampStep stampStep(const StageScene& scene);

/// The cell of an array that is at a row and a column of its picture, with the planes shown.
core::Cell cellShownAt(const StageScene& scene, core::ArrayId array, Index row, Index column);

/// The same for many cells of one array: what they have in common is looked up once.
class ShownCells {
public:
    ShownCells(const StageScene& scene, core::ArrayId array);
    core::Cell at(Index row, Index column) const;

private:
    core::Cell first_;
    std::size_t row_, column_;  // their coordinates; the same one where there is but one
};

/// Where a cell is in its array's picture, if its plane is shown.
std::optional<std::pair<Index, Index>> placeShown(const StageScene& scene, const core::Cell& cell);

/// The source of an array as the scene shows it.
std::unique_ptr<ArraySource> sourceFor(const StageScene& scene, core::ArrayId array, bool lower);

}  // namespace paint
