// Prints how long the Photos page takes with a photo of 12 million pixels and 16 filters of 3×3,
// from what a person does to what is on the screen, in ms:
//   ui_time_photos [ROWSxCOLUMNS]

#include "tests/ui/support/timings.h"
#include "tests/ui/support/tool.h"
#include "ui/controller/photos_controller.h"
#include "ui/controller/window.h"
#include "ui/model/photo_operations.h"
#include "ui/view/main_window.h"
#include "ui/view/photos/feature_gallery.h"
#include "ui/view/photos/map_picture.h"

#include <QApplication>
#include <QClipboard>
#include <QElapsedTimer>
#include <QTest>
#include <algorithm>
#include <random>

namespace {

QImage noisyPicture(const QSize& size) {
    QImage image(size, QImage::Format_RGB32);
    std::minstd_rand random(1);
    for (int y = 0; y < size.height(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
        for (int x = 0; x < size.width(); ++x) {
            const auto noise = static_cast<int>(random() % 32);
            line[x] =
                qRgb((x / 16 + noise) % 256, (y / 12 + noise) % 256, (x + y) / 32 % 224 + noise);
        }
    }
    return image;
}

struct Page {
    controller::Window& window;
    view::FeatureGallery* gallery = nullptr;

    explicit Page(controller::Window& opened) : window(opened) {
        window.mainWindow().setPage(1);
        gallery = window.mainWindow().findChild<view::FeatureGallery*>();
        settle();
    }
    void settle() {
        while (window.photos().isBusy())
            QTest::qWait(10);
        QTest::qWait(50);
    }
    QVector<qint64> pictures() const {
        QVector<qint64> keys;
        for (const auto* map : gallery->findChildren<view::MapPicture*>())
            if (map->isVisible())
                keys.append(map->picture().cacheKey());
        return keys;
    }
    /// Until every picture in view is another one and painted.
    double untilRepainted(const QVector<qint64>& before, const QElapsedTimer& clock) const {
        const auto anew = [&] {
            const QVector<qint64> now = pictures();
            return std::none_of(now.begin(), now.end(),
                                [&](qint64 key) { return before.contains(key); });
        };
        support::waitUntil(anew);
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
        return static_cast<double>(clock.nsecsElapsed()) / 1e6;
    }
};

void print(const char* what, const std::vector<double>& times) {
    support::printTimes(QLatin1String(what), times);
}

double opening(Page& page, const QImage& picture) {
    QApplication::clipboard()->setImage(picture);
    const auto before = page.pictures();
    QElapsedTimer clock;
    clock.start();
    page.window.photos().paste();
    return page.untilRepainted(before, clock);
}

double editing(Page& page, int tap) {
    model::Experiment experiment = page.window.document().experiment();
    experiment.photos =
        model::withTap(page.window.photos().part(), 0, 0, 0, 0, static_cast<float>(tap));
    const auto before = page.pictures();
    QElapsedTimer clock;
    clock.start();
    page.window.document().change(QStringLiteral("tap"), model::Page::Photos, experiment);
    return page.untilRepainted(before, clock);
}

/// What one step of panning keeps the GUI thread busy for, its paint included.
double panning(view::MapPicture& map, int step) {
    const QPoint place(40 + step % 5 * 4, 40 + step % 7 * 3);
    QElapsedTimer clock;
    clock.start();
    QMouseEvent move(QEvent::MouseMove, place, map.mapToGlobal(place), Qt::NoButton, Qt::LeftButton,
                     {});
    QCoreApplication::sendEvent(&map, &move);
    QCoreApplication::sendPostedEvents();
    QCoreApplication::processEvents();
    return static_cast<double>(clock.nsecsElapsed()) / 1e6;
}

double zooming(view::MapPicture& map, int step) {
    QElapsedTimer clock;
    clock.start();
    const QPointF place(60, 50);
    QWheelEvent wheel(place, map.mapToGlobal(place), {}, {0, step < 12 ? 120 : -120}, {}, {},
                      Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(&map, &wheel);
    QCoreApplication::sendPostedEvents();
    QCoreApplication::processEvents();
    return static_cast<double>(clock.nsecsElapsed()) / 1e6;
}

int timeAll(controller::Window& window) {
    const QStringList size =
        support::askedFor().value(0, QStringLiteral("3000x4000")).split(QLatin1Char('x'));
    const QImage picture = noisyPicture({size.value(1).toInt(), size.value(0).toInt()});
    Page page(window);
    model::Experiment experiment = page.window.document().experiment();
    experiment.photos = model::withFilterCount(model::withFilterSize(model::firstPhotos(), 3), 16);
    page.window.document().change(QStringLiteral("filters"), model::Page::Photos, experiment);
    page.settle();
    std::vector<double> times;
    for (int n = 0; n < 3; ++n) {
        times.push_back(opening(page, picture.copy()));
        page.settle();
    }
    print("decoded photo to preview", times);

    times.clear();
    for (int n = 0; n < 12; ++n) {
        times.push_back(editing(page, n + 3));
        QTest::qWait(n % 2 == 0 ? 5 : 150);
    }
    print("a tap to preview of all maps", times);
    QElapsedTimer whole;
    whole.start();
    editing(page, 40);
    page.settle();
    print("a tap to all pixels counted", {static_cast<double>(whole.elapsed())});

    auto* map = page.gallery->findChild<view::MapPicture*>();
    times.clear();
    for (int n = 0; n < 24; ++n) {
        times.push_back(zooming(*map, n));
        QTest::qWait(12);
    }
    print("a frame of zooming", times);
    for (int n = 0; n < 8; ++n)
        zooming(*map, 0);
    QTest::mousePress(map, Qt::LeftButton, {}, {40, 40});
    times.clear();
    for (int n = 0; n < 60; ++n) {
        times.push_back(panning(*map, n));
        QTest::qWait(12);
    }
    print("a frame of panning", times);
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    return support::runTool(argc, argv, timeAll);
}
