#include "app/deconv/command.h"
#include "app/deconv/film_options.h"
#include "ui/paint/film/film_file.h"

#include <QCommandLineParser>

namespace {

using core::Refused;

void declare(QCommandLineParser& parser) {
    declareFilm(parser);
    addOption(parser, {"step"},
              "Which number of the result is being computed, counted from 1; the finished picture "
              "if not said.",
              "number");
    addOption(parser, {"o"}, "The picture: a .svg, .pdf or .png file.", "file");
}

bool isStep(const paint::Film& film, const paint::Beat& beat) {
    const auto wanted = film.beside                            ? paint::Beat::Kind::StageStep
                        : film.view == paint::FilmView::Story  ? paint::Beat::Kind::TransposedStep
                        : film.view == paint::FilmView::Direct ? paint::Beat::Kind::DirectStep
                                                               : paint::Beat::Kind::StageStep;
    return beat.kind == wanted;
}

paint::FilmMoment momentOf(const paint::Film& film, const QCommandLineParser& parser) {
    if (!parser.isSet("step"))
        return {film.beats.size() - 1, 1};
    std::vector<std::size_t> steps;
    for (std::size_t beat = 0; beat < film.beats.size(); ++beat)
        if (isStep(film, film.beats[beat]))
            steps.push_back(beat);
    const qint64 step =
        wholeNumber("--step", parser.value("step"), 1, static_cast<qint64>(steps.size()));
    return {steps[static_cast<std::size_t>(step - 1)], 1};
}

void run(const QCommandLineParser& parser, const core::Control& control) {
    if (listScenes(parser))
        return;
    const QString target = required(parser, "o");
    const auto format = paint::figureFormatOf(target);
    if (!format)
        throw Refused("'" + target.toStdString() +
                      "' has an ending of no picture; use .svg, .pdf or .png");
    const paint::Film film = readFilm(parser, {}, control);
    paint::writeFigure(film, momentOf(film, parser), target, *format);
}

}  // namespace

Command figureCommand() {
    return {"figure",
            "One step of a scene or of an experiment, as SVG, PDF or PNG.",
            "Lines and letters stay such in SVG and PDF, for slides and papers.",
            "deconv figure --scene strided --view matrix --step 6 -o figure.svg",
            declare,
            run,
            true};
}
