#if defined(__x86_64__)
#define DECONV_SET x86v3
#define DECONV_BYTES 32
#include "core/kernels/weave_rows.inl"
#endif
