#include "tests/ui/support/appearance.h"
#include "tests/ui/support/photos_window.h"
#include "tests/ui/support/picture_comparison.h"
#include "ui/model/photo_operations.h"
#include "ui/model/sample_photos.h"
#include "ui/paint/map_head.h"
#include "ui/paint/theme.h"
#include "ui/view/main_window.h"
#include "ui/view/photos/feature_histogram.h"
#include "ui/view/photos/feature_tile.h"

#include <QApplication>
#include <QTest>

// What the Photos page looks like, in each form and state. With DECONV_GRABS naming a folder, its
// pictures are left there to be looked at.

namespace {

using Part = model::PhotosPart;
using core::Field;
using core::Side;

core::Shared<model::Photo> photo() {
    return core::share(model::photoOf(QStringLiteral("disc.png"), support::smallPicture()));
}

core::Shared<model::Photo> bear() {
    return core::share(*model::samplePhoto(QStringLiteral("bear")));
}

Part colours(model::Channels channels) {
    return model::withChannels(model::firstPhotos(bear()), channels);
}

Part many(int count) {
    return model::withBank(
        model::withFilterCount(model::withBank(model::withFilterSize(model::firstPhotos(bear()), 3),
                                               model::Bank::Random, 1),
                               count),
        model::Bank::Random, 1);
}

/// The first two words or fields that lie on each other, or the first that is cut off; empty if
/// there is nothing of the kind.
QString firstCollision(const QWidget& page) {
    const char* kinds[] = {"view::MathLabel",   "view::TextLink",   "view::NumberField",
                           "view::ChoiceField", "view::WordChoice", "view::ChainButton"};
    QList<const QWidget*> seen;
    for (const QWidget* widget : page.findChildren<const QWidget*>())
        for (const char* kind : kinds)
            if (widget->isVisible() && !widget->accessibleName().isEmpty() &&
                qstrcmp(widget->metaObject()->className(), kind) == 0)
                seen.append(widget);
    for (const QWidget* one : seen) {
        const bool isField = qstrcmp(one->metaObject()->className(), "view::NumberField") == 0;
        if (!one->hasHeightForWidth() && !isField && one->width() < one->sizeHint().width())
            return QStringLiteral("%1 is cut off: %2 of %3")
                .arg(one->accessibleName())
                .arg(one->width())
                .arg(one->sizeHint().width());
        for (const QWidget* other : seen)
            if (one < other && one->parent() == other->parent() &&
                one->geometry().intersects(other->geometry()))
                return one->accessibleName() + QStringLiteral(" lies on ") +
                       other->accessibleName();
    }
    return {};
}

}  // namespace

class TestPhotosLooks : public QObject {
    Q_OBJECT
private slots:
    void looks_data();
    void looks();
    void namesAreReadInFourColumns();
    void wordsOfAHistogramTouchNoBar_data();
    void wordsOfAHistogramTouchNoBar();
    void likeTheBaseline_data();
    void likeTheBaseline();
};

void TestPhotosLooks::looks_data() {
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("isDark");
    QTest::addColumn<Part>("part");
    QTest::addColumn<QString>("range");
    QTest::addColumn<QString>("zoom");
    const QSize usual(1280, 800), small(900, 600), large(1920, 1080);
    const Part first = model::firstPhotos(bear());
    const auto row = [](const char* name, QSize size, bool isDark, const Part& part,
                        const char* range = "shared", const char* zoom = "Fit") {
        QTest::newRow(name) << size << isDark << part << QString(range) << QString(zoom);
    };
    const Part direct = model::withOperation(first, model::Operation::Convolution);
    const Part wrong = model::withField(first, Field::OutputPadding, Side::Both, 3);
    const Part sides = model::withSides(model::withFilterSize(first, 3), {1, 0, 2, 3});
    row("usual", usual, false, first);
    row("dark", usual, true, first);
    row("large", large, false, first);
    row("small", small, false, first);
    row("small-dark", small, true, first);
    row("four-times", usual, false, first, "shared", "4×");
    row("own", usual, false, first, "each its own");
    row("colours", usual, false, colours(model::Channels::PerColour));
    row("across", usual, false, colours(model::Channels::AcrossColours));
    row("convolution", usual, false, direct);
    row("nine", usual, false, many(9));
    row("nine-large", large, true, many(9));
    row("many-small", small, false, many(20));
    row("wrong", usual, false, wrong);
    row("wrong-small", small, true, wrong);
    row("sides", usual, false, sides);
    row("sides-small", small, false, sides);
}

