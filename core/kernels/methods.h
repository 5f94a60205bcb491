#pragma once

#include "core/kernels/planes.h"

namespace core::kernels {

/// How a job can be computed. All of them give the same, but for rounding.
enum class Method {
    ByRows,         // see computeByRows
    FewPositions,   // see few_positions.h
    Stamps,         // see stamps.h
    GroupsBeside,   // see groups_beside.h
    ResultsBeside,  // see results_beside.h
    Turned,         // see turned.h
    SwappedRoles,   // see swapped_roles.h
};

/// What it takes, as rows_cost.h says; infinite where it cannot be done.
template <class T>
double cost(Method method, const PlanesJob<T>& job, const Control& control);

template <class T>
void compute(Method method, const PlanesJob<T>& job, const RowKernels<T>& kernels,
             const Control& control);

}  // namespace core::kernels
