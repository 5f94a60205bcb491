#include "tests/ui/support/appearance.h"
#include "tests/ui/support/photos_window.h"
#include "ui/controller/cycles_controller.h"
#include "ui/controller/photos_controller.h"
#include "ui/model/cycle_operations.h"
#include "ui/model/experiment_file.h"
#include "ui/model/photo_operations.h"
#include "ui/model/picture_file.h"
#include "ui/model/sample_photos.h"
#include "ui/model/workbench_examples.h"
#include "ui/view/main_window.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

// Experiments saved with the photos of the other pages, and opened again.

using model::Experiment;

namespace {

core::Shared<model::Photo> pngPhoto() {
    return core::share(
        model::decodePhoto(model::pngOf(support::smallPicture()), QStringLiteral("disc.png")));
}

Experiment withPhotos() {
    Experiment experiment;
    experiment.workbench = model::openingWorkbench();
    experiment.photos = model::withFilterCount(
        model::withChannels(model::withPhoto(model::firstPhotos(), pngPhoto()),
                            model::Channels::AcrossColours),
        3);
    experiment.photos =
        model::withField(experiment.photos, core::Field::Stride, core::Side::Rows, 2);
    experiment.photos = model::withTap(experiment.photos, 1, 2, 0, 1, 0.25F);
    experiment.cycles.photo = core::share(*model::samplePhoto(QStringLiteral("lake")));
    experiment.cycles.count = 5;
    experiment.cycles.seed = 77;
    experiment.cycles = model::withTap(experiment.cycles, 1, 1, -3.5F);
    return experiment;
}

/// The file with one of its values replaced.
QByteArray changed(const QByteArray& json, const char* part, const char* key,
                   const QJsonValue& value) {
    QJsonObject file = QJsonDocument::fromJson(json).object();
    QJsonObject object = file[QLatin1String(part)].toObject();
    object[QLatin1String(key)] = value;
    file[QLatin1String(part)] = object;
    return QJsonDocument(file).toJson();
}

QString refusal(const QByteArray& json) {
    try {
        model::experimentFromJson(json);
    } catch (const core::Refused& refused) {
        return QString::fromStdString(refused.what());
    }
    return {};
}

}  // namespace

class TestExperimentFiles : public QObject {
    Q_OBJECT
private slots:
    void everyPageComesBack();
    void aSampleIsKeptByItsName();
    void aPhotoOfBothPagesIsKeptOnce();
    void filesFromBeforeThereWerePhotosOpen();
    void whatIsWrongIsNamed_data();
    void whatIsWrongIsNamed();
    void aPersonSavesAndOpensAPhotoPage();
};

void TestExperimentFiles::everyPageComesBack() {
    const Experiment before = withPhotos();
    const Experiment after = model::experimentFromJson(model::experimentToJson(before));
    QCOMPARE(*after.photos.photo->planes, *before.photos.photo->planes);
    QCOMPARE(after.photos.photo->name, QStringLiteral("disc.png"));
    QCOMPARE(*after.photos.filters, *before.photos.filters);
    QCOMPARE(after.photos.names, before.photos.names);
    QVERIFY(after.photos.geometry == before.photos.geometry);
    QVERIFY(after.photos.channels == before.photos.channels);
    QVERIFY(after.photos.operation == before.photos.operation);
    QVERIFY(after.photos.bank == before.photos.bank);
    QCOMPARE(*after.cycles.photo->planes, *before.cycles.photo->planes);
    QCOMPARE(after.cycles.count, 5);
    QCOMPARE(after.cycles.seed, 77U);
    QVERIFY(after.cycles.kernels == model::CycleKernels::Own);
    QCOMPARE(*after.cycles.own, *before.cycles.own);
}

void TestExperimentFiles::aSampleIsKeptByItsName() {
    Experiment experiment = withPhotos();
    experiment.photos = {};
    const QByteArray json = model::experimentToJson(experiment);
    QVERIFY2(json.size() < 4000, qPrintable(QString::number(json.size())));
    QVERIFY(json.contains("\"sample\": \"lake\""));
}

