#include "core/stencil_product.h"

#include "core/kernels/instruction_sets.h"

#include <algorithm>
#include <cstdlib>

namespace core {
namespace {

using kernels::kStencilRows;
using kernels::kStencilTaps;

/// How far taps may lie outside of a plane, and up to how far beyond a row's end it is read.
constexpr Index kOutside = kStencilTaps - 1;
constexpr Index kReadBeyond = 32;

/// How much further on than the cell that it adds to a tap reads.
Index shift(const AxisReach& columns, std::size_t tap) {
    return columns.reaches[tap].inFirst - columns.reaches[tap].outFirst;
}

}  // namespace

bool StencilProduct::fits(const AxisReach& columns, Index columnsRead) {
    if (columns.reaches.size() != kStencilTaps ||
        columns.end - columns.first < kernels::kFewestColumns)
        return false;
    const Index first = shift(columns, 0), last = shift(columns, kStencilTaps - 1);
    return std::abs(last - first) == kStencilTaps - 1 && std::min(first, last) >= -kOutside &&
           std::max(first, last) + columns.width <= columnsRead + kOutside;
}

StencilProduct::StencilProduct(const AxisReach& columns, Index columnsRead,
                               std::span<const float> read)
    : width_(columns.width),
      columnsRead_(columnsRead),
      shift_(shift(columns, 0)),
      step_(shift(columns, 1) - shift_),
      read_(read),
      stencil_(kernels::rowKernels<float>().stencil) {
    addEdges(columns, 0, columns.first);
    addEdges(columns, columns.end, columns.width);
}

void StencilProduct::addEdges(const AxisReach& columns, Index from, Index to) {
    for (Index cell = from; cell < to; ++cell) {
        Edge edge{cell, kStencilTaps, 0};
        for (Index tap = 0; tap < kStencilTaps; ++tap) {
            const Reach& reach = columns.reaches[static_cast<std::size_t>(tap)];
            if (cell < reach.outFirst || cell >= reach.outFirst + reach.count)
                continue;
            edge.first = std::min(edge.first, tap);
            edge.end = tap + 1;
        }
        edges_.push_back(edge);
    }
}

void StencilProduct::compute(float* out, const float* in, const float* taps, Index count) {
    for (Index n = 0; n < count; n += kStencilRows) {
        // What is left over is computed with rows that were before.
        const Index row = std::min(n, count - kStencilRows);
        computeTogether(out + row * width_, in + row * columnsRead_, taps);
    }
}

/// Whole rows, as if each went on into the next one, and then the cells for which this is wrong: so
/// vectors begin where rows do, mostly with a cache line, and there is nothing to copy.
void StencilProduct::computeTogether(float* out, const float* in, const float* taps) {
    kernels::StencilJob job{{}, {}, taps, step_, width_, false};
    kernels::layOutRows(
        job, kStencilRows, [&](Index n) { return readable(in + n * columnsRead_, n) + shift_; },
        [&](Index n) { return out + n * width_; }, nullptr);
    stencil_(job);
    computeEdges(out, in, taps);
}

void StencilProduct::computeEdges(float* out, const float* in, const float* taps) const {
    const Index nextRow = step_ * columnsRead_;
    const float* const first = in + (step_ > 0 ? 0 : (kStencilTaps - 1) * columnsRead_) + shift_;
    for (const Edge& edge : edges_) {
        float sums[kStencilRows] = {};
        for (Index u = 0; u < kStencilTaps; ++u) {
            for (Index v = edge.first; v < edge.end; ++v) {
                const float tap = taps[u * kStencilTaps + v];
                const float* const from = first + u * nextRow + edge.cell + v * step_;
                for (Index n = 0; n < kStencilRows; ++n)
                    sums[n] += tap * from[n * columnsRead_];
            }
        }
        for (Index n = 0; n < kStencilRows; ++n)
            out[n * width_ + edge.cell] = sums[n];
    }
}

/// A row that can be read beyond its ends: itself, or a copy where there is nothing beyond it.
const float* StencilProduct::readable(const float* row, Index place) {
    const float* const end = read_.data() + read_.size();
    if (row - read_.data() >= kOutside && end - row >= width_ + kReadBeyond)
        return row;
    const Index room = kOutside + width_ + kReadBeyond;
    copies_.resize(static_cast<std::size_t>(room * kernels::kStencilInputs));
    return std::copy_n(row, columnsRead_, copies_.data() + place * room + kOutside) - columnsRead_;
}

}  // namespace core
