#pragma once

#include <vector>

class QWidget;

namespace view {

/// Lets Tab go through all that is in the first part, then through the second, and so on; within a
/// part as before. The parts are in one window; what is made later has to be ordered again.
void orderFocus(const std::vector<QWidget*>& parts);

}  // namespace view
