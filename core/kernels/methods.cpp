#include "core/kernels/methods.h"

#include "core/kernels/cropped.h"
#include "core/kernels/few_positions.h"
#include "core/kernels/groups_beside.h"
#include "core/kernels/results_beside.h"
#include "core/kernels/rows_cost.h"
#include "core/kernels/stamps.h"
#include "core/kernels/swapped_roles.h"
#include "core/kernels/turned.h"

namespace core::kernels {
namespace {

/// Multiply-adds that are worth waking a second thread for.
constexpr double kWorthAThread = 2e5;
/// What another method than rows has to promise, since costs are known roughly.
constexpr double kWorthAnother = 0.95;

/// Whether rows are so long, and kernels so small beside what they are moved over, that there is
/// nothing to think about: that itself takes as long as a thousand multiply-adds.
bool isCommon(const Geometry& geometry) {
    constexpr Index kLong = 128, kSmall = 7;
    const auto fits = [](const Axis& axis) {
        return axis.kernel <= kSmall && axis.dilation == 1 && axis.kernel <= outputSize(axis);
    };
    return fits(geometry.rows) && fits(geometry.columns) && outputSize(geometry.columns) >= kLong &&
           geometry.columns.input >= kLong;
}

/// With one thread for what is not worth another one.
template <class T>
Control usedFor(const PlanesJob<T>& job, const Control& control) {
    Control used = control;
    if (multiplyAdds(job) < kWorthAThread)
        used.threads = 1;
    return used;
}

struct Choice {
    Method method;
    double cost;
};

template <class T>
Choice quickest(const PlanesJob<T>& job, const Control& control) {
    Choice choice{Method::ByRows, cost(Method::ByRows, job, control)};
    double least = kWorthAnother * choice.cost;
    for (const Method method : {Method::FewPositions, Method::Stamps, Method::GroupsBeside,
                                Method::ResultsBeside, Method::Turned, Method::SwappedRoles}) {
        const double its = cost(method, job, control);
        if (its < least) {
            least = its;
            choice = {method, its};
        }
    }
    return choice;
}

}  // namespace

template <class T>
double multiplyAdds(const PlanesJob<T>& job) {
    const Axis &rows = job.geometry.rows, &columns = job.geometry.columns;
    return static_cast<double>(job.filters) * static_cast<double>(job.depth) *
           static_cast<double>(outputSize(rows)) * static_cast<double>(outputSize(columns)) *
           static_cast<double>(rows.kernel) * static_cast<double>(columns.kernel);
}

template <class T>
double cost(Method method, const PlanesJob<T>& job, const Control& control) {
    switch (method) {
        case Method::FewPositions:
            return fewPositionsCost(job);
        case Method::Stamps:
            return stampsCost(job, control);
        case Method::GroupsBeside:
            return groupsBesideCost(job, control);
        case Method::ResultsBeside:
            return resultsBesideCost(job);
        case Method::Turned:
            return turnedCost(job);
        case Method::SwappedRoles:
            return swappedRolesCost(job);
        default:
            return rowsCost(job);
    }
}

template <class T>
void compute(Method method, const PlanesJob<T>& job, const RowKernels<T>& kernels,
             const Control& control) {
    switch (method) {
        case Method::FewPositions:
            return computeFewPositions(job, kernels, control);
        case Method::Stamps:
            return computeStamps(job, kernels, control);
        case Method::GroupsBeside:
            return computeGroupsBeside(job, kernels, control);
        case Method::ResultsBeside:
            return computeResultsBeside(job, kernels, control);
        case Method::Turned:
            return computeTurned(job, kernels, control);
        case Method::SwappedRoles:
            return computeSwappedRoles(job, kernels, control);
        default:
            return computeByRows(job, kernels, control);
    }
}

template <class T>
void computePlanes(const PlanesJob<T>& job, const RowKernels<T>& kernels, const Control& control) {
    const Control used = usedFor(job, control);
    if (isCommon(job.geometry))
        return computeByRows(job, kernels, used);
    const Choice choice = quickest(job, used);
    if (const auto crop = cropped(job.geometry)) {
        PlanesJob<T> smaller = job;
        smaller.geometry = crop->geometry;
        const Control itsUsed = usedFor(smaller, control);
        const Choice its = quickest(smaller, itsUsed);
        if (its.cost + croppingCost(job, *crop, used) < kWorthAnother * choice.cost) {
            const Vector<T> bank = croppedBank(job, *crop);
            smaller.bank = bank.data();
            return compute(its.method, smaller, kernels, itsUsed);
        }
    }
    compute(choice.method, job, kernels, used);
}

template double multiplyAdds(const PlanesJob<float>&);
template double multiplyAdds(const PlanesJob<double>&);
template double cost(Method, const PlanesJob<float>&, const Control&);
template double cost(Method, const PlanesJob<double>&, const Control&);
template void compute(Method, const PlanesJob<float>&, const RowKernels<float>&, const Control&);
template void compute(Method, const PlanesJob<double>&, const RowKernels<double>&, const Control&);
template void computePlanes(const PlanesJob<float>&, const RowKernels<float>&, const Control&);
template void computePlanes(const PlanesJob<double>&, const RowKernels<double>&, const Control&);

}  // namespace core::kernels
