#include "core/convolution.h"
#include "core/formats/npy.h"
#include "core/presets/kernel_presets.h"
#include "tests/command/support/program.h"

#include <QBuffer>
#include <QDir>
#include <QImage>
#include <QTest>
#include <cmath>

using core::Index;

namespace {

constexpr int kWidth = 20;
constexpr int kHeight = 14;

int levelAt(int x, int y, int colour) {
    return (x * x * 3 + y * 17 + colour * 61 + x * y) % 256;
}

QByteArray pngOf(const QImage& image) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    image.save(&buffer, "PNG");
    return bytes;
}

QByteArray colourPng() {
    QImage image(kWidth, kHeight, QImage::Format_RGB32);
    for (int y = 0; y < kHeight; ++y)
        for (int x = 0; x < kWidth; ++x)
            image.setPixel(x, y, qRgb(levelAt(x, y, 0), levelAt(x, y, 1), levelAt(x, y, 2)));
    return pngOf(image);
}

/// The colours of that picture one by one, or their mean.
core::Planes<double> colour(int number) {
    auto plane = core::uninitialised<core::Planes<double>>({1, kHeight, kWidth});
    for (int y = 0; y < kHeight; ++y)
        for (int x = 0; x < kWidth; ++x)
            plane(0, y, x) = levelAt(x, y, number);
    return plane;
}

std::vector<float> numbersOf(const QByteArray& bytes, std::vector<Index>& shape) {
    const auto array = core::formats::readNpy(core::formats::sourceOf(
        {bytes.constData(), static_cast<std::size_t>(bytes.size())}, "features.npy"));
    shape = array.shape;
    return std::get<std::vector<float>>(array.values);
}

core::Geometry geometryOf(Index rows, Index columns, Index kernel, Index padding) {
    core::Geometry geometry;
    geometry.rows.kernel = geometry.columns.kernel = kernel;
    for (core::Axis* axis : {&geometry.rows, &geometry.columns})
        axis->paddingBefore = axis->paddingAfter = padding;
    geometry.rows = withInput(geometry.rows, rows);
    geometry.columns = withInput(geometry.columns, columns);
    return geometry;
}

QStringList namesIn(const Workplace& place, const QString& folder) {
    return QDir(place.path(folder)).entryList(QDir::Files, QDir::Name);
}

QImage picture(const Workplace& place, const QString& name) {
    return QImage(place.path(name));
}

}  // namespace

class TestPictures : public QObject {
    Q_OBJECT
private slots:
    void eachColourByItself();
    void acrossTheColours();
    void filtersFromAFile();
    void greyPhotosAndTheMean();
    void presetsAreListed();
    void featuresReplaceWholeFolders();
    void cyclesWriteTheirFiles();
    void cyclesOfAKernel();
    void brokenPicturesSayOneLine();
};

void TestPictures::eachColourByItself() {
    const Workplace place;
    place.put("photo.png", colourPng());
    const Run run = place.run(
        "features --image photo.png --preset vertical-edges,horizontal-edges "
        "--kernel-size 2x2 --op transpose --per-colour -o maps");
    QCOMPARE(run.errors, QByteArray());
    QCOMPARE(run.code, 0);
    QVERIFY(run.output.startsWith("photo.png: 6 maps of 15×21"));
    QCOMPARE(namesIn(place, "maps"),
             (QStringList{"01_vertical-edges.png", "01_vertical-edges_blue.png",
                          "01_vertical-edges_green.png", "01_vertical-edges_red.png",
                          "02_horizontal-edges.png", "02_horizontal-edges_blue.png",
                          "02_horizontal-edges_green.png", "02_horizontal-edges_red.png",
                          "contact_sheet.png", "features.npy"}));
    std::vector<Index> shape;
    const std::vector<float> numbers = numbersOf(place.get("maps/features.npy"), shape);
    QCOMPARE(shape, (std::vector<Index>{3, 2, kHeight + 1, kWidth + 1}));
    const core::Geometry geometry = geometryOf(kHeight + 1, kWidth + 1, 2, 0);
    std::size_t at = 0;
    for (int c = 0; c < 3; ++c)
        for (const char* preset : {"vertical-edges", "horizontal-edges"}) {
            const auto kernels = core::bankOf<double>({core::makeKernel(preset, {{2, 2}})});
            for (const double value : convolveTransposed(colour(c), kernels, geometry))
                QCOMPARE(static_cast<double>(numbers[at++]), value);
        }
    QCOMPARE(at, numbers.size());
    QCOMPARE(picture(place, "maps/01_vertical-edges.png").size(), QSize(kWidth + 1, kHeight + 1));
    QVERIFY(!picture(place, "maps/contact_sheet.png").isNull());
}

