#include "core/features.h"
#include "core/formats/csv.h"
#include "core/formats/file.h"
#include "core/formats/npy.h"
#include "tests/ui/support/appearance.h"
#include "tests/ui/support/photos_window.h"
#include "ui/controller/cycles_controller.h"
#include "ui/controller/page_exports.h"
#include "ui/controller/photos_controller.h"
#include "ui/model/cycle_operations.h"
#include "ui/model/cycle_pictures.h"
#include "ui/view/cycles/cycles_page.h"
#include "ui/view/export_dialog.h"
#include "ui/view/main_window.h"
#include "ui/view/photos_page.h"

#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QLineEdit>
#include <QListWidget>
#include <QPointer>
#include <QPushButton>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QTest>

// What File → Export offers of Photos and Cycles, and a person who saves some of it.

using model::ExportItem;
using model::FileFormat;

namespace {

const ExportItem& named(const std::vector<ExportItem>& items, const QString& stem,
                        FileFormat format) {
    for (const ExportItem& item : items)
        if (item.stem == stem &&
            std::find(item.formats.begin(), item.formats.end(), format) != item.formats.end())
            return item;
    throw std::runtime_error("no item " + stem.toStdString());
}

QString write(const ExportItem& item, FileFormat format, const QTemporaryDir& folder) {
    const QString ending = model::formatEnding(format);
    QString path = folder.filePath(ending.isEmpty() ? item.stem : item.stem + u'.' + ending);
    item.write(format, path, {});
    return path;
}

core::formats::NpyArray readNpy(const QString& path) {
    core::formats::NpyArray array;
    core::formats::readFile(path.toStdString(), [&](const core::formats::Source& source) {
        array = core::formats::readNpy(source);
    });
    return array;
}

QSize statedSize(const ExportItem& item) {
    const QStringList parts = QString(item.size).remove(QStringLiteral(" px")).split(u'×');
    return {parts.value(0).toInt(), parts.value(1).toInt()};
}

/// The whole window on its Cycles page with a small picture.
struct CyclesWindow : support::PhotosWindow {
    CyclesWindow() {
        window.mainWindow().setPage(2);
        window.cycles().take(support::smallPicture(), QStringLiteral("small.png"));
        settleCycles();
    }
    bool settleCycles() {
        return QTest::qWaitFor([this] { return !window.cycles().isBusy(); }, 120000);
    }
    view::CyclesPage& page() {
        return *window.mainWindow().findChild<view::CyclesPage*>(QStringLiteral("cyclesPage"));
    }
    std::vector<ExportItem> items() { return controller::exportsOf(window.cycles(), page()).items; }
};

/// Chooses what is named in the open dialog and saves it under a path, as a person does.
void save(QWidget& window, const QString& title, const QString& format, const QString& path) {
    auto* dialog = window.findChild<view::ExportDialog*>();
    QVERIFY(dialog && dialog->isVisible());
    support::Driver driver(*dialog);
    // What was saved before is on disk a moment before the dialog knows.
    QTRY_VERIFY_WITH_TIMEOUT(dialog->findChild<QWidget*>(QStringLiteral("save"))->isEnabled(),
                             60000);
    auto* list = dialog->findChild<QListWidget*>(QStringLiteral("exportList"));
    const auto found = list->findItems(title, Qt::MatchExactly);
    QVERIFY2(found.size() == 1, qPrintable(title));
    list->scrollToItem(found.first());
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                      list->visualItemRect(found.first()).center());
    if (!format.isEmpty())
        driver.choose(QStringLiteral("Format"), format);
    driver.click(QStringLiteral("Save"));
    QTRY_VERIFY(dialog->findChild<QFileDialog*>(QStringLiteral("saveFile")));
    auto* chooser = dialog->findChild<QFileDialog*>(QStringLiteral("saveFile"));
    auto* name = chooser->findChild<QLineEdit*>(QStringLiteral("fileNameEdit"));
    QTest::keyClick(name, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(name, path);
    auto* box = chooser->findChild<QDialogButtonBox*>();
    const QPointer<QFileDialog> open(chooser);
    // The first click may only close the list of completions, as it does for a person.
    for (int click = 0; click < 3 && open && open->isVisible(); ++click)
        QTest::mouseClick(box->button(QDialogButtonBox::Save), Qt::LeftButton);
}

}  // namespace

