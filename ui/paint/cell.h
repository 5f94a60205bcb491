#pragma once

#include "ui/paint/array_source.h"

#include <QFont>
#include <QHash>
#include <QPainter>
#include <QRawFont>
#include <QString>
#include <optional>

namespace paint {

/// Figures of one font at any size, fractions of a pixel too, measured once for many numbers.
class Figures {
public:
    Figures(double pixels, QFont::Weight weight);

    double width(const QString& number) const;
    /// Centred on a point: by its width and by the height of a figure.
    void drawCentred(QPainter& painter, QPointF centre, const QString& number) const;
    /// Ends at a point on the baseline.
    void drawEndingAt(QPainter& painter, QPointF end, const QString& number) const;
    double capHeight() const { return capHeight_; }
    const QFont& font() const { return font_; }
    double pixels() const { return pixels_; }

private:
    double advance(QChar c) const;
    bool drawGlyphs(QPainter& painter, QPointF start, const QString& number) const;
    void drawAt(QPainter& painter, QPointF start, const QString& number) const;
    double pixels_, scale_;
    QFont font_;
    double figure_ = 0, capHeight_ = 0;
    mutable QHash<QChar, double> widths_;
    mutable QRawFont raw_;
    mutable QHash<QChar, quint32> glyphs_;
};

/// The fonts of an array's cells, by the size of its tiles.
struct CellFonts {
    /// Values are as large as the largest whole number of an array allows, so that all of them have
    /// one size: that number's magnitude, or 0 where it is not known.
    explicit CellFonts(QSizeF tile, double magnitude = 0);
    QSizeF tile;
    double magnitude;
    Figures normal, strong;  // values; strong for what takes part
    Figures rounded;         // values too long for that, rounded
    Figures weight;          // ×2 in the corner
    Figures tab;             // the number of a term
};

/// One cell as it is drawn: what it holds and what is to be said about it.
struct CellLook {
    QRectF tile;
    CellContent content;
    Role role = Role::Input;
    double magnitude = 0;
    double fading = 0;    // 0 full … 1 faded
    bool strong = false;  // takes part: its figures are 600
    bool underWindow = false;
    std::optional<double> weight;
    QPointF shift;  // of the number, where a tab or a weight needs room
};

/// Fill and marks of a cell with room for digits, and its number. The hatch of zero padding is
/// left to drawHatch().
void drawCellGround(QPainter& painter, const CellLook& look, const Theme& theme, bool withDigits);
void drawCellFigures(QPainter& painter, const CellLook& look, const CellFonts& fonts,
                     const Theme& theme);

/// A 45° hatch, one line every 6, locked to the painter's origin so that cells join.
void drawHatch(QPainter& painter, const QVector<QRectF>& tiles, const QColor& colour);

}  // namespace paint
