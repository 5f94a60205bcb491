#include "ui/paint/stage_bands.h"
#include "ui/paint/stage_positions.h"
#include "ui/paint/stage_texts.h"

#include <QCoreApplication>
#include <algorithm>

namespace paint {
namespace {

using core::ArrayId;

constexpr double kAfterHead = 11;
constexpr double kUnderArrays = 24;

// Where a label has to end: before the sign in front of the next array.
double roomOf(const StageLayout& layout, const Pane& pane) {
    constexpr double kBeforeSign = 24;
    double right = layout.right;
    for (const Pane& other : layout.panes)
        if (!other.lower && other.box.left() > pane.box.left())
            right = std::min(right, other.box.left() - kBeforeSign);
    return right - pane.box.left();
}

QString wordsOfW(const StagePen& pen, const StageScene& scene, const StageLayout& layout) {
    constexpr double kLetter = 32;
    const double room = roomOf(layout, *layout.find(ArrayId::W, false)) + 8;
    return weightWords(pen, scene, ArrayId::W, room - kLetter);
}

// What there is no room for goes: first which plane it is, which the chooser says too, then the
// words.
void label(const StagePen& pen, const StageScene& scene, const StageLayout& layout, ArrayId array) {
    const Pane* pane = layout.find(array, false);
    if (!pane)
        return;
    const QString letter = texts::letter(scene, array, false);
    if (array == ArrayId::W) {
        pen.label({pane->box.left(), layout.upperLabels}, letter, wordsOfW(pen, scene, layout));
        return;
    }
    QString words = texts::words(scene, array, false);
    const auto fits = [&] {
        return pen.width(letter, {20, 20, {}}) + 8 + pen.width(words, pen.captionStyle()) <=
               roomOf(layout, *pane);
    };
    if (!fits())
        words = words.section(QStringLiteral(", "), 0, 0);
    if (!fits())
        words.clear();
    pen.label({pane->box.left(), layout.upperLabels}, letter, words);
}

void sign(const StagePen& pen, const StageLayout& layout, ArrayId after, const QString& sign) {
    if (const Pane* pane = layout.find(after, false))
        pen.sign({pane->box.left() - 15, layout.upperLabels}, sign);
}

// As many paragraphs as there is room for over the lower band.
void captions(const StagePen& pen, const StageScene& scene, const StageLayout& layout,
              const Pane& weights, double indices) {
    const double beside = layout.find(ArrayId::WT, false)->box.left() - weights.box.left() - 14;
    const double room = std::min(std::max(160., weights.box.width() - 18), beside);
    double baseline = weights.box.bottom() + kUnderArrays + indices;
    for (const QString& paragraph : texts::aboutWeights(scene)) {
        const auto lines = pen.lineCount(room, paragraph);
        if (baseline + 18. * static_cast<double>(lines - 1) > layout.lowerHead - 20)
            return;
        baseline = pen.paragraph({weights.box.left(), baseline}, room, paragraph) + 7;
    }
}

}  // namespace

void drawUpperSheet(const StagePen& pen, const StageScene& scene, const StageLayout& layout) {
    const QPointF start(layout.left, layout.upperHead);
    const double head = pen.head(start, QCoreApplication::translate("Stage", "Convolution"));
    pen.caption(start + QPointF(head + kAfterHead, 0), texts::convolutionSizes(scene));
    for (const ArrayId array : {ArrayId::X, ArrayId::K, ArrayId::Y, ArrayId::W, ArrayId::WT})
        label(pen, scene, layout, array);
    sign(pen, layout, ArrayId::K, QStringLiteral("∗"));
    sign(pen, layout, ArrayId::Y, QStringLiteral("="));
    const Pane* weights = layout.find(ArrayId::W, false);
    const Pane* input = layout.find(ArrayId::X, false);
    const QString same = QCoreApplication::translate("Stage", "The same as one matrix");
    const double most = layout.right - pen.headWidth(same);
    pen.head({std::min(weights->box.left(), most), layout.upperHead}, same);
    const double label = 34 + pen.width(wordsOfW(pen, scene, layout), pen.captionStyle());
    if (weights->box.width() >= label + 58)
        pen.write({weights->box.right(), layout.upperLabels}, QStringLiteral("$y = W x$"),
                  {15, 15, pen.theme().text2}, StagePen::Align::Right);
    const double indices = drawWeightIndices(pen, scene, layout);
    const double labels = drawBlockLabels(pen, scene, layout, *weights);
    if (layout.low || !scene.withCaptions)
        return;
    const double under =
        std::max({input->box.bottom(), layout.find(ArrayId::K, false)->box.bottom(),
                  layout.find(ArrayId::Y, false)->box.bottom()});
    if (under + kUnderArrays < layout.lowerHead - 20)
        pen.paragraph({layout.left, under + kUnderArrays},
                      weights->box.left() - layout.left - 20 - (labels > 0 ? labels + 24 : 0),
                      texts::howYArises());
    captions(pen, scene, layout, *weights, indices);
}

}  // namespace paint
