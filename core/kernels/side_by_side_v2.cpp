#if defined(__x86_64__)
#define DECONV_SET x86v2
#define DECONV_BYTES 16
#include "core/kernels/side_by_side.inl"
#endif
