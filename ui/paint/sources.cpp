#include "ui/paint/sources.h"

#include "core/deconvolution/padded_input.h"
#include "core/deconvolution/stamp.h"
#include "ui/paint/weight_source.h"

#include <algorithm>
#include <cmath>

namespace paint {
namespace {

using core::ArrayId;
using core::Result;
using ResultPtr = std::shared_ptr<const Result>;

template <class A>
double largestMagnitude(const A& array) {
    double largest = 0;
    for (const double value : array)
        if (std::isfinite(value))
            largest = std::max(largest, std::abs(value));
    return largest;
}

// One plane of values that something else owns.
class PlaneSource : public ArraySource {
public:
    PlaneSource(std::shared_ptr<const void> owner, const double* values, Index rows, Index columns,
                Role role, double magnitude)
        : owner_(std::move(owner)),
          values_(values),
          rows_(rows),
          columns_(columns),
          role_(role),
          magnitude_(magnitude) {}

    Index rows() const override { return rows_; }
    Index columns() const override { return columns_; }
    Role role() const override { return role_; }
    double magnitude() const override { return magnitude_; }
    CellContent at(Index row, Index column) const override {
        return {CellContent::Kind::Value, values_[row * columns_ + column]};
    }
    const double* valuesOf(Index row) const override { return values_ + row * columns_; }
    Index rowBlock() const override { return rowBlock_; }
    void setRowBlock(Index rows) { rowBlock_ = rows; }

private:
    std::shared_ptr<const void> owner_;
    const double* values_;
    Index rows_, columns_;
    Role role_;
    double magnitude_;
    Index rowBlock_ = 0;
};

// The padded input: what its zeros are, and its values, which are those of what Wᵀ acts on.
class PaddedSource : public ArraySource {
public:
    PaddedSource(ResultPtr result, Index filter)
        : result_(std::move(result)),
          rows_(core::transposed(geometry().rows)),
          columns_(core::transposed(geometry().columns)),
          rowZones_(core::deconvolution::paddedZones(geometry().rows)),
          columnZones_(core::deconvolution::paddedZones(geometry().columns)),
          filter_(filter) {}

    Index rows() const override { return rows_.padded; }
    Index columns() const override { return columns_.padded; }
    Role role() const override { return Role::Output; }
    double magnitude() const override { return result_->magnitudes.t; }
    CellContent at(Index row, Index column) const override {
        using core::deconvolution::CellKind;
        switch (
            core::deconvolution::kindOfCell(rowZones_.kindAt(row), columnZones_.kindAt(column))) {
            case CellKind::Value:
                return {CellContent::Kind::Value,
                        core::deconvolution::stretchedValue(*result_->t, geometry(), filter_,
                                                            row - rows_.paddingBefore,
                                                            column - columns_.paddingBefore)};
            case CellKind::Inserted:
                return {CellContent::Kind::Inserted};
            case CellKind::Border:
                return {CellContent::Kind::Border};
            case CellKind::Additional:
                break;
        }
        return {CellContent::Kind::Additional};
    }

private:
    const core::Geometry& geometry() const { return result_->experiment.geometry; }

