#if defined(__x86_64__)
#define DECONV_SET x86v4
#define DECONV_BYTES 64
#define DECONV_ROWS 4
#include "core/kernels/dot_rows.inl"
#endif
