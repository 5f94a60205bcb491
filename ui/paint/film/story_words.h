#pragma once

#include "ui/paint/film/film.h"

#include <QString>

namespace paint {

/// What happens in a beat of a story, as one line of markup for under the picture. Numbers of a
/// sum are given only when `values` are shown, and when there are few enough for one line.
QString storyCaption(const Film& film, const FilmMoment& moment);

}  // namespace paint
