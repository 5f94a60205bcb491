#define DECONV_SET plain
#define DECONV_BYTES 16
#define DECONV_VECTORS 2
#include "core/kernels/stencil_rows.inl"
