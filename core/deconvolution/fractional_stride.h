#pragma once

#include "core/array.h"
#include "core/control.h"
#include "core/geometry.h"

#include <vector>

namespace core::deconvolution {

/// One position of the window along one axis, on a ruler over Y that counts in s-ths of a cell:
/// cell m of Y stands at m·s, and the next step of the window is 1 further.
struct FractionalStep {
    Index first = 0;  // where the window's first turned tap falls: r + p_before − d(k − 1)
    Index last = 0;   // and its last; the centre is (first + last)/2

    /// Where one tap falls. The taps are in the order of the turned kernel.
    struct Landing {
        Index tap = 0;        // of the kernel as it is, not turned
        Index numerator = 0;  // position in s-ths of a cell of Y
        bool onCell = false;  // whether it falls on a cell of Y, not between cells or outside
        Index cell = 0;       // that cell, where onCell

        friend bool operator==(const Landing&, const Landing&) = default;
    };
    std::vector<Landing> landings;

    friend bool operator==(const FractionalStep&, const FractionalStep&) = default;
};

/// The window's position for one row (or column) of Z.
FractionalStep fractionalStep(const Axis& axis, Index position);

/// The transposed convolution as a window that steps 1/s of a cell over Y: taps that fall between
/// cells or outside meet zeros and are left out. One step for each row and each column of Z.
template <class T>
struct FractionalStrideWay {
    std::vector<FractionalStep> rows;
    std::vector<FractionalStep> columns;
    Planes<T> output;
};

/// Throws Refused where y and the kernels do not fit the geometry, Cancelled when asked to stop.
template <class T>
FractionalStrideWay<T> asFractionalStride(const Planes<T>& y, const Kernels<T>& kernels,
                                          const Geometry& geometry, const Control& control = {});

/// Z from the steps: at each row and column of it the taps that fall on cells of Y.
template <class T>
Planes<T> gatherSteps(const Planes<T>& y, const Kernels<T>& kernels, Index groups,
                      const std::vector<FractionalStep>& rows,
                      const std::vector<FractionalStep>& columns, const Control& control = {});

}  // namespace core::deconvolution