class TestPageExports : public QObject {
    Q_OBJECT
private slots:
    void everythingOnPhotosIsOfferedAndWritten();
    void everythingOnCyclesIsOfferedAndWritten();
    void aStepIsWrittenAsItWasComputed();
    void aZoomedGalleryIsExportedAsItIsSeen();
    void aPersonSavesTheGallery();
    void aPageWithNothingToExportSaysWhy();
    void aPersonSavesTheCycleAndItsFilmStrip();
};

void TestPageExports::everythingOnPhotosIsOfferedAndWritten() {
    support::PhotosWindow photos;
    QVERIFY(photos.settle());
    auto* page = photos.window.mainWindow().findChild<view::PhotosPage*>();
    const auto items = controller::exportsOf(photos.window.photos(), *page).items;
    QStringList stems;
    for (const ExportItem& item : items)
        stems << item.stem;
    QCOMPARE(stems, QStringList({"Y", "K", "features", "Z_1", "Z_2", "Z_3", "Z_4", "gallery",
                                 "Z_1_tile", "Z_2_tile", "Z_3_tile", "Z_4_tile"}));
    const QTemporaryDir folder;
    const ExportItem& gallery = named(items, "gallery", FileFormat::Png);
    const QImage picture(write(gallery, FileFormat::Png, folder));
    QCOMPARE(picture.size(), statedSize(gallery));
    const QSvgRenderer tile(
        write(named(items, "Z_2_tile", FileFormat::Svg), FileFormat::Svg, folder));
    QVERIFY(tile.isValid());
    QVERIFY(tile.viewBox().width() < gallery.size.section(u'×', 0, 0).toInt() / 2);
    // Letters stay letters, the map is a picture.
    QFile svg(folder.filePath("Z_2_tile.svg"));
    QVERIFY(svg.open(QIODevice::ReadOnly));
    const QByteArray text = svg.readAll();
    QVERIFY(text.contains("Horizontal edges"));
    QVERIFY(text.contains("<image"));
    QCOMPARE(QImage(write(named(items, "Y", FileFormat::Png), FileFormat::Png, folder)).size(),
             QSize(768, 512));
    QCOMPARE(readNpy(write(named(items, "K", FileFormat::Npy), FileFormat::Npy, folder)).shape,
             (std::vector<core::Index>{4, 1, 2, 2}));
    if (qEnvironmentVariableIsSet("DECONV_GRABS"))
        for (const char* name : {"gallery.png", "Z_2_tile.svg"})
            QFile::copy(folder.filePath(name), qEnvironmentVariable("DECONV_GRABS") + '/' + name);
}

void TestPageExports::everythingOnCyclesIsOfferedAndWritten() {
    CyclesWindow cycles;
    const auto items = cycles.items();
    const QTemporaryDir folder;
    QStringList stems;
    for (const ExportItem& item : items) {
        stems << item.stem;
        for (const FileFormat format : item.formats) {
            const QString path = write(item, format, folder);
            QVERIFY2(QFileInfo(path).size() > 0, qPrintable(path));
            if (format == FileFormat::Svg)
                QVERIFY2(QSvgRenderer(path).isValid(), qPrintable(path));
            if (format == FileFormat::Png && item.size.endsWith("px"))
                QCOMPARE(QImage(path).size(), statedSize(item));
        }
    }
    QCOMPARE(stems, QStringList({"small.png_03_convolutions", "fidelity", "00_original_image",
                                 "01_convolution_01", "02_convolution_02", "03_convolution_03",
                                 "04_transposed_convolution_01", "05_transposed_convolution_02",
                                 "06_transposed_convolution_03", "K_1", "K_2", "K_3", "film_strip",
                                 "step", "cycles", "fidelity"}));
    QCOMPARE(QDir(folder.filePath("small.png_03_convolutions")).entryList(QDir::Files).size(), 8);
    QFile table(folder.filePath("fidelity.csv"));
    QVERIFY(table.open(QIODevice::ReadOnly));
    QCOMPARE(table.readLine(), QByteArray("series,n,rows,columns,channel,mse,psnr,ssim\n"));
    if (qEnvironmentVariableIsSet("DECONV_GRABS"))
        for (const char* name : {"film_strip.png", "step.png", "cycles.png", "fidelity.png"})
            QFile::copy(folder.filePath(name), qEnvironmentVariable("DECONV_GRABS") + '/' + name);
}

