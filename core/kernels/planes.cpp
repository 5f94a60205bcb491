#include "core/kernels/planes.h"

#include "core/kernels/planes_plan.h"
#include "core/worker_pool.h"

#include <algorithm>
#include <memory>
#include <type_traits>

namespace core::kernels {
namespace {

/// Multiply-adds that are worth waking a second thread for.
constexpr double kWorthAThread = 2e5;

/// A part of an axis's steps.
struct Part {
    Index first;
    Index count;
};

Part part(const AxisSteps& steps, Index parts, Index n) {
    const Index from = steps.count * n / parts;
    return {steps.first + from, steps.count * (n + 1) / parts - from};
}

template <class T>
Index stripCells(const Plan<T>& plan) {
    return plan.bank.planes * plan.layout.rowsPerPlane * plan.layout.rowPitch;
}

/// Room for a row of a block of filters on its way to the result.
template <class T>
Index rowCells(const Plan<T>& plan) {
    return kMostFilters * plan.layout.pitch;
}

/// A strip: the steps of rows and columns [first, first + count) of one group.
template <class T>
struct Strip {
    const Plan<T>& plan;
    Index group;
    Part rows, columns;
    T* copy;
    T* row;  // see rowCells()
    std::vector<RowStream<T>> streams{};
};

/// Copies what one segment of one row reads: from[n · step + start − back], 0 outside.
template <class T>
void copySegment(const Strip<T>& strip, const T* from, Index start, T* to) {
    const AxisPlan& columns = strip.plan.columns;
    const Index pitch = strip.plan.layout.pitch;
    const Index origin = strip.columns.first * columns.step + start - columns.back;
    // Cells at the copy's n read the input at origin + n · step.
    const Index before =
        std::clamp<Index>(origin >= 0 ? 0 : ceilingDivide(-origin, columns.step), 0, pitch);
    const Index end = std::clamp<Index>(
        origin >= columns.input ? 0 : (columns.input - 1 - origin) / columns.step + 1, before,
        pitch);
    std::fill(to, to + before, T{0});
    if (end > before)
        strip.plan.kernels.gather(to + before, from + origin + before * columns.step, end - before,
                                  columns.step);
    std::fill(to + end, to + pitch, T{0});
}

template <class T>
void copyRows(const Strip<T>& strip, Index plane) {
    const Plan<T>& plan = strip.plan;
    const Segments& segments = plan.rowSegments;
    const T* const from = plan.job.input + (strip.group * plan.bank.planes + plane) *
                                               plan.rows.input * plan.columns.input;
    T* to = strip.copy + plane * plan.layout.rowsPerPlane * plan.layout.rowPitch;
    for (Index n = 0; n < strip.rows.count + segments.extra; ++n) {
        for (const Index start : segments.starts) {
            const Index r = (strip.rows.first + n) * plan.rows.step + start - plan.rows.back;
            if (r < 0 || r >= plan.rows.input) {
                std::fill(to, to + plan.layout.rowPitch, T{0});
                to += plan.layout.rowPitch;
                continue;
            }
            for (const Index columnStart : plan.columnSegments.starts) {
                copySegment(strip, from + r * plan.columns.input, columnStart, to);
                to += plan.layout.pitch;
            }
        }
    }
}

/// A row of the result: where it is, and where its copied input begins.
template <class T>
struct RowAt {
    T* output;  // position 0 of the first filter of the group
    const T* input;
    std::optional<std::size_t> phase;  // the row phase's place
    bool first, last;  // the row before it, or after it, is not the strip's or not beside it
};

/// The list of a column phase, given by its place, for a block of filters.
template <class T>
typename RowJob<T>::Phase phaseOf(const Strip<T>& strip, const RowAt<T>& row,
                                  const FilterBlock& block, std::optional<std::size_t> place,
                                  Index shift) {
    const Plan<T>& plan = strip.plan;
    const T* const input = row.input + shift;
    if (!row.phase || !place)
        return {input, nullptr, nullptr, 0};
    const std::size_t list = *row.phase * plan.columns.usedPhases.size() + *place;
    const std::size_t start = plan.lists.starts[list];
    const std::size_t taps = plan.lists.taps.size();
    const T* const weights =
        plan.weights.data() +
        static_cast<std::size_t>(strip.group * plan.bank.results + block.first) * taps +
        start * static_cast<std::size_t>(block.size);
    return {input, plan.lists.offsets.data() + start, weights,
            static_cast<Index>(plan.lists.starts[list + 1] - start)};
}

template <class T>
Index filterStride(const Plan<T>& plan) {
    return plan.rows.result * plan.columns.result;
}

/// How many cells past a cache line's beginning position q of a row is.
template <class T>
Index pastLine(const T* row, Index q) {
    const auto cells = reinterpret_cast<std::uintptr_t>(row) / sizeof(T);
    return static_cast<Index>(cells + static_cast<std::uintptr_t>(q)) & (Plan<T>::kLine - 1);
}

/// The positions of a row that a strip writes. Where rows are aligned, neighbouring strips meet at
/// a cache line's beginning.
struct Span {
    Index from, to;
};
template <class T>
Span spanOf(const Strip<T>& strip, const T* row) {
    const AxisPlan& columns = strip.plan.columns;
    const auto boundary = [&](Index step) {
        const Index q = step * columns.phases - columns.lead;
        if (q <= 0 || q >= columns.result)
            return std::clamp<Index>(q, 0, columns.result);
        return strip.plan.aligned
                   ? std::min(q + (-pastLine(row, q) & (Plan<T>::kLine - 1)), columns.result)
                   : q;
    };
    return {boundary(strip.columns.first), boundary(strip.columns.first + strip.columns.count)};
}

/// A row's positions [span.from, span.to) for a block of filters.
template <class T>
RowJob<T> rowJob(Strip<T>& strip, const RowAt<T>& row, const FilterBlock& block, const Span& span) {
    const Plan<T>& plan = strip.plan;
    RowJob<T> job;
    for (Index n = 0; n < plan.together; ++n) {
        const Index at = span.from + plan.columns.lead + n;
        job.phases[n] =
            phaseOf(strip, row, block, plan.places[static_cast<std::size_t>(at % plan.together)],
                    at / plan.together - strip.columns.first);
    }
    job.output = row.output + block.first * filterStride(plan) + span.from;
    job.filterStride = filterStride(plan);
    job.count = span.to - span.from;
    job.align = plan.aligned;
    job.streams = plan.streamed ? strip.streams.data() + block.first : nullptr;
    return job;
}

/// A row, chunk by chunk, so that what one is computed from stays in the nearest cache while the
/// blocks of filters take their turns.
template <class T>
void writeTogether(Strip<T>& strip, const RowAt<T>& row, const Control& control) {
    const Plan<T>& plan = strip.plan;
    const Span span = spanOf(strip, row.output);
    for (Span chunk{span.from, 0}; chunk.from < span.to; chunk.from = chunk.to) {
        chunk.to = chunk.from + plan.chunk;
        if (plan.aligned)
            chunk.to -= pastLine(row.output, chunk.to);
        if (chunk.to + plan.chunk / 4 > span.to)
            chunk.to = span.to;
        for (const FilterBlock& block : plan.blocks) {
            checkStop(control);
            RowJob<T> job = rowJob(strip, row, block, chunk);
            job.begins = row.first && chunk.from == span.from;
            job.ends = row.last && chunk.to == span.to;
            plan.kernels.rows[plan.together - 1][block.size - 1](job);
        }
    }
}

/// Results of one column phase for a block of filters, at the steps `steps`, into a row that is
/// then spread over the result.
template <class T>
void writePhase(const Strip<T>& strip, const RowAt<T>& row, const FilterBlock& block,
                std::size_t place, const Part& steps) {
    const Plan<T>& plan = strip.plan;
    const AxisPlan& columns = plan.columns;
    RowJob<T> job;
    job.phases[0] = phaseOf<T>(strip, row, block, place, steps.first - strip.columns.first);
    job.output = strip.row;
    job.filterStride = plan.layout.pitch;
    job.count = steps.count;
    job.align = false;
    job.streams = nullptr;
    plan.kernels.rows[0][block.size - 1](job);
    const Index first = steps.first * columns.phases + columns.usedPhases[place] - columns.lead;
    const Index from = first >= 0 ? 0 : ceilingDivide(-first, columns.phases);
    const Index to = std::min(steps.count, ceilingDivide(columns.result - first, columns.phases));
    for (Index filter = 0; filter < block.size; ++filter) {
        T* const output = row.output + (block.first + filter) * filterStride(plan) + first;
        const T* const values = strip.row + filter * plan.layout.pitch;
        for (Index n = from; n < to; ++n)
            output[n * columns.phases] = values[n];
    }
}

/// The same where there are too many phases for registers: one at a time, as many steps as leave
/// their results in the first-level cache until the last phase has come.
template <class T>
void writeApart(const Strip<T>& strip, const RowAt<T>& row, const FilterBlock& block) {
    const Plan<T>& plan = strip.plan;
    const AxisPlan& columns = plan.columns;
    if (static_cast<Index>(columns.usedPhases.size()) < columns.phases) {
        const Index last = strip.columns.first + strip.columns.count;
        const Index from = std::max<Index>(strip.columns.first * columns.phases - columns.lead, 0);
        const Index to = std::min<Index>(last * columns.phases - columns.lead, columns.result);
        for (Index filter = block.first; filter < block.first + block.size; ++filter) {
            T* const output = row.output + filter * filterStride(plan);
            std::fill(output + from, output + to, T{0});
        }
    }
    constexpr Index kNearBytes = Index{32} * 1024, kFewest = 16;
    const Index most = std::max<Index>(
        kFewest, kNearBytes / static_cast<Index>(sizeof(T)) / (block.size * columns.phases));
    for (Index n = 0; n < strip.columns.count; n += most) {
        const Part steps{strip.columns.first + n, std::min(most, strip.columns.count - n)};
        for (std::size_t place = 0; place < columns.usedPhases.size(); ++place)
            writePhase(strip, row, block, place, steps);
    }
}

template <class T>
void writeApart(const Strip<T>& strip, const RowAt<T>& row, const Control& control) {
    for (const FilterBlock& block : strip.plan.blocks) {
        checkStop(control);
        writeApart(strip, row, block);
    }
}

/// Rows [first, end) of the result, each of one plane through one 3×3 kernel: several rows at once,
/// which share what they load.
template <class T>
void writeStencil(const Strip<T>& strip, T* output, Index first, Index end,
                  const Control& control) {
    const Plan<T>& plan = strip.plan;
    const bool backwards = plan.job.direction == Direction::Transposed;
    const T* const copy =
        strip.copy + plan.columns.lead - strip.columns.first + (backwards ? kStencilTaps - 1 : 0);
    for (Index r = first; r < end; r += kStencilRows) {
        checkStop(control);
        const Index count = std::min<Index>(kStencilRows, end - r);
        const Index from = r + plan.rows.lead - strip.rows.first;
        StencilJob job{{},
                       {},
                       plan.weights.data() + strip.group * plan.bank.results *
                                                 static_cast<Index>(plan.lists.taps.size()),
                       backwards ? -1 : 1,
                       plan.columns.result,
                       false};
        layOutRows(
            job, count, [&](Index n) { return copy + (from + n) * plan.layout.rowPitch; },
            [&](Index n) { return output + (r + n) * plan.columns.result; }, strip.row);
        plan.kernels.stencil(job);
    }
}

template <class T>
void writeRows(Strip<T>& strip, const Control& control) {
    const Plan<T>& plan = strip.plan;
    const Index rowsPerStep =
        static_cast<Index>(plan.rowSegments.starts.size()) * plan.layout.rowPitch;
    const Index phases = plan.rows.phases, firstStep = strip.rows.first;
    const Index from = std::max<Index>(firstStep * phases - plan.rows.lead, 0);
    const Index to =
        std::min((firstStep + strip.rows.count) * phases - plan.rows.lead, plan.rows.result);
    T* const output = plan.job.output + strip.group * plan.bank.results * filterStride(plan);
    if constexpr (std::is_same_v<T, float>) {
        if (plan.stencil)
            return writeStencil(strip, output, from, to, control);
    }
    for (Index r = from; r < to; ++r) {
        const Index step = (r + plan.rows.lead) / phases - firstStep;
        const RowAt<T> row{output + r * plan.columns.result, strip.copy + step * rowsPerStep,
                           plan.rows.placeOf((r + plan.rows.lead) % phases),
                           r == from || plan.columnParts > 1, r + 1 == to || plan.columnParts > 1};
        if (plan.columns.phases == plan.together)
            writeTogether(strip, row, control);
        else
            writeApart(strip, row, control);
    }
    if (plan.streamed)
        plan.kernels.fence();
}

/// Memory of the buffer pool for as long as it lives.
template <class T>
class Scratch {
public:
    explicit Scratch(Index cells)
        : bytes_(static_cast<std::size_t>(cells) * sizeof(T)),
          data_(static_cast<T*>(takeBuffer(bytes_))) {}
    ~Scratch() { giveBackBuffer(data_, bytes_); }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    T* data() const { return data_; }

private:
    std::size_t bytes_;
    T* data_;
};

}  // namespace

template <class T>
double multiplyAdds(const PlanesJob<T>& job) {
    const Axis &rows = job.geometry.rows, &columns = job.geometry.columns;
    return static_cast<double>(job.filters) * static_cast<double>(job.depth) *
           static_cast<double>(outputSize(rows)) * static_cast<double>(outputSize(columns)) *
           static_cast<double>(rows.kernel) * static_cast<double>(columns.kernel);
}

template <class T>
void computePlanes(const PlanesJob<T>& job, const RowKernels<T>& kernels, const Control& control) {
    const Plan<T> plan = makePlan(job, kernels);
    const Index strips = plan.rowParts * plan.columnParts;
    Control used = control;
    if (multiplyAdds(job) < kWorthAThread)
        used.threads = 1;
    forEach(plan.bank.groups * strips, used, [&](Index n) {
        const Index strip = n % strips;
        const Scratch<T> scratch(stripCells(plan) + rowCells(plan));
        Strip<T> at{plan,
                    n / strips,
                    part(plan.rowSteps, plan.rowParts, strip / plan.columnParts),
                    part(plan.columnSteps, plan.columnParts, strip % plan.columnParts),
                    scratch.data(),
                    scratch.data() + stripCells(plan)};
        if (plan.streamed)
            at.streams.resize(static_cast<std::size_t>(plan.bank.results));
        for (Index plane = 0; plane < plan.bank.planes; ++plane)
            copyRows(at, plane);
        writeRows(at, control);
    });
}

template double multiplyAdds(const PlanesJob<float>&);
template double multiplyAdds(const PlanesJob<double>&);
template void computePlanes(const PlanesJob<float>&, const RowKernels<float>&, const Control&);
template void computePlanes(const PlanesJob<double>&, const RowKernels<double>&, const Control&);

}  // namespace core::kernels
