#pragma once

#include <QColor>
#include <QPalette>

namespace paint {

enum class Scheme { Light, Dark };

/// A colour belongs to an array's side: X and Z are Input, Y and y Output, K, W and Wᵀ Kernel.
enum class Role { Input, Kernel, Output };

struct RoleColours {
    QColor ink;  // letters, outlines, text
    QColor arm;  // the positive end of the fill ramp; only for fills
};

/// Every colour of the window and of exported pictures, by what it is for.
struct Theme {
    Scheme scheme = Scheme::Light;
    QColor page, panel;
    QColor tile, field;
    QColor text, text2;
    QColor rule, hair;
    QColor accent, onAccent;
    RoleColours input, kernel, output;
    QColor negativeArm;
    QColor weight;
    QColor zeroPadding, inserted, additional;
    QColor error, stale, agree;

    const RoleColours& of(Role role) const;
};

const Theme& theme(Scheme scheme);

/// The scheme of a palette, by the lightness of its window colour; how widgets find their theme.
Scheme schemeOf(const QPalette& palette);
inline const Theme& themeOf(const QPalette& palette) {
    return theme(schemeOf(palette));
}

/// The palette that makes standard widgets wear a theme.
QPalette paletteOf(const Theme& theme);

/// a with `share` (0…1) of b mixed in.
QColor mixed(const QColor& a, const QColor& b, double share);

/// The accent thinned to lie under tiles and words: what is tied together, or pointed at.
QColor accentTint(const Theme& theme);

/// The WCAG contrast ratio of two opaque colours, 1…21.
double contrast(const QColor& a, const QColor& b);

}  // namespace paint
