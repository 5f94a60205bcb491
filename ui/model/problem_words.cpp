#include "ui/model/problem_words.h"

#include "core/axis_field.h"
#include "ui/model/cell_words.h"

#include <QCoreApplication>
#include <QStringList>

namespace model {

namespace {

using core::Axis;
using core::Field;
using core::Index;
using Kind = core::Problem::Kind;

QString tr(const char* text, int count = -1) {
    return QCoreApplication::translate("model::problem_words", text, nullptr, count);
}

QString number(Index value) {
    return value < 0 ? QStringLiteral("−%1").arg(-value) : QString::number(value);
}

QString name(Field field) {
    switch (field) {
        case Field::Input:
            return tr("An input");
        case Field::Kernel:
            return tr("A kernel");
        case Field::Stride:
            return tr("A stride");
        case Field::Dilation:
            return tr("A dilation");
        case Field::Padding:
            return tr("A padding");
        case Field::OutputPadding:
            return tr("An output padding");
        case Field::Groups:
            return tr("A number of groups");
        case Field::Channels:
            return tr("A number of channels");
    }
    return {};
}

QString remedyText(const core::Problem::Remedy& remedy) {
    const QString value = number(remedy.value);
    switch (remedy.field) {
        case Field::Input:
            return tr("an input of %1").arg(value);
        case Field::Kernel:
            return tr("a kernel of %1").arg(value);
        case Field::Stride:
            return tr("stride %1").arg(value);
        case Field::Dilation:
            return tr("dilation %1").arg(value);
        case Field::Padding:
            return tr("padding %1").arg(value);
        case Field::OutputPadding:
            return tr("output padding %1").arg(value);
        case Field::Groups:
            return remedy.value == 1 ? tr("1 group") : tr("%1 groups").arg(value);
        case Field::Channels:
            return remedy.value == 1 ? tr("1 channel") : tr("%1 channels").arg(value);
    }
    return {};
}

/// i + 2p = 4 + 2·0 = 4, or with the two paddings where they differ. Its spaces do not break a
/// line.
QString paddedInput(const Axis& axis, Index padded) {
    if (axis.paddingBefore == axis.paddingAfter)
        return QStringLiteral("$i + 2p = %1 + 2·%2 = %3$")
            .arg(number(axis.input), number(axis.paddingBefore), number(padded));
    return QStringLiteral("$i + p_{1} + p_{2} = %1 + %2 + %3 = %4$")
        .arg(number(axis.input), number(axis.paddingBefore), number(axis.paddingAfter),
             number(padded));
}

QString kernelTooLarge(const core::Problem& problem, const Axis& axis) {
    if (axis.dilation == 1)
        return tr("%1 is larger than the padded input, %2.")
            .arg(number(problem.value), paddedInput(axis, problem.limit));
    return tr("The kernel spans $d(k − 1) + 1 = %1$, more than the padded input, %2.")
        .arg(number(problem.value), paddedInput(axis, problem.limit));
}

// A number that is itself too large, or what it makes of an array.
QString tooLarge(const core::Problem& problem, const Axis& axis) {
    const QString value = counted(problem.value), limit = counted(problem.limit);
    if (problem.value == valueOf(axis, problem.field))
        return tr("%1 of %2 is too large; at most %3 can be computed.")
            .arg(name(problem.field), value, limit);
    if (problem.value == core::extent(axis))
        return tr("The kernel spans $d(k − 1) + 1 = %1$; at most %2 can be computed.")
            .arg(number(problem.value), limit);
    if (problem.value == axis.input + axis.paddingBefore + axis.paddingAfter)
        return tr("The padded input is too large, %1; at most %2 can be computed.")
            .arg(paddedInput(axis, problem.value), limit);
    return tr("This makes an array of %1 numbers; the Workbench holds up to %2.").arg(value, limit);
}

QString whatIsWrong(const core::Problem& problem, const Axis& axis) {
    switch (problem.kind) {
        case Kind::NotPositive:
            return tr("%1 of %2 makes no sense; it is at least %3.")
                .arg(name(problem.field), number(problem.value), number(problem.limit));
        case Kind::KernelTooLarge:
            return kernelTooLarge(problem, axis);
        case Kind::OutputPaddingTooLarge:
            return tr("%1 is not below the stride or the dilation, $\\text{max}(s, d) = %2$; "
                      "a longer step would reach the next output.")
                .arg(number(problem.value), number(problem.limit));
        case Kind::TooLarge:
            return tooLarge(problem, axis);
        case Kind::GroupsDoNotDivide:
            return tr("%1 cannot be split into %2 groups of the same size.")
                .arg(number(problem.value), number(problem.limit));
        case Kind::ChannelsDiffer:
            return tr("The input has %1 channels, the kernels expect %2.")
                .arg(number(problem.value), number(problem.limit));
        case Kind::SizesDiffer:
            return tr("No output has this input: its size would be %1 where %2 is asked for.")
                .arg(number(problem.limit), number(problem.value));
        case Kind::CroppedAway:
            return tr("The padding crops the whole transposed output, which has %1 without it.")
                .arg(number(problem.limit));
    }
    return {};
}

QString pair(Index rows, Index columns) {
    return rows == columns ? number(rows)
                           : QStringLiteral("%1, %2").arg(number(rows), number(columns));
}

}  // namespace

ProblemWords problemWords(const core::Problem& problem, const core::Geometry& geometry) {
    const Axis& axis = problem.side == core::Side::Columns ? geometry.columns : geometry.rows;
    ProblemWords words;
    words.what = whatIsWrong(problem, axis);
    for (const core::Problem::Remedy& remedy : problem.remedies)
        words.remedies.append({remedyText(remedy), remedy});
    return words;
}

QString lastGoodWords(const core::Geometry& lastGood, const core::Geometry& asked) {
    const Axis& r = lastGood.rows;
    const Axis& c = lastGood.columns;
    const auto differs = [&](Index Axis::*field) {
        return r.*field != asked.rows.*field || c.*field != asked.columns.*field;
    };
    QStringList words;
    if (differs(&Axis::kernel))
        words << tr("kernel %1×%2").arg(number(r.kernel), number(c.kernel));
    if (differs(&Axis::input) && !differs(&Axis::outputPadding))
        words << tr("input %1×%2").arg(number(r.input), number(c.input));
    if (differs(&Axis::stride))
        words << tr("stride %1").arg(pair(r.stride, c.stride));
    if (differs(&Axis::dilation))
        words << tr("dilation %1").arg(pair(r.dilation, c.dilation));
    if (differs(&Axis::paddingBefore) || differs(&Axis::paddingAfter))
        words << tr("padding %1").arg(pair(r.paddingBefore, c.paddingBefore));
    if (differs(&Axis::outputPadding))
        words << tr("output padding %1").arg(pair(r.outputPadding, c.outputPadding));
    if (lastGood.groups != asked.groups)
        words << tr("groups %1").arg(number(lastGood.groups));
    return words.isEmpty() ? tr("fewer channels and filters") : words.join(QStringLiteral(", "));
}

}  // namespace model
