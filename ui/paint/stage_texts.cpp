#include "ui/paint/stage_texts.h"

#include "ui/model/cell_words.h"
#include "ui/paint/number_text.h"

#include <QCoreApplication>

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

QString sizeOf(const StageScene& scene, ArrayId array) {
    const auto sizes = core::arrayShape(scene.shape(), array);
    const auto n = sizes.size();
    return size(sizes[n - 2], sizes[n - 1]);
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

QString filterCaption(const StageScene& scene, const QString& words) {
    if (scene.shape().filters == 1)
        return words;
    const QString filter =
        tr("filter %1 of %2").arg(scene.planes.filter).arg(scene.shape().filters);
    return words.isEmpty() ? filter : tr("%1, %2").arg(words, filter);
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
    if (landed == 0)
        return tr("so far: nothing");
    if (landed == 1)
        return tr("so far: stamp 1");
    if (landed > 6)
        return tr("so far: the sum of stamps 1 to %1").arg(model::counted(landed));
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
    return tr("stamp %1 of %2")
        .arg(model::counted(number), model::counted(core::cellCount(shape, ArrayId::T)));
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
    return channelCaption(scene, all == 1
                                     ? tr("the stamp where it lands")
                                     : tr("the sum of all %1 stamps").arg(model::counted(all)));
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

QString letterOf(ArrayId array) {
    switch (array) {
        case ArrayId::X:
            return QStringLiteral("[input]$X$[/]");
        case ArrayId::K:
        case ArrayId::Turned:
            return QStringLiteral("[kernel]$K$[/]");
        case ArrayId::Y:
            return QStringLiteral("[output]$Y$[/]");
        case ArrayId::W:
            return QStringLiteral("[kernel]$W$[/]");
        case ArrayId::WT:
            return QStringLiteral("[kernel]$W^{T}$[/]");
        case ArrayId::T:
        case ArrayId::Padded:
        case ArrayId::Stretched:
            return QStringLiteral("[output]$Y$[/]");
        case ArrayId::TFlat:
            return QStringLiteral("[output]$y$[/]");
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
    // A photo's 4000×3000 is one word; sizes of W are counts, and as long as these.
    constexpr Index kCounted = 10'000;
    if (std::max(rows, columns) < kCounted)
        return QStringLiteral("%1×%2").arg(rows).arg(columns);
    return QStringLiteral("%1×%2").arg(model::counted(rows), model::counted(columns));
}

QString wayName(Way way) {
    return wayNames().at(static_cast<int>(way));
}

QStringList wayNames() {
    return {tr("Matrix"), tr("Padded input"), tr("Fractional stride"), tr("Stamp")};
}

QString lowerHead() {
    return tr("Transposed convolution");
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
    paragraphs.append(tr("%1 of %2 entries hold a tap; the others are zero for any kernel.")
                          .arg(model::counted(weights.nonZeros()),
                               model::counted(weights.rows() * weights.columns())));
    return paragraphs;
}

QString windowKey(const StageScene& scene, double cell) {
    constexpr double kLeastWithWeights = 40;
    return scene.withValues && cell >= kLeastWithWeights ? tr("window, [kernel]×[/] its weights")
                                                         : tr("kernel window");
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
    const QString step = mixedNumber(1, rows);
    return tr("The window’s centre moves by $1/s$ = %1 a cell of $y$ (dashed: one step before). On "
              "the grid of %2 that is a step of 1, and the cells between are zeros.")
        .arg(step, fraction(rows));
}

QString letter(const StageScene& scene, ArrayId array, bool lower) {
    if (array == ArrayId::Stamp)
        return stampLetter(scene);
    if (lower && array == ArrayId::Padded && scene.way == Way::FractionalStride)
        return QStringLiteral("[output]$y$[/]");
    return letterOf(array);
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

}  // namespace paint::texts
