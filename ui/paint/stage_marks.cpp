#include "ui/paint/stage_marks.h"

#include "ui/paint/marker.h"
#include "ui/paint/mention_marks.h"

#include <QStringList>
#include <algorithm>

namespace paint {
namespace {

using core::ArrayId;
using core::Cell;
using core::Way;

constexpr std::size_t kMostOutlines = 100;

void markParts(Marker& marker) {
    const auto sets = core::meets(marker.shape, *marker.subject, marker.array);
    const StageScene& scene = marker.scene;
    marker.marks.fading = scene.fading;
    marker.marks.takesPart = [shown = ShownCells(scene, marker.array), sets](Index row,
                                                                             Index column) {
        return core::contains(sets, shown.at(row, column));
    };
}

// Where a subject stands in the arrays that hold the same number, and whether it stood in this one.
bool markSubject(Marker& marker) {
    const auto here = marker.scene.subjectIn(marker.array);
    if (!here)
        return false;
    const bool folded = marker.scene.subjectIsPinned() && !marker.scene.selection.playing &&
                        marker.subject->array == marker.array;
    marker.outlineCell(*here, marker.subjectKind(), folded);
    return true;
}

Outline::Kind frameKind(const Marker& marker) {
    if (marker.array == ArrayId::Padded)
        return Outline::Kind::Window;
    const bool playedRow =
        marker.array == ArrayId::W && marker.scene.selection.walk == model::Walk::Weights;
    const bool stamp = playedRow || marker.array == ArrayId::Stamp ||
                       (marker.array == ArrayId::Z && marker.scene.way == Way::Stamp);
    return stamp ? Outline::Kind::Pinned : Outline::Kind::Pointed;
}

// The window one step before, where it is in the same row.
void markWindowPast(Marker& marker) {
    const auto z = marker.scene.subjectIn(ArrayId::Z);
    if (marker.scene.way != Way::FractionalStride || !z || z->at[2] == 0)
        return;
    Cell before = *z;
    --before.at[2];
    const auto frame = core::frame(marker.shape, before, marker.array);
    if (!frame)
        return;
    if (auto outline = marker.outlineOf(*frame)) {
        outline->kind = Outline::Kind::WindowPast;
        marker.marks.outlines.push_back(*outline);
    }
}

// Over X a step is the stride; over the padded input it is one cell.
void glideOutline(const Marker& marker, Outline& outline) {
    const core::Geometry& geometry = marker.shape.geometry;
    const bool strided = marker.array == ArrayId::X;
    outline.rowShift =
        marker.scene.windowRowShift * static_cast<double>(strided ? geometry.rows.stride : 1);
    outline.columnShift =
        marker.scene.windowColumnShift * static_cast<double>(strided ? geometry.columns.stride : 1);
}

bool markFrame(Marker& marker) {
    const auto frame = core::frame(marker.shape, *marker.subject, marker.array);
    if (!frame)
        return false;
    auto outline = marker.outlineOf(*frame);
    if (!outline)
        return true;
    outline->kind = frameKind(marker);
    if (marker.array == ArrayId::Padded || marker.array == ArrayId::X)
        glideOutline(marker, *outline);
    marker.marks.outlines.push_back(*outline);
    if (marker.array == ArrayId::Padded)
        markWindowPast(marker);
    return true;
}

bool hasTabs(const Marker& marker) {
    if (marker.subject->array == ArrayId::Y)
        return marker.array == ArrayId::X || marker.array == ArrayId::K;
    switch (marker.array) {
        case ArrayId::Y:
        case ArrayId::K:
        case ArrayId::T:
        case ArrayId::TFlat:
        case ArrayId::Padded:
        case ArrayId::Turned:
            return true;
        case ArrayId::WT:
            return marker.lower;
        default:
            return false;
    }
}

void markTerms(Marker& marker) {
    const auto terms = core::sumOf(marker.shape, *marker.subject, kMostOutlines + 1);
    if (terms.size() > kMostOutlines)
        return;
    const bool numbered = terms.size() <= kMostTabs;
    for (std::size_t n = 0; n < terms.size(); ++n) {
        const auto cell = core::cellOfTerm(marker.shape, *marker.subject, terms[n], marker.array);
        if (!cell)
            continue;
        if (const auto place = placeShown(marker.scene, *cell))
            marker.marks.tabs.push_back({{place->first, place->second},
                                         numbered ? static_cast<Index>(n + 1) : 0,
                                         false,
                                         marker.array != ArrayId::Padded});
    }
}

// Cells that take part without a number and a frame of their own: a few are outlined.
void markFew(Marker& marker) {
    const auto sets = core::meets(marker.shape, *marker.subject, marker.array);
    const Index count = core::countOf(sets);
    const auto [rows, columns] = marker.counts();
    if (count == 0 || count > static_cast<Index>(kMostTabs) || count == rows * columns)
        return;
    for (const Cell& cell : core::cellsWithin(sets, core::CellBox::everything(), kMostTabs))
        if (const auto place = placeShown(marker.scene, cell))
            marker.marks.tabs.push_back({{place->first, place->second}, 0, false, true});
}

void markWeights(Marker& marker) {
    const auto result = marker.scene.result;
    const auto planes = marker.scene.planes;
    const Index channel = channelInGroup(*result, planes.channel);
    if (marker.array == ArrayId::Stamp) {
        marker.marks.weight = [result, planes, channel](Index row, Index column) {
            return std::optional<double>(
                (*result->experiment.kernels)(planes.filter, channel, row, column));
        };
        return;
    }
    const auto z = marker.scene.subjectIn(ArrayId::Z);
    if (marker.array != ArrayId::Padded || !z)
        return;
    const auto frame = core::frame(marker.shape, *z, ArrayId::Padded);
    if (!frame)
        return;
    const core::Geometry& geometry = result->experiment.geometry;
    marker.marks.weight = [result, planes, channel, first = frame->first.at, geometry](
                              Index row, Index column) -> std::optional<double> {
        const Index u = row - first[1], v = column - first[2];
        const Index rowStep = geometry.rows.dilation, columnStep = geometry.columns.dilation;
        if (u < 0 || v < 0 || u % rowStep || v % columnStep ||
            u / rowStep >= geometry.rows.kernel || v / columnStep >= geometry.columns.kernel)
            return std::nullopt;
        return result->turned(planes.filter, channel, u / rowStep, v / columnStep);
    };
}

// The numbers of the stamps on y, the present one in plum.
void numberStamps(Marker& marker) {
    const Index all = core::cellCount(marker.shape, ArrayId::T);
    const auto present = marker.scene.subjectIn(ArrayId::T);
    if (all > static_cast<Index>(kMostTabs) || (marker.subject && !present))
        return;
    for (Index n = 0; n < all; ++n) {
        const Cell cell = core::cellAt(marker.shape, ArrayId::T, n);
        if (const auto place = placeShown(marker.scene, cell))
            marker.marks.tabs.push_back(
                {{place->first, place->second}, n + 1, !present || *present != cell, false});
    }
}

// Stamps on Z: those of the cells given, one inside the other, solid and dashed in turn.
void outlineStamps(Marker& marker, const std::vector<Cell>& stamped, Index firstNumber) {
    for (std::size_t n = 0; n < stamped.size(); ++n) {
        const auto frame = core::frame(marker.shape, stamped[n], ArrayId::Z);
        if (!frame)
            continue;
        auto outline = marker.outlineOf(*frame);
        if (!outline)
            continue;
        const bool odd = (firstNumber + static_cast<Index>(n)) % 2 == 0;
        outline->kind = odd ? Outline::Kind::Stamp : Outline::Kind::StampDashed;
        outline->inset = odd ? 7 : 4;
        marker.marks.outlines.push_back(*outline);
    }
}

void markStampsSoFar(Marker& marker, const Cell& present) {
    constexpr Index kMostOutlined = 3;
    const Index number = core::numberOf(marker.shape, present);
    const Index first = std::max<Index>(0, number - kMostOutlined);
    std::vector<Cell> before;
    for (Index n = first; n < number; ++n)
        before.push_back(core::cellAt(marker.shape, ArrayId::T, n));
    outlineStamps(marker, before, first);
    marker.marks.landed = [shown = ShownCells(marker.scene, ArrayId::Z), shape = marker.shape,
                           number](Index row, Index column) -> std::pair<QString, bool> {
        const Cell cell = shown.at(row, column);
        QStringList numbers;
        bool now = false;
        for (const core::Term& term : core::sumOf(shape, cell, 9)) {
            const Index stamp = core::numberOf(shape, term.value);
            if (stamp <= number)
                numbers.append(QString::number(stamp + 1));
            now = now || stamp == number;
        }
        return {numbers.join(QLatin1Char(' ')), now};
    };
}

void markStampedZ(Marker& marker) {
    if (const auto present = marker.scene.subjectIn(ArrayId::T)) {
        markStampsSoFar(marker, *present);
    } else if (const auto z = marker.scene.subjectIn(ArrayId::Z)) {
        const auto* use = std::get_if<core::Use>(&marker.scene.selection.mention);
        std::vector<Cell> overlapping;
        for (const core::Term& term : core::sumOf(marker.shape, *z, 4))
            if (!use || use->term == term)
                overlapping.push_back(term.value);
        outlineStamps(marker, overlapping, 0);
    }
}

// What is pointed at beside a pinned number, to be compared with it: outlines only.
void markCompared(Marker& marker) {
    const auto& pointed = marker.scene.selection.pointed;
    if (!pointed || pointed == marker.subject || !core::contains(marker.shape, *pointed))
        return;
    if (pointed->array == marker.array)
        return marker.outlineCell(*pointed, Outline::Kind::Pointed);
    if (const auto frame = core::frame(marker.shape, *pointed, marker.array)) {
        marker.outlineFrame(*frame, Outline::Kind::Compared);
        return;
    }
    const auto cells = core::cellsWithin(core::meets(marker.shape, *pointed, marker.array),
                                         core::CellBox::everything(), 2);
    if (cells.size() == 1)
        marker.outlineCell(cells.front(), Outline::Kind::Compared);
}

Marks::Corner cornerOf(const StageScene& scene, ArrayId array) {
    if (array == ArrayId::Turned)
        return Marks::Corner::LowerRight;
    const bool turned = scene.way == Way::PaddedInput || scene.way == Way::FractionalStride;
    return array == ArrayId::K && turned && !scene.isStale() ? Marks::Corner::UpperLeft
                                                             : Marks::Corner::None;
}

}  // namespace

Marks marksFor(const StageScene& scene, ArrayId array, bool lower) {
    Marker marker{scene, scene.shape(), array, lower, scene.subject()};
    marker.marks.stale = scene.isStale();
    marker.marks.withoutDigits = !scene.withValues;
    marker.marks.corner = cornerOf(scene, array);
    if (marker.marks.stale)
        return marker.marks;
    const bool stamping = lower && scene.way == Way::Stamp;
    if (stamping && array == ArrayId::T)
        numberStamps(marker);
    markWeights(marker);
    if (const auto* symbol = std::get_if<model::Symbol>(&scene.selection.mention))
        return symbolMarks(std::move(marker), *symbol);
    if (!marker.subject)
        return marker.marks;
    markParts(marker);
    if (stamping && array == ArrayId::Z)
        markStampedZ(marker);
    const bool isHere = markSubject(marker);
    const bool framed = !isHere && markFrame(marker);
    if (scene.subjectIsSum() && hasTabs(marker))
        markTerms(marker);
    else if (!isHere && !framed)
        markFew(marker);
    if (const auto same = core::samePlace(marker.shape, *marker.subject, array))
        marker.outlineCell(*same, Outline::Kind::SamePlace);
    markCompared(marker);
    markMention(marker);
    return marker.marks;
}

}  // namespace paint
