#define DECONV_SET plain
#define DECONV_BYTES 16
#define DECONV_ROWS 2
#include "core/kernels/dot_rows.inl"
