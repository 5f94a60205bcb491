#if defined(__x86_64__)
#define DECONV_SET x86v2
#define DECONV_BYTES 16
#include "core/kernels/add_rows.inl"
#endif