    ResultPtr result_;
    core::TransposedAxis rows_, columns_;
    core::deconvolution::Zones rowZones_, columnZones_;
    Index filter_;
};

std::unique_ptr<ArraySource> planeOf(const ResultPtr& owner, const core::Planes<double>& planes,
                                     Index plane, Role role, double magnitude) {
    const Index rows = core::size(planes, 1), columns = core::size(planes, 2);
    return std::make_unique<PlaneSource>(owner, planes.data() + plane * rows * columns, rows,
                                         columns, role, magnitude);
}

std::unique_ptr<ArraySource> tapsOf(const ResultPtr& owner, const core::Kernels<double>& kernels,
                                    Index filter, Index channel) {
    const Index rows = core::size(kernels, 2), columns = core::size(kernels, 3);
    const Index plane = filter * core::size(kernels, 1) + channel;
    return std::make_unique<PlaneSource>(owner, kernels.data() + plane * rows * columns, rows,
                                         columns, Role::Kernel, owner->magnitudes.k);
}

// Planes laid flat by rows, as they lie in memory: one column.
std::unique_ptr<ArraySource> flatOf(const ResultPtr& owner, const core::Planes<double>& planes,
                                    Role role, double magnitude) {
    auto source = std::make_unique<PlaneSource>(
        owner, planes.data(), static_cast<Index>(planes.size()), 1, role, magnitude);
    source->setRowBlock(core::size(planes, 2));
    return source;
}

// Values that belong to the source itself.
std::unique_ptr<ArraySource> ownedPlane(core::Planes<double> values, Index plane, Role role,
                                        double magnitude) {
    auto owned = std::make_shared<const core::Planes<double>>(std::move(values));
    const Index rows = core::size(*owned, 1), columns = core::size(*owned, 2);
    const double* first = owned->data() + plane * rows * columns;
    return std::make_unique<PlaneSource>(std::move(owned), first, rows, columns, role, magnitude);
}

std::unique_ptr<ArraySource> stampOf(const ResultPtr& result, const PlaneChoice& planes,
                                     const StampStep& step) {
    const auto& experiment = result->experiment;
    return ownedPlane(
        core::deconvolution::stamp(*result->t, *experiment.kernels, experiment.geometry,
                                   step.filter, step.row, step.column),
        planes.channel, Role::Input, result->magnitudes.z);
}

// The range is that of the finished Z, so that colours do not jump.
std::unique_ptr<ArraySource> partialOf(const ResultPtr& result, const PlaneChoice& planes,
                                       const StampStep& step) {
    const auto& experiment = result->experiment;
    return ownedPlane(core::deconvolution::afterStamps(*result->t, *experiment.kernels,
                                                       experiment.geometry, step.landed),
                      planes.channel, Role::Input, result->magnitudes.z);
}

}  // namespace

Index channelInGroup(const Result& result, Index channel) {
    return channel % core::size(*result.experiment.kernels, 1);
}

std::unique_ptr<ArraySource> sourceOf(const ResultPtr& result, ArrayId array,
                                      const PlaneChoice& planes, const StampStep* step) {
    const auto& experiment = result->experiment;
    switch (array) {
        case ArrayId::X:
            return planeOf(result, *experiment.input, planes.channel, Role::Input,
                           result->magnitudes.x);
        case ArrayId::K:
            return tapsOf(result, *experiment.kernels, planes.filter,
                          channelInGroup(*result, planes.channel));
        case ArrayId::Y:
            return planeOf(result, *result->y, planes.filter, Role::Output, result->magnitudes.y);
        case ArrayId::W:
            return std::make_unique<WeightSource>(result, false);
        case ArrayId::WT:
            return std::make_unique<WeightSource>(result, true);
        case ArrayId::T:
            return planeOf(result, *result->t, planes.filter, Role::Output, result->magnitudes.t);
        case ArrayId::TFlat:
            return flatOf(result, *result->t, Role::Output, result->magnitudes.t);
        case ArrayId::ZFlat:
            return flatOf(result, *result->z, Role::Input, result->magnitudes.z);
        case ArrayId::Stretched:
        case ArrayId::Padded:
            return std::make_unique<PaddedSource>(result, planes.filter);
        case ArrayId::Turned:
            return tapsOf(result, result->turned, planes.filter,
                          channelInGroup(*result, planes.channel));
        case ArrayId::Stamp:
            return stampOf(result, planes, step ? *step : StampStep{});
        case ArrayId::Z:
            break;
    }
    if (step)
        return partialOf(result, planes, *step);
    return planeOf(result, *result->z, planes.channel, Role::Input, result->magnitudes.z);
}

std::unique_ptr<ArraySource> sourceOf(core::Planes<double> values, Role role) {
    const double magnitude = largestMagnitude(values);
    return ownedPlane(std::move(values), 0, role, magnitude);
}

}  // namespace paint
