// Rows for the compiler's baseline, whatever the machine.
#define DECONV_SET plain
#define DECONV_BYTES 16
#define DECONV_SUMS 8
#define DECONV_NARROW 16
#define DECONV_FILTERS 4
#include "core/kernels/row_kernels.inl"
