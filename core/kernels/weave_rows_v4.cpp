#if defined(__x86_64__)
#define DECONV_SET x86v4
#define DECONV_BYTES 64
#include "core/kernels/weave_rows.inl"
#endif
