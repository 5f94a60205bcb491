#include "tests/oracle/numbered.h"
#include "ui/model/cycle_operations.h"
#include "ui/model/cycle_pictures.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

// Pictures, files and the Cycles page's part of the document.

namespace {

using core::Index;
using core::Planes;
using oracle::randomPicture;

QByteArray contents(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString refusal(const QString& folder, const Planes<float>& picture, const core::Layers& layers) {
    try {
        model::writeCycle(folder, picture, layers);
    } catch (const core::Refused& refused) {
        return QString::fromUtf8(refused.what());
    }
    return {};
}

model::CyclesPart partOf(Index channels, Index rows, Index columns) {
    model::CyclesPart part;
    part.photo = core::share(model::photoOf(QStringLiteral("p.png"),
                                            core::share(randomPicture(channels, rows, columns))));
    return part;
}

const QDir::Filters kEverything = QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot;

}  // namespace

class TestCyclePictures : public QObject {
    Q_OBJECT
private slots:
    void oneRangeForAllPictures();
    void signedPicturesPutZeroInTheMiddle();
    void coloursStayInTheirPlaces();
    void largePicturesAreReducedAlike();
    void afterSeveralCycles();
    void filesAreNamedAsTheyAreExpected();
    void csvHasBothSeries();
    void filesHoldTheSteps();
    void nothingIsWrittenWhenStopped();
    void refusalsNameTheFolder();
    void layersFollowThePart();
    void problemsAreSaid();
    void typingATapMakesTheKernelOwn();
};

void TestCyclePictures::oneRangeForAllPictures() {
    auto picture = core::zeros<Planes<float>>({1, 9, 9});
    picture.fill(255);
    auto kernel = core::zeros<core::Matrix<float>>({3, 3});
    kernel(1, 1) = 1;
    const auto all = model::cyclePictures(picture, core::equalLayers(1, kernel));
    QCOMPARE(all.pictures.size(), 3);
    QCOMPARE(all.pictures[1].image.size(), QSize(7, 7));
    QCOMPARE(all.pictures[2].image.size(), QSize(9, 9));
    // Not stretched to its own least and most: black where nothing arrived, white where all did.
    QCOMPARE(all.pictures[1].image.pixelColor(0, 0), QColor(255, 255, 255));
    QCOMPARE(all.pictures[2].image.pixelColor(0, 0), QColor(0, 0, 0));
    QCOMPARE(all.pictures[2].image.pixelColor(4, 4), QColor(255, 255, 255));
}

void TestCyclePictures::signedPicturesPutZeroInTheMiddle() {
    auto picture = core::zeros<Planes<float>>({1, 1, 3});
    picture(0, 0, 0) = -255;
    picture(0, 0, 2) = 300;  // beyond the range is cut off
    const QImage image = model::cycleImage(picture, {-255, 255});
    QCOMPARE(image.pixelColor(0, 0).red(), 0);
    QCOMPARE(image.pixelColor(1, 0).red(), 128);
    QCOMPARE(image.pixelColor(2, 0).red(), 255);
}

void TestCyclePictures::coloursStayInTheirPlaces() {
    auto picture = core::zeros<Planes<float>>({3, 2, 2});
    picture(0, 0, 1) = 10;
    picture(1, 0, 1) = 20;
    picture(2, 0, 1) = 30;
    const QImage image = model::cycleImage(picture, {0, 255});
    QCOMPARE(image.pixelColor(1, 0), QColor(10, 20, 30));
    QVERIFY(!image.hasAlphaChannel());
    QCOMPARE(model::cycleImage(randomPicture(1, 2, 2), {0, 255}).format(),
             QImage::Format_Grayscale8);
}

void TestCyclePictures::largePicturesAreReducedAlike() {
    const auto all = model::cyclePictures(randomPicture(1, 60, 90), core::randomLayers(2, 1), {},
                                          5 * 60 * 90 / 4);
    QCOMPARE(all.reduction, 2);
    QCOMPARE(all.pictures[0].image.size(), QSize(45, 30));
    QCOMPARE(all.pictures[0].step.columns, Index{90});
}

void TestCyclePictures::afterSeveralCycles() {
    const auto picture = randomPicture(1, 20, 20);
    const auto layers = core::randomLayers(3, 1);
    const auto after = model::afterCycles(picture, layers, {1, 3, 5});
    QCOMPARE(after.size(), 2);
    QCOMPARE(after[0].step.number, Index{1});
    QCOMPARE(after[1].step.number, Index{3});
    QCOMPARE(after[1].image, model::cyclePictures(picture, layers).pictures.last().image);
}

void TestCyclePictures::filesAreNamedAsTheyAreExpected() {
    QStringList names;
    for (const auto& step : core::cycleSteps(20, 20, core::randomLayers(3, 1)))
        names.append(model::cycleFileName(step, 3));
    QCOMPARE(names,
             (QStringList{"00_original_image.png", "01_convolution_01.png", "02_convolution_02.png",
                          "03_convolution_03.png", "04_transposed_convolution_01.png",
                          "05_transposed_convolution_02.png", "06_transposed_convolution_03.png"}));
    QCOMPARE(model::cycleFolderName("python.png", 3), QString("python.png_03_convolutions"));
}

void TestCyclePictures::csvHasBothSeries() {
    const auto picture = randomPicture(3, 12, 14);
    const auto layers = core::randomLayers(2, 1);
    model::FidelityPoints points{model::fidelityAfter(picture, layers, 2)};
    points += model::fidelityBySteps(picture, layers);
    const auto lines = model::fidelityCsv(points).trimmed().split('\n');
    QCOMPARE(lines.size(), 1 + 4 + 2 * 4);
    QCOMPARE(lines[0], QByteArray("series,n,rows,columns,channel,mse,psnr,ssim"));
    QVERIFY(lines[1].startsWith("original,2,12,14,red,"));
    QVERIFY(lines[4].startsWith("original,2,12,14,all,"));
    // The first transposed step has the size of one convolution, too small for SSIM.
    QVERIFY(lines[5].startsWith("step,1,10,12,red,"));
    QVERIFY(lines[5].endsWith(','));
    QVERIFY(lines.last().startsWith("step,2,12,14,all,"));
    // A cycle of the identity's middle gives infinite closeness where nothing is lost.
    auto one = core::zeros<core::Matrix<float>>({1, 1});
    one(0, 0) = 1;
    const auto same = core::equalLayers(1, one);
    const auto csv = model::fidelityCsv({model::fidelityAfter(randomPicture(1, 12, 12), same, 1)});
    QVERIFY2(csv.contains("original,1,12,12,grey,0,inf,1\n"), csv.constData());
}

void TestCyclePictures::filesHoldTheSteps() {
    const QTemporaryDir dir;
    const QString folder = dir.filePath("made/here");
    const auto picture = randomPicture(1, 20, 24);
    const auto layers = core::randomLayers(2, 1);
    QVERIFY(QDir().mkpath(folder));
    QFile old(folder + "/00_original_image.png");
    QVERIFY(old.open(QIODevice::WriteOnly));
    old.write("old");
    old.close();
    std::vector<double> reports;
    core::Control control;
    control.progress = [&](double done) { reports.push_back(done); };
    const auto names = model::writeCycle(folder, picture, layers, control);
    QCOMPARE(QDir(folder).entryList(kEverything, QDir::Name), names);
    QCOMPARE(QDir(dir.path()).entryList(kEverything).size(), 1);
    QVERIFY(std::ranges::is_sorted(reports) && reports.back() == 1.0);
    const auto pictures = model::cyclePictures(picture, layers).pictures;
    for (int n = 0; n < pictures.size(); ++n)
        QCOMPARE(QImage(folder + "/" + names[n]).convertToFormat(QImage::Format_Grayscale8),
                 pictures[n].image);
    QCOMPARE(contents(folder + "/fidelity.csv").count('\n'), 1 + 2 + 2);
}

void TestCyclePictures::nothingIsWrittenWhenStopped() {
    const QTemporaryDir dir;
    std::stop_source source;
    core::Control control{source.get_token(),
                          [&](double done) {
                              if (done > 0.3)
                                  source.request_stop();
                          },
                          1};
    QVERIFY_EXCEPTION_THROWN(model::writeCycle(dir.filePath("out"), randomPicture(1, 20, 24),
                                               core::randomLayers(2, 1), control),
                             core::Cancelled);
    QVERIFY(QDir(dir.path()).isEmpty(kEverything));
}

void TestCyclePictures::refusalsNameTheFolder() {
    const QTemporaryDir dir;
    QFile file(dir.filePath("taken"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const auto picture = randomPicture(1, 20, 24);
    const auto layers = core::randomLayers(1, 1);
    QVERIFY(refusal(dir.filePath("taken/inside"), picture, layers).contains("taken' is a file"));
    QVERIFY(QDir(dir.path()).mkpath("out/fidelity.csv"));
    QVERIFY(refusal(dir.filePath("out"), picture, layers).contains("fidelity.csv' is a folder"));
    QCOMPARE(QDir(dir.filePath("out")).entryList(kEverything), QStringList{"fidelity.csv"});
    QVERIFY(refusal(dir.filePath("new"), picture, {}).contains("must be 1 or more"));
    QVERIFY(!QDir(dir.filePath("new")).exists());
}

void TestCyclePictures::layersFollowThePart() {
    auto part = partOf(3, 20, 24);
    part.count = 4;
    part.seed = 8;
    QVERIFY(model::layersOf(part) == core::randomLayers(4, 8));
    part.kernels = model::CycleKernels::Preset;
    part.preset = "box";
    const auto layers = model::layersOf(part);
    QCOMPARE(layers.size(), std::size_t{4});
    QCOMPARE(layers[0](0, 0), layers[3](2, 2));
    QCOMPARE(model::originalOf(part)->shape(0), std::size_t{1});
    part.colour = true;
    QCOMPARE(model::originalOf(part)->shape(0), std::size_t{3});
}

void TestCyclePictures::problemsAreSaid() {
    auto part = partOf(1, 6, 24);
    part.count = 2;
    QVERIFY(model::problemOf(part).isEmpty());
    part.count = 3;
    QVERIFY(model::problemOf(part).contains("use at most 2 convolutions"));
    QCOMPARE(model::mostCyclesOf(part), 2);
    QCOMPARE(model::mostCyclesOf(partOf(1, 600, 600)), model::kMostCycles);
}

void TestCyclePictures::typingATapMakesTheKernelOwn() {
    auto part = partOf(1, 20, 24);
    const auto random = core::randomLayers(1, part.seed).front();
    part = model::withTap(part, 1, 2, -4);
    QVERIFY(part.kernels == model::CycleKernels::Own);
    const auto layers = model::layersOf(part);
    QCOMPARE(layers[0](1, 2), -4.0F);
    QCOMPARE(layers[0](0, 0), random(0, 0));
    QVERIFY(layers[2] == layers[0]);
}

QTEST_GUILESS_MAIN(TestCyclePictures)
#include "test_cycle_pictures.moc"
