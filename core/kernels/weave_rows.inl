// The body of weave_rows_*.cpp, each of which defines
//   DECONV_SET    the namespace of the functions, which row_kernels.inl puts into its table,
//   DECONV_BYTES  the size of a vector,
// and is compiled for its own instruction set; see row_kernels.inl for what that forbids.

#include "core/kernels/weave_rows.h"
#include "core/kernels/picked_lanes.inl"

namespace core::kernels {
namespace {

template <class T, int kVectors, int kFilters>
struct Weaver {
    using Vector = typename VectorOf<T, DECONV_BYTES>::Type;
    using Lanes = typename LanesOf<T, DECONV_BYTES>::Type;
    static constexpr Index kLanes = VectorOf<T, DECONV_BYTES>::kLanes;
    WeaveJob<T> job;

    static inline Lanes lanesFrom(const typename WeaveJob<T>::Lane* from) {
        Lanes lanes;
        __builtin_memcpy(&lanes, from, sizeof lanes);
        return lanes;
    }
    /// A vector of each filter's results: the first is of this phase, and its step's input is here.
    inline void compute(const T* input, Index phase, Vector* sums) const {
        for (int f = 0; f < kFilters; ++f)
            sums[f] = Vector{};
        for (Index t = 0; t < job.taps; ++t) {
            const Lanes at = lanesFrom(job.at + t * job.width + phase);
            const Lanes keep = lanesFrom(job.keep + t * job.width + phase);
            const T* weights = job.weights + t * kFilters * job.width + phase;
            for (Index m = 0; m < job.terms; ++m) {
                const VectorsOf<T, kVectors> near(input + job.offsets[m]);
                const Lanes kept = reinterpret_cast<Lanes>(near.cellsAt(at)) & keep;
                for (int f = 0; f < kFilters; ++f) {
                    sums[f] += reinterpret_cast<Vector>(kept) *
                               load<T, DECONV_BYTES>(weights + f * job.width);
                }
                weights += job.taps * kFilters * job.width;
            }
        }
    }
    inline void write(const T* input, Index phase, T* output) const {
        Vector sums[kFilters];
        compute(input, phase, sums);
        for (int f = 0; f < kFilters; ++f)
            store<T, DECONV_BYTES>(output + f * job.filterStride, sums[f]);
    }
    /// A row of less than a vector.
    inline void writePart(const T* input, T* output) const {
        Vector sums[kFilters];
        compute(input, job.phase, sums);
        for (int f = 0; f < kFilters; ++f) {
            for (Index j = 0; j < job.cells; ++j)
                output[f * job.filterStride + j] = sums[f][j];
        }
    }
    /// The last vector of a row overlaps the one before it.
    inline void writeRows() const {
        const Index steps = kLanes / job.phases, more = kLanes % job.phases;
        const Index last = job.phase + job.cells - kLanes;
        const Index lastStep = last / job.phases, lastPhase = last % job.phases;
        const T* row = job.input;
        T* output = job.output;
        for (Index r = 0; r < job.rows; ++r, row += job.inputRow, output += job.outputRow) {
            const T* input = row;
            Index phase = job.phase;
            for (Index q = 0; q + kLanes < job.cells; q += kLanes) {
                write(input, phase, output + q);
                input += steps;
                phase += more;
                if (phase >= job.phases) {
                    phase -= job.phases;
                    ++input;
                }
            }
            write(row + lastStep, lastPhase, output + job.cells - kLanes);
        }
    }
};

template <class T, int kVectors, int kFilters>
void weaveOf(const WeaveJob<T>& job) {
    // What is written could be the job, as a compiler sees it.
    const Weaver<T, kVectors, kFilters> weaver{job};
    if (job.cells >= weaver.kLanes)
        return weaver.writeRows();
    for (Index r = 0; r < job.rows; ++r)
        weaver.writePart(job.input + r * job.inputRow, job.output + r * job.outputRow);
}

template <class T, int kVectors>
void weaveFrom(const WeaveJob<T>& job) {
    switch (job.filters) {
        case 1:
            return weaveOf<T, kVectors, 1>(job);
        case 2:
            return weaveOf<T, kVectors, 2>(job);
        case 3:
            return weaveOf<T, kVectors, 3>(job);
        default:
            return weaveOf<T, kVectors, kMostWoven>(job);
    }
}

template <class T>
void weaveAny(const WeaveJob<T>& job) {
    if (job.vectors == 1)
        weaveFrom<T, 1>(job);
    else
        weaveFrom<T, kMostPicked>(job);
}

}  // namespace

namespace DECONV_SET {

void weaveRows(const WeaveJob<float>& job) {
    weaveAny(job);
}
void weaveRows(const WeaveJob<double>& job) {
    weaveAny(job);
}

}  // namespace DECONV_SET
}  // namespace core::kernels
