#pragma once

#include <cstdint>

namespace core {

/// to[n] = from[n] + by for 0 ≤ n < count, without fetching what is overwritten and without driving
/// other things out of the caches: for results much larger than these. The ranges do not overlap.
/// Other threads see it once finishCopies() was called.
void copyPastCaches(std::int32_t* to, const std::int32_t* from, std::int64_t count,
                    std::int32_t by);

/// Lets other threads see what this one copied.
void finishCopies();

}  // namespace core
