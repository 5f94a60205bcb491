#include "ui/paint/fonts.h"
#include "ui/paint/lower_layout.h"
#include "ui/paint/stage_bands.h"
#include "ui/paint/stage_positions.h"
#include "ui/paint/stage_texts.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainterPath>
#include <algorithm>

namespace paint {
namespace {

using core::ArrayId;
using core::Way;

constexpr double kAfterHead = 12;
constexpr double kUnderArrays = 26;
constexpr double kBetweenWays = 22;

QString tr(const char* text) {
    return QCoreApplication::translate("Stage", text);
}

QFont switchFont(bool present) {
    return uiFont(13, present ? QFont::Medium : QFont::Normal);
}

void drawSwitch(const StagePen& pen, const StageScene& scene, const StageLayout& layout) {
    const QStringList names = texts::wayNames();
    double right = layout.right;
    for (auto n = names.size() - 1; n >= 0; --n) {
        const bool present = n == static_cast<int>(scene.way);
        const QFont font = switchFont(present);
        const double width = QFontMetricsF(font).horizontalAdvance(names[n]);
        pen.painter().setFont(font);
        pen.painter().setPen(present ? pen.theme().text : pen.theme().text2);
        pen.painter().drawText(QPointF(right - width, layout.lowerHead), names[n]);
        if (present)
            pen.painter().fillRect(QRectF(right - width, layout.lowerHead + 8, width, 2),
                                   pen.theme().accent);
        right -= width + kBetweenWays;
    }
}

void drawCheckedHead(const StagePen& pen, const StageScene& scene, const StageLayout& layout) {
    const QPointF start(layout.left, layout.lowerHead);
    const double sizes = start.x() + pen.head(start, texts::lowerHead()) + kAfterHead;
    const QString words = texts::transposedSizes(scene);
    const double room = leftOfSwitch(scene, layout) - kBetweenWays - sizes;
    if (!layout.low && pen.width(words, pen.captionStyle()) <= room)
        pen.caption({sizes, start.y()}, words);
}

// Words that are too long say what stands before their colon, or leave out what stands last.
QString fitting(const StagePen& pen, QString words, double room) {
    const auto fits = [&] { return pen.width(words, pen.captionStyle()) <= room; };
    if (!fits())
        words = words.section(u':', 0, 0);
    while (!fits() && !words.isEmpty())
        words.truncate(std::max<qsizetype>(words.lastIndexOf(QLatin1String(", ")), 0));
    return words;
}

// Where the words over an array have to end: before the sign in front of the next one.
double endOfLabel(const StageLayout& layout, const Pane& pane) {
    constexpr double kBeforeSign = 36;
    double end = layout.right;
    for (const Pane& other : layout.panes)
        if (other.lower && other.box.left() > pane.box.left())
            end = std::min(end, other.box.left() - kBeforeSign);
    return end;
}

double before(const StageLayout& layout, ArrayId array) {
    return layout.find(array, true)->box.left();
}

QString labelWords(const StagePen& pen, const StageScene& scene, const StageLayout& layout,
                   ArrayId array, double left) {
    constexpr double kBeforeArray = 46, kBeforeSign = 50;
    if (array == ArrayId::WT)
        return weightWords(pen, scene, array, before(layout, ArrayId::TFlat) - left - kBeforeArray);
    const QString words = texts::words(scene, array, true);
    if (array != ArrayId::TFlat) {
        const double letter = pen.width(texts::letter(scene, array, true), {20, 20, {}});
        const double end = endOfLabel(layout, *layout.find(array, true));
        return fitting(pen, words, end - left - letter - 8);
    }
    return fitting(pen, words, before(layout, ArrayId::ZFlat) - left - kBeforeSign);
}

// Returns where it ends.
double label(const StagePen& pen, const StageScene& scene, const StageLayout& layout,
             ArrayId array) {
    const Pane* pane = layout.find(array, true);
    const double left = array == ArrayId::Padded ? layout.left : pane->box.left();
    const QString words = labelWords(pen, scene, layout, array, left);
    const double advance =
        pen.label({left, layout.lowerLabels}, texts::letter(scene, array, true), words);
    const Pane* z = layout.find(ArrayId::Z, true);
    const double end = left + advance;
    const bool hasRoom = z->box.left() - 22 - end >= 56;
    if (array != ArrayId::Turned || scene.way != Way::PaddedInput || scene.isStale() || !hasRoom)
        return end;
    // A half turn, clockwise.
    QPainter& painter = pen.painter();
    const QPointF centre(end + 19, layout.lowerLabels - 3);
    painter.setPen(QPen(pen.theme().kernel.ink, 1.75, Qt::SolidLine, Qt::FlatCap));
    painter.setBrush(Qt::NoBrush);
    painter.drawArc(QRectF(centre - QPointF(6.5, 6.5), QSizeF(13, 13)), 0, 180 * 16);
    QPainterPath tip(centre + QPointF(6.5, 5));
    tip.lineTo(centre + QPointF(3, -.5));
    tip.lineTo(centre + QPointF(10, -.5));
    tip.closeSubpath();
    painter.fillPath(tip, pen.theme().kernel.ink);
    return end;
}

void drawRowIndices(const StagePen& pen, const StageScene& scene, const StageLayout& layout) {
    const Pane* pane = layout.find(ArrayId::WT, true);
    if (layout.low || pane->grid.detail() != Detail::Digits)
        return;
    const auto pointed = pointedLines(scene, ArrayId::WT).row;
    const auto [first, last] = pane->grid.rowsWithin(pane->box.top(), pane->box.bottom());
    for (Index row = first; row <= last; ++row) {
        const bool present = pointed == row;
        const QRectF tile = pane->grid.tile(row, 0);
        const QString text =
            present ? QStringLiteral("[accent]**%1**[/]").arg(row) : QString::number(row);
        pen.write({pane->box.left() - 9, tile.center().y() + 4}, text, {11, 11, pen.theme().text2},
                  StagePen::Align::Right);
    }
}

void drawMatrixSheet(const StagePen& pen, const StageScene& scene, const StageLayout& layout) {
    for (const ArrayId array : {ArrayId::WT, ArrayId::TFlat, ArrayId::ZFlat, ArrayId::Z})
        label(pen, scene, layout, array);
    const double line = layout.lowerLabels;
    pen.sign({before(layout, ArrayId::ZFlat) - 17, line}, QStringLiteral("="));
    const double z = before(layout, ArrayId::Z);
    const double gap = z - layout.find(ArrayId::ZFlat, true)->box.right();
    pen.sign({z - gap / 2, line}, QStringLiteral("→"));
    drawRowIndices(pen, scene, layout);
    drawBlockLabels(pen, scene, layout, *layout.find(ArrayId::WT, true));
    if (layout.low || scene.isStale() || !scene.withCaptions)
        return;
    const QRectF box = layout.find(ArrayId::Z, true)->box;
    pen.paragraph({box.left(), box.bottom() + 24}, box.width() + 20,
                  tr("Same shape as $X$, other values."));
}

void drawConvolutionSheet(const StagePen& pen, const StageScene& scene, const StageLayout& layout) {
    for (const ArrayId array : {ArrayId::Padded, ArrayId::Turned, ArrayId::Z})
        label(pen, scene, layout, array);
    const double line = layout.lowerLabels;
    pen.sign({before(layout, ArrayId::Turned) - 22, line}, QStringLiteral("∗"));
    pen.sign({before(layout, ArrayId::Z) - 22, line}, QStringLiteral("="));
    if (scene.way == Way::FractionalStride)
        drawRulers(pen, scene, *layout.find(ArrayId::Padded, true));
    if (layout.low || scene.isStale() || !scene.withCaptions)
        return;
    const QRectF kernel = layout.find(ArrayId::Turned, true)->box;
    const double under =
        std::max(kernel.bottom(), layout.find(ArrayId::Z, true)->box.bottom()) + kUnderArrays;
    const bool padded = scene.way == Way::PaddedInput;
    const QString about = padded ? texts::aboutPadded(scene) : texts::aboutFractional(scene);
    const double room = layout.right - kernel.left();
    if (room > 150 && under + 36 < layout.key - 14)
        pen.paragraph({kernel.left(), under}, room, about);
}

void drawStampSheet(const StagePen& pen, const StageScene& scene, const StageLayout& layout) {
    constexpr double kAfterWords = 18;
    label(pen, scene, layout, ArrayId::T);
    const double words = label(pen, scene, layout, ArrayId::Stamp);
    label(pen, scene, layout, ArrayId::Z);
    const QRectF y = layout.find(ArrayId::T, true)->box;
    const QRectF stamp = layout.find(ArrayId::Stamp, true)->box;
    const double gap = before(layout, ArrayId::Z) - stamp.right();
    pen.sign({std::max(stamp.right() + gap / 2, words + kAfterWords), layout.lowerLabels},
             QStringLiteral("→"));
    const double middle = (y.right() + stamp.left()) / 2;
    pen.write({middle, stamp.center().y() + 5}, QStringLiteral("$× K =$"),
              {15, 16, pen.theme().text}, StagePen::Align::Centre);
    if (layout.small.count > 0)
        drawSmallMultiples(pen, scene, layout);
}

}  // namespace

double leftOfSwitch(const StageScene& scene, const StageLayout& layout) {
    const QStringList names = texts::wayNames();
    double left = layout.right + kBetweenWays;
    for (qsizetype n = 0; n < names.size(); ++n) {
        const bool present = n == static_cast<int>(scene.way);
        left -= QFontMetricsF(switchFont(present)).horizontalAdvance(names[n]) + kBetweenWays;
    }
    return left;
}

void drawLowerSheet(const StagePen& pen, const StageScene& scene, const StageLayout& layout) {
    drawCheckedHead(pen, scene, layout);
    if (scene.withSwitch)
        drawSwitch(pen, scene, layout);
    switch (scene.way) {
        case Way::Matrix:
            drawMatrixSheet(pen, scene, layout);
            break;
        case Way::PaddedInput:
        case Way::FractionalStride:
            drawConvolutionSheet(pen, scene, layout);
            break;
        case Way::Stamp:
            drawStampSheet(pen, scene, layout);
            break;
    }
}

}  // namespace paint
