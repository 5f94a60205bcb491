#pragma once

#include "ui/paint/film/film.h"

namespace paint {

/// Draws a moment of a film that shows two experiments beside each other, both stamp by stamp: how
/// many stamps reach each cell of either Z can be compared.
void drawComparisonFrame(QPainter& painter, const Film& film, const FilmMoment& moment);

}  // namespace paint
