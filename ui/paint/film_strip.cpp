#include "ui/paint/film_strip.h"

#include "ui/model/cycle_words.h"
#include "ui/paint/area_sample.h"
#include "ui/paint/fonts.h"
#include "ui/paint/number_text.h"

#include <QFontMetrics>
#include <QPainter>
#include <algorithm>
#include <cmath>

namespace paint {
namespace {

using model::CyclePicture;

constexpr int kEdge = 4;  // round a picture, for its outline
constexpr int kLine = 20, kTwoLines = 34;
constexpr int kBetween = 24;  // two of a size
constexpr int kBlockGap = 18;
constexpr int kReadable = 44;  // px wide: narrower pictures are wrapped
constexpr int kMostGap = 40;   // between pictures, unless their captions need more
constexpr int kBetweenWords = 8;

int gapFor(int columns) {
    return columns > 6 ? 4 : 12;
}

QFont nameFont(bool isChosen) {
    return uiFont(12, isChosen ? QFont::DemiBold : QFont::Medium);
}

QFont sizeFont(int captionLines) {
    return uiFont(captionLines == 1 ? 12 : 11);
}

int widestName(const QVector<CyclePicture>& pictures) {
    const QFontMetrics strong(nameFont(true));
    int most = 0;
    for (const CyclePicture& picture : pictures)
        most = std::max(most, strong.horizontalAdvance(model::nameOf(picture.step)));
    return most;
}

/// The width that the widest name and size take side by side.
int captionWidth(const QVector<CyclePicture>& pictures) {
    const QFontMetrics strong(nameFont(true));
    const QFontMetrics plain(sizeFont(1));
    int most = 0;
    for (const CyclePicture& picture : pictures)
        most =
            std::max(most, strong.horizontalAdvance(model::nameOf(picture.step)) + kBetweenWords +
                               plain.horizontalAdvance(model::sizeOf(picture.step)));
    return most;
}

double aspectOf(const QVector<CyclePicture>& pictures) {
    const core::CycleStep& step = pictures.front().step;
    return static_cast<double>(step.rows) / static_cast<double>(step.columns);
}

int widestPicture(int width, int columns) {
    return (width - (columns - 1) * gapFor(columns)) / columns;
}

QSize pictureSize(double aspect, int width, int mostHeight) {
    const double wide = std::max(8.0, std::min<double>(width, mostHeight / aspect));
    return {static_cast<int>(wide), std::max(8, static_cast<int>(wide * aspect))};
}

}  // namespace

StripLayout stripLayout(const QVector<CyclePicture>& pictures, const StripRoom& room) {
    StripLayout layout;
    if (pictures.isEmpty())
        return layout;
    const int count = static_cast<int>(pictures.size()) / 2;
    const bool wraps =
        room.mayWrap && count > 1 && widestPicture(room.width, count + 1) < kReadable;
    const int columns = wraps ? (count + 2) / 2 : count + 1;
    const int gap = gapFor(columns);
    const int widest = (room.width + gap) / columns;
    const int oneLine = captionWidth(pictures);
    layout.numbersOnly = widestName(pictures) > widest - gap;
    layout.captionLines = oneLine <= widest - gap || layout.numbersOnly ? 1 : 2;
    const int caption = layout.captionLines == 1 ? kLine : kTwoLines;
    constexpr int kLeastHeight = 36;
    const int inTwo = (room.mostInAll - 2 * kEdge - kBlockGap) / 2;
    const int kept = std::max(kLeastHeight, (inTwo - kBetween) / 2 - caption);
    const QSize size = pictureSize(aspectOf(pictures), widestPicture(room.width, columns),
                                   wraps ? std::min(room.mostHeight, kept) : room.mostHeight);
    const int pitch =
        std::min(widest, std::max(size.width() + kMostGap, oneLine + 2 * kBetweenWords));
    const int row = size.height() + caption;
    const int block = 2 * row + kBetween;
    layout.between.resize(count);
    for (int n = 0; n < pictures.size(); ++n) {
        const bool above = n <= count;
        const int column = above ? n : 2 * count - n;
        const QPoint corner(kEdge + column % columns * pitch,
                            kEdge + column / columns * (block + kBlockGap));
        const int left = corner.x() - kEdge;
        const int top = above ? corner.y() : corner.y() + row + kBetween;
        StripStep step;
        step.box = {left, above ? top + caption : top, size.width(), size.height()};
        step.caption = {left, above ? top : top + size.height(), pitch - gap, caption};
        step.place = step.box.united(step.caption).adjusted(-kEdge, -kEdge, kEdge, kEdge);
        layout.steps.append(step);
        if (!above)
            layout.between[n - count - 1] = {left, top - kBetween, size.width(), kBetween};
        layout.height = std::max(layout.height, step.place.bottom() + 1);
    }
    return layout;
}

void drawStep(QPainter& painter, const StripLayout& layout, const StripStep& step,
              const CyclePicture& picture, StepLook look, const Theme& theme) {
    const bool isChosen = look == StepLook::Chosen;
    drawAveraged(painter, step.box, picture.thumb, picture.thumb.rect());
    painter.setBrush(Qt::NoBrush);
    const double pen = isChosen ? 2.5 : look == StepLook::PointedAt ? 1.5 : 1;
    painter.setPen(QPen(look == StepLook::Plain ? theme.hair : theme.accent, pen));
    painter.drawRect(QRectF(step.box).adjusted(pen / 2, pen / 2, -pen / 2, -pen / 2));

    const QString name =
        layout.numbersOnly ? QString::number(picture.step.number) : model::nameOf(picture.step);
    const QString size = model::sizeOf(picture.step);
    const bool above = step.caption.top() < step.box.top();
    const int line = layout.captionLines == 1 ? kLine : kTwoLines / 2;
    const QRect first(step.caption.left(), step.caption.top() + (above ? -1 : 3),
                      step.caption.width(), line);
    painter.setFont(nameFont(isChosen));
    painter.setPen(isChosen ? theme.accent : theme.text);
    painter.drawText(first, Qt::AlignLeft | Qt::AlignVCenter, name);
    if (layout.numbersOnly)
        return;
    const QFont plain = sizeFont(layout.captionLines);
    painter.setFont(plain);
    painter.setPen(theme.text2);
    if (layout.captionLines == 2) {
        if (QFontMetrics(plain).horizontalAdvance(size) <= step.caption.width())
            painter.drawText(first.translated(0, line - 2).adjusted(0, 0, 8, 0),
                             Qt::AlignLeft | Qt::AlignVCenter, size);
        return;
    }
    // Over the picture's right edge, or beyond it where the name needs the room.
    const int nameWidth = QFontMetrics(nameFont(true)).horizontalAdvance(name);
    const int sizeWidth = QFontMetrics(plain).horizontalAdvance(size);
    const int left =
        std::max(step.box.right() + 1 - sizeWidth, step.caption.left() + nameWidth + kBetweenWords);
    painter.drawText(QRect(left, first.top(), sizeWidth + 2, line),
                     Qt::AlignLeft | Qt::AlignVCenter, size);
}

void drawCloseness(QPainter& painter, const StripLayout& layout,
                   const model::FidelityPoints& points, const Theme& theme) {
    const QFont font = uiFont(11);
    painter.setFont(font);
    painter.setPen(theme.text2);
    const auto isSeen = [&](const model::FidelityPoint& point) {
        return point.series == model::FidelityPoint::Series::ToStep &&
               point.n <= layout.between.size();
    };
    const bool allFit = std::ranges::all_of(points, [&](const model::FidelityPoint& point) {
        return !isSeen(point) ||
               QFontMetrics(font).horizontalAdvance(model::closeness(point.fidelity.all)) <=
                   layout.between[point.n - 1].width();
    });
    for (const model::FidelityPoint& point : points)
        if (isSeen(point))
            painter.drawText(layout.between[point.n - 1], Qt::AlignCenter,
                             allFit && !layout.numbersOnly
                                 ? model::closeness(point.fidelity.all)
                                 : model::decibels(point.fidelity.all.psnr));
}

void drawGreyRange(QPainter& painter, const QRectF& box, core::ValueRange range,
                   const Theme& theme) {
    const QFont font = uiFont(12);
    painter.setFont(font);
    painter.setPen(theme.text2);
    const QString least = exactNumber(range.least);
    const QString most = exactNumber(range.most);
    drawNumber(painter, box, Qt::AlignLeft | Qt::AlignVCenter, least);
    drawNumber(painter, box, Qt::AlignRight | Qt::AlignVCenter, most);
    const double left = box.left() + numberWidth(least, font) + 8;
    const double right = box.right() - numberWidth(most, font) - 8;
    const QRectF bar(left, box.center().y() - 5, right - left, 10);
    QLinearGradient ramp(bar.topLeft(), bar.topRight());
    ramp.setColorAt(0, Qt::black);
    ramp.setColorAt(1, Qt::white);
    painter.fillRect(bar, ramp);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(theme.rule);
    painter.drawRect(bar.adjusted(0.5, 0.5, -0.5, -0.5));
    if (range.least < 0) {
        const double zero = bar.left() + bar.width() * -range.least / (range.most - range.least);
        painter.drawLine(QPointF(zero, bar.bottom() + 1), QPointF(zero, bar.bottom() + 4));
    }
}

}  // namespace paint
