#include "ui/paint/picture_export.h"

#include "ui/model/replace_file.h"
#include "ui/paint/math_text.h"
#include "ui/paint/stage_marks.h"
#include "ui/paint/stage_picture.h"
#include "ui/paint/stage_texts.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QImage>
#include <QPainter>
#include <QSvgGenerator>

namespace paint {
namespace {

constexpr double kMargin = 16;
constexpr double kLabel = 32;  // over an array
constexpr int kPixelsPerInch = 96;

QString translated(const char* text) {
    return QCoreApplication::translate("model::ExportItem", text);
}

void drawPng(QIODevice& device, QSizeF size, const Drawing& drawing) {
    QImage image((size * kPictureScale).toSize(), QImage::Format_RGB32);
    if (image.isNull())
        throw core::Refused(
            translated("There is no memory for a picture of this size; make the window smaller")
                .toStdString());
    QPainter painter(&image);
    painter.scale(kPictureScale, kPictureScale);
    drawing(painter);
    painter.end();
    image.save(&device, "PNG");
}

void drawSvg(QIODevice& device, QSizeF size, const QString& title, const Drawing& drawing) {
    QSvgGenerator generator;
    generator.setOutputDevice(&device);
    generator.setSize(size.toSize());
    generator.setViewBox(QRectF({0, 0}, size));
    generator.setResolution(kPixelsPerInch);
    generator.setTitle(title);
    QPainter painter(&generator);
    drawing(painter);
}

// One array with its letter over it.
model::ExportItem paneExport(const StageScene& scene, const Pane& pane, const Theme& theme) {
    const QString group = translated("Pictures");
    const QString letter = texts::letter(scene, pane.array, pane.lower);
    const QString words = texts::words(scene, pane.array, pane.lower);
    const double labelled = width(mathText(letter), {13, 20, theme.text}) + 8 +
                            width(mathText(words), {12, 13, theme.text2});
    const QSizeF size(std::max(pane.box.width(), labelled) + 2 * kMargin,
                      pane.box.height() + kLabel + 2 * kMargin);
    const Drawing drawing = [scene, pane, letter, words, size, theme](QPainter& painter) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.fillRect(QRectF({0, 0}, size), theme.page);
        const QPointF baseline(kMargin, kMargin + 18);
        const double advance =
            draw(painter, baseline, mathText(letter), {13, 20, theme.text}, theme);
        draw(painter, baseline + QPointF(advance + 8, 0), mathText(words), {12, 13, theme.text2},
             theme);
        painter.translate(QPointF(kMargin, kMargin + kLabel) - pane.box.topLeft());
        const auto source = sourceFor(scene, pane.array, pane.lower);
        const Grid grid =
            gridOf(*source, pane.grid.origin, pane.grid.cellWidth, pane.grid.cellHeight);
        drawPane(painter, pane, grid, *source, marksFor(scene, pane.array, pane.lower), pane.box,
                 theme);
    };
    const QString stem = mathText(letter).plain().remove(QLatin1Char(' ')) +
                         (pane.lower ? QStringLiteral("_transposed") : QString());
    return pictureExport(group, letter + QLatin1Char(' ') + words, stem, size, drawing);
}

}  // namespace

void writeDrawing(model::FileFormat format, const QString& path, const QString& title, QSizeF size,
                  const Drawing& drawing) {
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    if (format == model::FileFormat::Svg)
        drawSvg(buffer, size, title, drawing);
    else
        drawPng(buffer, size, drawing);
    model::replaceFile(path, buffer.data());
}

model::ExportItem pictureExport(const QString& group, const QString& title, const QString& stem,
                                QSizeF size, const Drawing& drawing) {
    const QSize pixels = (size * kPictureScale).toSize();
    const QString plain = mathText(title).plain();
    return {group,
            title,
            translated("%1×%2 px").arg(pixels.width()).arg(pixels.height()),
            stem,
            {model::FileFormat::Png, model::FileFormat::Svg},
            {},
            [size, drawing, plain](model::FileFormat format, const QString& path,
                                   const core::Control&) {
                writeDrawing(format, path, plain, size, drawing);
            }};
}

std::vector<model::ExportItem> stageExports(const StageScene& scene, QSizeF size,
                                            const Theme& theme) {
    std::vector<model::ExportItem> items;
    StageScene still = scene;
    still.withSwitch = true;
    still.fading = 1;
    items.push_back(pictureExport(
        translated("Pictures"), translated("The whole stage"), QStringLiteral("stage"), size,
        [still, size, theme](QPainter& painter) { drawStage(painter, size, still, theme); }));
    for (const Pane& pane : layoutStage(size, still.shape(), still.way).panes)
        items.push_back(paneExport(still, pane, theme));
    return items;
}

}  // namespace paint
