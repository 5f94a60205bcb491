// Sums of texts and patterns for x86-64-v4.
#if defined(__x86_64__)
#define DECONV_SET x86v4
#define DECONV_BYTES 64
#include "core/formats/add_pattern.inl"
#endif
