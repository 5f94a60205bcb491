// W of a photo of 12 megapixels, 11,986,004 × 12,000,000, in the view that shows it. What a frame
// takes depends on the machine, so what is counted are the cells that it visits and the memory that
// it asks for; and what the GUI thread asks for while the window opens such a W.

#include "tests/ui/support/appearance.h"
#include "tests/ui/support/driver.h"
#include "ui/controller/window.h"
#include "ui/paint/weight_source.h"
#include "ui/view/main_window.h"
#include "ui/view/matrix_view.h"

#include <QApplication>
#include <QTest>
#include <QWheelEvent>
#include <atomic>
#include <cstdlib>
#include <new>

namespace {

std::atomic<std::size_t> asked{0};     // bytes of operator new, since it was last set to 0
thread_local std::size_t largest = 0;  // the most that this thread asked for at once

void count(std::size_t size) {
    asked += size;
    largest = std::max(largest, size);
}

}  // namespace

void* operator new(std::size_t size) {
    count(size);
    if (void* const block = std::malloc(std::max<std::size_t>(size, 1)))
        return block;
    throw std::bad_alloc();
}
void operator delete(void* block) noexcept {
    std::free(block);
}
void operator delete(void* block, std::size_t) noexcept {
    std::free(block);
}
// Arrays ask for these.
void* operator new(std::size_t size, std::align_val_t alignment) {
    count(size);
    const auto step = static_cast<std::size_t>(alignment);
    if (void* const block = std::aligned_alloc(step, (size + step - 1) / step * step))
        return block;
    throw std::bad_alloc();
}
void operator delete(void* block, std::align_val_t) noexcept {
    std::free(block);
}
void operator delete(void* block, std::size_t, std::align_val_t) noexcept {
    std::free(block);
}

namespace {

core::WeightMatrix<double> weightsOf(core::Index rows, core::Index columns) {
    core::Axis axis;
    axis.kernel = 3;
    auto kernel = core::zeros<core::Kernels<double>>({1, 1, 3, 3});
    double next = -4;
    for (double& tap : kernel)
        tap = next++;
    return {{core::withInput(axis, rows), core::withInput(axis, columns), 1},
            core::share(std::move(kernel))};
}

/// W in a view of its own, as the stage hangs it.
struct Shown {
    core::WeightMatrix<double> weights;
    QWidget stage;
    view::MatrixView view{&stage};
    bool isSeen = false;

