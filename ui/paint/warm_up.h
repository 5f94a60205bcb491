#pragma once

namespace paint {

/// Finds and draws, where nobody sees it, what formulas will be written with: the first text in a
/// font of its size takes a millisecond more than those that follow. Done in steps, each well
/// within a frame; says whether there are more of them.
bool warmUp(int step);

}  // namespace paint
