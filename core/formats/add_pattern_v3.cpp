// Sums of texts and patterns for x86-64-v3.
#if defined(__x86_64__)
#define DECONV_SET x86v3
#define DECONV_BYTES 32
#include "core/formats/add_pattern.inl"
#endif
