#include "core/cycle_rows.h"

#include "core/kernels/instruction_sets.h"
#include "core/kernels/stencil_rows.h"
#include "core/whole_division.h"
#include "core/worker_pool.h"

#include <algorithm>
#include <cstring>

namespace core {
namespace {

constexpr Index kLine = 16;  // floats of a cache line
/// Rows that go through a step together.
constexpr Index kRowsAtOnce = 8;
/// What the rows of all steps may take, so that they stay in the second-level cache; where rows are
/// too long for that, fewer go together.
constexpr Index kCachedFloats = (Index{512} << 10) / 4;

Index roundUp(Index value) {
    return dividedUp(value, kLine) * kLine;
}

/// A convolution, or a transposed one, of one plane.
struct Step {
    bool transposed;
    Index rows, columns;  // of the kernel
    Index rowsRead, columnsRead;
    std::vector<float> weights;
    std::vector<std::int32_t> offsets;  // of the taps, in the buffer of rows that are read

    Index rowsWritten() const { return rowsRead + (transposed ? rows - 1 : 1 - rows); }
    Index columnsWritten() const { return columnsRead + (transposed ? columns - 1 : 1 - columns); }
    /// Zeros at either side of what is read.
    Index margin() const { return transposed ? roundUp(columns - 1) : 0; }
    Index pitch() const { return roundUp(2 * margin() + columnsRead + kLine); }
};

Step stepOf(const Matrix<float>& kernel, bool transposed, Index rowsRead, Index columnsRead) {
    Step step{transposed, size(kernel, 0), size(kernel, 1), rowsRead, columnsRead, {}, {}};
    const double scale = 1 / magnitude(kernel);
    for (Index u = 0; u < step.rows; ++u) {
        for (Index v = 0; v < step.columns; ++v) {
            step.weights.push_back(static_cast<float>(kernel(u, v) * scale));
            const Index offset =
                transposed ? (step.rows - 1 - u) * step.pitch() - v : u * step.pitch() + v;
            step.offsets.push_back(static_cast<std::int32_t>(offset));
        }
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

/// One plane's rows on their way through all steps.
class Stream {
public:
    Stream(const std::vector<Step>& steps, Index atOnce, float* output)
        : steps_(steps), output_(output) {
        for (const Step& step : steps)
            atOnce = std::max(atOnce, step.rows - 1);
        atOnce_ = atOnce;
        for (const Step& step : steps) {
            buffers_.push_back(
                {zeros<Vector<float>>({(atOnce + step.rows - 1) * step.pitch() + 2 * kLine}), 0});
        }
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
                std::copy_n(original + (row + n) * steps_.front().columnsRead,
                            steps_.front().columnsRead, rowToFill(0, n));
            advance(0, count);
        }
        for (std::size_t n = 0; n < steps_.size(); ++n) {
            const Index count = needed[n].end - inside(steps_[n], needed[n]).end;
            addZeros(n, count);
            advance(n, 0);
        }
    }

private:
    struct Buffer {
        Vector<float> cells;
        Index held;  // rows in it
    };

    float* rowAt(std::size_t step, Index row) {
        return buffers_[step].cells.data() + row * steps_[step].pitch() + steps_[step].margin();
    }
    float* rowToFill(std::size_t step, Index n) {
        if (step < steps_.size())
            return rowAt(step, buffers_[step].held + n);
        return output_ + n * steps_.back().columnsWritten();
    }

    void addZeros(std::size_t step, Index count) {
        for (Index n = 0; n < count; ++n)
            std::fill_n(rowToFill(step, n), steps_[step].columnsRead, 0.0F);
        buffers_[step].held += count;
    }

    /// Takes `count` more rows of what a step reads, which are in its buffer, through it and all
    /// that follow.
    void advance(std::size_t first, Index count) {
        for (std::size_t n = first; n < steps_.size(); ++n) {
            const Step& step = steps_[n];
            Buffer& buffer = buffers_[n];
            buffer.held += count;
            count = std::max<Index>(0, buffer.held - step.rows + 1);
            compute(n, count);
            const Index kept = buffer.held - count;
            std::memmove(buffer.cells.data(), buffer.cells.data() + count * step.pitch(),
                         static_cast<std::size_t>(kept * step.pitch()) * sizeof(float));
            buffer.held = kept;
        }
        output_ += count * steps_.back().columnsWritten();
    }

    void compute(std::size_t n, Index count) {
        const Step& step = steps_[n];
        Index row = 0;
        if (step.rows == kernels::kStencilTaps && step.columns == kernels::kStencilTaps &&
            step.columnsWritten() >= kernels::kFewestColumns) {
            for (; row + kernels::kStencilRows <= count; row += kernels::kStencilRows)
                computeTogether(n, row);
        }
        for (; row < count; ++row)
            computeAlone(n, row);
    }

    void computeTogether(std::size_t n, Index row) {
        const Step& step = steps_[n];
        constexpr Index kRead = kernels::kStencilRows + kernels::kStencilTaps - 1;
        kernels::StencilJob job{
            {}, {}, step.weights.data(), step.transposed ? -1 : 1, step.columnsWritten()};
        // The transposed one goes backwards over rows and columns, so that its taps are added up
        // in the same order as elsewhere.
        for (Index i = 0; i < kRead; ++i)
            job.inputs[i] = rowAt(n, row + (step.transposed ? kRead - 1 - i : i));
        for (Index r = 0; r < kernels::kStencilRows; ++r)
            job.outputs[r] =
                rowToFill(n + 1, row + (step.transposed ? kernels::kStencilRows - 1 - r : r));
        stencil_(job);
    }

    void computeAlone(std::size_t n, Index row) {
        const Step& step = steps_[n];
        kernels::RowJob<float> job{};
        job.phases[0] = {rowAt(n, row), step.offsets.data(), step.weights.data(),
                         static_cast<Index>(step.weights.size())};
        job.output = rowToFill(n + 1, row);
        job.count = step.columnsWritten();
        row_(job);
    }

    const std::vector<Step>& steps_;
    Index atOnce_ = 0;
    float* output_;
    std::vector<Buffer> buffers_;
    kernels::StencilRows stencil_ = kernels::stencilRows();
    kernels::RowKernels<float>::Row row_ = kernels::rowKernels<float>().rows[0][0];
};

/// How many rows go together so that all steps' rows stay in the cache.
Index rowsAtOnce(const std::vector<Step>& steps) {
    Index row = 0, kept = 0;
    for (const Step& step : steps) {
        row += step.pitch();
        kept += step.pitch() * (step.rows - 1);
    }
    const Index fitting = (kCachedFloats - kept) / row / kernels::kStencilRows;
    return kernels::kStencilRows *
           std::clamp<Index>(fitting, 1, kRowsAtOnce / kernels::kStencilRows);
}

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
    const Index atOnce = rowsAtOnce(steps), bands = bandsOf(steps, channels, control);
    auto result = uninitialised<Planes<float>>({channels, rows, columns});
    forEach(channels * bands, control, [&](Index task) {
        const Index channel = task / bands, band = task % bands;
        const Rows wanted{rows * band / bands, rows * (band + 1) / bands};
        Stream stream(steps, atOnce, result.data() + (channel * rows + wanted.first) * columns);
        stream.run(original.data() + channel * rows * columns, wanted, control);
    });
    return result;
}

}  // namespace core
