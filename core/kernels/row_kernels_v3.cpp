// Rows for x86-64-v3: AVX2 and FMA.
#if defined(__x86_64__)
#define DECONV_SET x86v3
#define DECONV_BYTES 32
#define DECONV_SUMS 12
#define DECONV_NARROW 32
#define DECONV_FILTERS 4
#include "core/kernels/row_kernels.inl"
#endif
