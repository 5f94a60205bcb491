#if defined(__x86_64__)
#define DECONV_SET x86v4
#define DECONV_BYTES 64
#define DECONV_VECTORS 3
#include "core/kernels/stencil_rows.inl"
#endif
