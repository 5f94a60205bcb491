#pragma once

#include "core/array.h"
#include "ui/paint/math_text.h"
#include "ui/paint/theme.h"

#include <QPainter>
#include <QSizeF>
#include <QString>

namespace paint {

/// What a feature map is called.
struct MapLabel {
    core::Index number = 1;  // of the filter, from 1
    QString name;
    QString letter;  // Z, or Y for a convolution
    Role role = Role::Input;
    core::Index rows = 0, columns = 0;
};

/// Z₃ in its ink.
MathText letterOf(const MapLabel& label);

/// The name over the letter, the size and, at the right, the value pointed at: with its place where
/// there is room for it, else briefly. `room` is at least kMapHead high; a name that is too wide
/// for one line takes two where they fit into its height, else it is smaller.
inline constexpr int kMapHead = 38;
void drawMapHead(QPainter& painter, QPointF corner, QSizeF room, const MapLabel& label,
                 const MathText& value, const MathText& briefly, const Theme& theme);
/// Whether all of a name is drawn in that room.
bool showsWholeName(const QString& name, QSizeF room);
/// All of it in one line, without the size.
inline constexpr int kMapLine = 22;
void drawMapLine(QPainter& painter, QPointF corner, double room, const MapLabel& label,
                 const MathText& value, const Theme& theme);

}  // namespace paint
