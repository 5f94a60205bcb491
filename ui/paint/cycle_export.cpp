#include "ui/paint/cycle_export.h"

#include "ui/paint/film_strip.h"
#include "ui/paint/math_text.h"

#include <QCoreApplication>
#include <QPainter>
#include <algorithm>
#include <cmath>

namespace paint {
namespace {

constexpr double kMargin = 24;
constexpr double kUnder = 16, kLegendHeight = 20, kLegendWidth = 240;
constexpr int kStripPicture = 168;  // px high at most
constexpr int kStripColumn = 220, kStripWidth = 1320;

QString translated(const char* text) {
    return QCoreApplication::translate("model::ExportItem", text);
}

/// What is drawn, with room around it and the range under it.
model::ExportItem withRange(const QString& title, const QString& stem, QSizeF size,
                            core::ValueRange range, const Drawing& drawing, const Theme& theme) {
    const QSizeF whole(std::max(size.width(), kLegendWidth) + 2 * kMargin,
                       size.height() + kUnder + kLegendHeight + 2 * kMargin);
    return pictureExport(translated("Pictures"), title, stem, whole, [=](QPainter& painter) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.fillRect(QRectF({0, 0}, whole), theme.page);
        painter.translate(kMargin, kMargin);
        drawing(painter);
        drawGreyRange(painter, {0, size.height() + kUnder, kLegendWidth, kLegendHeight}, range,
                      theme);
    });
}

model::ExportItem stripExport(const CyclesFigure& figure, const Theme& theme) {
    const QVector<model::CyclePicture>& pictures = figure.pictures.pictures;
    const int columns = static_cast<int>(pictures.size()) / 2 + 1;
    const StripLayout layout =
        stripLayout(pictures, {std::min(columns * kStripColumn, kStripWidth), kStripPicture});
    int width = 0;
    for (const StripStep& step : layout.steps)
        width = std::max(width, step.place.right() + 1);
    return withRange(
        translated("Film strip"), QStringLiteral("film_strip"), QSizeF(width, layout.height),
        figure.pictures.range,
        [layout, pictures, selected = figure.selected, points = figure.points,
         theme](QPainter& painter) {
            for (int n = 0; n < pictures.size(); ++n)
                drawStep(painter, layout, layout.steps[n], pictures[n],
                         n == selected ? StepLook::Chosen : StepLook::Plain, theme);
            drawCloseness(painter, layout, points, theme);
        },
        theme);
}

/// Whole pictures take as much height as they need; zoomed ones what is seen of them.
PictureRow asSeen(PictureRow row) {
    if (row.zoom > 0)
        return row;
    constexpr int kMostHeight = 4000;
    row.size.setHeight(kMostHeight);
    double height = 0;
    for (int n = 0; n < row.pictures.size(); ++n)
        height = std::max(height, row.boxOf(n).bottom());
    row.size.setHeight(static_cast<int>(std::ceil(height)));
    return row;
}

model::ExportItem rowExport(const QString& title, const QString& stem, const PictureRow& pane,
                            core::ValueRange range, const Theme& theme) {
    const PictureRow row = asSeen(pane);
    return withRange(
        title, stem, row.size, range,
        [row, theme](QPainter& painter) { drawPictureRow(painter, row, theme); }, theme);
}

model::ExportItem plotExport(const CyclesFigure& figure, const Theme& theme) {
    const QSizeF size = figure.plotSize + QSizeF(2 * kMargin, 2 * kMargin + kUnder + kLegendHeight);
    return pictureExport(
        translated("Pictures"), translated("Fidelity as a plot"), QStringLiteral("fidelity"), size,
        [plot = figure.plot, key = mathText(figure.plotKey), size, theme](QPainter& painter) {
            painter.setRenderHint(QPainter::Antialiasing);
            painter.fillRect(QRectF({0, 0}, size), theme.page);
            draw(painter, {kMargin, size.height() - kMargin - 5}, key, {12, 13, theme.text2},
                 theme);
            painter.translate(kMargin, kMargin);
            plot(painter);
        });
}

}  // namespace

std::vector<model::ExportItem> cyclePictureExports(const CyclesFigure& figure, const Theme& theme) {
    std::vector<model::ExportItem> items;
    if (!figure.pictures.pictures.isEmpty())
        items.push_back(stripExport(figure, theme));
    const core::ValueRange range = figure.pictures.range;
    if (!figure.enlarged.pictures.isEmpty())
        items.push_back(rowExport(translated("The chosen step beside the step of its size"),
                                  QStringLiteral("step"), figure.enlarged, range, theme));
    if (!figure.compared.pictures.isEmpty())
        items.push_back(rowExport(translated("1, 3 and 5 cycles"), QStringLiteral("cycles"),
                                  figure.compared, range, theme));
    if (figure.plot)
        items.push_back(plotExport(figure, theme));
    return items;
}

}  // namespace paint
