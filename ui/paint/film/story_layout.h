#pragma once

#include "ui/paint/film/film.h"
#include "ui/paint/film/flexible_grid.h"

#include <vector>

namespace paint {

/// Where everything of a story is at one moment, as plain values, in units of 1/720 of the height.
struct StoryLayout {
    double scale = 1;  // of a unit on the painter
    QSizeF size;       // in units
    QRectF area;       // between title and caption
    FlexibleGrid x;    // with its padding as cells
    FlexibleGrid kernel;
    FlexibleGrid y;
    FlexibleGrid padded;  // the transposed one's input, as far as it is set up
    FlexibleGrid turned;
    FlexibleGrid z;
    double aside = 0;  // how far the direct convolution has moved, 0…1
};

/// How far a kind of beat is done, 0…1.
double progress(const Film& film, const FilmMoment& moment, Beat::Kind kind);

/// Slow at both ends.
double eased(double share);

/// One axis of the set-up: the cells of the stretched and of the padded input together, from
/// `first` (in stretched positions) on.
struct SetUpAxis {
    Index first = 0;
    Index count = 0;
    Index paddedFirst = 0;  // where the padded input begins among them
};
SetUpAxis setUpAxis(const core::Axis& axis);

/// Whether a position is of the stretched input, and of the padded one.
bool isStretched(const core::Axis& axis, Index position);
bool isPadded(const core::Axis& axis, Index position);

StoryLayout layoutStory(const Film& film, const FilmMoment& moment);

}  // namespace paint
