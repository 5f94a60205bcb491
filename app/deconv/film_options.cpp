#include "app/deconv/film_options.h"

#include "app/deconv/arrays.h"
#include "app/deconv/command.h"
#include "app/deconv/geometry_options.h"
#include "core/convolution.h"

#include <QCommandLineParser>
#include <cstdio>

namespace {

using core::Refused;

// An experiment of more cells than a film could make visible, or play in a bearable time.
constexpr core::Index kMostCells = 4096;

const QStringList kViews{"story", "direct", "weights", "matrix", "padded", "fractional", "stamp"};

paint::FilmView readView(const QString& name) {
    const auto found = kViews.indexOf(name);
    if (found < 0)
        throw Refused("--view is '" + name.toStdString() + "', which is none of " +
                      kViews.join(", ").toStdString());
    return static_cast<paint::FilmView>(found);
}

QSize readSize(const QString& text) {
    const Sizes size = readSizes("--size", text);
    const core::Index largest = paint::kLargestFilm.width();
    const QSize pixels(static_cast<int>(std::min(size.first, largest + 1)),
                       static_cast<int>(std::min(size.second, largest + 1)));
    if (!paint::isFilmSize(pixels))
        throw Refused("--size is '" + text.toStdString() +
                      "', outside of 160x120 to 7680x7680 (width x height, in pixels)");
    return pixels;
}

paint::Scheme readTheme(const QString& name) {
    if (name == "light")
        return paint::Scheme::Light;
    if (name == "dark")
        return paint::Scheme::Dark;
    throw Refused("--theme is '" + name.toStdString() + "'; it is light or dark");
}

void checkCells(const core::Experiment& experiment) {
    const core::Shape shape = core::shapeOf(experiment);
    for (const core::ArrayId array : {core::ArrayId::X, core::ArrayId::Y, core::ArrayId::Padded})
        if (core::cellCount(shape, array) > kMostCells)
            throw Refused("An experiment of more than " + std::to_string(kMostCells) +
                          " cells is too large to be played cell by cell; use smaller arrays");
}

core::Experiment fromFiles(const QCommandLineParser& parser) {
    const core::PartialGeometry part = readGeometry(parser, OutputPadding::Belongs);
    const NamedArray input = readArray(required(parser, "i"));
    const NamedArray kernel = readArray(required(parser, "k"));
    core::Experiment experiment;
    experiment.input = core::share(planesOf<double>(input));
    experiment.kernels = core::share(bankOf<double>(kernel));
    core::PartialGeometry direct = part;
    direct.outputPadding.reset();
    experiment.geometry =
        directGeometry(direct, {core::size(*experiment.input, 1), core::size(*experiment.input, 2)},
                       {core::size(*experiment.kernels, 2), core::size(*experiment.kernels, 3)});
    return experiment;
}

paint::Film filmOfScene(const QCommandLineParser& parser, paint::FilmView view,
                        const paint::FilmOptions& options, const core::Control& control) {
    if (parser.isSet("i") || parser.isSet("k"))
        throw Refused("--scene has its own input and kernel; leave out -i and -k, or --scene");
    const core::Scene& scene = core::sceneNamed(parser.value("scene").toStdString());
    const QString title =
        parser.isSet("title") ? parser.value("title") : QString::fromUtf8(scene.title);
    return paint::makeSceneFilm(scene, view, title, options, control);
}

}  // namespace

void declareFilm(QCommandLineParser& parser) {
    addOption(parser, {"scene"}, "A classic scene, by name; see --list.", "name");
    addOption(parser, {"list"}, "Prints the scenes, one a line, name first.");
    addOption(parser, {"i"}, "In place of a scene: the input X, a .csv or .npy file.", "file");
    addOption(parser, {"k"}, "The kernel K, a .csv or .npy file.", "file");
    declareGeometry(parser, OutputPadding::Belongs);
    parser.addOption({"view",
                      "What is shown: story (the convolution, then its transposed one being set "
                      "up), direct, weights, matrix, padded, fractional or stamp.",
                      "view", "story"});
    parser.addOption({"size", "Width x height, in pixels.", "WxH", "1280x720"});
    parser.addOption({"theme", "light or dark.", "theme", "light"});
    addOption(parser, {"title"}, "The title over the picture; the scene's own if not said.",
              "text");
    addOption(parser, {"no-title"}, "No title.");
    addOption(parser, {"no-values"}, "No numbers in the cells.");
    addOption(parser, {"no-captions"}, "No line that says what happens.");
}

bool listScenes(const QCommandLineParser& parser) {
    if (!parser.isSet("list"))
        return false;
    std::size_t longest = 0;
    for (const core::Scene& scene : core::scenes())
        longest = std::max(longest, std::string_view(scene.name).size());
    for (const core::Scene& scene : core::scenes())
        std::printf("%-*s  %s\n", static_cast<int>(longest), scene.name, scene.about);
    return true;
}

paint::Film readFilm(const QCommandLineParser& parser, paint::FilmOptions options,
                     const core::Control& control) {
    options.size = readSize(parser.value("size"));
    options.scheme = readTheme(parser.value("theme"));
    options.values = !parser.isSet("no-values");
    options.captions = !parser.isSet("no-captions");
    const paint::FilmView view = readView(parser.value("view"));
    options.title = !parser.isSet("no-title") && (parser.isSet("scene") || parser.isSet("title"));
    if (parser.isSet("scene"))
        return filmOfScene(parser, view, options, control);
    const core::Experiment experiment = fromFiles(parser);
    checkCells(experiment);
    return paint::makeFilm(
        std::make_shared<const core::Result>(core::evaluate(experiment, control)), view,
        parser.value("title"), options);
}
