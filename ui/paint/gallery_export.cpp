#include "ui/paint/gallery_export.h"

#include "core/feature_reduction.h"
#include "ui/paint/feature_export.h"
#include "ui/paint/filter_picture.h"
#include "ui/paint/fonts.h"
#include "ui/paint/histogram.h"
#include "ui/paint/map_head.h"
#include "ui/paint/number_text.h"
#include "ui/paint/picture_export.h"

#include <QCoreApplication>
#include <QPainter>
#include <algorithm>
#include <cmath>

namespace paint {
namespace {

using core::Index;

constexpr double kMargin = 24, kBetweenColumns = 32, kBetweenRows = 24;
constexpr double kPictureWidth = 320, kMostPictureHeight = 480;
constexpr double kAfterFilter = 12, kOverPicture = 8, kUnderPicture = 3;
constexpr double kLegendHeight = 44;
constexpr double kShareOfCounting = 0.6;  // of the work

QString translated(const char* text) {
    return QCoreApplication::translate("model::ExportItem", text);
}

/// The measures of a tile, the same for all.
struct TileSize {
    QSize filter;
    QSizeF picture;
    double top = 0;  // of the picture
    QSizeF whole;
};

TileSize tileSize(const GalleryFigure& figure) {
    const core::Kernels<float>& filters = *figure.request.filters;
    TileSize size;
    size.filter = filterSize(core::size(filters, 2), core::size(filters, 3));
    size.picture =
        figure.part.size().scaled(kPictureWidth, kMostPictureHeight, Qt::KeepAspectRatio);
    size.picture = {std::max(std::round(size.picture.width()), 1.0),
                    std::max(std::round(size.picture.height()), 1.0)};
    size.top = std::max(size.filter.height(), kMapHead) + kOverPicture;
    size.whole = {kPictureWidth,
                  size.top + size.picture.height() + kUnderPicture + histogramHeight(false)};
    return size;
}

MapLabel labelOf(const GalleryFigure& figure, Index filter) {
    const core::FeatureShape shape = core::featureShape(figure.request);
    const bool direct = figure.request.operation == core::FeatureOperation::Convolution;
    return {filter + 1,
            figure.names.value(static_cast<qsizetype>(filter)),
            direct ? QStringLiteral("Y") : QStringLiteral("Z"),
            direct ? Role::Output : Role::Input,
            shape.rows,
            shape.columns};
}

model::FeatureFindings findingsOf(const GalleryFigure& figure, const core::Control& control) {
    if (figure.findings && !figure.findings->sampled)
        return *figure.findings;
    const core::FeatureSurvey counted = core::survey(figure.request, 1, 1, control);
    return model::findingsOf(counted.statistics, core::featureShape(figure.request), false);
}

const model::RangedValues& rangedOf(const GalleryFigure& figure,
                                    const model::FeatureFindings& findings, Index filter) {
    const auto& found = findings.filters[static_cast<std::size_t>(filter)];
    return figure.shared ? found.shared : found.own;
}

/// The pictures of some filters' maps, one filter at a time.
QVector<QImage> mapPictures(const GalleryFigure& figure, Index first, Index count,
                            const model::FeatureFindings& findings, const Theme& theme,
                            const core::Control& control) {
    const TileSize size = tileSize(figure);
    const core::FeatureView view{figure.part.top(),
                                 figure.part.left(),
                                 figure.part.height(),
                                 figure.part.width(),
                                 static_cast<Index>(size.picture.height() * kPictureScale),
                                 static_cast<Index>(size.picture.width() * kPictureScale)};
    QVector<QImage> pictures;
    for (Index n = 0; n < count; ++n) {
        const core::ReducedMaps maps =
            core::averagedView(core::someFilters(figure.request, first + n, 1), view,
                               core::portionOf(control, n, count));
        const double range = rangedOf(figure, findings, first + n).range;
        const FeatureInk ink(theme, labelOf(figure, first + n).role, figure.colours);
        pictures.append(core::featureShape(figure.request).batches == 3
                            ? recombinedPicture(maps, 0, 1, range)
                            : featurePicture(maps, 0, range, ink));
    }
    return pictures;
}

void drawTile(QPainter& painter, const GalleryFigure& figure, Index filter, const QImage& picture,
              const model::RangedValues& values, const Theme& theme) {
    const TileSize size = tileSize(figure);
    const MapLabel label = labelOf(figure, filter);
    drawFilter(painter, {figure.request.filters, filter, figure.channel}, theme);
    const double left = size.filter.width() + kAfterFilter;
    drawMapHead(painter, {left, 0}, {size.whole.width() - left, size.top - kOverPicture}, label, {},
                {}, theme);
    const QRectF box({0, size.top}, size.picture);
    // Larger pixels of a map are squares: what is seen is what was computed.
    painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
    painter.drawImage(box, picture);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(theme.hair);
    painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5));
    painter.translate(0, box.bottom() + kUnderPicture);
    const HistogramLook look{label.role, figure.colours, !figure.shared, false};
    const int width = static_cast<int>(size.picture.width());
    drawHistogramFrame(painter, width, values, look, theme);
    drawHistogramBars(painter, width, values, look, theme);
    painter.translate(0, -box.bottom() - kUnderPicture);
}

