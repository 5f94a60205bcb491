#include "ui/view/photos/gallery_layout.h"

#include <algorithm>
#include <cmath>

namespace view {

namespace {

constexpr int kBetweenColumns = 24;
constexpr int kBetweenRows = 8, kMostBetweenRows = 32;
constexpr int kLeastColumn = 144;
constexpr int kLeastTile = 200;  // so that names have room over the narrowest maps

int columnsFor(int count, int width) {
    const int wanted = count == 1 ? 1 : count <= 8 ? 2 : count <= 16 ? 3 : 4;
    const int most = std::max((width + kBetweenColumns) / (kLeastColumn + kBetweenColumns), 1);
    return std::min(wanted, most);
}

QSize pictureIn(int width, int height, double aspect) {
    const double room = std::max(std::min<double>(width, height * aspect), 1.0);
    return {static_cast<int>(std::lround(room)),
            std::max(static_cast<int>(std::lround(room / aspect)), 4)};
}

}  // namespace

GalleryLayout galleryLayout(int count, const QSize& room, const TileMeasure& measure) {
    GalleryLayout layout;
    layout.columns = columnsFor(count, room.width());
    layout.rowsInAll = std::max((count + layout.columns - 1) / layout.columns, 1);
    const int columnWidth =
        (room.width() - (layout.columns - 1) * kBetweenColumns) / layout.columns;
    const int pictureRoom = std::max(columnWidth - measure.beside, 1);
    const int around = measure.over + measure.under + kBetweenRows;
    // Wide maps need less height than the least.
    const int least =
        std::min(measure.leastPicture, static_cast<int>(std::ceil(pictureRoom / measure.aspect)));
    const auto rowsOf = [&](int picture) {
        return std::clamp((room.height() + kBetweenRows) / (around + std::max(picture, 1)), 1,
                          layout.rowsInAll);
    };
    // One row more, of smaller pictures, rather than room for most of a row left empty.
    const int widest = static_cast<int>(pictureRoom / measure.aspect);
    layout.rowsShown = rowsOf(least);
    const int empty = room.height() + kBetweenRows - layout.rowsShown * (around + widest);
    if (empty > around)
        layout.rowsShown =
            std::min(layout.rowsShown + 1, rowsOf(std::min(measure.leastTight, least)));
    const int height = (room.height() + kBetweenRows) / layout.rowsShown - around;
    layout.picture = pictureIn(pictureRoom, std::max(height, 24), measure.aspect);

    const int width =
        std::max(layout.picture.width() + measure.beside, std::min(columnWidth, kLeastTile));
    const int stepX =
        layout.columns > 1 ? (room.width() - width) / (layout.columns - 1) : room.width();
    const int tileHeight = layout.picture.height() + around - kBetweenRows;
    const int spare = (room.height() + kBetweenRows) / layout.rowsShown - tileHeight;
    const int stepY = tileHeight + std::clamp(spare, kBetweenRows, kMostBetweenRows);
    for (int row = 0; row < layout.rowsShown; ++row)
        for (int column = 0; column < layout.columns; ++column)
            layout.tiles.append({column * stepX, row * stepY, width, tileHeight});
    return layout;
}

}  // namespace view
