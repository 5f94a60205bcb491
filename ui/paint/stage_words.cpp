// What cells and results are called, in words.

#include "ui/paint/number_text.h"
#include "ui/paint/sources.h"
#include "ui/paint/stage_texts.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace paint::texts {
namespace {

using core::ArrayId;

QString tr(const char* text) {
    return QCoreApplication::translate("Stage", text);
}

QString vulgar(Index numerator, Index denominator) {
    struct Known {
        Index numerator, denominator;
        char16_t character;
    };
    static constexpr Known kKnown[] = {{1, 2, u'½'}, {1, 3, u'⅓'}, {2, 3, u'⅔'}, {1, 4, u'¼'},
                                       {3, 4, u'¾'}, {1, 5, u'⅕'}, {2, 5, u'⅖'}, {3, 5, u'⅗'},
                                       {4, 5, u'⅘'}, {1, 6, u'⅙'}, {5, 6, u'⅚'}, {1, 8, u'⅛'},
                                       {3, 8, u'⅜'}, {5, 8, u'⅝'}, {7, 8, u'⅞'}};
    for (const Known& known : kKnown)
        if (known.numerator == numerator && known.denominator == denominator)
            return QString(QChar(known.character));
    return {};
}

}  // namespace

QString accessibleName(ArrayId array, bool lower) {
    switch (array) {
        case ArrayId::X:
            return tr("X, input");
        case ArrayId::K:
            return tr("K, kernel");
        case ArrayId::Y:
            return tr("Y, output");
        case ArrayId::W:
            return tr("W, weight matrix");
        case ArrayId::WT:
            return lower ? tr("Wᵀ, times y") : tr("Wᵀ, transpose of W");
        case ArrayId::T:
            return tr("Y, input of the transposed convolution");
        case ArrayId::TFlat:
            return tr("y, Y by rows");
        case ArrayId::ZFlat:
            return tr("z, Wᵀ times y");
        case ArrayId::Stretched:
            return tr("Y stretched");
        case ArrayId::Padded:
            return tr("Y padded");
        case ArrayId::Turned:
            return tr("K turned by 180°");
        case ArrayId::Stamp:
            return tr("Stamp, a number of Y times K");
        case ArrayId::Z:
            break;
    }
    return tr("Z, output of the transposed convolution");
}

QString cellInWords(ArrayId array, Index row, Index column, const CellContent& content) {
    using Kind = CellContent::Kind;
    static const char* const kLetters[] = {"X", "K", "Y", "W", "Wᵀ",    "Y", "y",
                                           "z", "Y", "Y", "K", "stamp", "Z"};
    const QString letter = QString::fromUtf8(kLetters[static_cast<int>(array)]);
    const bool flat = core::coordinateCount(array) == 1;
    const QString place = flat ? QStringLiteral("%1(%2)").arg(letter).arg(row)
                               : QStringLiteral("%1(%2,%3)").arg(letter).arg(row).arg(column);
    switch (content.kind) {
        case Kind::Empty:
            return tr("%1: no tap, always zero").arg(place);
        case Kind::Inserted:
            return tr("%1: inserted zero").arg(place);
        case Kind::Border:
            return tr("%1: zero padding").arg(place);
        case Kind::Additional:
            return tr("%1: additional padding").arg(place);
        case Kind::Pending:
            return tr("%1: not yet computed").arg(place);
        case Kind::Value:
            break;
    }
    return QStringLiteral("%1 = %2").arg(place, exactNumber(content.value));
}

QString cellValue(const CellContent& content) {
    if (content.isZeroMark())
        return QStringLiteral("0");
    return content.kind == CellContent::Kind::Value ? exactNumber(content.value) : QString();
}

QString mixedNumber(Index numerator, Index denominator) {
    const Index magnitude = std::abs(numerator);
    const Index whole = magnitude / denominator, rest = magnitude % denominator;
    const QString sign = numerator < 0 ? QString(QChar(0x2212)) : QString();
    if (rest == 0)
        return sign + QString::number(whole);
    const QString part = vulgar(rest, denominator);
    if (part.isEmpty())
        return sign + QStringLiteral("%1/%2").arg(magnitude).arg(denominator);
    return sign + (whole > 0 ? QString::number(whole) : QString()) + part;
}

Legend legend(const StageScene& scene) {
    const auto pointed = scene.selection.pointed;
    const ArrayId array =
        pointed && core::contains(scene.shape(), *pointed) ? pointed->array : ArrayId::Z;
    const auto source =
        sourceOf(scene.result, array == ArrayId::Stamp ? ArrayId::Z : array, scene.planes);
    return {array, source->role(), briefNumber(source->magnitude())};
}

Agreement agreement(const core::Result& result) {
    const core::Agreement& found = result.agreement.value();
    if (found.exact())
        return {true, tr("All four views agree exactly."), tr("Largest difference 0."),
                tr("views agree")};
    const QString where = QStringLiteral("Z(%1,%2)").arg(found.where.at[1]).arg(found.where.at[2]);
    const QString difference =
        QString::number(found.largestDifference, 'g', 2).replace(QLatin1Char('-'), QChar(0x2212));
    // Sums in another order differ by roundings where the numbers are no whole ones.
    if (found.largestDifference <= 1e-9 * result.magnitudes.z)
        return {true, tr("All four views agree but for rounding."),
                tr("Largest difference %1, at %2.").arg(difference, where), tr("views agree")};
    return {false,
            tr("%1 and %2 differ at %3.").arg(wayName(found.first), wayName(found.second), where),
            tr("Largest difference %1.").arg(difference), tr("views differ")};
}

QString notCompared() {
    return tr("The four views have not been compared.");
}

QString lastGood(const QString& what) {
    return tr("Last good result: %1.").arg(what);
}

QString lastGoodAddition() {
    return tr("It changes as soon as the geometry can be computed.");
}

}  // namespace paint::texts
