#pragma once

#include <QFont>
#include <QPainter>
#include <QString>

namespace paint {

/// A number as the window writes it: the fewest digits that read back to it, integers without a
/// point, a true minus (U+2212), `nan`, `∞`, `−∞`.
QString exactNumber(double value);

/// The same, rounded to as many digits as fit a width in a font, if any fit; `1.2e−7` where a
/// fraction does not. Empty if nothing fits.
QString fittingNumber(double value, const QFont& font, double width);

/// The same with three significant digits at most, but every digit before the point: what a
/// fraction comes to, for legends and wherever numbers stand side by side.
QString briefNumber(double value);

/// Figures are drawn digit by digit on the widest digit's advance (a minus takes one too), since
/// Inter's are proportional and Qt 6.4 cannot switch on tabular ones. Never drawText a cell's
/// number.
double numberWidth(const QString& number, const QFont& font);
void drawNumber(QPainter& painter, const QRectF& box, Qt::Alignment alignment,
                const QString& number);
/// On a baseline, starting at its left; returns the advance.
double drawNumber(QPainter& painter, QPointF baseline, const QString& number);

}  // namespace paint
