#pragma once

#include "ui/paint/marker.h"

namespace paint {

/// Adds what a panel names to the marks of the subject: the cells of a product are outlined thick
/// and keep their number, the others' numbers go grey; the zeros of a kind are outlined.
void markMention(Marker& marker);

/// The marks of an array while a symbol of the arithmetic is pointed at: what it stands for is
/// outlined and stays, all else fades; the pinned cell keeps its outline.
Marks symbolMarks(Marker marker, model::Symbol symbol);

}  // namespace paint
