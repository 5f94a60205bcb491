#pragma once

#include <QFont>

namespace paint {

/// The fonts of the window and of exported pictures, by size in px at 100 %, rounded to whole ones
/// as Qt 6.4 does with every font (MathText draws fractions of a pixel too). The first of each list
/// that is installed: Inter, Cantarell, Noto Sans, DejaVu Sans for text; TeX Gyre Pagella, DejaVu
/// Serif for formulas; the system's fixed font, DejaVu Sans Mono first, for notation.
QFont uiFont(double pixels, QFont::Weight weight = QFont::Normal);
QFont mathFont(double pixels, bool italic);
QFont monoFont(double pixels);

}  // namespace paint
