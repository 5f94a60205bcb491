// The body of add_rows_*.cpp, each of which defines
//   DECONV_SET    the namespace of the functions, which row_kernels.inl puts into its table,
//   DECONV_BYTES  the size of a vector,
// and is compiled for its own instruction set; see row_kernels.inl for what that forbids.

#include "core/kernels/add_rows.h"

#if defined(__AVX512F__)
#include <immintrin.h>
#endif

namespace core::kernels {
namespace {

using Index = std::int64_t;

template <class T, int kBytes>
inline void addVector(T* to, const T* from) {
    typedef T Vector __attribute__((vector_size(kBytes), aligned(alignof(T)), may_alias));
    *reinterpret_cast<Vector*>(to) += *reinterpret_cast<const Vector*>(from);
}

/// A multiple of a vector's cells.
template <class T>
inline void addVectors(T* to, const T* from, Index cells) {
    constexpr Index kLanes = DECONV_BYTES / Index{sizeof(T)};
    for (Index n = 0; n < cells; n += kLanes)
        addVector<T, DECONV_BYTES>(to + n, from + n);
}

/// The last cells of a row, by halves.
struct LastByHalves {
    Index cells;

    template <int kBytes = DECONV_BYTES / 2, class T>
    inline void add(T* to, const T* from, Index n = 0) const {
        constexpr Index kLanes = kBytes / Index{sizeof(T)};
        if ((cells & kLanes) != 0) {
            addVector<T, kBytes>(to + n, from + n);
            n += kLanes;
        }
        if constexpr (kLanes > 1)
            add<kBytes / 2>(to, from, n);
    }
};

#if defined(__AVX512F__)
/// The last cells of a row, by a mask.
struct LastByMask {
    unsigned mask;

    explicit LastByMask(Index cells) : mask((1U << cells) - 1U) {}
    inline void add(float* to, const float* from) const {
        const auto last = static_cast<__mmask16>(mask);
        const __m512 sums =
            _mm512_add_ps(_mm512_maskz_loadu_ps(last, to), _mm512_maskz_loadu_ps(last, from));
        _mm512_mask_storeu_ps(to, last, sums);
    }
    inline void add(double* to, const double* from) const {
        const auto last = static_cast<__mmask8>(mask);
        const __m512d sums =
            _mm512_add_pd(_mm512_maskz_loadu_pd(last, to), _mm512_maskz_loadu_pd(last, from));
        _mm512_mask_storeu_pd(to, last, sums);
    }
};
#endif

/// As many cells as a vector of kBytes has.
template <int kBytes>
struct OneVector {
    template <class T>
    inline void add(T* to, const T* from) const {
        addVector<T, kBytes>(to, from);
    }
};

/// No cells but those of whole vectors.
struct NothingLeft {
    template <class T>
    inline void add(T*, const T*) const {}
};

/// Rows of `whole` cells in vectors, or none if !kWhole, and what is left.
template <bool kWhole, class T, class Last>
void addRowsBy(const AddRowsJob<T>& job, Index whole, const Last& left) {
    // What is written could be these, as a compiler sees it.
    const AddRowsJob<T> own = job;
    const Last last = left;
    for (Index p = 0; p < own.planes; ++p) {
        T* to = own.to + p * own.toPlane;
        const T* from = own.from + p * own.fromPlane;
        for (Index r = 0; r < own.rows; ++r, to += own.toRow, from += own.fromRow) {
            if constexpr (kWhole)
                addVectors(to, from, whole);
            last.add(to + whole, from + whole);
        }
    }
}

/// Rows of half a vector, or half of that, and so on.
template <class T, int kBytes>
void addRowsOf(const AddRowsJob<T>& job) {
    constexpr Index kLanes = kBytes / Index{sizeof(T)};
    if (job.cells == kLanes)
        return addRowsBy<false>(job, 0, OneVector<kBytes>{});
    if constexpr (kLanes > 1)
        addRowsOf<T, kBytes / 2>(job);
}

template <class T>
void addShortRows(const AddRowsJob<T>& job) {
    constexpr Index kLanes = DECONV_BYTES / Index{sizeof(T)};
    const Index left = job.cells % kLanes, whole = job.cells - left;
    const bool halves = (left & (left - 1)) == 0;
    const auto addBy = [&](const auto& last) {
        if (whole == 0)
            addRowsBy<false>(job, 0, last);
        else
            addRowsBy<true>(job, whole, last);
    };
    if (left == 0)
        return addRowsBy<true>(job, whole, NothingLeft{});
#if defined(__AVX512F__)
    // A load of cells that a masked store left out just before waits until that is done.
    if (!halves && job.toRow >= whole + kLanes)
        return addBy(LastByMask(left));
#endif
    if (halves && whole == 0)
        return addRowsOf<T, DECONV_BYTES / 2>(job);
    addBy(LastByHalves{left});
}

}  // namespace

namespace DECONV_SET {

void addRows(const AddRowsJob<float>& job) {
    addShortRows(job);
}
void addRows(const AddRowsJob<double>& job) {
    addShortRows(job);
}

}  // namespace DECONV_SET
}  // namespace core::kernels
