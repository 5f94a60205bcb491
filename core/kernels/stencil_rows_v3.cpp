#if defined(__x86_64__)
#define DECONV_SET x86v3
#define DECONV_BYTES 32
#define DECONV_VECTORS 2
#include "core/kernels/stencil_rows.inl"
#endif
