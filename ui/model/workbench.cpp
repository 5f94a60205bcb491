#include "ui/model/workbench.h"

#include "core/presets/input_presets.h"
#include "core/presets/kernel_presets.h"
#include "ui/model/fitting.h"

#include <algorithm>
#include <initializer_list>

namespace model {

namespace {

using core::Axis;
using core::Field;
using core::Index;
using core::Side;
using Planes = core::Planes<double>;

void settle(Axis& axis) {
    if (!core::problemWithInput(axis, axis.input, Side::Both))
        axis = core::withInput(axis, axis.input);
}

void setOutputPadding(Axis& axis, Index value) {
    const Index output = core::outputSize(axis);
    if (output >= 1 && !core::problemWithOutput(axis, output, value, Side::Both))
        axis = core::withOutput(axis, output, value);
    else
        axis.outputPadding = value;
}

void setField(Axis& axis, Field field, Index value) {
    switch (field) {
        case Field::Input:
            axis.input = value;
            break;
        case Field::Kernel:
            axis.kernel = value;
            break;
        case Field::Stride:
            axis.stride = value;
            break;
        case Field::Dilation:
            axis.dilation = value;
            break;
        case Field::Padding:
            axis.paddingBefore = axis.paddingAfter = value;
            break;
        case Field::OutputPadding:
            return setOutputPadding(axis, value);
        case Field::Groups:
        case Field::Channels:
            return;
    }
    settle(axis);
}

std::optional<core::Problem> tooLarge(const core::Shape& shape, core::ArrayId array, Field field) {
    double cells = 1;
    for (const Index side : core::arrayShape(shape, array))
        cells *= static_cast<double>(side);
    if (cells <= static_cast<double>(kMostWorkbenchCells))
        return std::nullopt;
    core::Problem problem;
    problem.kind = core::Problem::Kind::TooLarge;
    problem.field = field;
    problem.side = Side::Both;
    problem.value = static_cast<Index>(std::min(cells, 1e18));
    problem.limit = kMostWorkbenchCells;
    return problem;
}

std::optional<core::Problem> problemWithGroups(const Counts& counts) {
    for (const Index number : {counts.channels, counts.filters}) {
        if (counts.groups >= 1 && number % counts.groups == 0)
            continue;
        core::Problem problem;
        problem.kind = core::Problem::Kind::GroupsDoNotDivide;
        problem.field = Field::Groups;
        problem.side = Side::Both;
        problem.value = number;
        problem.limit = counts.groups;
        problem.remedies.push_back({Field::Groups, 1});
        return problem;
    }
    return std::nullopt;
}

Later<Planes> inputOf(const WorkbenchPart& part, const std::array<Index, 3>& shape) {
    const std::string name = part.inputPreset.toStdString();
    const core::InputWish wish{shape[0], shape[1], shape[2], part.inputSeed};
    if (!name.empty() && core::comesIn(name, wish))
        return laterInput(name, wish);
    return fit(part.input, shape);
}

core::Shared<core::Kernels<double>> kernelsOf(const WorkbenchPart& part,
                                              const std::array<Index, 4>& shape) {
    const std::string name = part.kernelPreset.toStdString();
    const core::KernelSize size{shape[2], shape[3]};
    if (name.empty() || !core::comesIn(name, size))
        return fit(part.kernels, shape);
    core::Kernels<double> bank = core::zeros<core::Kernels<double>>(shape);
    const auto plane = static_cast<std::size_t>(size.rows * size.columns);
    for (Index n = 0; n < shape[0] * shape[1]; ++n) {
        const std::uint64_t seed = part.kernelSeed + static_cast<std::uint64_t>(n);
        const core::Matrix<double> kernel = core::makeKernel(name, {size, seed});
        std::copy(kernel.begin(), kernel.end(), bank.data() + static_cast<std::size_t>(n) * plane);
    }
    return core::share(std::move(bank));
}

/// Where a cell lies in an array laid flat, if it lies in it.
template <std::size_t N, class A>
std::optional<std::size_t> positionOf(const core::Cell& cell, const A& array) {
    std::size_t position = 0;
    for (std::size_t n = 0; n < N; ++n) {
        const Index length = core::size(array, n);
        if (cell.at[n] < 0 || cell.at[n] >= length)
            return std::nullopt;
        position =
            position * static_cast<std::size_t>(length) + static_cast<std::size_t>(cell.at[n]);
    }
    return position;
}

/// Calls put(position, value) for the values that lie in the array, the first of them at a cell.
template <std::size_t N, class A, class Put>
void forEachWithin(const A& array, const core::Cell& first,
                   const std::vector<std::vector<double>>& rows, Put put) {
    core::Cell cell = first;
    for (const std::vector<double>& row : rows) {
        cell.at[N - 1] = first.at[N - 1];
        for (const double value : row) {
            if (const auto position = positionOf<N>(cell, array))
                put(*position, value);
            ++cell.at[N - 1];
        }
        ++cell.at[N - 2];
    }
}

/// The array with these values, the first at a cell; none where that changes nothing.
template <std::size_t N, class A>
Later<A> copyWith(const core::Shared<A>& array, const core::Cell& first,
                  const std::vector<std::vector<double>>& rows) {
    bool differs = false;
    forEachWithin<N>(*array, first, rows, [&](std::size_t position, double value) {
        differs = differs || array->data()[position] != value;
    });
    if (!differs)
        return {};
    return {Later<A>(array).shape(), [array, first, rows] {
                A changed = *array;
                forEachWithin<N>(*array, first, rows, [&](std::size_t position, double value) {
                    changed.data()[position] = value;
                });
                return changed;
            }};
}

}  // namespace

Later<Planes> laterInput(const std::string& preset, const core::InputWish& wish) {
    return {{wish.channels, wish.rows, wish.columns},
            [preset, wish] { return core::makeInput(preset, wish); }};
}

WorkbenchPart fitted(WorkbenchPart part) {
    if (problemOf(part))
        return part;
    const Axis& rows = part.geometry.rows;
    const Axis& columns = part.geometry.columns;
    const std::array<Index, 3> input{part.channels, rows.input, columns.input};
    const std::array<Index, 4> kernels{part.filters, part.channels / part.geometry.groups,
                                       rows.kernel, columns.kernel};
    const std::array<Index, 3> output{part.filters, core::outputSize(rows),
                                      core::outputSize(columns)};
    if (!part.input || part.input.shape() != input)
        part.input = inputOf(part, input);
    if (!hasShape(part.kernels, kernels))
        part.kernels = kernelsOf(part, kernels);
    if (part.typed)
        part.typed = fit(part.typed, output);
    return part;
}

WorkbenchPart withField(WorkbenchPart part, Field field, Side side, Index value) {
    if (side != Side::Columns)
        setField(part.geometry.rows, field, value);
    if (side != Side::Rows)
        setField(part.geometry.columns, field, value);
    if (field == Field::Groups)
        part.geometry.groups = value;
    if (field == Field::Channels)
        part.channels = value;
    return fitted(std::move(part));
}

WorkbenchPart withNamedPadding(WorkbenchPart part, core::Padding padding) {
    for (Axis* axis : {&part.geometry.rows, &part.geometry.columns})
        *axis = core::withPadding(*axis, padding);
    return fitted(std::move(part));
}

WorkbenchPart withSides(WorkbenchPart part, const std::array<Index, 4>& sides) {
    part.geometry.rows.paddingBefore = sides[0];
    part.geometry.columns.paddingBefore = sides[1];
    part.geometry.rows.paddingAfter = sides[2];
    part.geometry.columns.paddingAfter = sides[3];
    settle(part.geometry.rows);
    settle(part.geometry.columns);
    return fitted(std::move(part));
}

std::array<Index, 4> sidesOf(const core::Geometry& geometry) {
    return {geometry.rows.paddingBefore, geometry.columns.paddingBefore, geometry.rows.paddingAfter,
            geometry.columns.paddingAfter};
}

WorkbenchPart withCounts(WorkbenchPart part, const Counts& counts) {
    part.channels = counts.channels;
    part.filters = counts.filters;
    part.geometry.groups = counts.groups;
    return fitted(std::move(part));
}

Counts countsOf(const WorkbenchPart& part) {
    return {part.channels, part.filters, part.geometry.groups};
}

WorkbenchPart withColumnsLikeRows(WorkbenchPart part) {
    part.geometry.columns = part.geometry.rows;
    return fitted(std::move(part));
}

WorkbenchPart withInputPreset(WorkbenchPart part, const QString& name) {
    const std::string preset = name.toStdString();
    const core::InputWish wish{part.channels, part.geometry.rows.input, part.geometry.columns.input,
                               part.inputSeed};
    if (problemOf(part) || !core::comesIn(preset, wish))
        return part;
    part.inputPreset = name;
    part.input = laterInput(preset, wish);
    return part;
}

WorkbenchPart withKernelPreset(WorkbenchPart part, const QString& name) {
    const std::string preset = name.toStdString();
    core::KernelSize size{part.geometry.rows.kernel, part.geometry.columns.kernel};
    if (!core::comesIn(preset, size))
        size = core::usualSize(preset, part.geometry.rows.stride, part.geometry.columns.stride);
    if (!core::comesIn(preset, size))
        return part;
    part.kernelPreset = name;
    part.kernels.reset();
    setField(part.geometry.rows, Field::Kernel, size.rows);
    setField(part.geometry.columns, Field::Kernel, size.columns);
    return fitted(std::move(part));
}

WorkbenchPart withInputSeed(WorkbenchPart part, std::uint32_t seed) {
    part.inputSeed = seed;
    const QString preset = part.inputPreset;
    return withInputPreset(std::move(part), preset);
}

WorkbenchPart withKernelSeed(WorkbenchPart part, std::uint32_t seed) {
    part.kernelSeed = seed;
    const QString preset = part.kernelPreset;
    return withKernelPreset(std::move(part), preset);
}

bool isRandom(const QString& preset) {
    return preset.startsWith(QLatin1String("random"));
}

WorkbenchPart actingOnY(WorkbenchPart part) {
    part.typed = {};
    return part;
}

WorkbenchPart actingOnTyped(WorkbenchPart part, Later<core::Planes<double>> values) {
    part.typed = std::move(values);
    return fitted(std::move(part));
}

WorkbenchPart withValue(WorkbenchPart part, const core::Cell& cell, double value,
                        const core::Shared<Planes>& y) {
    return withValues(std::move(part), cell, {{value}}, y);
}

WorkbenchPart withValues(WorkbenchPart part, const core::Cell& first,
                         const std::vector<std::vector<double>>& rows,
                         const core::Shared<Planes>& y) {
    using core::ArrayId;
    if (first.array == ArrayId::X && part.input) {
        if (auto changed = copyWith<3>(part.input.array(), first, rows)) {
            part.input = std::move(changed);
            part.inputPreset.clear();
        }
    } else if (first.array == ArrayId::K && part.kernels) {
        if (const auto changed = copyWith<4>(part.kernels, first, rows)) {
            part.kernels = changed.array();
            part.kernelPreset.clear();
        }
    } else if (first.array == ArrayId::T || first.array == ArrayId::Y) {
        if (auto changed = copyWith<3>(part.typed ? part.typed.array() : y, first, rows))
            part.typed = std::move(changed);
    }
    return part;
}

WorkbenchPart withInput(WorkbenchPart part, core::Planes<double> input) {
    part.channels = core::size(input, 0);
    part.inputPreset.clear();
    setField(part.geometry.rows, Field::Input, core::size(input, 1));
    setField(part.geometry.columns, Field::Input, core::size(input, 2));
    part.input = core::share(std::move(input));
    if (part.channels % part.geometry.groups != 0)
        part.geometry.groups = 1;
    return fitted(std::move(part));
}

WorkbenchPart withKernels(WorkbenchPart part, core::Kernels<double> kernels) {
    part.filters = core::size(kernels, 0);
    part.geometry.groups = 1;
    part.channels = core::size(kernels, 1);
    part.kernelPreset.clear();
    setField(part.geometry.rows, Field::Kernel, core::size(kernels, 2));
    setField(part.geometry.columns, Field::Kernel, core::size(kernels, 3));
    part.kernels = core::share(std::move(kernels));
    return fitted(std::move(part));
}

bool computeTheSame(const WorkbenchPart& a, const WorkbenchPart& b) {
    return a.geometry == b.geometry && a.input == b.input && a.kernels == b.kernels &&
           a.typed == b.typed;
}

core::Experiment experimentOf(const WorkbenchPart& part) {
    return {part.geometry, part.input.array(), part.kernels, part.typed.array()};
}

core::Shape shapeOf(const WorkbenchPart& part) {
    return {part.geometry, part.filters, part.channels, static_cast<bool>(part.typed)};
}

std::optional<core::Problem> problemOf(const WorkbenchPart& part) {
    if (auto found = core::problem(part.geometry))
        return found;
    if (auto found = problemWithGroups(countsOf(part)))
        return found;
    const core::Shape shape = shapeOf(part);
    using core::ArrayId;
    for (const auto& [array, field] :
         std::initializer_list<std::pair<ArrayId, Field>>{{ArrayId::X, Field::Input},
                                                          {ArrayId::K, Field::Kernel},
                                                          {ArrayId::T, Field::Padding},
                                                          {ArrayId::Padded, Field::Padding}})
        if (auto found = tooLarge(shape, array, field))
            return found;
    return std::nullopt;
}

}  // namespace model