/// The range of all, and how much lies beyond.
void drawLegend(QPainter& painter, QPointF corner, const GalleryFigure& figure,
                const model::FeatureFindings& findings, const Theme& theme) {
    const bool recombined = core::featureShape(figure.request).batches == 3;
    const FeatureInk ink(theme, labelOf(figure, 0).role,
                         recombined ? PictureColours::SignedGrey : figure.colours);
    const QString end = briefNumber(findings.sharedRange);
    const QString start = briefNumber(-findings.sharedRange);
    painter.setFont(uiFont(12));
    painter.setPen(theme.text2);
    const QPointF baseline = corner + QPointF(0, 28);
    const double startWidth = drawNumber(painter, baseline, start);
    const QRectF bar(corner + QPointF(startWidth + 8, 18), QSizeF(204, 11));
    drawFeatureLegend(painter, bar, ink, 24, theme.rule);
    painter.setPen(theme.text2);
    const double endWidth = drawNumber(painter, {bar.right() + 8, baseline.y()}, end);
    painter.drawText(QPointF(bar.right() + 28 + endWidth, baseline.y()),
                     translated("%1 % lie beyond").arg(findings.beyond * 100, 0, 'f', 1));
}

int columnsFor(Index count) {
    return count == 1 ? 1 : count <= 4 ? 2 : count <= 9 ? 3 : 4;
}

QSizeF figureSize(const GalleryFigure& figure, Index count, int columns) {
    const QSizeF tile = tileSize(figure).whole;
    const Index rows = (count + columns - 1) / columns;
    return {columns * (tile.width() + kBetweenColumns) - kBetweenColumns + 2 * kMargin,
            static_cast<double>(rows) * (tile.height() + kBetweenRows) - kBetweenRows +
                2 * kMargin + (figure.shared ? kLegendHeight : 0)};
}

/// Computes the maps of some filters and draws their tiles, with the range under them.
void writeTiles(const GalleryFigure& figure, Index first, Index count, const Theme& theme,
                model::FileFormat format, const QString& path, const core::Control& control) {
    const auto findings = findingsOf(figure, core::portion(control, 0, kShareOfCounting));
    const auto pictures = mapPictures(figure, first, count, findings, theme,
                                      core::portion(control, kShareOfCounting, 1));
    const int columns = columnsFor(count);
    const QSizeF size = figureSize(figure, count, columns);
    const QSizeF tile = tileSize(figure).whole;
    writeDrawing(format, path, translated("Feature maps"), size, [&](QPainter& painter) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.fillRect(QRectF({0, 0}, size), theme.page);
        for (Index n = 0; n < count; ++n) {
            const Index row = n / columns;
            const Index column = n % columns;
            const QPointF corner(
                kMargin + static_cast<double>(column) * (tile.width() + kBetweenColumns),
                kMargin + static_cast<double>(row) * (tile.height() + kBetweenRows));
            painter.save();
            painter.translate(corner);
            drawTile(painter, figure, first + n, pictures[n], rangedOf(figure, findings, first + n),
                     theme);
            painter.restore();
        }
        if (figure.shared)
            drawLegend(painter, {kMargin, size.height() - kMargin - kLegendHeight}, figure,
                       findings, theme);
    });
}

model::ExportItem tilesExport(const GalleryFigure& figure, const QString& title,
                              const QString& stem, Index first, Index count, const Theme& theme) {
    const QSize pixels = (figureSize(figure, count, columnsFor(count)) * kPictureScale).toSize();
    model::ExportItem item{translated("Pictures"),
                           title,
                           translated("%1×%2 px").arg(pixels.width()).arg(pixels.height()),
                           stem,
                           {model::FileFormat::Png, model::FileFormat::Svg},
                           {},
                           {}};
    item.write = [=](model::FileFormat format, const QString& path, const core::Control& control) {
        writeTiles(figure, first, count, theme, format, path, control);
    };
    return item;
}

}  // namespace

std::vector<model::ExportItem> galleryExports(const GalleryFigure& figure, const Theme& theme) {
    const Index count = core::size(*figure.request.filters, 0);
    std::vector<model::ExportItem> items;
    items.push_back(tilesExport(figure, translated("The whole gallery"), QStringLiteral("gallery"),
                                0, count, theme));
    for (Index filter = 0; filter < count; ++filter) {
        const MapLabel label = labelOf(figure, filter);
        items.push_back(tilesExport(
            figure,
            translated("%1 with its filter and histogram")
                .arg(inkedLetter(label.letter, QString::number(label.number))),
            QStringLiteral("%1_%2_tile").arg(label.letter).arg(label.number), filter, 1, theme));
    }
    return items;
}

}  // namespace paint
