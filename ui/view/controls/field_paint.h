#pragma once

#include "ui/paint/theme.h"

#include <QPainter>

namespace view {

/// What every field of a panel shares: its ground, its underline, its chevrons.
enum class Chevron { Up, Down, Right };

inline constexpr int kFieldHeight = 24;

struct FieldLook {
    bool focused = false;
    bool wrong = false;
};

/// The ground of a field with the underline on its last row: 1 px of `rule`, 2 px of `text` while
/// it has the keyboard, 2 px of `error` where it is wrong.
void drawField(QPainter& painter, const QRect& box, const paint::Theme& theme, FieldLook look);

/// A small chevron, half as high as wide, around a centre.
void drawChevron(QPainter& painter, QPointF centre, Chevron direction, const QColor& ink,
                 double width = 5.5);

/// The dotted rectangle that shows where the keyboard is.
void drawKeyboardCursor(QPainter& painter, const QRect& box, const paint::Theme& theme);

/// The baseline of text of a size in a line of a height, the same for every font, so that columns
/// with different fonts stay aligned.
int baselineIn(int lineHeight, double pixels);

}  // namespace view
