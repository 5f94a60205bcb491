#include "core/axis_field.h"

#include <algorithm>

namespace core {

namespace {

using Kind = Problem::Kind;

std::string number(Index value) {
    return std::to_string(value);
}

/// "1 row", "3 columns", "3 rows and columns".
std::string counted(Index value, Side side) {
    const std::string s = value == 1 ? "" : "s";
    const std::string rows = "row" + s;
    const std::string columns = "column" + s;
    const std::string& unit = side == Side::Columns ? columns : rows;
    return number(value) + " " + (side == Side::Both ? rows + " and " + columns : unit);
}

std::string name(Field field) {
    switch (field) {
        case Field::Input:
            return "input size";
        case Field::Kernel:
            return "kernel size";
        case Field::Stride:
            return "stride";
        case Field::Dilation:
            return "dilation";
        case Field::Padding:
            return "padding";
        case Field::OutputPadding:
            return "output padding";
        case Field::Groups:
            return "number of groups";
        case Field::Channels:
            return "number of channels";
    }
    return {};
}

std::string text(const Problem::Remedy& remedy) {
    const std::string value = number(remedy.value);
    switch (remedy.field) {
        case Field::Input:
            return "an input of " + value;
        case Field::Kernel:
            return "a kernel of " + value;
        case Field::Stride:
            return "stride " + value;
        case Field::Dilation:
            return "dilation " + value;
        case Field::Padding:
            return "padding " + value;
        case Field::OutputPadding:
            return "output padding " + value;
        case Field::Groups:
            return value + (remedy.value == 1 ? " group" : " groups");
        case Field::Channels:
            return value + (remedy.value == 1 ? " channel" : " channels");
    }
    return {};
}

/// "; use a kernel of 4 or padding 1".
std::string remedies(const Problem& problem) {
    std::string list;
    for (const auto& remedy : problem.remedies)
        list += (list.empty() ? "; use " : " or ") + text(remedy);
    return list;
}

std::string where(Side side) {
    switch (side) {
        case Side::Rows:
            return " of the rows";
        case Side::Columns:
            return " of the columns";
        case Side::Both:
            return "";
    }
    return {};
}

std::string kernelTooLarge(const Problem& problem, const Axis& axis) {
    return "the kernel spans " + counted(problem.value, problem.side) +
           " (k = " + number(axis.kernel) + ", d = " + number(axis.dilation) +
           "), more than the padded input's " + number(problem.limit) +
           " (i = " + number(axis.input) + ", padding " + number(axis.paddingBefore) + " and " +
           number(axis.paddingAfter) + ")";
}

std::string sizesDiffer(const Problem& problem, const Axis& axis) {
    if (problem.field == Field::Kernel)
        return "the kernel has " + counted(problem.value, problem.side) +
               " where the geometry says " + number(problem.limit);
    std::string result = "the input has " + counted(problem.value, problem.side) +
                         " where the geometry says " + number(problem.limit);
    const bool outputPadding = std::any_of(
        problem.remedies.begin(), problem.remedies.end(),
        [](const Problem::Remedy& remedy) { return remedy.field == Field::OutputPadding; });
    if (outputPadding)
        result += " with output padding " + number(axis.outputPadding);
    return result;
}

std::string croppedAway(const Problem& problem, const Axis& axis) {
    return "padding " + number(axis.paddingBefore) + " and " + number(axis.paddingAfter) +
           " crops the whole output of " + counted(problem.limit, problem.side);
}

/// A number that is itself too large, or what it makes of an array.
std::string tooLarge(const Problem& problem, const Axis& axis) {
    const std::string most = "; the most that can be computed is " + number(problem.limit);
    const std::string value = counted(problem.value, problem.side);
    const bool smallerPadding = problem.field == Field::Padding &&
                                problem.value == std::min(axis.paddingBefore, axis.paddingAfter);
    if (problem.value == valueOf(axis, problem.field) || smallerPadding)
        return "the " + name(problem.field) + where(problem.side) + " is " + number(problem.value) +
               most;
    if (problem.field == Field::Kernel)
        return "the kernel spans " + value + " (k = " + number(axis.kernel) +
               ", d = " + number(axis.dilation) + ")" + most;
    if (problem.field == Field::Padding && problem.side != Side::Both)
        return "the padded input has " + value + " (i = " + number(axis.input) + ", padding " +
               number(axis.paddingBefore) + " and " + number(axis.paddingAfter) + ")" + most;
    if (problem.field == Field::Input)
        return "there would be " + value + most;
    return "a map would have " + number(problem.value) + " numbers" + most;
}

std::string withoutRemedies(const Problem& problem, const Axis& axis) {
    const std::string value = number(problem.value);
    const std::string limit = number(problem.limit);
    const std::string subject = "the " + name(problem.field) + where(problem.side);
    switch (problem.kind) {
        case Kind::NotPositive:
            return subject + " is " + value + " and must be at least " + limit;
        case Kind::KernelTooLarge:
            return kernelTooLarge(problem, axis);
        case Kind::OutputPaddingTooLarge:
            return subject + " is " + value +
                   " and must be smaller than the stride or the dilation, the larger of which is " +
                   limit;
        case Kind::TooLarge:
            if (problem.field == Field::Channels)
                return "an array of " + value + (problem.value == 1 ? " channel" : " channels") +
                       " of this size has more than " + limit +
                       " numbers, the most that is computed";
            return tooLarge(problem, axis);
        case Kind::GroupsDoNotDivide:
            return value + " channels cannot be split into " + limit +
                   " groups; their number must be a multiple of the groups";
        case Kind::ChannelsDiffer:
            return "the input has " + value + (problem.value == 1 ? " channel" : " channels") +
                   " where the kernels expect " + limit;
        case Kind::SizesDiffer:
            return sizesDiffer(problem, axis);
        case Kind::CroppedAway:
            return croppedAway(problem, axis);
    }
    return {};
}

}  // namespace

std::string sentence(const Problem& problem, const Axis& axis) {
    std::string result = withoutRemedies(problem, axis) + remedies(problem);
    if (result.front() >= 'a' && result.front() <= 'z')
        result.front() = static_cast<char>(result.front() - 'a' + 'A');
    return result;
}

std::string sentence(const Problem& problem, const Geometry& geometry) {
    return sentence(problem, problem.side == Side::Columns ? geometry.columns : geometry.rows);
}

}  // namespace core
