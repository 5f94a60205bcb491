#pragma once

#include "core/array.h"
#include "core/geometry.h"

#include <algorithm>
#include <random>

namespace oracle {

using core::Index;

/// A geometry with the channels and filters of an experiment in it.
struct RandomExperiment {
    core::Geometry geometry;
    Index filters = 1;
    Index depth = 1;  // channels in a group

    Index channels() const { return depth * geometry.groups; }
};

class Random {
public:
    explicit Random(unsigned seed) : engine_(seed) {}

    Index number(Index first, Index last) {
        return std::uniform_int_distribution<Index>(first, last)(engine_);
    }
    bool oneIn(Index count) { return number(1, count) == 1; }

    /// An array of whole numbers from −9 to 9, without 0 where that is asked for.
    template <class A>
    A array(const std::array<Index, std::tuple_size_v<typename A::shape_type>>& shape,
            bool withoutZeros = false) {
        A result = core::uninitialised<A>(shape);
        for (auto& value : result) {
            Index drawn = number(-9, 9);
            while (withoutZeros && drawn == 0)
                drawn = number(-9, 9);
            value = static_cast<typename A::value_type>(drawn);
        }
        return result;
    }

    /// An axis of up to `largest` outputs. Every legal kind comes up: dilation, asymmetric padding,
    /// padding beyond d(k − 1) and beyond the array, output padding up to the stride and above.
    core::Axis axis(Index largest) {
        while (true) {
            core::Axis drawn;
            if (oneIn(8))
                return drawn;  // one cell: the shapes 1 × n
            drawn.kernel = number(1, 4);
            drawn.stride = number(1, 4);
            drawn.dilation = oneIn(2) ? number(1, 5) : 1;
            drawn.paddingBefore = oneIn(6) ? number(0, 14) : number(0, 3);
            drawn.paddingAfter = oneIn(2) ? drawn.paddingBefore : number(0, oneIn(6) ? 14 : 3);
            const Index a = number(0, std::max(drawn.stride, drawn.dilation) - 1);
            const Index output = number(1, largest);
            if (oneIn(6))
                cropAll(drawn, output);
            drawn = core::withOutput(drawn, output, a);
            if (!core::problem(drawn, core::Side::Rows))
                return drawn;
        }
    }

    RandomExperiment experiment(Index largest = 5, Index most = 2) {
        RandomExperiment drawn;
        drawn.geometry = {axis(largest), axis(oneIn(20) ? 9 * largest : largest),
                          oneIn(3) ? number(2, 3) : 1};
        drawn.filters = drawn.geometry.groups * number(1, most);
        drawn.depth = number(1, most);
        return drawn;
    }

private:
    /// Padding before that leaves nothing of the stretched input, or next to nothing; then only
    /// output padding is left of Z.
    void cropAll(core::Axis& axis, Index output) {
        const Index stretched = (output - 1) * axis.stride + 1;
        axis.paddingBefore = axis.dilation * (axis.kernel - 1) + stretched + number(-1, 1);
        axis.paddingAfter = number(0, 1);
    }

    std::mt19937 engine_;
};

}  // namespace oracle
