#include "core/cycle_rows.h"

#include "core/kernels/instruction_sets.h"
#include "core/kernels/stencil_rows.h"
#include "core/whole_division.h"
#include "core/worker_pool.h"

#include <algorithm>

namespace core {
namespace {

constexpr Index kLine = 16;  // floats of a cache line
/// Rows that go through a step together, unless a kernel is so high that it needs more.
constexpr Index kRowsAtOnce = kernels::kStencilRows;
/// How far beyond a row's end it may be read.
constexpr Index kReadBeyond = kLine;

/// A convolution, or a transposed one, of one plane.
struct Step {
    bool transposed;
    Index rows, columns;  // of the kernel
    Index rowsRead, columnsRead;
    std::vector<float> weights;

    Index rowsWritten() const { return rowsRead + (transposed ? rows - 1 : 1 - rows); }
    Index columnsWritten() const { return columnsRead + (transposed ? columns - 1 : 1 - columns); }
    /// Zeros at either side of what is read.
    Index margin() const { return transposed ? roundedUp(columns - 1, kLine) : 0; }
    Index pitch() const { return roundedUp(2 * margin() + columnsRead + kLine, kLine); }
};

bool isStencil(const Step& step) {
    return step.rows == kernels::kStencilTaps && step.columns == kernels::kStencilTaps &&
           step.columnsWritten() >= kernels::kFewestColumns;
}

Step stepOf(const Matrix<float>& kernel, bool transposed, Index rowsRead, Index columnsRead) {
    Step step{transposed, size(kernel, 0), size(kernel, 1), rowsRead, columnsRead, {}};
    const double scale = 1 / magnitude(kernel);
    for (Index u = 0; u < step.rows; ++u) {
        for (Index v = 0; v < step.columns; ++v)
            step.weights.push_back(static_cast<float>(kernel(u, v) * scale));
    }
    return step;
}

std::vector<Step> stepsOf(Index rows, Index columns, const Layers& layers) {
    std::vector<Step> steps;
    const auto add = [&](const Matrix<float>& kernel, bool transposed) {
        steps.push_back(stepOf(kernel, transposed, rows, columns));
        rows = steps.back().rowsWritten();
        columns = steps.back().columnsWritten();
    };
    for (const Matrix<float>& kernel : layers)
        add(kernel, false);
    for (auto kernel = layers.rbegin(); kernel != layers.rend(); ++kernel)
        add(*kernel, true);
    return steps;
}

/// Some rows of a picture, from first to before end.
struct Rows {
    Index first, end;
};

/// What a step has to read for some rows of its result, of which those outside the picture are
/// zeros.
Rows neededFor(const Step& step, const Rows& result) {
    return step.transposed ? Rows{result.first - step.rows + 1, result.end}
                           : Rows{result.first, result.end + step.rows - 1};
}

Rows inside(const Step& step, const Rows& rows) {
    return {std::max<Index>(rows.first, 0), std::min(rows.end, step.rowsRead)};
}

/// The rows that a step is to read, in a ring: those that it has done with are overwritten.
class Ring {
public:
    Ring(const Step& step, Index rows)
        : cells_(zeros<Vector<float>>({rows * step.pitch() + kReadBeyond})),
          pitch_(step.pitch()),
          margin_(step.margin()) {
        for (Index row = 0; row < rows; ++row)
            rows_.push_back(own(row));
    }

    const float* at(Index row) const { return rows_[static_cast<std::size_t>(place(row))]; }
    Index held() const { return held_; }
    /// Where the n-th row to come is to be written.
    float* toFill(Index n) { return own(place(held_ + n)); }
    /// Lets the n-th row to come be where it is.
    void borrow(Index n, const float* row) {
        rows_[static_cast<std::size_t>(place(held_ + n))] = row;
    }
    /// Takes it back to its own place.
    float* giveBack(Index n) {
        borrow(n, toFill(n));
        return toFill(n);
    }
    void add(Index count) { held_ += count; }
    void drop(Index count) {
        first_ = place(count);
        held_ -= count;
    }

private:
    Index place(Index row) const {
        const auto rows = static_cast<Index>(rows_.size());
        const Index place = first_ + row;
        return place < rows ? place : place - rows;
    }
    float* own(Index place) { return cells_.data() + place * pitch_ + margin_; }

    Vector<float> cells_;
    Index pitch_, margin_;
    std::vector<const float*> rows_;
    Index first_ = 0, held_ = 0;
};

/// One plane's rows on their way through all steps.
class Stream {
public:
    Stream(const std::vector<Step>& steps, float* output) : steps_(steps), output_(output) {
        for (const Step& step : steps)
            atOnce_ = std::max(atOnce_, step.rows - 1);
        Index widest = 0;
        rings_.reserve(steps.size());  // a ring points into itself, so it may not be copied
        for (const Step& step : steps) {
            rings_.emplace_back(step, atOnce_ + step.rows - 1);
            widest = std::max(widest, step.columnsWritten());
        }
        nowhere_ = zeros<Vector<float>>({widest + kLine});
    }