void TestPageExports::aStepIsWrittenAsItWasComputed() {
    CyclesWindow cycles;
    const model::CyclesPart part = cycles.window.cycles().shownPart();
    std::vector<core::Planes<float>> expected;
    core::runCycle(*model::originalOf(part), model::layersOf(part),
                   [&](const core::CycleStep&, const core::Planes<float>& picture) {
                       expected.push_back(picture);
                   });
    const QTemporaryDir folder;
    const auto items = cycles.items();
    const QString stems[] = {"02_convolution_02", "05_transposed_convolution_02"};
    const std::size_t steps[] = {2, 5};
    for (int n = 0; n < 2; ++n) {
        const auto array =
            readNpy(write(named(items, stems[n], FileFormat::Npy), FileFormat::Npy, folder));
        const core::Planes<float>& wanted = expected[steps[n]];
        QCOMPARE(array.shape,
                 (std::vector<core::Index>{core::size(wanted, 1), core::size(wanted, 2)}));
        QVERIFY(std::equal(wanted.begin(), wanted.end(),
                           std::get<std::vector<float>>(array.values).begin()));
    }
}

void TestPageExports::aZoomedGalleryIsExportedAsItIsSeen() {
    support::PhotosWindow photos;
    QVERIFY(photos.settle());
    photos.driver.click("Zoom of all maps/4×");
    QVERIFY(photos.settle());
    const paint::GalleryFigure figure = photos.window.photos().figure();
    QVERIFY(figure.part.width() < 769 / 4.0);
    QVERIFY(figure.findings);
}

void TestPageExports::aPersonSavesTheGallery() {
    const QTemporaryDir folder;
    support::PhotosWindow photos;
    QVERIFY(photos.settle());
    photos.driver.chooseFromMenu({"File", "Export…"});
    save(photos.window.mainWindow(), "The whole gallery", "SVG picture", folder.filePath("maps"));
    QTRY_VERIFY_WITH_TIMEOUT(QFileInfo::exists(folder.filePath("maps.svg")), 60000);
    QVERIFY(QSvgRenderer(folder.filePath("maps.svg")).isValid());
}

void TestPageExports::aPageWithNothingToExportSaysWhy() {
    support::PhotosWindow photos;
    QVERIFY(photos.settle());
    photos.driver.choose("Operation of the filters", "Convolution");
    photos.driver.enter("Dilation, rows", "9000");
    photos.driver.chooseFromMenu({"File", "Export…"});
    QTRY_VERIFY(photos.driver.isThere("Nothing to export here"));
    const auto seen = photos.driver.visibleNames();
    QVERIFY2(!seen.filter("There are no feature maps, because the geometry").isEmpty(),
             qPrintable(seen.join(" | ")));
    QVERIFY(!photos.driver.isThere("What to export"));
    photos.driver.click("Close");
}

void TestPageExports::aPersonSavesTheCycleAndItsFilmStrip() {
    const QTemporaryDir folder;
    CyclesWindow cycles;
    cycles.driver.chooseFromMenu({"File", "Export…"});
    save(cycles.window.mainWindow(), "Every step and its fidelity", {}, folder.filePath("steps"));
    QTRY_COMPARE_WITH_TIMEOUT(QDir(folder.filePath("steps")).entryList(QDir::Files).size(), 8,
                              60000);
    save(cycles.window.mainWindow(), "Film strip", "SVG picture", folder.filePath("strip"));
    QTRY_VERIFY_WITH_TIMEOUT(QFileInfo::exists(folder.filePath("strip.svg")), 60000);
}

DECONV_UI_TEST_MAIN(TestPageExports)
#include "test_page_exports.moc"
