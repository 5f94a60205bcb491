#include "ui/paint/feature_picture.h"
#include "ui/paint/fonts.h"
#include "ui/paint/math_text.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

namespace paint {

namespace {

constexpr int kMargin = 24;
constexpr int kBetween = 24;
constexpr int kTextHeight = 46;
constexpr int kFootHeight = 32;

struct Grid {
    int columns = 1;
    int rows = 1;
    QSize cell;  // of a picture
};

QSize fitted(const QSize& size, int side) {
    if (size.width() <= side && size.height() <= side)
        return size;
    return size.scaled(side, side, Qt::KeepAspectRatio).expandedTo({1, 1});
}

Grid gridOf(const QVector<SheetPicture>& pictures, int side) {
    Grid grid;
    const auto count = static_cast<double>(pictures.size());
    grid.columns = std::max(static_cast<int>(std::ceil(std::sqrt(count))), 1);
    grid.rows = std::max(static_cast<int>(std::ceil(count / grid.columns)), 1);
    for (const SheetPicture& picture : pictures)
        grid.cell = grid.cell.expandedTo(fitted(picture.picture.size(), side));
    // Room for a name even over small pictures.
    grid.cell = grid.cell.expandedTo({std::min(side, 180), 1});
    return grid;
}

void drawOne(QPainter& painter, QPoint corner, const SheetPicture& sheetPicture, int side,
             const Theme& theme) {
    const QImage& picture = sheetPicture.picture;
    const QSize size = fitted(picture.size(), side);
    painter.setFont(uiFont(13));
    painter.setPen(theme.text);
    painter.drawText(corner + QPoint(0, 14), sheetPicture.name);
    draw(painter, corner + QPoint(0, 34), mathText(sheetPicture.caption), {12, 14, theme.text2},
         theme);
    const QRect box(corner + QPoint(0, kTextHeight), size);
    painter.drawImage(box, size == picture.size() ? picture
                                                  : picture.scaled(size, Qt::IgnoreAspectRatio,
                                                                   Qt::SmoothTransformation));
    painter.setPen(theme.hair);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(box.adjusted(-1, -1, 0, 0));
}

}  // namespace

QImage contactSheet(const QVector<SheetPicture>& pictures, const QString& foot, int side,
                    const Theme& theme) {
    const Grid grid = gridOf(pictures, side);
    const int stepX = grid.cell.width() + kBetween;
    const int stepY = grid.cell.height() + kTextHeight + kBetween;
    QImage sheet(2 * kMargin + grid.columns * stepX - kBetween,
                 2 * kMargin + grid.rows * stepY - kBetween + kFootHeight, QImage::Format_RGB32);
    sheet.fill(theme.page);
    QPainter painter(&sheet);
    for (int n = 0; n < pictures.size(); ++n) {
        const QPoint corner(kMargin + n % grid.columns * stepX, kMargin + n / grid.columns * stepY);
        drawOne(painter, corner, pictures[n], side, theme);
    }
    draw(painter, QPointF(kMargin, sheet.height() - kMargin), mathText(foot), {12, 14, theme.text2},
         theme);
    return sheet;
}

}  // namespace paint
