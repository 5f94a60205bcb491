#if defined(__x86_64__)
#define DECONV_SET x86v3
#define DECONV_BYTES 32
#define DECONV_ROWS 3
#include "core/kernels/dot_rows.inl"
#endif
