// Draws the stage of an experiment into a picture, to be looked at:
//   ui_grab_stage --example notebook --way stamp --select T,0,1,0 --playing --theme dark stage.png

#include "core/control.h"
#include "core/examples.h"
#include "core/notation.h"
#include "tests/ui/support/appearance.h"
#include "ui/paint/stage_picture.h"

#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QImage>
#include <QSvgGenerator>
#include <QTextStream>

namespace {

core::Experiment experimentOf(const QString& example, const QString& geometry) {
    if (geometry.isEmpty())
        return core::makeExample(example.toStdString());
    core::Experiment experiment;
    experiment.geometry = core::geometryFromNotation(geometry.toStdString());
    const auto& rows = experiment.geometry.rows;
    const auto& columns = experiment.geometry.columns;
    auto input = core::zeros<core::Planes<double>>({1, rows.input, columns.input});
    auto kernels = core::zeros<core::Kernels<double>>({1, 1, rows.kernel, columns.kernel});
    for (std::size_t n = 0; n < input.size(); ++n)
        input.data()[n] = static_cast<double>(n * 7 % 11) - 3;
    for (std::size_t n = 0; n < kernels.size(); ++n)
        kernels.data()[n] = static_cast<double>(n * 5 % 7) - 2;
    experiment.input = core::share(std::move(input));
    experiment.kernels = core::share(std::move(kernels));
    return experiment;
}

core::Way wayOf(const QString& name) {
    const QStringList names{QStringLiteral("matrix"), QStringLiteral("padded"),
                            QStringLiteral("fractional"), QStringLiteral("stamp")};
    return static_cast<core::Way>(std::max<qsizetype>(0, names.indexOf(name)));
}

core::Cell cellOf(const QString& text) {
    const QStringList names{"X",     "K",         "Y",      "W",      "WT",    "T", "TFlat",
                            "ZFlat", "Stretched", "Padded", "Turned", "Stamp", "Z"};
    const QStringList parts = text.split(QLatin1Char(','));
    core::Cell cell;
    cell.array = static_cast<core::ArrayId>(names.indexOf(parts.first()));
    for (qsizetype n = 1; n < parts.size(); ++n)
        cell.at[static_cast<std::size_t>(n - 1)] = parts[n].toLongLong();
    return cell;
}

void select(paint::StageScene& scene, const QString& text, bool pointed, bool playing) {
    if (text.isEmpty())
        return;
    (pointed ? scene.selection.pointed : scene.selection.pinned) = cellOf(text);
    scene.selection.playing = playing;
    scene.planes = paint::planesShowing(scene.shape(), cellOf(text), scene.planes);
}

void save(const QString& file, QSize size, double scale, const paint::StageScene& scene,
          const paint::Theme& theme) {
    paint::PaintCount count;
    QElapsedTimer timer;
    if (file.endsWith(QLatin1String(".svg"))) {
        QSvgGenerator svg;
        svg.setFileName(file);
        svg.setSize(size);
        svg.setViewBox(QRect(QPoint(), size));
        QPainter painter(&svg);
        drawStage(painter, size, scene, theme);
        return;
    }
    QImage image(size * scale, QImage::Format_RGB32);
    image.setDevicePixelRatio(scale);
    for (int n = 0; n < 2; ++n) {
        count = {};
        timer.restart();
        QPainter painter(&image);
        drawStage(painter, size, scene, theme, &count);
    }
    QTextStream(stdout) << timer.nsecsElapsed() / 1000 << " us, " << count.cells << " cells, "
                        << count.diagonals << " diagonals\n";
    image.save(file);
}

}  // namespace

int main(int argc, char** argv) {
    support::pinPlatform();
    QGuiApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions({{"example", "An example by name.", "name", "notebook"},
                       {"geometry", "One line of geometry, instead.", "line"},
                       {"way", "matrix, padded, fractional, stamp.", "name", "matrix"},
                       {"select", "A cell, such as Z,0,1,1.", "cell"},
                       {"pointed", "Pointed at, not pinned."},
                       {"playing", "Playing."},
                       {"size", "Width x height.", "size", "736x700"},
                       {"scale", "Pixels a unit.", "factor", "1"},
                       {"theme", "light or dark.", "name", "light"},
                       {"stale", "What the result is the last good one of.", "words"}});
    parser.addPositionalArgument("file", "PNG or SVG.");
    parser.process(application);
    try {
        paint::StageScene scene;
        scene.result = std::make_shared<const core::Result>(
            core::evaluate(experimentOf(parser.value("example"), parser.value("geometry"))));
        scene.way = wayOf(parser.value("way"));
        scene.lastGood = parser.value("stale");
        select(scene, parser.value("select"), parser.isSet("pointed"), parser.isSet("playing"));
        const QStringList size = parser.value("size").split(QLatin1Char('x'));
        const bool dark = parser.value("theme") == QLatin1String("dark");
        save(parser.positionalArguments().value(0), {size[0].toInt(), size.value(1).toInt()},
             parser.value("scale").toDouble(), scene,
             paint::theme(dark ? paint::Scheme::Dark : paint::Scheme::Light));
    } catch (const core::Refused& refused) {
        QTextStream(stderr) << refused.what() << '\n';
        return 2;
    }
    return 0;
}
