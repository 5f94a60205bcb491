// Lanes of vectors that are picked by their numbers, of DECONV_BYTES each. Included within files that
// are compiled for one instruction set; see row_kernels.inl for what that forbids.

#include "core/kernels/row_vectors.inl"

#include <cstdint>

namespace core::kernels {
namespace {

/// Numbers of lanes.
template <class T, int kBytes>
struct LanesOf {
    using Lane = std::conditional_t<sizeof(T) == sizeof(std::int32_t), std::int32_t, std::int64_t>;
    typedef Lane Type __attribute__((vector_size(kBytes)));

    template <int... kLane>
    static constexpr Type inOrder(std::integer_sequence<int, kLane...>) {
        return Type{kLane...};
    }
    /// 0, 1, 2 …
    static constexpr Type inOrder() {
        return inOrder(std::make_integer_sequence<int, VectorOf<T, kBytes>::kLanes>{});
    }
};

/// The lanes of two vectors that `at` names, modulo how many there are.
template <class V, class Lanes>
inline V lanesAt(V a, V b, Lanes at) {
#if defined(__clang__)
    constexpr int kLanes = sizeof(at) / sizeof(at[0]);
    V picked = a;
    for (int n = 0; n < kLanes; ++n)
        picked[n] = (at[n] & kLanes) == 0 ? a[at[n] & (kLanes - 1)] : b[at[n] & (kLanes - 1)];
    return picked;
#else
    return __builtin_shuffle(a, b, at);
#endif
}

/// Some vectors, and cells of them.
template <class T, int kVectors>
struct VectorsOf {
    using Vector = typename VectorOf<T, DECONV_BYTES>::Type;
    static constexpr Index kLanes = VectorOf<T, DECONV_BYTES>::kLanes;
    Vector vectors[kVectors];

    explicit VectorsOf(const T* from) {
        for (int n = 0; n < kVectors; ++n)
            vectors[n] = load<T, DECONV_BYTES>(from + n * kLanes);
    }
    template <class Lanes>
    inline Vector cellsAt(Lanes at) const {
        if constexpr (kVectors == 1) {
            return lanesAt(vectors[0], vectors[0], at);
        } else {
            const Vector first = lanesAt(vectors[0], vectors[1], at);
            if constexpr (kVectors == 2)
                return first;
            const Vector second = lanesAt(vectors[2], vectors[kVectors - 1], at);
            return at < 2 * kLanes ? first : second;
        }
    }
};

}  // namespace
}  // namespace core::kernels