    Shown(core::Index rows, core::Index columns, bool transposed)
        : weights(weightsOf(rows, columns)) {
        auto source = std::make_shared<paint::WeightSource>(weights, transposed);
        paint::Pane pane;
        pane.array = transposed ? core::ArrayId::WT : core::ArrayId::W;
        pane.box = QRectF(20, 20, 288, 288);
        pane.framed = true;
        pane.grid = paint::gridOf(*source, {20, 20}, 288. / static_cast<double>(source->columns()),
                                  288. / static_cast<double>(source->rows()));
        view.setPane(pane);
        view.setSource(std::move(source));
        stage.resize(340, 340);
        stage.show();
        isSeen = QTest::qWaitForWindowExposed(&stage);
    }
    void wheel(int notches) {
        const QPointF place(150, 150);
        QWheelEvent event(place, view.mapToGlobal(place), {}, {0, 120 * notches}, {}, {},
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(&view, &event);
    }
    void drag() {
        QTest::mousePress(&view, Qt::LeftButton, {}, {150, 150});
        QTest::mouseMove(&view, {120, 140});
        QTest::mouseRelease(&view, Qt::LeftButton, {}, {120, 140});
    }
    /// What a frame asks for.
    std::size_t frame() {
        asked = 0;
        view.repaint();
        return asked;
    }
};

/// What the frames came to while W was opened, zoomed in to its cells and out, and moved.
struct Frames {
    std::size_t bytes = 0;  // the most that one asked for
    core::Index cells = 0;  // the most that one visited
    core::Index lines = 0;
    double pixels = 0;
};

Frames framesOf(Shown& shown) {
    Frames most;
    most.pixels = static_cast<double>(shown.view.width()) * shown.view.height();
    const auto look = [&] {
        most.bytes = std::max(most.bytes, shown.frame());
        most.cells = std::max(most.cells, shown.view.lastPaint().cells);
        most.lines = std::max(most.lines, shown.view.lastPaint().diagonals);
    };
    look();
    for (const int notches : {3, 10, 20, 40, 80, -20, -200}) {
        shown.wheel(notches);
        look();
        shown.drag();
        look();
    }
    return most;
}

/// How many pixels of the picture are not the page.
int inked(const QImage& picture) {
    const QRgb page = picture.pixel(picture.width() - 12, 12);
    int count = 0;
    for (int y = 8; y < picture.height() - 8; ++y)
        for (int x = 8; x < picture.width() - 8; ++x)
            count += picture.pixel(x, y) != page;
    return count;
}

}  // namespace

class TestPhotoWeights : public QObject {
    Q_OBJECT
private slots:
    void framesVisitWhatIsSeen_data();
    void framesVisitWhatIsSeen();
    void nothingIsLostFromFarAway();
    void theWindowMakesNoArrayOfItsOwn();
};

void TestPhotoWeights::framesVisitWhatIsSeen_data() {
    QTest::addColumn<bool>("transposed");
    QTest::newRow("W") << false;
    QTest::newRow("transposed") << true;
}

// Lines, one for each row of the photo and tap, are all that grows: with the side, not with W,
// which is 12 million wide here and 120,000 there.
void TestPhotoWeights::framesVisitWhatIsSeen() {
    QFETCH(bool, transposed);
    Shown small(300, 400, transposed);
    QVERIFY(small.isSeen);
    const Frames ofSmall = framesOf(small);
    Shown large(3000, 4000, transposed);
    QCOMPARE(large.view.source()->columns(), transposed ? 2998 * 3998 : 12'000'000);
    QVERIFY(large.isSeen);
    const Frames ofLarge = framesOf(large);
    for (const Frames& frames : {ofSmall, ofLarge}) {
        QVERIFY(frames.cells > 0 && static_cast<double>(frames.cells) <= frames.pixels);
        QVERIFY(frames.lines > 0 && frames.bytes > 0);
    }
    QVERIFY(ofLarge.lines <= core::Index{9} * 4000);
    QVERIFY2(ofLarge.bytes <= 10 * ofSmall.bytes && ofLarge.bytes < (std::size_t{4} << 20),
             qPrintable(QStringLiteral("%1 after %2").arg(ofLarge.bytes).arg(ofSmall.bytes)));
}

void TestPhotoWeights::nothingIsLostFromFarAway() {
    Shown shown(3000, 4000, false);
    const QImage picture = shown.view.grab().toImage();
    // Three bands of three taps each, less than a pixel apart: one line across from corner to
    // corner.
    QVERIFY2(inked(picture) >= 280, qPrintable(QString::number(inked(picture))));
}

// X, Y, Z and what is between are as large as the photo: other threads make them, also where sizes
// and values change again.
void TestPhotoWeights::theWindowMakesNoArrayOfItsOwn() {
    constexpr int kSide = 800;
    const QString weights = QStringLiteral("W, weight matrix");
    controller::Window window;
    support::Driver driver(window.mainWindow());
    const auto isShown = [&](int side) {
        const auto* view = qobject_cast<view::MatrixView*>(driver.find(weights));
        return view && view->source() && view->source()->columns() == side * side;
    };
    QTRY_VERIFY(isShown(4));
    largest = 0;
    driver.enter(QStringLiteral("Input, rows"), QString::number(kSide));
    QTRY_VERIFY(isShown(kSide));
    driver.choose(QStringLiteral("Input values"), QStringLiteral("Ones"));
    driver.choose(QStringLiteral("Wᵀ acts on"), QStringLiteral("Typed"));
    driver.enter(QStringLiteral("Input, rows"), QString::number(kSide + 1));
    QTRY_VERIFY(isShown(kSide + 1));
    QVERIFY2(largest > 0 && largest < sizeof(double) * kSide * kSide / 4,
             qPrintable(QString::number(largest)));
}

DECONV_UI_TEST_MAIN(TestPhotoWeights)
#include "test_photo_weights.moc"
