#pragma once

namespace view {

/// Lets a screen reader (and whoever drives the window) read a MatrixView as a table: its size, and
/// each cell's number and place. Called once by each MatrixView; only the first call does anything.
void makeMatricesAccessible();

}  // namespace view
