#pragma once

#include <QImage>

namespace samples {

/// A test card of 1024×768, scaled to the size: edges at all angles, a zone plate, gratings,
/// checkerboards, steps of grey, colours, and text from large to small.
QImage testCard(int width, int height);

}  // namespace samples
