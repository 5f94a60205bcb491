#pragma once

#include "ui/paint/film/film.h"
#include "ui/paint/stage_scene.h"

namespace paint {

/// What the stage shows at a moment of a film: the step's number pinned, as playback pins it.
StageScene stageSceneAt(const Film& film, const FilmMoment& moment);

/// Draws it.
void drawStageFrame(QPainter& painter, const Film& film, const FilmMoment& moment);

}  // namespace paint
