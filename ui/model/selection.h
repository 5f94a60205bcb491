#pragma once

#include "ui/model/mention.h"
#include "ui/model/walk.h"

#include <optional>

namespace model {

/// Which number the window is about. Pointing follows the mouse or the keyboard cursor; a pin stays
/// until it is let go, and playback moves it. Not part of the experiment: undo leaves it alone.
struct Selection {
    std::optional<core::Cell> pointed;
    std::optional<core::Cell> pinned;
    bool playing = false;
    /// While the pinned cell is a step of playback, played or stepped to: of which walk.
    std::optional<Walk> walk;
    /// Whether the number of Y was pointed at, or pinned, as its row of W.
    bool throughW = false;
    /// What the panels name and is pointed at there.
    Mention mention;

    /// The cell that everything lights up for: the pinned one, else the one pointed at.
    std::optional<core::Cell> subject() const { return pinned ? pinned : pointed; }

    /// Whether a number of Y is shown as the sum that it is, and not as what Wᵀ acts on.
    bool computesY() const { return throughW || (walk && *walk != Walk::Transposed); }
    /// The walk that it is explained as a step of.
    std::optional<Walk> explainedWalk() const { return throughW ? Walk::Weights : walk; }

    friend bool operator==(const Selection&, const Selection&) = default;
};

}  // namespace model
