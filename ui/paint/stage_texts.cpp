#include "ui/paint/stage_texts.h"

#include "ui/paint/number_text.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace paint::texts {
namespace {

using core::ArrayId;
using core::Way;

struct Stage {
    Q_DECLARE_TR_FUNCTIONS(Stage)
};

QString tr(const char* text) {
    return Stage::tr(text);
}

QString number(Index value) {
    return QString::number(value).replace(QLatin1Char('-'), QChar(0x2212));
}

QString sizeOf(const StageScene& scene, ArrayId array) {
    const auto sizes = core::arrayShape(scene.shape(), array);
    const auto n = sizes.size();
    return size(sizes[n - 2], sizes[n - 1]);
}

QString yLetter(bool typed, const QString& letter) {
    Q_UNUSED(typed);
    return QStringLiteral("[output]$%1$[/]").arg(letter);
}

QString fraction(Index stride) {
    switch (stride) {
        case 1:
            return tr("whole cells");
        case 2:
            return tr("half cells");
        case 3:
            return tr("thirds of a cell");
        case 4:
            return tr("quarter cells");
        default:
            return tr("1/%1 cells").arg(stride);
    }
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

QString filterCaption(const StageScene& scene, const QString& words) {
    if (scene.shape().filters == 1)
        return words;
    return tr("%1, filter %2 of %3").arg(words).arg(scene.planes.filter).arg(scene.shape().filters);
}

QString channelCaption(const StageScene& scene, const QString& words) {
    if (scene.shape().channels == 1)
        return words;
    return tr("%1, channel %2 of %3")
        .arg(words)
        .arg(scene.planes.channel)
        .arg(scene.shape().channels);
}

QString stampSum(Index landed) {
    if (landed == 1)
        return tr("so far: stamp 1");
    if (landed > 6)
        return tr("so far: the sum of stamps 1 to %1").arg(landed);
    QStringList before;
    for (Index n = 1; n < landed; ++n)
        before.append(QString::number(n));
    return tr("so far: the sum of stamps %1 and %2")
        .arg(before.join(QLatin1String(", ")))
        .arg(landed);
}

QString stampLetter(const StageScene& scene) {
    const StampStep step = stampStep(scene);
    const double value = (*scene.result->t)(step.filter, step.row, step.column);
    const QString factor = exactNumber(value);
    return QStringLiteral("[output]$%1$[/]$·$[kernel]$K$[/]").arg(factor);
}

QString stampWords(const StageScene& scene) {
    const StampStep step = stampStep(scene);
    const core::Shape shape = scene.shape();
    const Index number =
        core::numberOf(shape, {ArrayId::T, {step.filter, step.row, step.column}}) + 1;
    return tr("stamp %1 of %2").arg(number).arg(core::cellCount(shape, ArrayId::T));
}

QString zWords(const StageScene& scene) {
    switch (scene.way) {
        case Way::Matrix:
            return channelCaption(scene, tr("$z$ laid out by rows"));
        case Way::PaddedInput:
        case Way::FractionalStride:
            return channelCaption(scene, sizeOf(scene, ArrayId::Z));
        case Way::Stamp:
            break;
    }
    const Index all = core::cellCount(scene.shape(), ArrayId::T);
    const Index landed = stampStep(scene).landed;
    if (landed < all)
        return stampSum(landed);
    return channelCaption(
        scene, all == 1 ? tr("the stamp where it lands") : tr("the sum of all %1 stamps").arg(all));
}

// Inserted and padded: by which words the padded input is made of y.
QString paddedWords(const StageScene& scene) {
    const core::Geometry& geometry = scene.result->experiment.geometry;
    const bool stretched = geometry.rows.stride > 1 || geometry.columns.stride > 1;
    const QString form = stretched ? tr("stretched and padded to %1") : tr("padded to %1");
    return filterCaption(scene, form.arg(sizeOf(scene, ArrayId::Padded)));
}

QString fractionalWords(const StageScene& scene) {
    const core::Geometry& geometry = scene.result->experiment.geometry;
    const Index rows = geometry.rows.stride, columns = geometry.columns.stride;
    const QString cells =
        rows == columns ? fraction(rows) : tr("1/%1 by 1/%2 cells").arg(rows).arg(columns);
    return filterCaption(scene,
                         tr("on a grid of %1, %2").arg(cells, sizeOf(scene, ArrayId::Padded)));
}

QString wordsOfUpper(const StageScene& scene, ArrayId array) {
    switch (array) {
        case ArrayId::X:
            return channelCaption(scene, tr("input"));
        case ArrayId::K:
            return tr("kernel");
        case ArrayId::Y:
            return filterCaption(scene, tr("output"));
        case ArrayId::W:
            return sizeOf(scene, ArrayId::W);
        default:
            return {};
    }
}

QString letterOf(ArrayId array, bool typed) {
    switch (array) {
        case ArrayId::X:
            return QStringLiteral("[input]$X$[/]");
        case ArrayId::K:
        case ArrayId::Turned:
            return QStringLiteral("[kernel]$K$[/]");
        case ArrayId::Y:
            return yLetter(typed, QStringLiteral("Y"));
        case ArrayId::W:
            return QStringLiteral("[kernel]$W$[/]");
        case ArrayId::WT:
            return QStringLiteral("[kernel]$W^{T}$[/]");
        case ArrayId::T:
        case ArrayId::Padded:
        case ArrayId::Stretched:
            return yLetter(typed, QStringLiteral("Y"));
        case ArrayId::TFlat:
            return yLetter(typed, QStringLiteral("y"));
        case ArrayId::ZFlat:
            return QStringLiteral("[input]$z$[/]");
        case ArrayId::Z:
            return QStringLiteral("[input]$Z$[/]");
        case ArrayId::Stamp:
            break;
    }
    return {};
}

Index directNumber(const StageScene& scene, ArrayId array) {
    const auto cell = scene.subjectIn(array);
    return cell ? core::numberOf(scene.shape(), *cell) : -1;
}

}  // namespace

QString size(Index rows, Index columns) {
    return QStringLiteral("%1×%2").arg(rows).arg(columns);
}

QString wayName(Way way) {
    return wayNames().at(static_cast<int>(way));
}

QStringList wayNames() {
    return {tr("Matrix"), tr("Padded input"), tr("Fractional stride"), tr("Stamp")};
}

QString convolutionSizes(const StageScene& scene) {
    return tr("%1 to %2").arg(sizeOf(scene, ArrayId::X), sizeOf(scene, ArrayId::Y));
}

QString transposedSizes(const StageScene& scene) {
    return tr("%1 to %2").arg(sizeOf(scene, ArrayId::T), sizeOf(scene, ArrayId::Z));
}

QString howYArises() {
    return tr("Each number of $Y$ is one window of $X$ times $K$, summed.");
}

QStringList aboutWeights(const StageScene& scene) {
    if (scene.isStale())
        return {};
    const auto subject = scene.subject();
    const Index column = subject && subject->array == ArrayId::X
                             ? core::numberOf(scene.shape(), *subject)
                             : directNumber(scene, ArrayId::Z);
    const Index row = directNumber(scene, ArrayId::T) >= 0 ? directNumber(scene, ArrayId::T)
                                                           : directNumber(scene, ArrayId::Y);
    if (row >= 0)
        return {tr("Row %1 of $W$ is column %1 of $W^{T}$: the same taps, read the other way.")
                    .arg(row)};
    QStringList paragraphs;
    if (column >= 0)
        paragraphs.append(
            tr("Column %1 of $W$ is row %1 of $W^{T}$: the same taps, read the other way.")
                .arg(column));
    const auto& weights = scene.result->weights;
    const QString all =
        number(weights.rows()) == QStringLiteral("0")
            ? QString()
            : QLocale(QLocale::English)
                  .toString(static_cast<qlonglong>(weights.rows() * weights.columns()));
    paragraphs.append(
        tr("%1 of %2 entries hold a tap; the others are zero for any kernel.")
            .arg(QLocale(QLocale::English).toString(static_cast<qlonglong>(weights.nonZeros())),
                 all));
    return paragraphs;
}

QString aboutPadded(const StageScene& scene) {
    const core::Geometry& geometry = scene.result->experiment.geometry;
    const auto z = scene.subjectIn(ArrayId::Z);
    const auto isAdditional = [](const core::Axis& axis, Index position) {
        return axis.outputPadding > 0 && position >= axis.input - axis.outputPadding;
    };
    const bool row = z && isAdditional(geometry.rows, z->at[1]);
    const bool column = z && isAdditional(geometry.columns, z->at[2]);
    if (row || column) {
        const core::Axis& axis = row ? geometry.rows : geometry.columns;
        const auto [least, most] = core::inputsSharingOutput(axis);
        const QString line =
            row ? tr("Row %1 of $Z$").arg(z->at[1]) : tr("Column %1 of $Z$").arg(z->at[2]);
        const QString start = tr("%1 is there only because of the additional padding").arg(line);
        if (least < most && axis.input >= least && axis.input <= most)
            return tr("%1: with $s\u00a0=\u00a0%2$ inputs of %3 and of %4 both give %5, and $a$ "
                      "says which.")
                .arg(start)
                .arg(axis.stride)
                .arg(least)
                .arg(most)
                .arg(core::outputSize(axis));
        return tr("%1, $a\u00a0=\u00a0%2$.").arg(start).arg(axis.outputPadding);
    }
    return tr(
        "A convolution with stride 1. Convolution here is cross-correlation, as in every "
        "framework, so the kernel has to be turned. The corner mark of $K$ shows how it "
        "lies.");
}

QString aboutFractional(const StageScene& scene) {
    const core::Geometry& geometry = scene.result->experiment.geometry;
    const Index rows = geometry.rows.stride, columns = geometry.columns.stride;
    if (rows == 1 && columns == 1)
        return tr(
            "With $s\u00a0=\u00a01$ the window’s centre moves by a whole cell of $y$ (dashed: one "
            "step "
            "before): there is nothing between the cells to meet.");
    if (rows != columns)
        return tr("The window’s centre moves by $1/s$ of a cell of $y$: $1/%1$ along a column, "
                  "$1/%2$ along a row (dashed: one step before). On this grid that is a step of 1, "
                  "and the cells between are zeros.")
            .arg(rows)
            .arg(columns);
    const QString step =
        vulgar(1, rows).isEmpty() ? QStringLiteral("1/%1").arg(rows) : vulgar(1, rows);
    return tr("The window’s centre moves by $1/s$ = %1 a cell of $y$ (dashed: one step before). On "
              "the grid of %2 that is a step of 1, and the cells between are zeros.")
        .arg(step, fraction(rows));
}

QString letter(const StageScene& scene, ArrayId array, bool lower) {
    if (array == ArrayId::Stamp)
        return stampLetter(scene);
    if (lower && array == ArrayId::Padded && scene.way == Way::FractionalStride)
        return QStringLiteral("[output]$y$[/]");
    return letterOf(array, scene.result->experiment.typed != nullptr);
}

QString words(const StageScene& scene, ArrayId array, bool lower) {
    if (!lower)
        return wordsOfUpper(scene, array);
    switch (array) {
        case ArrayId::WT:
            return sizeOf(scene, ArrayId::WT);
        case ArrayId::TFlat:
            return scene.result->experiment.typed ? tr("typed, by rows") : tr("$Y$ by rows");
        case ArrayId::T:
            return filterCaption(scene, QString());
        case ArrayId::Padded:
            return scene.way == Way::FractionalStride ? fractionalWords(scene) : paddedWords(scene);
        case ArrayId::Turned:
            return tr("turned by 180°");
        case ArrayId::Stamp:
            return stampWords(scene);
        case ArrayId::Z:
            return zWords(scene);
        default:
            return {};
    }
}

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
            return tr("Stamp");
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

Agreement agreement(const core::Result& result) {
    const core::Agreement& found = result.agreement;
    if (found.exact())
        return {true, tr("All four views agree exactly."), tr("Largest difference 0."),
                tr("views agree")};
    const QString where = QStringLiteral("Z(%1,%2)").arg(found.where.at[1]).arg(found.where.at[2]);
    const QString difference =
        QString::number(found.largestDifference, 'g', 2).replace(QLatin1Char('-'), QChar(0x2212));
    const double scale = [&result] {
        double largest = 0;
        for (const double value : result.z())
            if (std::isfinite(value))
                largest = std::max(largest, std::abs(value));
        return largest;
    }();
    // Sums in another order differ by roundings where the numbers are no whole ones.
    if (found.largestDifference <= 1e-9 * scale)
        return {true, tr("All four views agree but for rounding."),
                tr("Largest difference %1, at %2.").arg(difference, where), tr("views agree")};
    return {false,
            tr("%1 and %2 differ at %3.").arg(wayName(found.first), wayName(found.second), where),
            tr("Largest difference %1.").arg(difference), tr("views differ")};
}

QString lastGood(const QString& what) {
    return tr("Last good result: %1.").arg(what);
}

QString lastGoodAddition() {
    return tr("It changes as soon as the geometry can be computed.");
}

}  // namespace paint::texts
