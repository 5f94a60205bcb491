// Sums of rows in portable C++.
#define DECONV_SET plain
#define DECONV_BYTES 16
#include "core/kernels/combine_rows.inl"
