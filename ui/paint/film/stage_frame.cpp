#include "ui/paint/film/stage_frame.h"

#include "ui/paint/film/story_layout.h"
#include "ui/paint/fonts.h"
#include "ui/paint/stage_picture.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

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

// As on the stage: along a row or a column a window glides to its step, and a stamp to its place.
void takeMotion(StageScene& scene, const core::Cell& now, core::Index step, double within) {
    const double left = 1 - eased(std::min(1., within / kGlideShare));
    scene.stampWay = 1 - left;
    if (step == 0)
        return;
    const core::Cell before = core::cellAt(scene.shape(), now.array, step - 1);
    const auto rows = static_cast<double>(before.at[1] - now.at[1]);
    const auto columns = static_cast<double>(before.at[2] - now.at[2]);
    if (before.at[0] != now.at[0] || std::abs(rows) + std::abs(columns) != 1)
        return;
    scene.windowRowShift = rows * left;
    scene.windowColumnShift = columns * left;
}

}  // namespace

StageScene stageSceneAt(const Film& film, const FilmMoment& moment) {
    StageScene scene;
    scene.result = film.result;
    scene.way = wayOf(film.view);
    scene.withSwitch = false;
    scene.withValues = film.options.values;
    scene.withCaptions = film.options.captions;
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
    if (beat.kind == Beat::Kind::StageStep)
        takeMotion(scene, cell, step, moment.within);
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
