#define DECONV_SET plain
#define DECONV_BYTES 16
#include "core/kernels/add_rows.inl"
