#include "core/examples.h"
#include "core/formats/csv.h"
#include "core/formats/file.h"
#include "core/formats/matrix_market.h"
#include "core/formats/npy.h"
#include "ui/controller/export_controller.h"
#include "ui/model/result_exports.h"
#include "ui/view/export_dialog.h"
#include "ui/view/export_list.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using model::ExportItem;
using model::FileFormat;

namespace {

std::shared_ptr<const core::Result> notebook() {
    return std::make_shared<const core::Result>(core::evaluate(core::makeExample("notebook")));
}

const ExportItem& named(const std::vector<ExportItem>& items, const QString& stem) {
    for (const ExportItem& item : items)
        if (item.stem == stem)
            return item;
    throw std::runtime_error("no item " + stem.toStdString());
}

std::string write(const ExportItem& item, FileFormat format, const QTemporaryDir& folder) {
    const QString path = folder.filePath(item.stem + u'.' + model::formatEnding(format));
    item.write(format, path, {});
    return path.toStdString();
}

core::Matrix<double> readCsv(const std::string& path) {
    core::Matrix<double> matrix;
    core::formats::readFile(path, [&](const core::formats::Source& source) {
        matrix = core::formats::readCsv(source);
    });
    return matrix;
}

}  // namespace

class TestExport : public QObject {
    Q_OBJECT
private slots:
    void everyArrayOfTheWorkbenchIsOffered();
    void wIsTheSameInEveryFormat();
    void anArrayOfSeveralPlanesKeepsItsShape();
    void largeWIsOfferedByItsEntriesOnly();
    void aFolderIsRefusedAndNothingIsWritten();
    void aPersonSavesZ();
};

void TestExport::everyArrayOfTheWorkbenchIsOffered() {
    const auto items = model::arrayExports(notebook(), 0, 0);
    QStringList stems;
    for (const ExportItem& item : items)
        stems << item.stem;
    QCOMPARE(stems, QStringList({"X", "K", "Y", "W", "WT", "y_flat", "z_flat", "Y_stretched",
                                 "Y_padded", "K_turned", "Z"}));
    QTemporaryDir folder;
    for (const ExportItem& item : items)
        for (const FileFormat format : item.formats)
            QVERIFY(QFileInfo(QString::fromStdString(write(item, format, folder))).size() > 0);
    const core::Matrix<double> padded =
        readCsv(write(named(items, "Y_padded"), FileFormat::CsvDense, folder));
    QCOMPARE(core::size(padded, 0), 6);
}

void TestExport::wIsTheSameInEveryFormat() {
    const auto result = notebook();
    const core::Matrix<double> expected = core::dense(result->weights);
    const auto items = model::arrayExports(result, 0, 0);
    QTemporaryDir folder;
    QCOMPARE(readCsv(write(named(items, "W"), FileFormat::CsvDense, folder)), expected);
    core::formats::readFile(
        write(named(items, "W"), FileFormat::CsvEntries, folder),
        [&](const core::formats::Source& source) {
            QCOMPARE(core::formats::dense(core::formats::readCsvEntries(source)), expected);
        });
    core::formats::readFile(
        write(named(items, "W"), FileFormat::MatrixMarket, folder),
        [&](const core::formats::Source& source) {
            QCOMPARE(core::formats::dense(core::formats::readMatrixMarket(source)), expected);
        });
    core::formats::readFile(
        write(named(items, "W"), FileFormat::Npy, folder),
        [&](const core::formats::Source& source) {
            const core::formats::NpyArray array = core::formats::readNpy(source);
            QCOMPARE(array.shape, (std::vector<core::Index>{4, 16}));
            QVERIFY(std::equal(expected.begin(), expected.end(),
                               std::get<std::vector<double>>(array.values).begin()));
        });
}

void TestExport::anArrayOfSeveralPlanesKeepsItsShape() {
    auto planes = core::uninitialised<core::Planes<float>>({3, 2, 4});
    std::iota(planes.begin(), planes.end(), 0.F);
    const ExportItem item = model::exportOf<float>("", "maps", "maps", core::share(planes), 2);
    QTemporaryDir folder;
    core::formats::readFile(
        write(item, FileFormat::Npy, folder), [&](const core::formats::Source& source) {
            const core::formats::NpyArray array = core::formats::readNpy(source);
            QCOMPARE(array.shape, (std::vector<core::Index>{3, 2, 4}));
            QCOMPARE(std::get<std::vector<float>>(array.values).back(), 23.F);
        });
    const core::Matrix<double> plane = readCsv(write(item, FileFormat::CsvDense, folder));
    QCOMPARE(plane(0, 0), 16.);
    QVERIFY(!item.remark.isEmpty());
}

void TestExport::largeWIsOfferedByItsEntriesOnly() {
    core::Geometry geometry;
    geometry.rows = geometry.columns = core::withInput({.kernel = 3, .stride = 1}, 200);
    const core::WeightMatrix<double> weights(
        geometry, core::share(core::zeros<core::Kernels<double>>({1, 1, 3, 3})));
    const ExportItem item = model::exportOf("", weights, true);
    QCOMPARE(item.formats, (std::vector{FileFormat::CsvEntries, FileFormat::MatrixMarket}));
    QCOMPARE(item.size, QStringLiteral("40000×39204"));
    QVERIFY(item.remark.contains("100 million"));
}

void TestExport::aFolderIsRefusedAndNothingIsWritten() {
    QTemporaryDir folder;
    const auto items = model::arrayExports(notebook(), 0, 0);
    QVERIFY_EXCEPTION_THROWN(
        named(items, "Z").write(FileFormat::CsvDense, folder.path(), core::Control{}),
        core::Refused);
    QVERIFY(QDir(folder.path()).isEmpty());
}

void TestExport::aPersonSavesZ() {
    QTemporaryDir folder;
    QWidget window;
    window.show();
    controller::ExportController controller;
    controller.open(model::arrayExports(notebook(), 0, 0), {}, &window);
    auto* dialog = window.findChild<view::ExportDialog*>();
    QVERIFY(dialog && dialog->isVisible());
    if (qEnvironmentVariableIsSet("DECONV_GRABS"))
        dialog->grab().save(qEnvironmentVariable("DECONV_GRABS") + "/export.png");
    auto* list = dialog->findChild<view::ExportList*>();
    QTest::keyClick(list, Qt::Key_End);
    QTest::keyClick(list, Qt::Key_Return);
    QTRY_VERIFY(dialog->findChild<QFileDialog*>("saveFile"));
    auto* chooser = dialog->findChild<QFileDialog*>("saveFile");
    auto* name = chooser->findChild<QLineEdit*>("fileNameEdit");
    QTest::keyClick(name, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(name, folder.filePath("result"));
    auto* box = chooser->findChild<QDialogButtonBox*>();
    // The first click may only close the list of completions, as it does for a person.
    QPointer<QFileDialog> open(chooser);
    for (int click = 0; click < 3 && open && open->isVisible(); ++click)
        QTest::mouseClick(box->button(QDialogButtonBox::Save), Qt::LeftButton);
    const QString path = folder.filePath("result.csv");
    QTRY_VERIFY(QFileInfo::exists(path));
    const core::Matrix<double> z = readCsv(path.toStdString());
    QCOMPARE(z(1, 1), 36.);
}

QTEST_MAIN(TestExport)
#include "test_export.moc"
