#pragma once

#include "tests/ui/support/driver.h"
#include "ui/controller/window.h"
#include "ui/model/photos_part.h"

#include <QImage>
#include <QSize>

namespace support {

/// A disc and a post before a slope, 120 rows × 160 columns, in colours.
QImage smallPicture();

/// The whole window on its Photos page, and someone who uses it.
struct PhotosWindow {
    controller::Window window;
    Driver driver;

    explicit PhotosWindow(const QSize& size = {1280, 800}, bool isDark = false);
    /// Waits until nothing is to come any more.
    bool settle();
    /// As a change of the document.
    bool showPart(const model::PhotosPart& part);
    QImage grabPage();
};

}  // namespace support
