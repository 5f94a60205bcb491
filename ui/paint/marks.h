#pragma once

#include "core/trace.h"
#include "ui/paint/array_source.h"

#include <QString>
#include <functional>
#include <optional>
#include <vector>

namespace paint {

struct CellPlace {
    Index row = 0, column = 0;
    friend bool operator==(const CellPlace&, const CellPlace&) = default;
};

/// What has a cell's number in the window's sum: the same small number everywhere.
struct Tab {
    CellPlace place;
    Index number = 0;    // counted from 1
    bool quiet = false;  // a stamp that is not the present one: grey
    bool outlined = true;
};

/// A rectangle of cells with an outline.
struct Outline {
    enum class Kind {
        Pointed,     // 1.5 plum
        Pinned,      // 2.5 plum with a page halo
        Mentioned,   // 2.5 plum with a page halo: the term that the panel is pointed at for
        Compared,    // 1 of a paler plum: what is tied to what is pointed at beside the pinned
        SamePlace,   // 1.5 plum, dashed
        Window,      // 2.5 kernel ink with a page halo
        WindowPast,  // 1.25 kernel ink, dashed: one step before
        Stamp,       // kernel ink, inset, solid
        StampDashed  // the same, dashed
    };
    Kind kind = Kind::Pointed;
    Index firstRow = 0, firstColumn = 0, lastRow = 0, lastColumn = 0;
    double inset = 0;
    bool folded = false;  // a corner folded, upper right: pinned
    // Fractions of a cell by which it is away from there, while it glides.
    double rowShift = 0, columnShift = 0;
};

/// Everything that is drawn of an array beside its values.
struct Marks {
    /// How far the cells that take no part have faded, 0…1.
    double fading = 0;
    /// Colours alone, however large the cells.
    bool withoutDigits = false;
    /// All fade: the picture is stale.
    bool stale = false;
    /// Whether a cell takes part in what is pointed at. Not asked while nothing fades.
    std::function<bool(Index row, Index column)> takesPart;
    std::vector<Tab> tabs;
    std::vector<Outline> outlines;
    std::optional<CellPlace> cursor;
    std::optional<CellPlace> cursorTo;  // the last cell of a row or column that the cursor is on
    std::optional<CellPlace> editing;   // its editor lies over it
    /// The weight of the kernel window over a cell, if it lies under it: `2` for ×2.
    std::function<std::optional<double>(Index row, Index column)> weight;
    /// Which stamps have landed on a cell, `1 3`, and whether the present one is among them.
    std::function<std::pair<QString, bool>(Index row, Index column)> landed;
    /// Which corner is K(0,0)'s, marked with an L.
    enum class Corner { None, UpperLeft, LowerRight };
    Corner corner = Corner::None;
};

}  // namespace paint
