// Rows for x86-64-v4: AVX-512; single filters are quicker with the shorter vectors,
// whose loads cross fewer cache lines.
#if defined(__x86_64__)
#define DECONV_SET x86v4
#define DECONV_BYTES 64
#define DECONV_SUMS 24
#define DECONV_NARROW 32
#define DECONV_FILTERS 8
#include "core/kernels/row_kernels.inl"
#endif
