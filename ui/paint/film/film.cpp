#include "ui/paint/film/film.h"

#include "ui/paint/film/comparison_frame.h"
#include "ui/paint/film/stage_frame.h"
#include "ui/paint/film/story_frame.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

namespace paint {
namespace {

using Kind = Beat::Kind;

constexpr double kStep = .9;
constexpr double kMostOfSteps = 120;
constexpr double kRest = 1;

double stepSeconds(Index steps) {
    return std::min(kStep, kMostOfSteps / static_cast<double>(std::max<Index>(steps, 1)));
}

void addSteps(std::vector<Beat>& beats, Kind kind, Index steps) {
    for (Index step = 0; step < steps; ++step)
        beats.push_back({kind, step, stepSeconds(steps)});
}

bool anyAxis(const core::Geometry& geometry, bool (*holds)(const core::TransposedAxis&)) {
    return holds(core::transposed(geometry.rows)) || holds(core::transposed(geometry.columns));
}

void addDirect(std::vector<Beat>& beats, const core::Shape& shape) {
    beats.push_back({Kind::Opening, 0, 1.4});
    addSteps(beats, Kind::DirectStep, core::cellCount(shape, core::ArrayId::Y) / shape.filters);
    beats.push_back({Kind::Pause, 0, 1});
}

void addTransposed(std::vector<Beat>& beats, const core::Shape& shape) {
    const core::Geometry& geometry = shape.geometry;
    beats.push_back({Kind::Aside, 0, 1.4});
    beats.push_back({Kind::Input, 0, 1.4});
    if (anyAxis(geometry, [](const core::TransposedAxis& axis) {
            return axis.paddingBefore != 0 || axis.paddingAfter != axis.additional;
        }))
        beats.push_back({Kind::Border, 0, 1.8});
    if (anyAxis(geometry, [](const core::TransposedAxis& axis) {
            return axis.inserted > 0 && axis.input > 1;
        }))
        beats.push_back({Kind::Inserted, 0, 1.8});
    if (anyAxis(geometry, [](const core::TransposedAxis& axis) { return axis.additional > 0; }))
        beats.push_back({Kind::Additional, 0, 1.8});
    beats.push_back({Kind::Turn, 0, 1.8});
    addSteps(beats, Kind::TransposedStep,
             core::cellCount(shape, core::ArrayId::Z) / shape.channels);
    beats.push_back({Kind::Pause, 1, 2.4});
}

Index stageSteps(const core::Shape& shape, FilmView view) {
    switch (view) {
        case FilmView::Weights:
            return core::cellCount(shape, core::ArrayId::Y);
        case FilmView::Stamp:
            return core::cellCount(shape, core::ArrayId::T);
        default:
            return core::cellCount(shape, core::ArrayId::Z);
    }
}

}  // namespace

Film makeFilm(std::shared_ptr<const core::Result> result, FilmView view, const QString& title,
              const FilmOptions& options, const PlaneChoice& planes) {
    Film film{std::move(result), nullptr, view, planes, title, options, {}};
    const core::Shape shape = core::shapeOf(film.result->experiment);
    if (view == FilmView::Story || view == FilmView::Direct)
        addDirect(film.beats, shape);
    if (view == FilmView::Story)
        addTransposed(film.beats, shape);
    if (film.beats.empty()) {
        addSteps(film.beats, Kind::StageStep, stageSteps(shape, view));
        film.beats.push_back({Kind::Pause, 1, 1.5});
    }
    for (Beat& beat : film.beats)
        beat.seconds /= options.speed;
    return film;
}

Film makeSceneFilm(const core::Scene& scene, FilmView view, const QString& title,
                   const FilmOptions& options, const core::Control& control) {
    const auto resultOf = [&control](const char* name) {
        return std::make_shared<const core::Result>(
            core::evaluate(core::makeExample(name), control));
    };
    if (!scene.beside || view != FilmView::Story)
        return makeFilm(resultOf(scene.name), view, title, options);
    Film film = makeFilm(resultOf(scene.name), FilmView::Stamp, title, options);
    film.beside = resultOf(scene.beside);
    film.view = view;
    film.beats.back().seconds += kRest / options.speed;
    return film;
}

double seconds(const Film& film) {
    double sum = 0;
    for (const Beat& beat : film.beats)
        sum += beat.seconds;
    return sum;
}

Index frameCount(const Film& film) {
    return std::max<Index>(1, std::llround(seconds(film) * film.options.framesPerSecond));
}

FilmMoment momentAt(const Film& film, double time) {
    for (std::size_t beat = 0; beat < film.beats.size(); ++beat) {
        if (time < film.beats[beat].seconds)
            return {beat, std::max(0., time / film.beats[beat].seconds)};
        time -= film.beats[beat].seconds;
    }
    return {film.beats.size() - 1, 1};
}

bool looksAsBefore(const Film& film, Index frame) {
    if (frame == 0 || frame + 1 >= frameCount(film))
        return false;
    const double length = 1. / film.options.framesPerSecond;
    const FilmMoment now = momentAt(film, static_cast<double>(frame) * length);
    const FilmMoment before = momentAt(film, static_cast<double>(frame - 1) * length);
    if (now.beat != before.beat)
        return false;
    switch (film.beats[now.beat].kind) {
        case Kind::Opening:
        case Kind::Pause:
            return true;
        case Kind::StageStep:
        case Kind::DirectStep:
        case Kind::TransposedStep:
            return before.within >= kGlideShare;
        default:
            return false;
    }
}

void drawMoment(QPainter& painter, const Film& film, const FilmMoment& moment) {
    painter.save();
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing |
                           QPainter::SmoothPixmapTransform);
    painter.fillRect(QRect({0, 0}, film.options.size), theme(film.options.scheme).page);
    if (film.beside)
        drawComparisonFrame(painter, film, moment);
    else if (film.view == FilmView::Story || film.view == FilmView::Direct)
        drawStoryFrame(painter, film, moment);
    else
        drawStageFrame(painter, film, moment);
    painter.restore();
}

void drawFrame(QPainter& painter, const Film& film, Index frame) {
    // The last frame is the very end, so that what is left on the screen is whole.
    const bool last = frame + 1 >= frameCount(film);
    const double time = static_cast<double>(frame) / film.options.framesPerSecond;
    drawMoment(painter, film, last ? FilmMoment{film.beats.size() - 1, 1} : momentAt(film, time));
}

}  // namespace paint
