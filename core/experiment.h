#pragma once

#include "core/array.h"
#include "core/control.h"
#include "core/deconvolution/fractional_stride.h"
#include "core/deconvolution/matrix.h"
#include "core/deconvolution/padded_input.h"
#include "core/deconvolution/stamp.h"
#include "core/geometry.h"
#include "core/trace.h"
#include "core/weight_matrix.h"

namespace core {

/// What the Workbench shows: sizes, and the arrays that have them. Small to copy, since the arrays
/// are shared and never changed.
struct Experiment {
    Geometry geometry;
    Shared<Planes<double>> input;     // X
    Shared<Kernels<double>> kernels;  // K
    /// What Wᵀ acts on where it is not Y itself.
    Shared<Planes<double>> typed;

    friend bool operator==(const Experiment&, const Experiment&) = default;
};

Shape shapeOf(const Experiment& experiment);

/// What is wrong with an experiment, if anything: its geometry, or arrays that do not fit it.
std::optional<Problem> problem(const Experiment& experiment);

/// Whether the four ways gave the same Z, and if not, which two differ most, where and by how much.
enum class Way { Matrix, PaddedInput, FractionalStride, Stamp };
struct Agreement {
    double largestDifference = 0;
    bool exact() const { return largestDifference == 0; }
    Way first = Way::Matrix;
    Way second = Way::Matrix;
    Cell where;
};
Agreement agreement(const Planes<double>& matrix, const Planes<double>& paddedInput,
                    const Planes<double>& fractionalStride, const Planes<double>& stamp,
                    const Control& control = {});

/// The largest finite magnitude of each array, 0 where there is none: what it is coloured by.
struct Magnitudes {
    double x = 0, k = 0, y = 0, t = 0, z = 0;
};

/// Everything that the Workbench shows of an experiment. Immutable once made.
struct Result {
    Experiment experiment;
    Planes<double> y;          // Y = X ∗ K
    Shared<Planes<double>> t;  // what Wᵀ acts on
    WeightMatrix<double> weights;
    deconvolution::MatrixWay<double> matrix;
    deconvolution::PaddedInputWay<double> paddedInput;
    deconvolution::FractionalStrideWay<double> fractionalStride;
    Planes<double> stamped;  // Z by stamps
    Agreement agreement;
    Magnitudes magnitudes;

    const Planes<double>& z() const { return matrix.output; }
};

/// Computes all of it. Throws Refused with the sentence of problem(), Cancelled when asked to stop.
Result evaluate(const Experiment& experiment, const Control& control = {});

}  // namespace core
