#include "ui/paint/film/story_layout.h"

#include "core/deconvolution/zones.h"

#include <algorithm>
#include <cmath>

namespace paint {
namespace {

using Kind = Beat::Kind;

constexpr double kMargin = 48;
constexpr double kLabels = 40;    // over an array
constexpr double kOperator = 64;  // between arrays of an equation
constexpr double kMostDirect = 64;
constexpr double kMostTransposed = 56;
constexpr double kMostAside = 30;
constexpr double kAsideShare = .24;
constexpr double kMoveShare = .55;  // of the time in which all move aside, for each of them

struct Size {
    Index rows = 0, columns = 0;
};

double fitting(const std::vector<Size>& arrays, QSizeF room, double most) {
    Index columns = 0, rows = 1;
    for (const Size& array : arrays) {
        columns += array.columns;
        rows = std::max(rows, array.rows);
    }
    const double wide = (room.width() - kOperator * static_cast<double>(arrays.size() - 1)) /
                        static_cast<double>(columns);
    const double high = (room.height() - kLabels) / static_cast<double>(rows);
    return std::max(1., std::floor(std::min({wide, high, most})));
}

std::vector<FlexibleGrid> beside(const std::vector<Size>& arrays, const QRectF& room, double most) {
    const double cell = fitting(arrays, room.size(), most);
    double width = kOperator * static_cast<double>(arrays.size() - 1);
    for (const Size& array : arrays)
        width += cell * static_cast<double>(array.columns);
    double left = room.center().x() - width / 2;
    const double middle = room.center().y() + kLabels / 2;
    std::vector<FlexibleGrid> grids;
    for (const Size& array : arrays) {
        const double top = middle - cell * static_cast<double>(array.rows) / 2;
        grids.push_back(
            wholeGrid({std::round(left), std::round(top)}, cell, array.rows, array.columns));
        left += cell * static_cast<double>(array.columns) + kOperator;
    }
    return grids;
}

std::vector<FlexibleGrid> below(const std::vector<Size>& arrays, const QRectF& room, double most) {
    Index rows = 0, columns = 1;
    for (const Size& array : arrays) {
        rows += array.rows;
        columns = std::max(columns, array.columns);
    }
    const double labels = kLabels * static_cast<double>(arrays.size());
    const double cell = std::max(
        1., std::floor(std::min({room.width() / static_cast<double>(columns),
                                 (room.height() - labels) / static_cast<double>(rows), most})));
    double top = room.center().y() - (labels + cell * static_cast<double>(rows)) / 2 + kLabels;
    std::vector<FlexibleGrid> grids;
    for (const Size& array : arrays) {
        grids.push_back(wholeGrid({room.left(), std::round(top)}, cell, array.rows, array.columns));
        top += cell * static_cast<double>(array.rows) + kLabels;
    }
    return grids;
}

FlexibleGrid between(FlexibleGrid from, const FlexibleGrid& to, double share) {
    from.origin += (to.origin - from.origin) * share;
    from.cell += (to.cell - from.cell) * share;
    return from;
}

struct SetUp {
    double border = 0, inserted = 0, additional = 0;
};

std::vector<double> sharesOf(const core::Axis& axis, const SetUp& setUp) {
    const SetUpAxis cells = setUpAxis(axis);
    const core::deconvolution::Zones zones = core::deconvolution::paddedZones(axis);
    std::vector<double> shares;
    for (Index n = 0; n < cells.count; ++n) {
        const Index position = cells.first + n;
        if (!isPadded(axis, position)) {
            shares.push_back(position % axis.stride == 0 ? 1 - setUp.border : 0);
            continue;
        }
        switch (zones.kindAt(n - cells.paddedFirst)) {
            case core::deconvolution::CellKind::Value:
                shares.push_back(1);
                break;
            case core::deconvolution::CellKind::Inserted:
                shares.push_back(setUp.inserted);
                break;
            case core::deconvolution::CellKind::Border:
                shares.push_back(setUp.border);
                break;
            case core::deconvolution::CellKind::Additional:
                shares.push_back(setUp.additional);
                break;
        }
    }
    return shares;
}

void growAroundCentre(FlexibleGrid& grid, const core::Geometry& geometry, const SetUp& setUp) {
    const QPointF centre = QRectF(grid.origin, grid.size()).center();
    grid.rows = sharesOf(geometry.rows, setUp);
    grid.columns = sharesOf(geometry.columns, setUp);
    const QSizeF size = grid.size();
    grid.origin = centre - QPointF(size.width() / 2, size.height() / 2);
}

}  // namespace

double progress(const Film& film, const FilmMoment& moment, Beat::Kind kind) {
    if (film.beats[moment.beat].kind == kind)
        return moment.within;
    for (std::size_t beat = 0; beat < moment.beat; ++beat)
        if (film.beats[beat].kind == kind)
            return 1;
    for (std::size_t beat = moment.beat + 1; beat < film.beats.size(); ++beat)
        if (film.beats[beat].kind == kind)
            return 0;
    // An experiment without such zeros has no such beat: nothing is to be waited for.
    return film.view == FilmView::Story ? 1 : 0;
}

double eased(double share) {
    const double t = std::clamp(share, 0., 1.);
    return t * t * (3 - 2 * t);
}

SetUpAxis setUpAxis(const core::Axis& axis) {
    const core::TransposedAxis transposed = core::transposed(axis);
    const Index paddedFirst = -transposed.paddingBefore;
    const Index first = std::min<Index>(0, paddedFirst);
    const Index end = std::max(transposed.stretched, paddedFirst + transposed.padded);
    return {first, end - first, paddedFirst - first};
}

bool isStretched(const core::Axis& axis, Index position) {
    return position >= 0 && position < core::transposed(axis).stretched;
}

bool isPadded(const core::Axis& axis, Index position) {
    const core::TransposedAxis transposed = core::transposed(axis);
    const Index n = position + transposed.paddingBefore;
    return n >= 0 && n < transposed.padded;
}

StoryLayout layoutStory(const Film& film, const FilmMoment& moment) {
    const core::Geometry& geometry = film.result->experiment.geometry;
    const core::Axis &rows = geometry.rows, &columns = geometry.columns;
    StoryLayout layout;
    const QSizeF pixels = film.options.size;
    layout.scale = std::min(pixels.width() / 960, pixels.height() / 720);
    layout.size = pixels / layout.scale;
    const double top = film.options.title ? 88 : 32;
    const double bottom = film.options.captions ? 112 : 32;
    layout.area = QRectF(kMargin, top, layout.size.width() - 2 * kMargin,
                         layout.size.height() - top - bottom);

    const Size x{rows.input + rows.paddingBefore + rows.paddingAfter,
                 columns.input + columns.paddingBefore + columns.paddingAfter};
    const Size kernel{rows.kernel, columns.kernel};
    const Size y{core::outputSize(rows), core::outputSize(columns)};
    const auto wide = beside({x, kernel, y}, layout.area, kMostDirect);
    QRectF left = layout.area;
    left.setWidth(layout.area.width() * kAsideShare);
    const auto narrow = below({x, kernel, y}, left, kMostAside);
    layout.aside = eased(progress(film, moment, Kind::Aside));
    // One after the other, so that none passes over another.
    const double aside = progress(film, moment, Kind::Aside);
    layout.x = between(wide[0], narrow[0], eased(aside / kMoveShare));
    layout.kernel = between(wide[1], narrow[1], eased((aside - (1 - kMoveShare) / 2) / kMoveShare));
    layout.y = between(wide[2], narrow[2], eased((aside - (1 - kMoveShare)) / kMoveShare));

    QRectF right = layout.area;
    right.setLeft(left.right() + 24);
    const Size padded{core::transposed(rows).padded, core::transposed(columns).padded};
    const Size z{rows.input, columns.input};
    const auto transposed = beside({padded, kernel, z}, right, kMostTransposed);
    layout.padded = transposed[0];
    layout.turned = transposed[1];
    layout.z = transposed[2];
    growAroundCentre(
        layout.padded, geometry,
        {eased(progress(film, moment, Kind::Border)), eased(progress(film, moment, Kind::Inserted)),
         eased(progress(film, moment, Kind::Additional))});
    const double over = eased(std::min(1., progress(film, moment, Kind::Input) * 1.6));
    FlexibleGrid from = layout.padded;
    const QSizeF size = layout.padded.size();
    from.cell = layout.y.cell;
    const double shrink = layout.y.cell / layout.padded.cell;
    from.origin = QRectF(layout.y.origin, layout.y.size()).center() -
                  QPointF(size.width(), size.height()) * shrink / 2;
    layout.padded = between(from, layout.padded, over);
    const double turned = eased(std::min(1., progress(film, moment, Kind::Turn) * 2));
    layout.turned = between(layout.kernel, layout.turned, turned);
    return layout;
}

}  // namespace paint
