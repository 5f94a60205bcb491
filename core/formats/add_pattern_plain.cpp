// Sums of texts and patterns in portable C++.
#define DECONV_SET plain
#define DECONV_BYTES 16
#include "core/formats/add_pattern.inl"