// No word or field lies on another or is cut off, in any form and state.
void TestPhotosLooks::looks() {
    QFETCH(QSize, size);
    QFETCH(bool, isDark);
    QFETCH(Part, part);
    QFETCH(QString, range);
    QFETCH(QString, zoom);
    support::PhotosWindow page(size, isDark);
    if (model::problemOf(part))
        QVERIFY(page.showPart(model::firstPhotos(part.photo)));
    QVERIFY(page.showPart(part));
    page.driver.click("Range/" + range);
    page.driver.click("Zoom of all maps/" + zoom);
    page.driver.click("Feature map 1, " + part.names.first());
    QVERIFY(page.settle());
    QVERIFY(!page.driver.failed());
    const QString collision = firstCollision(*page.window.mainWindow().pageWidget(1));
    QVERIFY2(collision.isEmpty(), qPrintable(collision));
    const QImage grab = page.window.mainWindow().grab().toImage();
    QCOMPARE(grab.size(), size);
    const QString folder = qEnvironmentVariable("DECONV_GRABS");
    if (!folder.isEmpty())
        grab.save(folder + "/photos-" + QTest::currentDataTag() + ".png");
}

void TestPhotosLooks::namesAreReadInFourColumns() {
    support::PhotosWindow page;
    for (const int size : {2, 3}) {
        Part part =
            model::withFilterCount(model::withFilterSize(model::firstPhotos(bear()), size), 16);
        QVERIFY(page.showPart(part));
        const auto tiles = page.window.mainWindow().findChildren<view::FeatureTile*>();
        int shown = 0;
        for (const view::FeatureTile* tile : tiles) {
            if (!tile->isVisible())
                continue;
            ++shown;
            QVERIFY2(tile->toolTip().isEmpty(), qPrintable(tile->toolTip()));
        }
        QVERIFY(shown >= 6);
    }
    QVERIFY(paint::showsWholeName(QStringLiteral("Horizontal edges"), {86, 57}));
    QVERIFY(!paint::showsWholeName(QStringLiteral("Horizontal edges"), {60, 40}));
}

void TestPhotosLooks::wordsOfAHistogramTouchNoBar_data() {
    QTest::addColumn<int>("width");
    for (const int width : {340, 240, 200, 180, 140, 110})
        QTest::addRow("%d", width) << width;
}

void TestPhotosLooks::wordsOfAHistogramTouchNoBar() {
    QFETCH(int, width);
    support::PhotosWindow page;
    QVERIFY(page.showPart(model::firstPhotos(bear())));
    auto* histogram = page.window.mainWindow().findChild<view::FeatureHistogram*>("histogram1");
    QVERIFY(histogram);
    auto* words = histogram->findChild<QWidget*>("heightWords");
    QVERIFY(words);
    histogram->resize(width, histogram->height());
    const bool isShown = words->isVisible();
    QVERIFY(isShown || width < 200);
    const QRect place = words->geometry();
    words->hide();
    QTest::qWait(50);
    const QImage bare = histogram->grab().toImage();
    const paint::Theme& theme = paint::theme(paint::Scheme::Light);
    for (int y = place.top(); isShown && y <= place.bottom(); ++y)
        for (int x = place.left(); x <= place.right(); ++x)
            QVERIFY(bare.pixel(x, y) == theme.page.rgb() || bare.pixel(x, y) == theme.panel.rgb());
}

void TestPhotosLooks::likeTheBaseline_data() {
    QTest::addColumn<bool>("isDark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void TestPhotosLooks::likeTheBaseline() {
    QFETCH(bool, isDark);
    support::PhotosWindow page({1280, 800}, isDark);
    QVERIFY(page.showPart(model::firstPhotos(photo())));
    page.driver.click("Feature map 2, Horizontal edges");
    QVERIFY(page.settle());
    QVERIFY(!page.driver.failed());
    COMPARE_WITH_BASELINE(page.grabPage(),
                          QStringLiteral("photos-page-") + QTest::currentDataTag());
}

DECONV_UI_TEST_MAIN(TestPhotosLooks)
#include "test_photos_looks.moc"
