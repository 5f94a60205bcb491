#pragma once

#include "core/control.h"

#include <cstddef>

namespace core {

/// Has the system lay out memory that nobody has written to yet, on huge pages where it does so,
/// each by one thread of control.threads. Threads that come to the same page at once all clear it,
/// and all but one in vain. Overwrites some of the memory; does nothing, and says so, for little
/// memory and where the beginning was written to before.
bool touchFresh(void* memory, std::size_t bytes, const Control& control);

}  // namespace core
