#include "ui/model/symbol_words.h"

#include "ui/model/explanation.h"

#include <QCoreApplication>
#include <QStringList>

namespace model {
namespace {

using core::Axis;
using core::Index;

QString tr(const char* text) {
    return QCoreApplication::translate("model::symbols", text);
}

constexpr const char* kNames[kSymbolCount] = {"i", "k", "s", "p", "d", "o", "i′", "p′", "a", "o′"};

QString number(Index value) {
    return QString::number(value).replace(QLatin1Char('-'), QChar(0x2212));
}

// Before and after, where padding differs from one side to the other.
QString sides(Index before, Index after) {
    if (before == after)
        return number(before);
    return tr("%1 before, %2 after").arg(number(before), number(after));
}

QString valueOf(Symbol symbol, const Axis& axis) {
    const core::TransposedAxis t = core::transposed(axis);
    switch (symbol) {
        case Symbol::Input:
        case Symbol::TransposedOutput:
            return number(axis.input);
        case Symbol::Kernel:
            return number(axis.kernel);
        case Symbol::Stride:
            return number(axis.stride);
        case Symbol::Padding:
            return sides(axis.paddingBefore, axis.paddingAfter);
        case Symbol::Dilation:
            return number(axis.dilation);
        case Symbol::Output:
        case Symbol::TransposedInput:
            return number(core::outputSize(axis));
        case Symbol::TransposedPadding:
            return sides(t.paddingBefore, t.paddingAfter - axis.outputPadding);
        case Symbol::Additional:
            break;
    }
    return number(axis.outputPadding);
}

QString titleOf(Symbol symbol, const core::Geometry& geometry) {
    const QString rows = valueOf(symbol, geometry.rows);
    const QString columns = valueOf(symbol, geometry.columns);
    const QString name = QStringLiteral("$%1 = $").arg(symbolName(symbol));
    if (rows == columns)
        return name + QStringLiteral("**%1**").arg(rows);
    return name + tr("**%1** (rows), **%2** (columns)").arg(rows, columns);
}

QString strideSentence(const core::Geometry& geometry) {
    const QString step =
        tr("The stride: from one output to the next, the window moves $s$ cells, "
           "and so does the stamp.");
    const bool one = geometry.rows.stride == 1 && geometry.columns.stride == 1;
    const QString zeros =
        one ? tr("In the transposed convolution $s − 1$ zeros stand between neighbours of $Y$; "
                 "with $s = 1$ there are none.")
            : tr("In the transposed convolution $s − 1$ zeros stand between neighbours of $Y$.");
    return step + QLatin1Char(' ') + zeros;
}

QString transposedPaddingSentence(const core::Geometry& geometry) {
    const core::TransposedAxis rows = core::transposed(geometry.rows);
    const core::TransposedAxis columns = core::transposed(geometry.columns);
    if (rows.paddingBefore < 0 || columns.paddingBefore < 0)
        return tr(
            "The transposed convolution's padding. Below 0 it takes away: that many rows or "
            "columns of the stretched $Y$ are cut off.");
    return tr(
        "The transposed convolution's zero padding: rows and columns of zeros round $Y$, so "
        "that the turned kernel reaches every number of $Z$ that the kernel took part in.");
}

QString additionalSentence(const core::Geometry& geometry) {
    if (geometry.rows.outputPadding == 0 && geometry.columns.outputPadding == 0)
        return tr(
            "Additional padding: rows and columns at the end of $X$ that the stride leaves "
            "over. Here it leaves none.");
    return tr(
        "Additional padding: the stride leaves $a$ rows and columns at the end of the padded "
        "$X$ that no window reaches. As many zeros more, below and at the right, give them "
        "back, so that $Z$ has $X$'s shape.");
}

QString sentenceOf(Symbol symbol, const core::Geometry& geometry) {
    switch (symbol) {
        case Symbol::Input:
            return tr("The input's size: how many rows and columns $X$ has.");
        case Symbol::Kernel:
            return tr("The kernel's size: how many rows and columns of taps $K$ has.");
        case Symbol::Stride:
            return strideSentence(geometry);
        case Symbol::Padding:
            return tr(
                "Zero padding: rows and columns of zeros that stand round $X$ on each side, "
                "so that windows reach over its edge. They are not drawn; in the transposed "
                "convolution they are what is cut off.");
        case Symbol::Dilation:
            return tr(
                "The dilation: neighbouring taps of $K$ meet cells that are $d$ apart, so a "
                "window reaches over $d(k − 1) + 1$ cells.");
        case Symbol::Output:
            return tr(
                "The output's size: how many places the window has, so how many rows and "
                "columns $Y$ has.");
        case Symbol::TransposedInput:
            return tr("The size of what the transposed convolution acts on: $Y$'s, so $i′ = o$.");
        case Symbol::TransposedPadding:
            return transposedPaddingSentence(geometry);
        case Symbol::Additional:
            return additionalSentence(geometry);
        case Symbol::TransposedOutput:
            break;
    }
    return tr("The size of the transposed convolution's output $Z$: $X$'s, so $o′ = i$.");
}

QString whereOf(Symbol symbol, core::Way way) {
    const bool inPadded = symbol == Symbol::Stride || symbol == Symbol::TransposedPadding ||
                          symbol == Symbol::Additional;
    if (!inPadded || way == core::Way::PaddedInput || way == core::Way::FractionalStride)
        return {};
    return tr("The zeros are seen in **%1** and **%2**.")
        .arg(wayName(core::Way::PaddedInput), wayName(core::Way::FractionalStride));
}

}  // namespace

std::optional<Symbol> symbolWritten(const QString& text) {
    for (int n = 0; n < kSymbolCount; ++n)
        if (text == QString::fromUtf8(kNames[n]))
            return static_cast<Symbol>(n);
    return std::nullopt;
}

QString symbolName(Symbol symbol) {
    return QString::fromUtf8(kNames[static_cast<int>(symbol)]);
}

SymbolWords symbolWords(Symbol symbol, const core::Geometry& geometry, core::Way way) {
    return {titleOf(symbol, geometry), sentenceOf(symbol, geometry), whereOf(symbol, way)};
}

}  // namespace model
