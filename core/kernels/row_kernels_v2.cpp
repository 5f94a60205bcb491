// Rows for x86-64-v2: SSE4.2.
#if defined(__x86_64__)
#define DECONV_SET x86v2
#define DECONV_BYTES 16
#define DECONV_SUMS 8
#define DECONV_NARROW 16
#define DECONV_FILTERS 4
#include "core/kernels/row_kernels.inl"
#endif
