#pragma once

#include "core/array.h"
#include "core/kernels/planes.h"

#include <optional>

namespace core::kernels {

/// A job, and the kernels that it reads.
template <class T>
struct Cropped {
    PlanesJob<T> job;
    Vector<T> bank;
};

/// The same results from kernels without the rows and columns at their ends that meet nothing but
/// padding, as most of a kernel much larger than its input does; nothing where there are too few of
/// them to be worth a copy.
template <class T>
std::optional<Cropped<T>> cropped(const PlanesJob<T>& job);

}  // namespace core::kernels
