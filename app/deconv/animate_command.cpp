#include "app/deconv/command.h"
#include "app/deconv/film_options.h"
#include "ui/paint/film/film_file.h"

#include <QCommandLineParser>

namespace {

using core::Refused;

double readSpeed(const QString& text) {
    bool isNumber = false;
    const double speed = text.toDouble(&isNumber);
    if (!isNumber || !(speed >= .25 && speed <= 8))
        throw Refused("--speed is '" + text.toStdString() + "'; it is a number from 0.25 to 8");
    return speed;
}

void declare(QCommandLineParser& parser) {
    declareFilm(parser);
    parser.addOption({"fps", "Frames a second, 1 to 60.", "number", "30"});
    parser.addOption({"speed", "0.25 to 8 times the usual speed.", "number", "1"});
    addOption(parser, {"o"}, "The film: a .mp4, .webm or .gif file, or a folder for PNG.",
              "target");
}

void run(const QCommandLineParser& parser, const core::Control& control) {
    if (listScenes(parser))
        return;
    const QString target = required(parser, "o");
    const auto format = paint::filmFormatOf(target);
    if (!format)
        throw Refused("'" + target.toStdString() +
                      "' has an ending of no film; use .mp4, .webm, .gif, or a folder for PNG");
    paint::FilmOptions options;
    options.framesPerSecond = static_cast<int>(wholeNumber("--fps", parser.value("fps"), 1, 60));
    options.speed = readSpeed(parser.value("speed"));
    const paint::Film film = readFilm(parser, options, control);
    paint::writeFilm(film, target, *format, control);
}

}  // namespace

Command animateCommand() {
    return {"animate",
            "A film of a classic scene, or of an experiment in any view.",
            "Films are made by ffmpeg; a folder of PNG needs none.",
            "deconv animate --scene padded-strided -o film.mp4",
            declare,
            run,
            true};
}
