#pragma once

#include "core/array.h"

#include <QString>
#include <functional>

class QWidget;

namespace controller {
class Window;
}
namespace view {
class MatrixView;
}

namespace support {

/// What every tool's main does: opens the window as it comes, 1280×800 and in the tests' style,
/// waits until all its arrays are painted, and returns what `use` returns; 1 where nothing is ever
/// painted.
int runTool(int argc, char** argv, const std::function<int(controller::Window&)>& use);

/// Waits for events only, without a pause between them, until something holds; false where it does
/// not within a minute.
bool waitUntil(const std::function<bool()>& holds);

/// The array in view whose accessible name begins so, or null.
view::MatrixView* arrayNamed(QWidget& window, const QString& start);

/// Gives X another size and waits until W has it.
bool setInputSize(controller::Window& window, core::Index rows, core::Index columns);

}  // namespace support
