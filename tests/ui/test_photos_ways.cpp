#include "tests/ui/support/appearance.h"
#include "tests/ui/support/photos_window.h"
#include "ui/controller/photos_controller.h"
#include "ui/view/main_window.h"
#include "ui/view/photos_page.h"

#include <QApplication>
#include <QClipboard>
#include <QDragEnterEvent>
#include <QFile>
#include <QMimeData>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>
#include <cmath>

// What a person does on the Photos page, by mouse and by keyboard.

namespace {

const QString kFirstMap = QStringLiteral("Feature map 1, Vertical edges");
const QString kFirstFilter = QStringLiteral("Filter 1, Vertical edges");

void drop(QWidget& onto, QMimeData& data) {
    const QPoint at = onto.rect().center();
    QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&onto, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent event(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&onto, &event);
}

const model::PhotosPart& partOf(support::PhotosWindow& page) {
    return page.window.document().experiment().photos;
}

/// With the small picture opened by a drop.
struct Opened : support::PhotosWindow {
    Opened() {
        QMimeData data;
        data.setImageData(support::smallPicture());
        drop(*window.mainWindow().pageWidget(1), data);
        settle();
    }
};

/// The page without the window's menus.
struct PageAlone {
    model::Document document;
    view::PhotosPage page;
    controller::PhotosController controller{&document, &page};
    support::Driver driver{page};

    PageAlone() {
        page.resize(1280, 756);
        page.show();
        settle();
    }
    bool settle() {
        return QTest::qWaitFor([this] { return !controller.isBusy(); }, 120000);
    }
    const model::PhotosPart& part() const { return document.experiment().photos; }
};

}  // namespace

class TestPhotosWays : public QObject {
    Q_OBJECT
private slots:
    void beginsWithASampleThatIsNothingToUndo();
    void filesAreDropped();
    void picturesArePasted();
    void aClipboardWithoutPictureIsExplained();
    void aFileThatIsNoPictureIsExplained();
    void countChangesTheMaps();
    void bankChangesTheFilters();
    void cellsAreTypedInto();
    void cellsAreTypedIntoByKeyboard();
    void operationsAreSwitched();
    void rangesAreSwitched();
    void mapsAreZoomed();
    void aValueIsPointedAtAndPinned();
    void sidesHaveTheirOwnPadding();
    void wrongNumbersAreExplainedAndLedOutOf();
    void everythingIsUndone();
};

void TestPhotosWays::beginsWithASampleThatIsNothingToUndo() {
    support::PhotosWindow page;
    QVERIFY(page.driver.isThere(kFirstMap));
    QVERIFY(!page.window.document().undoStack().canUndo());
}

void TestPhotosWays::filesAreDropped() {
    QTemporaryDir folder;
    const QString path = folder.filePath("meadow.png");
    QVERIFY(support::smallPicture().save(path));
    support::PhotosWindow page;
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path)});
    drop(*page.window.mainWindow().pageWidget(1), data);
    QVERIFY(page.settle());
    QCOMPARE(partOf(page).photo->name, "meadow.png");
    QVERIFY(page.driver.isThere("4 filters, 120×160 to 121×161"));
}

void TestPhotosWays::picturesArePasted() {
    PageAlone page;
    page.driver.click(kFirstMap);
    QApplication::clipboard()->setImage(support::smallPicture());
    page.driver.press(Qt::Key_V, Qt::ControlModifier);
    QVERIFY(page.settle());
    QVERIFY(!page.driver.failed());
    QVERIFY(page.part().photo);
    QCOMPARE(core::size(*page.part().photo->planes, 2), 160);
    QVERIFY(page.driver.isThere("4 filters, 120×160 to 121×161"));
}

void TestPhotosWays::aClipboardWithoutPictureIsExplained() {
    PageAlone page;
    page.driver.click(kFirstMap);
    QApplication::clipboard()->setText("no picture");
    page.driver.press(Qt::Key_V, Qt::ControlModifier);
    QVERIFY(
        page.driver.isThere("The clipboard holds no picture; copy one, or the file that it is "
                            "in, and paste again."));
    QVERIFY(!page.part().photo);
}

void TestPhotosWays::aFileThatIsNoPictureIsExplained() {
    QTemporaryDir folder;
    QFile file(folder.filePath("notes.png"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("these are no pixels");
    file.close();
    Opened page;
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(file.fileName())});
    drop(*page.window.mainWindow().pageWidget(1), data);
    QVERIFY(page.settle());
    const QStringList names = page.driver.visibleNames();
    QVERIFY2(!names.filter("notes.png").isEmpty(), qPrintable(names.join('\n')));
    // What was there stays.
    QCOMPARE(core::size(*partOf(page).photo->planes, 2), 160);
    QVERIFY(page.driver.isThere("4 filters, 120×160 to 121×161"));
}