void TestPictures::acrossTheColours() {
    const Workplace place;
    place.put("photo.png", colourPng());
    QCOMPARE(place
                 .run("features --image photo.png --preset box,sobel-x --across --padding same "
                      "-o maps")
                 .code,
             0);
    std::vector<Index> shape;
    const std::vector<float> numbers = numbersOf(place.get("maps/features.npy"), shape);
    QCOMPARE(shape, (std::vector<Index>{2, kHeight, kWidth}));
    const auto sobel = core::bankOf<double>({core::makeKernel("sobel-x", {})});
    const core::Planes<double> all = colour(0) + colour(1) + colour(2);
    const auto expected = convolve(all, sobel, geometryOf(kHeight, kWidth, 3, 1));
    for (std::size_t n = 0; n < expected.size(); ++n)
        QCOMPARE(static_cast<double>(numbers[expected.size() + n]), expected.data()[n]);
    QCOMPARE(namesIn(place, "maps"),
             (QStringList{"01_box.png", "02_sobel-x.png", "contact_sheet.png", "features.npy"}));
}

void TestPictures::filtersFromAFile() {
    const Workplace place;
    place.put("photo.png", colourPng());
    QList<float> taps;
    for (int n = 0; n < 24; ++n)
        taps << static_cast<float>(n % 5 - 2);
    place.put("conv.npy", npy("<f4", "(2, 3, 2, 2)", rawBytes(taps)));
    place.put("transposed.npy", npy("<f4", "(3, 2, 2, 2)", rawBytes(taps)));
    place.put("other.npy", npy("<f4", "(4, 2, 3, 1)", rawBytes(taps)));
    std::vector<Index> shape;
    QCOMPARE(place.run("features --image photo.png --filters conv.npy -o a").code, 0);
    numbersOf(place.get("a/features.npy"), shape);
    QCOMPARE(shape, (std::vector<Index>{2, kHeight - 1, kWidth - 1}));
    QCOMPARE(place
                 .run("features --image photo.png --filters transposed.npy --op transpose "
                      "--stride 2 --output-padding 1 -o b")
                 .code,
             0);
    numbersOf(place.get("b/features.npy"), shape);
    QCOMPARE(shape, (std::vector<Index>{2, 2 * kHeight + 1, 2 * kWidth + 1}));
    QVERIFY(namesIn(place, "b").contains("02_filter.png"));
    const Run wrong = place.run("features --image photo.png --filters other.npy -o c");
    QCOMPARE(wrong.code, 2);
    QVERIFY(wrong.errors.contains("channels"));
    QVERIFY(!QDir(place.path("c")).exists());
}

void TestPictures::greyPhotosAndTheMean() {
    const Workplace place;
    place.put("photo.png", colourPng());
    place.put("grey.png",
              pngOf(QImage::fromData(colourPng()).convertToFormat(QImage::Format_Grayscale8)));
    std::vector<Index> shape;
    QCOMPARE(place.run("features --image grey.png --preset identity -o a").code, 0);
    numbersOf(place.get("a/features.npy"), shape);
    QCOMPARE(shape, (std::vector<Index>{1, 1, kHeight - 2, kWidth - 2}));
    QCOMPARE(place.run("features --image photo.png --preset identity --grey -o b").code, 0);
    const auto mean = numbersOf(place.get("b/features.npy"), shape);
    QCOMPARE(shape, (std::vector<Index>{1, 1, kHeight - 2, kWidth - 2}));
    const double sum = colour(0)(0, 1, 1) + colour(1)(0, 1, 1) + colour(2)(0, 1, 1);
    QVERIFY(std::abs(static_cast<double>(mean[0]) - sum / 3) < 1e-4);
}

void TestPictures::presetsAreListed() {
    const Workplace place;
    const Run run = place.run("features --list");
    QCOMPARE(run.code, 0);
    const QList<QByteArray> lines = run.output.trimmed().split('\n');
    QCOMPARE(static_cast<std::size_t>(lines.size()), core::kernelPresets().size());
    for (const QByteArray& line : lines) {
        const QString name = QString::fromUtf8(line.left(line.indexOf(' ')));
        QVERIFY(core::comesIn(name.toStdString(),
                              core::usualSize(name.toStdString(), Index{1}, Index{1})));
    }
}