void TestExperimentFiles::aPhotoOfBothPagesIsKeptOnce() {
    Experiment experiment = withPhotos();
    experiment.cycles.photo = pngPhoto();
    const QByteArray json = model::experimentToJson(experiment);
    QCOMPARE(QJsonDocument::fromJson(json)[QLatin1String("pictures")].toArray().size(), 1);
    const Experiment after = model::experimentFromJson(json);
    QVERIFY(after.photos.photo == after.cycles.photo);
}

void TestExperimentFiles::filesFromBeforeThereWerePhotosOpen() {
    QJsonObject file = QJsonDocument::fromJson(model::experimentToJson(withPhotos())).object();
    for (const char* key : {"photos", "cycles", "pictures"})
        file.remove(QLatin1String(key));
    const Experiment after = model::experimentFromJson(QJsonDocument(file).toJson());
    QVERIFY(!after.photos.photo);
    QVERIFY(!after.photos.filters);
    QVERIFY(after.cycles == model::CyclesPart());
}

void TestExperimentFiles::whatIsWrongIsNamed_data() {
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("word");
    const QByteArray json = model::experimentToJson(withPhotos());
    QTest::newRow("photo") << changed(json, "photos", "photo", 9) << "photo 9";
    QTest::newRow("channels") << changed(json, "photos", "channels", "four") << "channels";
    QTest::newRow("stride") << changed(json, "photos", "stride", QJsonArray{0, 1}) << "stride";
    QTest::newRow("padding") << changed(json, "photos", "paddingAfter", 1)
                             << "'paddingAfter' is not two numbers";
    QTest::newRow("huge") << changed(json, "photos", "dilation", QJsonArray{1e12, 1}) << "dilation";
    QTest::newRow("filters") << changed(json, "photos", "filters", QJsonArray()) << "filters";
    QTest::newRow("deep") << changed(json, "photos", "channels", "grey") << "channels";
    QTest::newRow("count") << changed(json, "cycles", "convolutions", 1.5) << "convolutions";
    QTest::newRow("preset") << changed(json, "cycles", "preset", "none such") << "preset";
    QTest::newRow("own") << changed(json, "cycles", "own", QJsonArray{QJsonArray{"x"}})
                         << "own kernel";
    for (const auto& [name, data] : {std::pair("damaged", QJsonValue("%%%")),
                                     std::pair("no picture", QJsonValue("aGVsbG8="))}) {
        QJsonObject file = QJsonDocument::fromJson(json).object();
        QJsonArray pictures = file[QLatin1String("pictures")].toArray();
        pictures[0] = QJsonObject{{"name", "disc.png"}, {"data", data}};
        file[QLatin1String("pictures")] = pictures;
        QTest::newRow(name) << QJsonDocument(file).toJson() << "disc.png";
    }
}

void TestExperimentFiles::whatIsWrongIsNamed() {
    QFETCH(QByteArray, json);
    QFETCH(QString, word);
    QVERIFY2(refusal(json).contains(word), qPrintable(refusal(json)));
}

void TestExperimentFiles::aPersonSavesAndOpensAPhotoPage() {
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("saved.deconv"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(model::experimentToJson(withPhotos()));
    file.close();
    {
        support::PhotosWindow page;
        page.window.openFiles({path});
        QTRY_VERIFY(page.window.document().experiment().photos.photo);
        QVERIFY(page.settle());
        page.driver.choose("Filter bank", "Random");
        page.driver.enter("Seed of the random filters", "5");
        QVERIFY(page.settle());
        const QDateTime before = QFileInfo(path).lastModified();
        const qint64 size = QFileInfo(path).size();
        page.driver.press(Qt::Key_S, Qt::ControlModifier);
        QTRY_VERIFY(QFileInfo(path).lastModified() != before || QFileInfo(path).size() != size);
    }
    support::PhotosWindow page;
    page.window.openFiles({path});
    QTRY_VERIFY(page.window.document().experiment().photos.photo);
    QVERIFY(page.settle());
    QCOMPARE(page.driver.read("Seed of the random filters"), QStringLiteral("5"));
    QVERIFY(page.driver.isThere("Feature map 3, Random 3"));
    // Opening is a step that can be undone.
    page.driver.press(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(page.settle());
    QVERIFY(!page.window.document().experiment().photos.photo);
}

DECONV_UI_TEST_MAIN(TestExperimentFiles)
#include "test_experiment_files.moc"
