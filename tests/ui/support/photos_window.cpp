#include "tests/ui/support/photos_window.h"

#include "ui/controller/photos_controller.h"
#include "ui/view/main_window.h"

#include <QTest>
#include <cmath>

namespace support {

QImage smallPicture() {
    QImage image(160, 120, QImage::Format_RGB32);
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const bool disc = std::hypot(x - 100, y - 55) < 34;
            const bool post = x > 20 && x < 40;
            image.setPixel(x, y,
                           disc   ? qRgb(230, 180 - x, 60 + y)
                           : post ? qRgb(40, 60, 120)
                                  : qRgb(x, 140, 200 - y));
        }
    }
    return image;
}

PhotosWindow::PhotosWindow(const QSize& size, bool isDark) : driver(window.mainWindow()) {
    window.appearance().setTheme(isDark ? controller::ThemeChoice::Dark
                                        : controller::ThemeChoice::Light);
    window.mainWindow().resize(size);
    window.mainWindow().setPage(1);
    window.mainWindow().show();
    settle();
}

bool PhotosWindow::settle() {
    return QTest::qWaitFor([this] { return !window.photos().isBusy(); }, 120000);
}

bool PhotosWindow::showPart(const model::PhotosPart& part) {
    model::Experiment experiment = window.document().experiment();
    experiment.photos = part;
    window.document().change(QStringLiteral("show"), model::Page::Photos, experiment);
    return settle();
}

QImage PhotosWindow::grabPage() {
    return window.mainWindow().pageWidget(1)->grab().toImage();
}

}  // namespace support
