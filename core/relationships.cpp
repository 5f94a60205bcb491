#include "core/geometry.h"

#include <algorithm>
#include <initializer_list>

namespace core {

namespace {

std::optional<int> firstThatHolds(const std::vector<int>& holding,
                                  std::initializer_list<int> numbers) {
    for (const int number : numbers)
        if (std::find(holding.begin(), holding.end(), number) != holding.end())
            return number;
    return std::nullopt;
}

/// Which relationships of a kernel without gaps hold, given symmetric padding and a < s.
std::vector<int> classic(const Axis& axis) {
    const Index k = axis.kernel;
    const Index p = axis.paddingBefore;
    const bool unit = axis.stride == 1;
    const bool half = k % 2 == 1 && p == k / 2;
    const bool divides = axis.outputPadding == 0;

    std::vector<int> holding;
    const auto add = [&holding](int number, bool holds) {
        if (holds)
            holding.push_back(number);
    };
    add(1, unit && p == 0);
    add(2, unit);
    add(3, unit && half);
    add(4, unit && p == k - 1);
    add(5, p == 0);
    add(6, true);
    add(8, unit && p == 0);
    add(9, unit);
    add(10, unit && half);
    add(11, unit && p == k - 1);
    add(12, p == 0 && divides);
    add(13, divides);
    add(14, true);
    return holding;
}

}  // namespace

Relationships relationships(const Axis& axis) {
    Relationships result;
    // Output padding of a stride or more (dilation allows it) lengthens the input beyond every size
    // that the formulas relate to this output.
    if (axis.paddingBefore != axis.paddingAfter || axis.outputPadding >= axis.stride)
        return result;
    if (extent(axis) == axis.kernel)
        result.holding = classic(axis);
    result.holding.push_back(15);
    result.direct = firstThatHolds(result.holding, {1, 3, 4, 2, 5, 6, 15});
    result.transposed = firstThatHolds(result.holding, {8, 10, 11, 9, 12, 13, 14});
    return result;
}

}  // namespace core
