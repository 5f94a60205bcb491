#include "ui/model/replace_file.h"
#include "ui/paint/film/film_file.h"

#include <QBuffer>
#include <QFileInfo>
#include <QImage>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgGenerator>

namespace paint {
namespace {

constexpr double kPointsPerPixel = .75;
constexpr int kPixelsPerInch = 96;

void drawPng(QIODevice& device, const Film& film, const FilmMoment& moment) {
    QImage image(film.options.size, QImage::Format_RGB32);
    QPainter painter(&image);
    drawMoment(painter, film, moment);
    painter.end();
    image.save(&device, "PNG");
}

void drawSvg(QIODevice& device, const Film& film, const FilmMoment& moment) {
    QSvgGenerator generator;
    generator.setOutputDevice(&device);
    generator.setSize(film.options.size);
    generator.setViewBox(QRect({0, 0}, film.options.size));
    generator.setResolution(kPixelsPerInch);
    generator.setTitle(film.title);
    QPainter painter(&generator);
    drawMoment(painter, film, moment);
}

void drawPdf(QIODevice& device, const Film& film, const FilmMoment& moment) {
    QPdfWriter writer(&device);
    const QSizeF points = QSizeF(film.options.size) * kPointsPerPixel;
    writer.setPageSize(QPageSize(points, QPageSize::Point));
    writer.setPageMargins({});
    writer.setResolution(kPixelsPerInch);
    writer.setTitle(film.title);
    QPainter painter(&writer);
    painter.setRenderHint(QPainter::LosslessImageRendering);
    drawMoment(painter, film, moment);
}

}  // namespace

std::optional<FigureFormat> figureFormatOf(const QString& path) {
    const QString ending = QFileInfo(path).suffix().toLower();
    if (ending == QLatin1String("png"))
        return FigureFormat::Png;
    if (ending == QLatin1String("svg"))
        return FigureFormat::Svg;
    if (ending == QLatin1String("pdf"))
        return FigureFormat::Pdf;
    return std::nullopt;
}

void writeFigure(const Film& film, const FilmMoment& moment, const QString& path,
                 FigureFormat format) {
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    switch (format) {
        case FigureFormat::Png:
            drawPng(buffer, film, moment);
            break;
        case FigureFormat::Svg:
            drawSvg(buffer, film, moment);
            break;
        case FigureFormat::Pdf:
            drawPdf(buffer, film, moment);
            break;
    }
    model::replaceFile(path, buffer.data());
}

}  // namespace paint
