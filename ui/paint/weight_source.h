#pragma once

#include "core/experiment.h"
#include "ui/paint/array_source.h"

#include <memory>

namespace paint {

/// W or Wᵀ, of any size: entries on demand, and zoomed far out its diagonals, one for each row of Y
/// and tap.
class WeightSource : public ArraySource {
public:
    WeightSource(std::shared_ptr<const core::Result> result, bool transposed);
    /// The same of a matrix alone, which has to outlive the source.
    WeightSource(const core::WeightMatrix<double>& matrix, bool transposed);

    Index rows() const override;
    Index columns() const override;
    CellContent at(Index row, Index column) const override;
    Role role() const override { return Role::Kernel; }
    double magnitude() const override { return magnitude_; }
    Index rowBlock() const override;
    Index columnBlock() const override;
    bool isSparse() const override { return true; }
    void forEachDiagonal(Index first, Index last, const VisitDiagonal& visit) const override;

private:
    std::shared_ptr<const core::Result> result_;
    const core::WeightMatrix<double>* matrix_;
    bool transposed_;
    double magnitude_ = 0;
};

}  // namespace paint
