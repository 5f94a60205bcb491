#pragma once

#include "core/array.h"
#include "core/control.h"
#include "core/geometry.h"
#include "core/trace.h"
#include "core/weight_matrix.h"

#include <optional>

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

/// Everything that the Workbench shows of an experiment, every array held once: what else is shown
/// (W, y and z laid flat, the stretched and the padded input) is told from these cell by cell.
/// Immutable once made.
struct Result {
    Experiment experiment;
    Shared<Planes<double>> y;  // Y = X ∗ K
    Shared<Planes<double>> t;  // what Wᵀ acts on: Y itself, or what is typed
    Shared<Planes<double>> z;  // Z = Wᵀ·y laid out
    WeightMatrix<double> weights;
    Kernels<double> turned;  // each tap plane of K turned by 180°
    Magnitudes magnitudes;
    std::optional<Agreement> agreement;  // nothing while the four ways are not compared
};

/// Computes all of it but the agreement. Throws Refused with the sentence of problem(), Cancelled
/// when asked to stop.
Result resultOf(const Experiment& experiment, const Control& control = {});

/// Computes Z by the other three ways, holding what they need meanwhile, and compares all four.
/// Throws Cancelled when asked to stop.
Agreement compareWays(const Result& result, const Control& control = {});

/// Whether comparing takes so long that a person had rather see the result before. For experiments
/// that nothing is wrong with.
bool comparesSlowly(const Experiment& experiment);

/// Both: a result with its agreement.
Result evaluate(const Experiment& experiment, const Control& control = {});

}  // namespace core
