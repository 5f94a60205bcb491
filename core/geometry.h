#pragma once

#include "core/array.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace core {

/// One axis of an experiment. It relates two sizes: i, of X and of Z, and o, of Y, by
///
///     i = (o − 1)s + d(k − 1) + 1 − (p_before + p_after) + a
///
/// with 0 ≤ a < max(s, d). a is the output padding of the transposed convolution, and the
/// additional padding of its padded input (Dumoulin & Visin, arXiv 1603.07285, relationship 14).
struct Axis {
    Index input = 1;          // i
    Index kernel = 1;         // k
    Index stride = 1;         // s
    Index dilation = 1;       // d
    Index paddingBefore = 0;  // p at the top or left
    Index paddingAfter = 0;   // p at the bottom or right
    Index outputPadding = 0;  // a

    friend bool operator==(const Axis&, const Axis&) = default;
};

/// Both axes, and the groups into which the channels are split.
struct Geometry {
    Axis rows;
    Axis columns;
    Index groups = 1;

    friend bool operator==(const Geometry&, const Geometry&) = default;
};

/// d(k − 1) + 1: how many cells the dilated kernel spans.
Index extent(const Axis& axis);

/// o, the size of Y along this axis: (i + Σp − d(k−1) − 1 − a)/s + 1. Meaningful for a valid axis
/// only (see problem()); for any other it is some number, never undefined.
Index outputSize(const Axis& axis);

/// The axis with the input size i from which o follows as ⌊(i + Σp − d(k−1) − 1)/s⌋ + 1
/// (relationships 6 and 15), and a as the remainder. Never overflows, nor do the functions below.
Axis withInput(Axis axis, Index input);

/// The axis with the output size o and output padding a, from which i follows. This is the
/// transposed convolution's size as PyTorch has it: o′ = (i′−1)s − 2p + d(k−1) + a + 1.
Axis withOutput(Axis axis, Index output, Index outputPadding);

/// What the transposed convolution of an axis looks like as a convolution of stride 1 over its
/// stretched and padded input.
struct TransposedAxis {
    Index input = 0;          // i′ = o
    Index inserted = 0;       // s − 1 zeros between neighbours
    Index stretched = 0;      // (i′ − 1)s + 1
    Index paddingBefore = 0;  // p′ = d(k−1) − p_before; negative crops
    Index paddingAfter = 0;   // d(k−1) − p_after + a, one net amount; negative crops
    Index additional = 0;     // a, contained in paddingAfter
    Index padded = 0;         // stretched + paddingBefore + paddingAfter
    Index output = 0;         // o′ = i

    friend bool operator==(const TransposedAxis&, const TransposedAxis&) = default;
};
TransposedAxis transposed(const Axis& axis);

/// The numbers of the relationships 1–6 and 8–15 of Dumoulin & Visin that hold on this axis, in
/// rising order, and the most special of the direct and of the transposed ones. None holds as
/// written when the padding is asymmetric: then the general formula is all there is.
struct Relationships {
    std::vector<int> holding;
    std::optional<int> direct;
    std::optional<int> transposed;
};
Relationships relationships(const Axis& axis);

/// The smallest and largest input size i whose direct convolution gives this axis's o.
std::pair<Index, Index> inputsSharingOutput(const Axis& axis);

enum class Padding { Valid, Same, Full };

/// The axis with the padding of that name for the direct convolution:
/// valid: p = 0; full: p = d(k−1) on both sides;
/// same: o = ⌈i/s⌉, total = max((o−1)s + d(k−1) + 1 − i, 0), ⌊total/2⌋ of it before.
/// The input size stays; a follows.
Axis withPadding(Axis axis, Padding padding);

/// The axis with the padding of that name for the transposed convolution of an input of size o.
/// same: o′ = s·i′, total = max(d(k−1) + 1 − s, 0), ⌊total/2⌋ before, output padding
/// max(s − d(k−1) − 1, 0). valid: p = 0. full: p = d(k−1); both keep the axis's output padding.
Axis withTransposedPadding(Axis axis, Index output, Padding padding);

/// Which named padding an axis has now; Valid is preferred where several are the same.
std::optional<Padding> namedPadding(const Axis& axis);

enum class Field { Input, Kernel, Stride, Dilation, Padding, OutputPadding, Groups, Channels };
enum class Side { Rows, Columns, Both };

/// Why a geometry cannot be computed, as numbers for a view to put into its own words, and as one
/// English sentence. The remedies are values of fields that would make it right.
struct Problem {
    enum class Kind {
        NotPositive,            // value is below limit: 1, or 0 for a padding
        KernelTooLarge,         // d(k−1) + 1 = value exceeds the padded input, limit
        OutputPaddingTooLarge,  // a = value is not below max(s, d) = limit
        TooLarge,               // a size, value, exceeds what can be counted or held, limit
        GroupsDoNotDivide,      // channels or filters = value are not a multiple of groups = limit
        ChannelsDiffer,         // the input has `value` channels, the kernels expect `limit`
        SizesDiffer,            // an array is `value` long where the geometry says `limit`
        CroppedAway,            // padding leaves `value` < 1 of the transposed output's limit cells
    };
    struct Remedy {
        Field field;
        Index value;

        friend bool operator==(const Remedy&, const Remedy&) = default;
    };
    Kind kind;
    Field field;
    Side side;
    Index value = 0;
    Index limit = 0;
    std::vector<Remedy> remedies;

    friend bool operator==(const Problem&, const Problem&) = default;
};

/// The largest size along an axis that is computed.
inline constexpr Index kLargestSize = 2'147'483'647;

/// The first problem with a geometry, or nothing if it can be computed. Never overflows, whatever
/// the numbers.
/// An axis whose a does not go with its i (SizesDiffer) is a problem too. `side` is where the axis
/// is; it is Both in a geometry whose axes are the same.
std::optional<Problem> problem(const Axis& axis, Side side);
std::optional<Problem> problem(const Geometry& geometry);

/// The same for the two ways of asking, before i or o is known to exist.
std::optional<Problem> problemWithInput(const Axis& axis, Index input, Side side);
std::optional<Problem> problemWithOutput(const Axis& axis, Index output, Index outputPadding,
                                         Side side);

/// The problem as one sentence without a full stop: what, why, and what would be right.
std::string sentence(const Problem& problem, const Axis& axis);
std::string sentence(const Problem& problem, const Geometry& geometry);

}  // namespace core
