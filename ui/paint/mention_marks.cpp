#include "ui/paint/mention_marks.h"

#include <vector>

namespace paint {
namespace {

using core::ArrayId;
using core::Cell;

constexpr std::size_t kMostZeros = 100;

void quietTabs(Marker& marker, const std::optional<CellPlace>& but) {
    for (Tab& tab : marker.marks.tabs)
        if (!but || !(tab.place == *but)) {
            tab.quiet = true;
            tab.outlined = false;
        }
}

// The number that the product is added to, in Z (and z) or in Y, unless it is the subject.
std::optional<Cell> targetHere(const Marker& marker, const Cell& target) {
    if (target == marker.subject)
        return std::nullopt;
    if (target.array == marker.array)
        return target;
    if (target.array != ArrayId::Z || marker.array != ArrayId::ZFlat)
        return std::nullopt;
    return Cell{ArrayId::ZFlat, {core::numberOf(marker.shape, target)}};
}

void markUse(Marker& marker, const core::Use& use) {
    const auto cell = core::cellOfTerm(marker.shape, use.target, use.term, marker.array);
    const auto place = cell ? placeShown(marker.scene, *cell) : std::nullopt;
    quietTabs(marker, place ? std::optional(CellPlace{place->first, place->second}) : std::nullopt);
    if (place)
        marker.outlineCell(*cell, Outline::Kind::Mentioned);
    if (const auto target = targetHere(marker, use.target))
        marker.outlineCell(*target, Outline::Kind::Mentioned);
}

void markZeros(Marker& marker, core::deconvolution::CellKind kind) {
    quietTabs(marker, std::nullopt);
    const auto count = core::termCount(marker.shape, *marker.subject);
    const Index all = count.border + count.inserted + count.additional;
    if (all > static_cast<Index>(kMostZeros))
        return;
    for (const core::Term& term : core::zerosOf(marker.shape, *marker.subject, kMostZeros))
        if (term.kind == kind)
            if (const auto cell =
                    core::cellOfTerm(marker.shape, *marker.subject, term, marker.array))
                marker.outlineCell(*cell, Outline::Kind::Pointed);
}

}  // namespace

void markMention(Marker& marker) {
    const model::Mention& mention = marker.scene.selection.mention;
    if (const auto* use = std::get_if<core::Use>(&mention))
        markUse(marker, *use);
    else if (const auto* kind = std::get_if<core::deconvolution::CellKind>(&mention))
        markZeros(marker, *kind);
}

}  // namespace paint