void TestPictures::featuresReplaceWholeFolders() {
    const Workplace place;
    place.put("photo.png", colourPng());
    QVERIFY(QDir(place.path()).mkdir("maps"));
    place.put("maps/notes.txt", "mine");
    place.put("maps/features.npy", "old");
    QCOMPARE(
        place.run("features --image photo.png --preset outline --kernel-size 99x99 -o maps").code,
        2);
    QCOMPARE(place.get("maps/features.npy"), QByteArray("old"));
    QCOMPARE(place.run("features --image photo.png --preset outline -o maps").code, 0);
    QVERIFY(place.get("maps/features.npy") != "old");
    QCOMPARE(namesIn(place, "maps"),
             (QStringList{"01_outline.png", "contact_sheet.png", "features.npy", "notes.txt"}));
}

void TestPictures::cyclesWriteTheirFiles() {
    const Workplace place;
    place.put("photo.png", colourPng());
    const Run run = place.run("cycles --image photo.png");
    QCOMPARE(run.errors, QByteArray());
    QCOMPARE(run.code, 0);
    QVERIFY(run.output.contains("black is 0 and white 255"));
    const QString folder = "photo.png_03_convolutions";
    QCOMPARE(namesIn(place, folder),
             (QStringList{"00_original_image.png", "01_convolution_01.png", "02_convolution_02.png",
                          "03_convolution_03.png", "04_transposed_convolution_01.png",
                          "05_transposed_convolution_02.png", "06_transposed_convolution_03.png",
                          "fidelity.csv"}));
    const QImage original = picture(place, folder + "/00_original_image.png");
    QCOMPARE(original.format(), QImage::Format_Grayscale8);
    for (int y = 0; y < kHeight; ++y)
        for (int x = 0; x < kWidth; ++x) {
            const int sum = levelAt(x, y, 0) + levelAt(x, y, 1) + levelAt(x, y, 2);
            QCOMPARE(qGray(original.pixel(x, y)), qRound(sum / 3.0));
        }
    QCOMPARE(picture(place, folder + "/03_convolution_03.png").size(),
             QSize(kWidth - 6, kHeight - 6));
    QCOMPARE(picture(place, folder + "/06_transposed_convolution_03.png").size(),
             QSize(kWidth, kHeight));
    QVERIFY(place.get(folder + "/fidelity.csv").contains("original,3,14,20,grey,"));
    QCOMPARE(place.run("cycles --image photo.png --seed 1 -o again").code, 0);
    QCOMPARE(place.get("again/05_transposed_convolution_02.png"),
             place.get(folder + "/05_transposed_convolution_02.png"));
    QCOMPARE(place.run("cycles --image photo.png --seed 2 -o other").code, 0);
    QVERIFY(place.get("other/01_convolution_01.png") !=
            place.get(folder + "/01_convolution_01.png"));
}

void TestPictures::cyclesOfAKernel() {
    const Workplace place;
    place.put("photo.png", colourPng());
    place.put("k.csv", "1\n");
    QCOMPARE(place.run("cycles --image photo.png --num-convolutions 1 --kernel k.csv -o same").code,
             0);
    QCOMPARE(place.get("same/02_transposed_convolution_01.png"),
             place.get("same/00_original_image.png"));
    QVERIFY(place.get("same/fidelity.csv").contains(",grey,0,inf,1\n"));
    const Run signedOne =
        place.run("cycles --image photo.png --num-convolutions 2 --kernel sobel-x -o edges");
    QVERIFY(signedOne.output.contains("black is -255 and white 255"));
    const Run many = place.run("cycles --image photo.png --num-convolutions 7 -o many");
    QCOMPARE(many.code, 2);
    QVERIFY(many.errors.contains("room for 6"));
}

void TestPictures::brokenPicturesSayOneLine() {
    const Workplace place;
    QByteArray png = colourPng();
    place.put("cut.png", png.first(png.size() / 2));
    png[png.size() / 2] = static_cast<char>(png[png.size() / 2] ^ 0x55);
    place.put("flipped.png", png);
    for (const char* name : {"cut.png", "flipped.png"}) {
        const Run run = place.run({"features", "--image", name, "--preset", "box", "-o", "maps"});
        QCOMPARE(run.code, 2);
        QCOMPARE(run.errors.count('\n'), 1);
        QVERIFY(run.errors.contains(name));
        QVERIFY(!QDir(place.path("maps")).exists());
    }
}

QTEST_GUILESS_MAIN(TestPictures)
#include "test_pictures.moc"
