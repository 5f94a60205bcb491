#include "ui/view/photos/pixel_window.h"

#include "ui/paint/fonts.h"
#include "ui/paint/number_text.h"
#include "ui/paint/theme.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

namespace view {

namespace {

constexpr int kLeast = 5;  // columns
constexpr int kMost = 25;  // columns or rows; a larger window is shown in part
constexpr double kLargest = 48;
constexpr double kDigitsFrom = 24;

/// A stretch of the photo with the window in it: one pixel more on each side, and more before it
/// where it is short of `least`.
std::pair<int, int> around(int first, int count, int least, int size) {
    int from = first - 1;
    int length = std::min(count + 2, kMost);
    if (length < least) {
        from -= least - length - (least - length) / 2;
        length = least;
    }
    length = std::min(length, size);
    return {std::clamp(from, 0, size - length), length};
}

int level(float value) {
    return static_cast<int>(std::lround(std::clamp(value, 0.0F, 255.0F)));
}

}  // namespace

PixelWindow::PixelWindow(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("photoPixels"));
    setAccessibleName(tr("The photo there"));
}

void PixelWindow::setWindow(core::Shared<core::Planes<float>> photo, int colour,
                            const QRect& window) {
    photo_ = std::move(photo);
    colour_ = colour;
    window_ = window;
    const auto [left, columns] =
        around(window.x(), window.width(), kLeast, static_cast<int>(core::size(*photo_, 2)));
    const auto [top, rows] =
        around(window.y(), window.height(), 4, static_cast<int>(core::size(*photo_, 1)));
    shown_ = {left, top, columns, rows};
    update();
}

double PixelWindow::cell(int width) const {
    return std::min(static_cast<double>(width) / std::max(shown_.width(), 1), kLargest);
}

int PixelWindow::heightFor(int width) const {
    return static_cast<int>(std::ceil(cell(width) * shown_.height()));
}

QColor PixelWindow::fillOf(int row, int column) const {
    const auto at = [&](int channel) { return level((*photo_)(channel, row, column)); };
    return core::size(*photo_, 0) == 1 ? QColor(at(0), at(0), at(0)) : QColor(at(0), at(1), at(2));
}

void PixelWindow::paintCell(QPainter& painter, int row, int column, const QRectF& box) const {
    const QColor fill = fillOf(row, column);
    painter.fillRect(box.adjusted(0, 0, -1, -1), fill);
    if (box.width() < kDigitsFrom)
        return;
    const QColor dark(0x1E1D1B);
    const bool bright = paint::contrast(fill, dark) > paint::contrast(fill, Qt::white);
    painter.setPen(bright ? dark : QColor(Qt::white));
    const bool seen = window_.contains(column, row);
    painter.setFont(
        paint::uiFont(box.width() >= 40 ? 13 : 10, seen ? QFont::DemiBold : QFont::Normal));
    const double value = std::round(double{(*photo_)(colour_, row, column)} * 10) / 10;
    paint::drawNumber(painter, box.adjusted(0, 0, -1, -1), Qt::AlignCenter,
                      paint::fittingNumber(value, painter.font(), box.width() - 4));
}

void PixelWindow::paintEvent(QPaintEvent* /*event*/) {
    if (!photo_)
        return;
    QPainter painter(this);
    const paint::Theme& theme = paint::themeOf(palette());
    const double size = cell(width());
    const auto boxOf = [&](const QRect& part) {
        return QRectF((part.x() - shown_.x()) * size, (part.y() - shown_.y()) * size,
                      part.width() * size, part.height() * size);
    };
    for (int row = shown_.top(); row <= shown_.bottom(); ++row)
        for (int column = shown_.left(); column <= shown_.right(); ++column)
            paintCell(painter, row, column, boxOf({column, row, 1, 1}));
    const QRect seen = window_ & shown_;
    if (seen.isEmpty())
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    const QRectF outline = boxOf(seen).adjusted(-0.5, -0.5, -0.5, -0.5);
    painter.setPen(QPen(theme.page, 1.5));
    painter.drawRoundedRect(outline.adjusted(-2, -2, 2, 2), 3, 3);
    painter.setPen(QPen(theme.kernel.ink, 2.5));
    painter.drawRoundedRect(outline, 2, 2);
}

}  // namespace view
