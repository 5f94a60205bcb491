// What is seen of a photo while it is being opened.

#include "tests/ui/support/appearance.h"
#include "tests/ui/support/photos_window.h"
#include "ui/controller/photos_controller.h"
#include "ui/model/photo_operations.h"
#include "ui/view/controls/math_label.h"
#include "ui/view/main_window.h"

#include <QApplication>
#include <QClipboard>
#include <QTest>

namespace {

QImage picture(const QSize& size, QImage::Format format, bool grey) {
    QImage image(size, QImage::Format_ARGB32);
    for (int y = 0; y < size.height(); ++y)
        for (int x = 0; x < size.width(); ++x) {
            const int level = (x * 7 + y * 13) % 256;
            image.setPixel(x, y, grey ? qRgb(level, level, level) : qRgb(level, y % 256, x % 256));
        }
    return image.convertToFormat(format);
}

std::vector<float> numbersOf(const core::PhotoLines& lines) {
    std::vector<float> numbers(
        static_cast<std::size_t>(lines.channels * lines.rows * lines.columns));
    std::vector<float> row(static_cast<std::size_t>(lines.channels * lines.columns));
    for (core::Index r = 0; r < lines.rows; ++r) {
        lines.read(r, row.data());
        for (core::Index c = 0; c < lines.channels; ++c)
            std::copy_n(row.data() + c * lines.columns, lines.columns,
                        numbers.data() + (c * lines.rows + r) * lines.columns);
    }
    return numbers;
}

std::vector<float> numbersOf(const core::Planes<float>& planes) {
    return {planes.begin(), planes.end()};
}

QString summaryOf(support::PhotosWindow& page) {
    return page.window.mainWindow()
        .findChild<view::MathLabel*>(QStringLiteral("photosSummary"))
        ->markup();
}

}  // namespace

class TestPhotoGlimpse : public QObject {
    Q_OBJECT
private slots:
    void hasTheNumbersOfThePhoto_data();
    void hasTheNumbersOfThePhoto();
    void isShownBeforeThePhotoIsThere();
    void whatIsChangedMeanwhileStays();
    void goesWhenThePhotoCannotBeHad();
};

void TestPhotoGlimpse::hasTheNumbersOfThePhoto_data() {
    QTest::addColumn<QImage>("image");
    const QSize size(37, 70);
    QTest::newRow("bytes") << picture(size, QImage::Format_RGB32, false);
    QTest::newRow("other bytes") << picture(size, QImage::Format_RGB888, false);
    QTest::newRow("sixteen bits") << picture(size, QImage::Format_RGBA64, false);
    QTest::newRow("grey") << picture(size, QImage::Format_Grayscale8, true);
}

void TestPhotoGlimpse::hasTheNumbersOfThePhoto() {
    QFETCH(QImage, image);
    const model::Photo glimpse = model::glimpseOf(QStringLiteral("p"), image);
    const model::Photo photo = model::photoOf(QStringLiteral("p"), image);
    QVERIFY(!glimpse.planes && photo.planes && !photo.lines);
    QVERIFY(model::shapeOf(glimpse) == model::shapeOf(photo));
    QVERIFY(numbersOf(*glimpse.lines) == numbersOf(*photo.planes));
    QVERIFY(numbersOf(*glimpse.greyLines) == numbersOf(*photo.grey));
    QVERIFY(glimpse.values == photo.values);
    // One row behind each of the picture's rows: as the whole where that is all there is.
    QCOMPARE(model::imageOf(*glimpse.lines, image.size()), model::imageOf(*photo.planes));
}

void TestPhotoGlimpse::isShownBeforeThePhotoIsThere() {
    support::PhotosWindow page;
    page.settle();
    auto& photos = page.window.photos();
    QStringList seen;
    connect(&photos, &controller::PhotosController::notationChanged, this, [&] {
        const bool there = page.window.document().experiment().photos.photo != nullptr;
        seen.append(summaryOf(page) + (there ? QStringLiteral(", open") : QString()));
    });
    QApplication::clipboard()->setImage(picture({800, 600}, QImage::Format_RGB32, false));
    photos.paste();
    QVERIFY(page.settle());
    QCOMPARE(seen,
             QStringList({"4 filters, 600×800 to 601×801", "4 filters, 600×800 to 601×801, open"}));
}

void TestPhotoGlimpse::whatIsChangedMeanwhileStays() {
    support::PhotosWindow page;
    page.settle();
    auto& photos = page.window.photos();
    auto& document = page.window.document();
    bool changed = false;
    connect(&photos, &controller::PhotosController::notationChanged, this, [&] {
        if (std::exchange(changed, true))
            return;
        model::Experiment experiment = document.experiment();
        experiment.photos = model::withTap(photos.part(), 1, 0, 0, 0, 42);
        document.change(QStringLiteral("tap"), model::Page::Photos, experiment);
    });
    QApplication::clipboard()->setImage(picture({800, 600}, QImage::Format_RGB32, false));
    photos.paste();
    QVERIFY(page.settle());
    const model::PhotosPart& part = document.experiment().photos;
    QCOMPARE((*part.filters)(1, 0, 0, 0), 42.0F);
    QVERIFY(part.photo && part.photo->planes);
    QCOMPARE(core::size(*part.photo->planes, 2), 800);
}

// A second photo that cannot be opened takes the place of the first while that is being opened.
void TestPhotoGlimpse::goesWhenThePhotoCannotBeHad() {
    support::PhotosWindow page;
    page.settle();
    auto& photos = page.window.photos();
    const QString before = summaryOf(page);
    bool asked = false;
    connect(&photos, &controller::PhotosController::notationChanged, this, [&] {
        if (!std::exchange(asked, true))
            QMetaObject::invokeMethod(
                this, [&] { photos.openFile(QStringLiteral("/no/such/photo.png")); },
                Qt::QueuedConnection);
    });
    QApplication::clipboard()->setImage(picture({3000, 2000}, QImage::Format_RGB32, false));
    photos.paste();
    QVERIFY(page.settle());
    QVERIFY(asked);
    QCOMPARE(summaryOf(page), before);
    QVERIFY(!page.window.document().experiment().photos.photo);
}

DECONV_UI_TEST_MAIN(TestPhotoGlimpse)
#include "test_photo_glimpse.moc"
