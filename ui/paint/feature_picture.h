#pragma once

#include "core/feature_reduction.h"
#include "ui/paint/theme.h"

#include <QImage>
#include <QString>
#include <QVector>
#include <vector>

class QPainter;

namespace paint {

/// How a feature map's values become colours: a ramp of its role's hue and of slate at full
/// strength, or black, mid-grey at 0, and white, which keeps the sign in greyscale too.
enum class PictureColours { Ramp, SignedGrey };

/// The colours of values from −range to range, for maps of one role in one theme. On the ramp: the
/// page at 0, the arm at 0.6 of the range, the arm with 45 % black (dark: white) at its end.
class FeatureInk {
public:
    FeatureInk(const Theme& theme, Role role, PictureColours colours);

    /// share is value / range, cut off at −1 and 1; not a number is the error ink.
    QRgb colour(float share) const;
    /// The colour of a screen pixel behind which values of both signs lie: both means at once.
    QRgb colour(float positiveShare, float negativeShare) const;

private:
    QRgb base_;
    QRgb error_;
    std::vector<QRgb> positive_;
    std::vector<QRgb> negative_;
};

/// One map as a picture of the reduced size.
QImage featurePicture(const core::ReducedMaps& maps, core::Index map, double range,
                      const FeatureInk& ink);

/// One map as a picture with a pixel for each value; `map` counts the planes.
QImage featurePicture(const core::Planes<float>& maps, core::Index map, double range,
                      const FeatureInk& ink);

/// The maps of the three colours of a photo as one coloured picture: each colour's value around
/// mid-grey, −range black, range full. `red` is the first colour's map, the others follow at a
/// distance of `step`.
QImage recombinedPicture(const core::ReducedMaps& maps, core::Index red, core::Index step,
                         double range);
QImage recombinedPicture(const core::Planes<float>& maps, core::Index red, core::Index step,
                         double range);

/// The legend of a range: its colours from −range to range, with a tick at 0 below; 24 steps in the
/// window.
void drawFeatureLegend(QPainter& painter, const QRectF& bar, const FeatureInk& ink, int steps,
                       const QColor& tick);

/// A picture on a contact sheet, with what is written over it.
struct SheetPicture {
    QImage picture;
    QString name;     // "Vertical edges"
    QString caption;  // markup: "$Z_1$ 301×452, ±90"
};

/// The pictures in rows on one sheet, each at most `side` wide and high, their names over them and
/// a line under all. Needs a QGuiApplication, for its letters.
QImage contactSheet(const QVector<SheetPicture>& pictures, const QString& foot, int side,
                    const Theme& theme);

}  // namespace paint
