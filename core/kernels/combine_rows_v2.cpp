// Sums of rows for x86-64-v2.
#if defined(__x86_64__)
#define DECONV_SET x86v2
#define DECONV_BYTES 16
#include "core/kernels/combine_rows.inl"
#endif
