#if defined(__x86_64__)
#define DECONV_SET x86v2
#define DECONV_BYTES 16
#define DECONV_ROWS 2
#include "core/kernels/dot_rows.inl"
#endif
