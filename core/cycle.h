#pragma once

#include "core/array.h"
#include "core/control.h"

#include <functional>
#include <string>
#include <vector>

namespace core {

/// The kernels of N convolutions, kernel rows × kernel columns each, in the order of the
/// convolutions. The transposed convolutions reuse them in reverse. Stride 1 and no padding: every
/// convolution takes kernel − 1 rows and columns away, every transposed one gives them back.
using Layers = std::vector<Matrix<float>>;

/// `count` random 3×3 kernels of 0, 1 and 2, the same for a seed on every machine. One that is all
/// zeros is drawn again.
Layers randomLayers(Index count, std::uint32_t seed);

/// The same kernel in every layer.
Layers equalLayers(Index count, const Matrix<float>& kernel);

/// Σ|K|, by which a step with this kernel is divided so that pictures keep to one range.
double magnitude(const Matrix<float>& kernel);

/// The range that all pictures of a cycle lie in when the original lies in 0…255: 0…255, or
/// −255…255 where a kernel has a negative entry.
struct ValueRange {
    double least = 0;
    double most = 255;

    friend bool operator==(const ValueRange&, const ValueRange&) = default;
};
ValueRange rangeOf(const Layers& layers);

/// One picture of a cycle: the original, a convolution or a transposed convolution.
struct CycleStep {
    enum class Kind { Original, Convolution, Transposed };
    Kind kind = Kind::Original;
    Index number = 0;  // which of the N of its kind, counted from 1; 0 for the original
    Index layer = -1;  // whose kernel it uses, counted from 0; −1 for the original
    Index rows = 0;
    Index columns = 0;

    friend bool operator==(const CycleStep&, const CycleStep&) = default;
};

/// The 2N + 1 steps for an original of this size. Throws as checkCycle().
std::vector<CycleStep> cycleSteps(Index rows, Index columns, const Layers& layers);

/// Throws Refused if there is no layer, if a kernel is empty, all zero or not finite, or if the
/// convolutions would leave nothing of a picture of this size.
void checkCycle(Index rows, Index columns, const Layers& layers);

/// How many convolutions with a kernel of this size leave at least 1×1 of a picture.
Index mostConvolutions(Index rows, Index columns, Index kernelRows, Index kernelColumns);

/// One step: the convolution or transposed convolution of each channel by itself with the kernel,
/// divided by its Σ|K|; in floating point, not clipped.
Planes<float> convolveStep(const Planes<float>& picture, const Matrix<float>& kernel,
                           const Control& control = {});
Planes<float> transposedStep(const Planes<float>& picture, const Matrix<float>& kernel,
                             const Control& control = {});

/// Computes all steps and shows each to `visit` in turn, the original first. Holds two pictures at
/// a time. Progress is by steps. Throws as checkCycle(), and Cancelled.
using CycleVisitor = std::function<void(const CycleStep&, const Planes<float>&)>;
void runCycle(const Planes<float>& original, const Layers& layers, const CycleVisitor& visit,
              const Control& control = {});

/// The last picture alone: as many convolutions as there are layers, then as many transposed ones.
/// What lies between is computed by rows and never held whole.
Planes<float> cycled(const Planes<float>& original, const Layers& layers,
                     const Control& control = {});

/// The picture after the first `count` layers' convolutions; the original for 0.
Planes<float> convolved(const Planes<float>& original, const Layers& layers, Index count,
                        const Control& control = {});

/// The mean of all channels, as one channel.
Planes<float> greyMean(const Planes<float>& picture);

}  // namespace core
