#pragma once

#include "ui/paint/film/film.h"

namespace paint {

/// Draws a moment of a film that tells the story of an experiment, or its direct half.
void drawStoryFrame(QPainter& painter, const Film& film, const FilmMoment& moment);

}  // namespace paint
