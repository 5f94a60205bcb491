#pragma once

#include "core/array.h"
#include "core/control.h"
#include "core/geometry.h"

#include <cstdint>
#include <vector>

namespace core::deconvolution {

/// One position of the window along one axis: where its taps fall on Y, in s-ths of a cell.
struct FractionalStep {
    Index centre = 0;  // position of the window's first turned tap, in s-ths of a cell of y
    struct Landing {
        Index tap;        // of the kernel as it is, not turned
        Index numerator;  // position in s-ths of a cell of y
        bool onCell;      // whether it falls on a cell of Y, not between cells or outside
        Index cell;       // that cell, where onCell
    };
    std::vector<Landing> landings;
};

/// The transposed convolution as a window that steps 1/s of a cell over Y: taps that fall between
/// cells or outside meet zeros and are left out. One step for each row and each column of Z.
template <class T>
struct FractionalStrideWay {
    std::vector<FractionalStep> rows;
    std::vector<FractionalStep> columns;
    Planes<T> output;
};
template <class T>
FractionalStrideWay<T> asFractionalStride(const Planes<T>& y, const Kernels<T>& kernels,
                                          const Geometry& geometry, const Control& control = {});

}  // namespace core::deconvolution
