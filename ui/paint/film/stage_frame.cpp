#include "ui/paint/film/stage_frame.h"

#include "ui/paint/film/story_layout.h"
#include "ui/paint/fonts.h"
#include "ui/paint/stage_picture.h"

#include <QPainter>

namespace paint {
namespace {

// The sizes that the stage is drawn for; a film of another size scales it.
constexpr double kStageWidth = 736;
constexpr double kStageHeight = 700;
constexpr double kTitle = 44;
constexpr double kMostWidth = 960;

core::Way wayOf(FilmView view) {
    switch (view) {
        case FilmView::PaddedInput:
            return core::Way::PaddedInput;
        case FilmView::FractionalStride:
            return core::Way::FractionalStride;
        case FilmView::Stamp:
            return core::Way::Stamp;
        default:
            return core::Way::Matrix;
    }
}

model::Walk walkOf(FilmView view) {
    return view == FilmView::Weights ? model::Walk::Weights : model::Walk::Transposed;
}

}  // namespace

StageScene stageSceneAt(const Film& film, const FilmMoment& moment) {
    StageScene scene;
    scene.result = film.result;
    scene.way = wayOf(film.view);
    scene.withSwitch = false;
    const core::Shape shape = core::shapeOf(film.result->experiment);
    const core::ArrayId array = model::walkedArray(walkOf(film.view), scene.way);
    const Beat& beat = film.beats[moment.beat];
    const core::Index step =
        beat.kind == Beat::Kind::StageStep ? beat.step : core::cellCount(shape, array) - 1;
    const core::Cell cell = core::cellAt(shape, array, step);
    scene.selection.pinned = cell;
    scene.selection.playing = true;
    scene.selection.walk = walkOf(film.view);
    scene.appearing = true;
    scene.planes = planesShowing(shape, cell, film.planes);
    return scene;
}

void drawStageFrame(QPainter& painter, const Film& film, const FilmMoment& moment) {
    const Theme& colours = theme(film.options.scheme);
    const QSizeF pixels = film.options.size;
    const double title = film.options.title ? kTitle : 0;
    const double scale =
        std::min(pixels.width() / kStageWidth, pixels.height() / (kStageHeight + title));
    painter.scale(scale, scale);
    // Wider than this, what belongs together would drift apart.
    const QSizeF room = pixels / scale;
    const QSizeF size(std::min(room.width(), kMostWidth), room.height());
    painter.translate((room.width() - size.width()) / 2, 0);
    if (film.options.title) {
        painter.setFont(uiFont(16, QFont::DemiBold));
        painter.setPen(colours.text);
        painter.drawText(QPointF(24, 30), film.title);
    }
    painter.translate(0, title);
    drawStage(painter, {size.width(), size.height() - title}, stageSceneAt(film, moment), colours);
}

}  // namespace paint
