#pragma once

#include <QRect>
#include <QVector>

namespace view {

/// Where the tiles of a gallery stand, by whole rows.
struct GalleryLayout {
    int columns = 1;
    int rowsShown = 1;  // rows that are in view at once
    int rowsInAll = 1;
    bool filterBeside = false;
    QSize picture;         // of each map
    QVector<QRect> tiles;  // of those in view, from the first row in view on
};

/// What the tiles take besides their pictures, and the picture's shape.
struct TileMeasure {
    int over = 46;
    int under = 59;
    int beside = 0;
    double aspect = 1.5;     // columns / rows of a map
    int leastPicture = 130;  // high, before rows are left to scrolling
    int leastTight = 96;     // high, where another row would else leave its room empty
};

/// Two columns up to 8 tiles, three up to 16, then four, fewer where there is no room; pictures as
/// large as the rows in view let them be; the first column at the left, the last at the right.
GalleryLayout galleryLayout(int count, const QSize& room, const TileMeasure& measure);

}  // namespace view
