#pragma once

#include "core/experiment.h"
#include "core/presets/input_presets.h"
#include "ui/model/experiment.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace model {

/// No array of the Workbench has more cells than this: a photo of 12 megapixels has its W, and a
/// slip of the keyboard takes about a gigabyte at most.
inline constexpr core::Index kMostWorkbenchCells = core::Index{1} << 24;

/// How every change below ends: where the geometry can be computed, arrays get its sizes. Presets
/// are made anew where they come in the new size; typed values, and presets that do not, keep what
/// overlaps, with zeros in what is new. Where it cannot, arrays stay as they are.
WorkbenchPart fitted(WorkbenchPart part);

/// The part with one number of its geometry as asked. i stays and a follows, but for output
/// padding, which is a here: it keeps o, and i follows. A number that makes the geometry impossible
/// is kept, for its field to show. Side::Both sets both axes.
WorkbenchPart withField(WorkbenchPart part, core::Field field, core::Side side, core::Index value);

/// Both axes with the padding of that name; the columns get that of the rows while they follow.
WorkbenchPart withNamedPadding(WorkbenchPart part, core::Padding padding);

/// The four paddings: top, left, bottom, right.
WorkbenchPart withSides(WorkbenchPart part, const std::array<core::Index, 4>& sides);
std::array<core::Index, 4> sidesOf(const core::Geometry& geometry);

/// C, F and the groups that both are split into.
struct Counts {
    core::Index channels = 1;
    core::Index filters = 1;
    core::Index groups = 1;

    friend bool operator==(const Counts&, const Counts&) = default;
};
WorkbenchPart withCounts(WorkbenchPart part, const Counts& counts);
Counts countsOf(const WorkbenchPart& part);

/// The columns with the numbers of the rows.
WorkbenchPart withColumnsLikeRows(WorkbenchPart part);

/// A preset that comes in that size.
Later<core::Planes<double>> laterInput(const std::string& preset, const core::InputWish& wish);

/// X or K from a preset of that name, in the present size or, where it does not come in that, in
/// its own. Other names leave the part as it is.
WorkbenchPart withInputPreset(WorkbenchPart part, const QString& name);
WorkbenchPart withKernelPreset(WorkbenchPart part, const QString& name);

/// Random presets are drawn from a seed, kernel n of a bank from seed + n, as the command does.
WorkbenchPart withInputSeed(WorkbenchPart part, std::uint32_t seed);
WorkbenchPart withKernelSeed(WorkbenchPart part, std::uint32_t seed);
bool isRandom(const QString& preset);

/// Wᵀ acts on Y itself, or on values of its own, which start as what Y is.
WorkbenchPart actingOnY(WorkbenchPart part);
WorkbenchPart actingOnTyped(WorkbenchPart part, Later<core::Planes<double>> values);

/// A value typed into a cell of X, K or T. `y` is Y as it is now, from which typed values start.
/// Cells that the arrays do not have are left alone.
WorkbenchPart withValue(WorkbenchPart part, const core::Cell& cell, double value,
                        const core::Shared<core::Planes<double>>& y);

/// The same for rows of values, the first of which goes to `first`; what reaches beyond the array
/// is left out.
WorkbenchPart withValues(WorkbenchPart part, const core::Cell& first,
                         const std::vector<std::vector<double>>& rows,
                         const core::Shared<core::Planes<double>>& y);

/// Arrays from elsewhere, with the geometry's sizes made to fit them.
WorkbenchPart withInput(WorkbenchPart part, core::Planes<double> input);
WorkbenchPart withKernels(WorkbenchPart part, core::Kernels<double> kernels);

/// What is computed of a part. Makes its arrays where they are yet to be made, so for large ones it
/// has no place on the GUI thread.
core::Experiment experimentOf(const WorkbenchPart& part);
/// Whether that is the same of both.
bool computeTheSame(const WorkbenchPart& a, const WorkbenchPart& b);
core::Shape shapeOf(const WorkbenchPart& part);

/// What stands against computing it, if anything: its geometry, its groups, or its size.
std::optional<core::Problem> problemOf(const WorkbenchPart& part);

}  // namespace model
