#pragma once

#include "ui/model/cycle_pictures.h"
#include "ui/paint/theme.h"

#include <QRect>
#include <QVector>

class QPainter;

namespace paint {

/// How much room a film strip has.
struct StripRoom {
    int width = 688;
    int mostHeight = 112;  // of a picture
    int mostInAll = 1000;  // of the strip: in two blocks, pictures become smaller to keep to it
    bool mayWrap = true;   // into two blocks, where the pictures would be too small to see
};

/// One picture of the strip and where its name and size stand, within `place`.
struct StripStep {
    QRect place;
    QRect box;
    QRect caption;
};

/// Where the pictures of a cycle stand, in order from the upper left to the lower left: the
/// original and the convolutions run to the right, the transposed ones come back under the
/// convolution step of their own size.
struct StripLayout {
    QVector<StripStep> steps;
    QVector<QRect> between;  // the room between two of a size, by transposed step from 1
    int captionLines = 1;
    bool numbersOnly = false;  // there is no room for the steps' names
    int height = 0;
};
StripLayout stripLayout(const QVector<model::CyclePicture>& pictures, const StripRoom& room);

enum class StepLook { Plain, PointedAt, Chosen };

/// A picture with its name and size.
void drawStep(QPainter& painter, const StripLayout& layout, const StripStep& step,
              const model::CyclePicture& picture, StepLook look, const Theme& theme);
/// How close two of a size are, in the room between them.
void drawCloseness(QPainter& painter, const StripLayout& layout,
                   const model::FidelityPoints& points, const Theme& theme);

/// From black to white, with the numbers that these stand for.
void drawGreyRange(QPainter& painter, const QRectF& box, core::ValueRange range,
                   const Theme& theme);

}  // namespace paint