void TestPhotosWays::countChangesTheMaps() {
    Opened page;
    page.driver.enter("Number of filters", "6");
    QVERIFY(page.settle());
    QVERIFY(page.driver.isThere("6 filters, 120×160 to 121×161"));
    QCOMPARE(core::size(*partOf(page).filters, 0), 6);
    page.driver.click("Number of filters");
    page.driver.press(Qt::Key_Down);
    QVERIFY(page.settle());
    QVERIFY(page.driver.isThere("5 filters, 120×160 to 121×161"));
    QVERIFY(!page.driver.failed());
}

void TestPhotosWays::bankChangesTheFilters() {
    Opened page;
    page.driver.choose("Filter size", "3×3");
    page.driver.choose("Filter bank", "Random");
    QVERIFY(page.settle());
    QVERIFY(page.driver.isThere("Feature map 1, Random 1"));
    const QString before = page.driver.readCell("Filter 1, Random 1", 0, 0) +
                           page.driver.readCell("Filter 1, Random 1", 0, 1) +
                           page.driver.readCell("Filter 1, Random 1", 0, 2);
    page.driver.enter("Seed of the random filters", "2");
    QVERIFY(page.settle());
    const QString after = page.driver.readCell("Filter 1, Random 1", 0, 0) +
                          page.driver.readCell("Filter 1, Random 1", 0, 1) +
                          page.driver.readCell("Filter 1, Random 1", 0, 2);
    QVERIFY(!page.driver.failed());
    QVERIFY(before != after);
}

void TestPhotosWays::cellsAreTypedInto() {
    Opened page;
    page.driver.click(kFirstMap);
    const QString before = page.driver.read(kFirstMap);
    QCOMPARE(page.driver.readCell(kFirstFilter, 0, 1), "−1");
    page.driver.enterCell(kFirstFilter, 0, 1, "7");
    QVERIFY(page.settle());
    QCOMPARE(page.driver.readCell(kFirstFilter, 0, 1), "7");
    const QString after = page.driver.read(kFirstMap);
    QVERIFY(!page.driver.failed());
    QVERIFY2(before != after, qPrintable(before + " / " + after));
    // The sum is that of the photo's pixels.
    const auto& part = partOf(page);
    const core::Planes<float>& grey = *part.photo->grey;
    const int row = static_cast<int>(after.section('(', 1, 1).section(',', 0, 0).toInt());
    const int column = static_cast<int>(after.section(',', 1, 1).section(')', 0, 0).toInt());
    double sum = 0;
    for (int u = 0; u < 2; ++u)
        for (int v = 0; v < 2; ++v)
            sum += double{grey(0, row - u, column - v)} * double{(*part.filters)(0, 0, u, v)};
    const QString number = after.section(')', 1).trimmed().replace(QChar(0x2212), '-');
    QVERIFY2(std::abs(number.toDouble() - sum) < 1e-3 * std::abs(sum) + 1e-3, qPrintable(after));
}

void TestPhotosWays::cellsAreTypedIntoByKeyboard() {
    Opened page;
    page.driver.click("Number of filters");
    page.driver.tabTo(kFirstFilter);
    page.driver.press(Qt::Key_Down);
    page.driver.press(Qt::Key_Right);
    page.driver.type("-3.5");
    page.driver.press(Qt::Key_Return);
    QVERIFY(page.settle());
    QCOMPARE(page.driver.readCell(kFirstFilter, 1, 1), "−3.5");
    page.driver.press(Qt::Key_Return);
    page.driver.type("9");
    page.driver.press(Qt::Key_Escape);
    QVERIFY(page.settle());
    QCOMPARE(page.driver.readCell(kFirstFilter, 1, 1), "−3.5");
    QVERIFY(!page.driver.failed());
}

void TestPhotosWays::operationsAreSwitched() {
    Opened page;
    QVERIFY(page.driver.isThere("Output padding, rows"));
    page.driver.choose("Operation of the filters", "Convolution");
    QVERIFY(page.settle());
    QVERIFY(page.driver.isThere("4 filters, 120×160 to 119×159"));
    QVERIFY(!page.driver.isThere("Output padding, rows"));
    page.driver.click(kFirstMap);
    QVERIFY(page.driver.read(kFirstMap).startsWith("Y"));
    page.driver.enter("Stride, rows", "2");
    QVERIFY(page.settle());
    QVERIFY(page.driver.isThere("4 filters, 120×160 to 60×80"));
    QVERIFY(!page.driver.failed());
}

