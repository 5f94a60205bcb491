// Combined rows for x86-64-v4: AVX-512, with the shorter vectors, whose loads cross fewer lines.
#if defined(__x86_64__)
#define DECONV_SET x86v4
#define DECONV_BYTES 32
#include "core/kernels/combine_rows.inl"
#endif
