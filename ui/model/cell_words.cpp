#include "ui/model/cell_words.h"

#include "core/deconvolution/padded_input.h"

#include <QHash>
#include <QLocale>
#include <cmath>
#include <numeric>

namespace model {

namespace {

using core::ArrayId;
using core::Cell;
using core::Index;

const QChar kMinus(0x2212);

QString number(Index value) {
    return QString::number(value).replace(QLatin1Char('-'), kMinus);
}

QString place(Index row, Index column) {
    return QStringLiteral("(%1,%2)").arg(number(row), number(column));
}

QString plane(const QString& letter, bool several, Index index) {
    return several ? QStringLiteral("%1_{%2}").arg(letter, number(index)) : letter;
}

QString tapName(const core::Shape& shape, const QString& letter, const Cell& cell) {
    const bool several = shape.filters > 1 || shape.channels > shape.geometry.groups;
    const QString name =
        several ? QStringLiteral("%1_{%2,%3}").arg(letter, number(cell.at[0]), number(cell.at[1]))
                : letter;
    return name + place(cell.at[2], cell.at[3]);
}

}  // namespace

QString cellName(const core::Shape& shape, const Cell& cell) {
    const auto inPlanes = [&](const char* letter, Index planes) {
        return plane(QString::fromUtf8(letter), planes > 1, cell.at[0]) +
               place(cell.at[1], cell.at[2]);
    };
    switch (cell.array) {
        case ArrayId::X:
            return inPlanes("X", shape.channels);
        case ArrayId::Z:
            return inPlanes("Z", shape.channels);
        case ArrayId::Y:
        case ArrayId::T:
            return inPlanes("Y", shape.filters);
        case ArrayId::Stretched:
        case ArrayId::Padded:
            return inPlanes("Y′", shape.filters);
        case ArrayId::K:
            return tapName(shape, QStringLiteral("K"), cell);
        case ArrayId::Turned:
            return tapName(shape, QStringLiteral("K′"), cell);
        case ArrayId::W:
            return QStringLiteral("W") + place(cell.at[0], cell.at[1]);
        case ArrayId::WT:
            return QStringLiteral("W^{T}") + place(cell.at[0], cell.at[1]);
        case ArrayId::TFlat:
            return QStringLiteral("y_{%1}").arg(number(cell.at[0]));
        case ArrayId::ZFlat:
            return QStringLiteral("z_{%1}").arg(number(cell.at[0]));
        case ArrayId::Stamp:
            return inPlanes("Y", shape.filters) + QStringLiteral("·K") +
                   place(cell.at[4], cell.at[5]);
    }
    return {};
}

QString inkedCellName(const core::Shape& shape, const Cell& cell) {
    const char* ink = "output";
    switch (cell.array) {
        case ArrayId::X:
        case ArrayId::Z:
        case ArrayId::ZFlat:
            ink = "input";
            break;
        case ArrayId::K:
        case ArrayId::Turned:
        case ArrayId::W:
        case ArrayId::WT:
            ink = "kernel";
            break;
        default:
            break;
    }
    return QStringLiteral("[%1]%2[/]").arg(QString::fromLatin1(ink), cellName(shape, cell));
}

QString counted(Index count) {
    return QLocale(QLocale::English).toString(static_cast<qlonglong>(count));
}

QString numberWords(double value) {
    if (std::isnan(value))
        return QStringLiteral("nan");
    if (std::isinf(value))
        return value < 0 ? QStringLiteral("−∞") : QStringLiteral("∞");
    if (value == 0)
        return QStringLiteral("0");
    return QString::number(value, 'g', QLocale::FloatingPointShortest)
        .replace(QLatin1Char('-'), kMinus)
        .remove(QLatin1String("+"));
}

QString factorWords(double value) {
    const QString words = numberWords(value);
    return words.startsWith(kMinus) ? QLatin1Char('(') + words + QLatin1Char(')') : words;
}

QString fractionWords(Index numerator, Index denominator) {
    const Index common = std::gcd(numerator, denominator);
    const Index n = std::abs(numerator) / common;
    const Index d = denominator / common;
    const QString sign = numerator < 0 ? QString(kMinus) : QString();
    if (n % d == 0)
        return sign + QString::number(n / d);
    static const QHash<QString, QString> kGlyphs{{QStringLiteral("1/2"), QStringLiteral("½")},
                                                 {QStringLiteral("1/3"), QStringLiteral("⅓")},
                                                 {QStringLiteral("2/3"), QStringLiteral("⅔")},
                                                 {QStringLiteral("1/4"), QStringLiteral("¼")},
                                                 {QStringLiteral("3/4"), QStringLiteral("¾")}};
    const QString rest = QStringLiteral("%1/%2").arg(n % d).arg(d);
    const QString whole = n / d > 0 ? QString::number(n / d) : QString();
    if (kGlyphs.contains(rest))
        return sign + whole + kGlyphs[rest];
    return sign + (whole.isEmpty() ? rest : whole + QLatin1Char(' ') + rest);
}

QString linearWords(Index constant, Index coefficient, const QString& variable) {
    const Index size = std::abs(coefficient);
    const QString term = size == 1 ? variable : QString::number(size) + variable;
    if (constant == 0)
        return coefficient < 0 ? kMinus + term : term;
    const QString between = size == 1 ? QStringLiteral(" ") : QString();
    const QString sign = coefficient < 0 ? QString(kMinus) : QStringLiteral("+");
    return number(constant) + between + sign + between + term;
}

QString rangeWords(const QString& one, const QString& many, Index first, Index last) {
    if (first == last)
        return QStringLiteral("%1 %2").arg(one, number(first));
    return QStringLiteral("%1 %2–%3").arg(many, number(first), number(last));
}

double valueAt(const core::Result& result, const Cell& cell) {
    const auto& at = cell.at;
    const auto n = [](Index index) { return static_cast<std::size_t>(index); };
    const auto inPlanes = [&](const core::Planes<double>& planes) {
        return planes(n(at[0]), n(at[1]), n(at[2]));
    };
    const auto inKernels = [&](const core::Kernels<double>& kernels) {
        return kernels(n(at[0]), n(at[1]), n(at[2]), n(at[3]));
    };
    switch (cell.array) {
        case ArrayId::X:
            return inPlanes(*result.experiment.input);
        case ArrayId::K:
            return inKernels(*result.experiment.kernels);
        case ArrayId::Y:
            return inPlanes(*result.y);
        case ArrayId::T:
            return inPlanes(*result.t);
        case ArrayId::W:
            return result.weights.at(at[0], at[1]).value_or(0);
        case ArrayId::WT:
            return result.weights.at(at[1], at[0]).value_or(0);
        case ArrayId::TFlat:
            return result.t->data()[at[0]];
        case ArrayId::ZFlat:
            return result.z->data()[at[0]];
        case ArrayId::Stretched:
            return core::deconvolution::stretchedValue(*result.t, result.experiment.geometry, at[0],
                                                       at[1], at[2]);
        case ArrayId::Padded:
            return core::deconvolution::paddedValue(*result.t, result.experiment.geometry, at[0],
                                                    at[1], at[2]);
        case ArrayId::Turned:
            return inKernels(result.turned);
        case ArrayId::Z:
            return inPlanes(*result.z);
        case ArrayId::Stamp: {
            const core::Shape shape = core::shapeOf(result.experiment);
            const auto terms = core::sumOf(shape, cell, 1);
            return terms.empty() ? 0
                                 : valueAt(result, terms[0].value) * valueAt(result, terms[0].tap);
        }
    }
    return 0;
}

}  // namespace model