void TestPhotosWays::rangesAreSwitched() {
    Opened page;
    const QImage shared = page.grabPage();
    page.driver.click("Range/each its own");
    QVERIFY(page.settle());
    QVERIFY(page.grabPage() != shared);
    page.driver.click("Range/shared");
    QVERIFY(page.settle());
    QVERIFY(!page.driver.failed());
    // How maps are shown is no step of the history.
    QCOMPARE(page.window.document().undoStack().count(), 1);
}

void TestPhotosWays::mapsAreZoomed() {
    Opened page;
    page.driver.click(kFirstMap);
    const QString pinned = page.driver.read(kFirstMap);
    const QImage whole = page.grabPage();
    page.driver.click("Zoom of all maps/4×");
    QVERIFY(page.settle());
    QVERIFY(page.grabPage() != whole);
    QCOMPARE(page.driver.read(kFirstMap), pinned);
    page.driver.click("Zoom of all maps/Fit");
    QVERIFY(page.settle());
    QVERIFY(!page.driver.failed());
}

void TestPhotosWays::aValueIsPointedAtAndPinned() {
    Opened page;
    page.driver.pointAt(kFirstMap);
    const QString pointed = page.driver.read(kFirstMap);
    QVERIFY2(pointed.startsWith("Z"), qPrintable(pointed));
    page.driver.pointAt("Number of filters");
    QVERIFY(page.driver.read(kFirstMap) != pointed);
    page.driver.click(kFirstMap);
    page.driver.pointAt("Number of filters");
    QCOMPARE(page.driver.read(kFirstMap), pointed);
    page.driver.press(Qt::Key_Escape);
    QVERIFY(page.driver.read(kFirstMap) != pointed);
    QVERIFY(!page.driver.failed());
}

void TestPhotosWays::sidesHaveTheirOwnPadding() {
    Opened page;
    page.driver.click("Padding by sides");
    page.driver.enter("Padding, bottom", "1");
    QVERIFY(page.settle());
    // Columns follow.
    QCOMPARE(partOf(page).geometry.rows.paddingAfter, 1);
    QCOMPARE(partOf(page).geometry.columns.paddingAfter, 1);
    QVERIFY(page.driver.isThere("4 filters, 120×160 to 120×160"));
    page.driver.enter("Padding, left", "2");
    QVERIFY(page.settle());
    QCOMPARE(partOf(page).geometry.columns.paddingBefore, 2);
    QCOMPARE(partOf(page).geometry.rows.paddingBefore, 0);
    page.driver.enter("Padding, right", "3");
    QVERIFY(page.settle());
    QCOMPARE(partOf(page).geometry.rows.paddingAfter, 1);
    QCOMPARE(partOf(page).geometry.columns.paddingAfter, 3);
    QVERIFY(page.driver.isThere("4 filters, 120×160 to 120×156"));
    page.driver.click("Even padding");
    QVERIFY(page.settle());
    QCOMPARE(partOf(page).geometry.columns.paddingAfter, 2);
    QVERIFY(!page.driver.isThere("Padding, left"));
    QVERIFY(!page.driver.failed());
}

void TestPhotosWays::wrongNumbersAreExplainedAndLedOutOf() {
    Opened page;
    page.driver.enter("Output padding, rows", "3");
    QVERIFY(page.settle());
    const QString names = page.driver.visibleNames().join('\n');
    QVERIFY2(page.driver.isThere("Last good result: output padding 0."), qPrintable(names));
    // The maps stay, of what could be computed.
    QVERIFY(page.driver.isThere(kFirstMap));
    page.driver.click("stride 4");
    QVERIFY(page.settle());
    QCOMPARE(partOf(page).geometry.rows.stride, 4);
    QVERIFY(!page.driver.isThere("Last good result: output padding 0."));
    QVERIFY(page.driver.isThere("4 filters, 120×160 to 481×641"));
    QVERIFY(!page.driver.failed());
}

void TestPhotosWays::everythingIsUndone() {
    Opened page;
    page.driver.enterCell(kFirstFilter, 0, 0, "5");
    page.driver.choose("Operation of the filters", "Convolution");
    QVERIFY(page.settle());
    page.driver.press(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(page.settle());
    QVERIFY(page.driver.isThere("4 filters, 120×160 to 121×161"));
    QCOMPARE(page.driver.readCell(kFirstFilter, 0, 0), "5");
    page.driver.press(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(page.settle());
    QCOMPARE(page.driver.readCell(kFirstFilter, 0, 0), "1");
    page.driver.press(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(page.settle());
    QVERIFY(!partOf(page).photo);
    page.driver.chooseFromMenu({"Edit", "Redo Open dropped"});
    QVERIFY(page.settle());
    QVERIFY(partOf(page).photo);
    QCOMPARE(core::size(*partOf(page).photo->planes, 2), 160);
    QVERIFY(!page.driver.failed());
}

DECONV_UI_TEST_MAIN(TestPhotosWays)
#include "test_photos_ways.moc"
