#pragma once

namespace view {

/// How much room the left panel has: narrow fields below 1000 wide, short rows below 700 high.
struct PanelForm {
    bool narrow = false;
    bool low = false;

    int rowPitch() const { return low ? 27 : 30; }
    int fieldWidth() const { return narrow ? 42 : 50; }
    int fieldGap() const { return narrow ? 8 : 12; }
    int sectionGap() const { return low ? 13 : 19; }
    /// From the top of a head to the top of what stands under it.
    int underHead() const { return low ? 23 : 24; }
};

}  // namespace view