    /// The rows [first, end) of the last picture, from the original.
    void run(const float* original, const Rows& wanted, const Control& control) {
        std::vector<Rows> needed(steps_.size());
        Rows rows = wanted;
        for (std::size_t n = steps_.size(); n-- > 0;) {
            needed[n] = neededFor(steps_[n], rows);
            rows = inside(steps_[n], needed[n]);
        }
        for (std::size_t n = 0; n < steps_.size(); ++n)
            addZeros(n, inside(steps_[n], needed[n]).first - needed[n].first);
        for (Index row = rows.first; row < rows.end; row += atOnce_) {
            checkStop(control);
            const Index count = std::min(atOnce_, rows.end - row);
            for (Index n = 0; n < count; ++n)
                take(n, original, row + n);
            advance(0, count);
        }
        for (std::size_t n = 0; n < steps_.size(); ++n) {
            const Index count = needed[n].end - inside(steps_[n], needed[n]).end;
            addZeros(n, count);
            advance(n, 0);
        }
    }

private:
    /// The n-th row to come of the first step: a convolution reads it where it is, unless the
    /// picture ends near it.
    void take(Index n, const float* original, Index row) {
        const Step& step = steps_.front();
        const float* const from = original + row * step.columnsRead;
        // Only a stencil reads rows that have nothing to do with each other.
        if (isStencil(step) && !step.transposed &&
            (step.rowsRead - 1 - row) * step.columnsRead >= kReadBeyond)
            rings_.front().borrow(n, from);
        else
            std::copy_n(from, step.columnsRead, rings_.front().giveBack(n));
    }

    float* rowToFill(std::size_t step, Index n) {
        if (step < steps_.size())
            return rings_[step].toFill(n);
        return output_ + n * steps_.back().columnsWritten();
    }

    void addZeros(std::size_t step, Index count) {
        for (Index n = 0; n < count; ++n)
            std::fill_n(rowToFill(step, n), steps_[step].columnsRead, 0.0F);
        rings_[step].add(count);
    }

    /// Takes `count` more rows of what a step reads, which are in its ring, through it and all that
    /// follow.
    void advance(std::size_t first, Index count) {
        for (std::size_t n = first; n < steps_.size(); ++n) {
            rings_[n].add(count);
            count = std::max<Index>(0, rings_[n].held() - steps_[n].rows + 1);
            compute(n, count);
            rings_[n].drop(count);
        }
        output_ += count * steps_.back().columnsWritten();
    }

    void compute(std::size_t n, Index count) {
        const bool together = isStencil(steps_[n]);
        for (Index row = 0; row < count; row += together ? kernels::kStencilRows : 1) {
            if (together)
                computeTogether(n, row, std::min<Index>(kernels::kStencilRows, count - row));
            else
                computeAlone(n, row);
        }
    }

    /// Up to kStencilRows rows; those that are too many go nowhere.
    void computeTogether(std::size_t n, Index row, Index count) {
        const Step& step = steps_[n];
        kernels::StencilJob job{{},
                                {},
                                step.weights.data(),
                                step.transposed ? -1 : 1,
                                step.columnsWritten(),
                                n + 1 < steps_.size()};
        kernels::layOutRows(
            job, count, [&](Index i) { return rings_[n].at(row + i); },
            [&](Index i) { return rowToFill(n + 1, row + i); }, nowhere_.data());
        stencil_(job);
    }

    void computeAlone(std::size_t n, Index row) {
        const Step& step = steps_[n];
        const float* const input = rings_[n].at(row);
        offsets_.clear();
        for (Index u = 0; u < step.rows; ++u) {
            const Index from =
                rings_[n].at(row + (step.transposed ? step.rows - 1 - u : u)) - input;
            for (Index v = 0; v < step.columns; ++v)
                offsets_.push_back(static_cast<std::int32_t>(from + (step.transposed ? -v : v)));
        }
        kernels::RowJob<float> job{};
        job.phases[0] = {input, offsets_.data(), step.weights.data(),
                         static_cast<Index>(step.weights.size())};
        job.output = rowToFill(n + 1, row);
        job.count = step.columnsWritten();
        row_(job);
    }

    const std::vector<Step>& steps_;
    Index atOnce_ = kRowsAtOnce;
    float* output_;
    std::vector<Ring> rings_;
    Vector<float> nowhere_;
    std::vector<std::int32_t> offsets_;
    kernels::StencilRows stencil_ = kernels::rowKernels<float>().stencil;
    kernels::RowKernels<float>::Row row_ = kernels::rowKernels<float>().rows[0][0];
};

/// Bands of rows that are computed apart. Each computes again what its neighbours' edges need of
/// the steps between, so there are few.
Index bandsOf(const std::vector<Step>& steps, Index channels, const Control& control) {
    Index again = 1;
    for (const Step& step : steps)
        again += step.rows - 1;
    const Index rows = steps.back().rowsWritten();
    const Index threads = threadCount(control);
    const Index wanted = threads > 1 ? dividedUp(2 * threads, channels) : 1;
    return std::max<Index>({1, rows / (16 * again), std::min(wanted, rows / (8 * again))});
}

}  // namespace

Planes<float> cycledByRows(const Planes<float>& original, const Layers& layers,
                           const Control& control) {
    const Index channels = size(original, 0), rows = size(original, 1), columns = size(original, 2);
    const std::vector<Step> steps = stepsOf(rows, columns, layers);
    const Index bands = bandsOf(steps, channels, control);
    auto result = uninitialised<Planes<float>>({channels, rows, columns});
    forEach(channels * bands, control, [&](Index task) {
        const Index channel = task / bands, band = task % bands;
        const Rows wanted{rows * band / bands, rows * (band + 1) / bands};
        Stream stream(steps, result.data() + (channel * rows + wanted.first) * columns);
        stream.run(original.data() + channel * rows * columns, wanted, control);
    });
    return result;
}

}  // namespace core
