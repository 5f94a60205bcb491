#include "tests/oracle/refusal.h"
#include "tests/ui/support/three_colours.h"
#include "ui/model/photo_operations.h"
#include "ui/model/picture_file.h"

#include <QFile>
#include <QImageWriter>
#include <QPainter>
#include <QTemporaryDir>
#include <QTest>

using namespace model;
using oracle::refusal;
using support::threeColours;

namespace {

core::Shared<Photo> photo(int rows, int columns, bool colours) {
    auto planes = core::zeros<core::Planes<float>>({colours ? 3 : 1, rows, columns});
    for (std::size_t n = 0; n < planes.size(); ++n)
        planes.data()[n] = static_cast<float>(n % 251);
    return core::share(photoOf(QStringLiteral("p"), core::share(std::move(planes))));
}

std::vector<float> tapsOf(const PhotosPart& part, core::Index filter) {
    const auto taps = static_cast<core::Index>(part.filters->size()) / core::size(*part.filters, 0);
    return {part.filters->data() + filter * taps, part.filters->data() + (filter + 1) * taps};
}

}  // namespace

class TestPhotoModel : public QObject {
    Q_OBJECT
private slots:
    void coloursBecomeChannels();
    void greyPicturesHaveOneChannel();
    void transparencyLiesOnWhite();
    void sixteenBitsKeepTheirFractions();
    void numbersBecomeAPicture();
    void cameraRotationIsHonoured();
    void badFilesAreRefusedInOneSentence();
    void hugePicturesAreRefusedUndecoded();

    void itStartsWithFourEdgeFilters();
    void banksKeepWhatTheyAreAskedFor();
    void moreEdgesLeaveTheFirstOnes();
    void randomIsTheSameForASeed();
    void filtersFollowTheChannels();
    void typingMakesABankOnesOwn();
    void filtersCanBeAddedAndRemoved();
    void filesOfFiltersAreChecked();
    void sizesFollowFromThePhoto();
    void namedPaddingHoldsBothWays();
    void impossibleNumbersAreSaid();
};

void TestPhotoModel::coloursBecomeChannels() {
    const Photo made = photoOf(QStringLiteral("x"), threeColours());
    QCOMPARE(core::size(*made.planes, 0), core::Index{3});
    QCOMPARE(core::size(*made.planes, 1), core::Index{2});
    QCOMPARE(core::size(*made.planes, 2), core::Index{3});
    QCOMPARE((*made.planes)(0, 0, 0), 255.0F);
    QCOMPARE((*made.planes)(1, 0, 1), 20.0F);
    QCOMPARE((*made.planes)(2, 1, 2), 255.0F);
    QCOMPARE((*made.grey)(0, 0, 0), 85.0F);
    QCOMPARE((*made.grey)(0, 0, 1), 61.0F / 3);
}

void TestPhotoModel::greyPicturesHaveOneChannel() {
    QImage image(2, 1, QImage::Format_RGB32);
    image.setPixel(0, 0, qRgb(7, 7, 7));
    image.setPixel(1, 0, qRgb(200, 200, 200));
    const Photo made = photoOf(QStringLiteral("x"), image);
    QCOMPARE(core::size(*made.planes, 0), core::Index{1});
    QCOMPARE((*made.planes)(0, 0, 1), 200.0F);
    QCOMPARE(made.grey, made.planes);
}

void TestPhotoModel::transparencyLiesOnWhite() {
    QImage image(2, 1, QImage::Format_ARGB32);
    image.setPixel(0, 0, qRgba(0, 0, 0, 0));
    image.setPixel(1, 0, qRgba(255, 0, 0, 51));
    const Photo made = photoOf(QStringLiteral("x"), image);
    QCOMPARE((*made.planes)(1, 0, 0), 255.0F);
    QVERIFY(std::abs((*made.planes)(1, 0, 1) - 204.0F) < 0.1F);
    QVERIFY(std::abs((*made.planes)(0, 0, 1) - 255.0F) < 0.1F);
}

void TestPhotoModel::sixteenBitsKeepTheirFractions() {
    QImage image(1, 1, QImage::Format_RGBA64);
    image.setPixelColor(0, 0, QColor::fromRgba64(257 * 10 + 128, 0, 65535));
    const Photo made = photoOf(QStringLiteral("x"), image);
    QVERIFY(std::abs((*made.planes)(0, 0, 0) - (10 + 128.0F / 257)) < 1e-4F);
}

void TestPhotoModel::numbersBecomeAPicture() {
    const QImage image = threeColours();
    const Photo made = photoOf(QStringLiteral("x"), image);
    QCOMPARE(imageOf(*made.planes).convertToFormat(QImage::Format_RGB32), image);
    const QImage small = imageOf(*photo(100, 200, false)->planes, {20, 20});
    QCOMPARE(small.size(), QSize(20, 10));
    auto planes = core::zeros<core::Planes<float>>({1, 2, 2});
    planes(0, 0, 0) = 100;
    planes(0, 1, 1) = 300;
    QCOMPARE(qRed(imageOf(planes, {1, 1}).pixel(0, 0)), 100);
    QCOMPARE(qRed(imageOf(planes).pixel(1, 1)), 255);
}

void TestPhotoModel::cameraRotationIsHonoured() {
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("turned.jpg"));
    QImage image(40, 20, QImage::Format_RGB32);
    image.fill(Qt::black);
    QPainter(&image).fillRect(0, 0, 10, 20, Qt::white);
    QImageWriter writer(path);
    writer.setTransformation(QImageIOHandler::TransformationRotate90);
    QVERIFY(writer.write(image));
    const QImage upright = readPicture(path);
    QCOMPARE(upright.size(), QSize(20, 40));
    QVERIFY(qRed(upright.pixel(10, 2)) > 200);
    QVERIFY(qRed(upright.pixel(10, 38)) < 50);
}

void TestPhotoModel::badFilesAreRefusedInOneSentence() {
    QTemporaryDir folder;
    const auto write = [&](const char* name, const QByteArray& bytes) {
        QFile file(folder.filePath(QLatin1String(name)));
        file.open(QIODevice::WriteOnly);
        file.write(bytes);
        return file.fileName();
    };
    const QString text = refusal([&] { readPicture(write("letter.png", "Dear Sir or Madam")); });
    QVERIFY2(text.contains(QLatin1String("letter.png")), qPrintable(text));
    QVERIFY(text.contains(QLatin1String("not a picture")));
    QVERIFY(refusal([&] { readPicture(folder.path()); }).contains(QLatin1String("folder")));
    QVERIFY(refusal([&] { readPicture(write("none.png", {})); }).contains(QLatin1String("empty")));
    QVERIFY(refusal([&] {
                readPicture(folder.filePath(QStringLiteral("no.png")));
            }).contains(QLatin1String("no file")));
    QVERIFY(refusal([&] {
                checkPicture({}, QStringLiteral("The clipboard"));
            }).startsWith(QLatin1String("The clipboard")));
}

void TestPhotoModel::hugePicturesAreRefusedUndecoded() {
    // A PNG whose header says 2³¹ − 1 × 2³¹ − 1, and one just over the limit: both a few bytes.
    const auto header = [](quint32 width, quint32 height) {
        QByteArray bytes("\x89PNG\r\n\x1a\n", 8);
        QByteArray chunk("IHDR");
        for (const quint32 value : {width, height})
            for (int shift = 24; shift >= 0; shift -= 8)
                chunk.append(static_cast<char>(value >> shift & 255));
        chunk.append(QByteArray("\x08\x00\x00\x00\x00", 5));
        quint32 check = 0xffffffff;
        for (const char byte : chunk) {
            check ^= static_cast<quint8>(byte);
            for (int bit = 0; bit < 8; ++bit)
                check = check & 1 ? check >> 1 ^ 0xedb88320 : check >> 1;
        }
        check ^= 0xffffffff;
        bytes.append(QByteArray("\x00\x00\x00\x0d", 4) + chunk);
        for (int shift = 24; shift >= 0; shift -= 8)
            bytes.append(static_cast<char>(check >> shift & 255));
        bytes.append(QByteArray("\0\0\0\x10IDAT\0\0", 10));
        return bytes;
    };
    QTemporaryDir folder;
    for (const auto& [width, height] :
         {std::pair<quint32, quint32>(0x7fffffff, 0x7fffffff), {20000, 5001}}) {
        const QString path = folder.filePath(QStringLiteral("huge%1.png").arg(width));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(header(width, height));
        file.close();
        const QString text = refusal([&] { readPicture(path); });
        QVERIFY2(text.startsWith(QFileInfo(path).fileName()), qPrintable(text));
    }
    QVERIFY(refusal([&] {
                readPicture(folder.filePath(QStringLiteral("huge20000.png")));
            }).contains(QStringLiteral("5001×20000")));
}

void TestPhotoModel::itStartsWithFourEdgeFilters() {
    const PhotosPart part = firstPhotos();
    QCOMPARE(part.names,
             QStringList({QStringLiteral("Vertical edges"), QStringLiteral("Horizontal edges"),
                          QStringLiteral("Falling diagonal"), QStringLiteral("Rising diagonal")}));
    QCOMPARE(tapsOf(part, 0), std::vector<float>({1, -1, 1, -1}));
    QCOMPARE(tapsOf(part, 1), std::vector<float>({1, 1, -1, -1}));
    QCOMPARE(tapsOf(part, 2), std::vector<float>({2, 0, 0, -2}));
    QCOMPARE(tapsOf(part, 3), std::vector<float>({0, 2, -2, 0}));
    QCOMPARE(part.operation, Operation::Transposed);
}

void TestPhotoModel::banksKeepWhatTheyAreAskedFor() {
    PhotosPart part = firstPhotos();
    part = withFilterSize(part, 5);
    QCOMPARE(core::size(*part.filters, 2), core::Index{5});
    QCOMPARE(core::size(*part.filters, 0), core::Index{4});
    part = withFilterCount(part, 200);
    QCOMPARE(core::size(*part.filters, 0), kMostFilters);
    QCOMPARE(part.names.size(), kMostFilters);
    part = withFilterCount(part, 0);
    QCOMPARE(core::size(*part.filters, 0), core::Index{1});
    part = withBank(firstPhotos(), Bank::Classic, 1);
    QCOMPARE(core::size(*part.filters, 2), core::Index{3});
    QCOMPARE(core::size(*part.filters, 0), classicCount(3));
    QVERIFY(part.names.contains(QStringLiteral("Laplacian")));
    QVERIFY(!part.names.contains(QString()));
}

void TestPhotoModel::moreEdgesLeaveTheFirstOnes() {
    const FilterBank few = edgeBank(3, 7);
    const FilterBank many = edgeBank(3, 64);
    QVERIFY(std::equal(few.filters.begin(), few.filters.end(), many.filters.begin()));
    QCOMPARE(many.names.first(7), few.names);
    QStringList names = many.names;
    QCOMPARE(names.removeDuplicates(), 0);
}

void TestPhotoModel::randomIsTheSameForASeed() {
    const FilterBank one = randomBank(3, 5, 7);
    QVERIFY(one.filters == randomBank(3, 5, 7).filters);
    QVERIFY(!(one.filters == randomBank(3, 5, 8).filters));
    const FilterBank more = randomBank(3, 9, 7);
    QVERIFY(std::equal(one.filters.begin(), one.filters.end(), more.filters.begin()));
}

void TestPhotoModel::filtersFollowTheChannels() {
    PhotosPart part = firstPhotos(photo(6, 7, true));
    QCOMPARE(core::size(*requestOf(part).photo, 0), core::Index{1});
    part = withChannels(part, Channels::PerColour);
    QCOMPARE(core::featureShape(requestOf(part)).maps(), core::Index{12});
    part = withChannels(part, Channels::AcrossColours);
    QCOMPARE(core::size(*part.filters, 1), core::Index{3});
    QCOMPARE((*part.filters)(2, 1, 1, 1), -2.0F);
    QCOMPARE(core::featureShape(requestOf(part)).maps(), core::Index{4});
    QVERIFY(!problemOf(part));
    part = withPhoto(part, photo(6, 7, false));
    QCOMPARE(core::size(*part.filters, 1), core::Index{1});
    QVERIFY(!problemOf(part));
    part = withPhoto(part, photo(5, 5, true));
    QCOMPARE(core::size(*part.filters, 1), core::Index{3});
    QCOMPARE(tapsOf(withChannels(part, Channels::GreyMean), 2), std::vector<float>({2, 0, 0, -2}));
}

void TestPhotoModel::typingMakesABankOnesOwn() {
    const PhotosPart before = firstPhotos();
    const PhotosPart part = withTap(before, 1, 0, 0, 1, 7.5F);
    QCOMPARE(tapsOf(part, 1), std::vector<float>({1, 7.5, -1, -1}));
    QCOMPARE(tapsOf(before, 1), std::vector<float>({1, 1, -1, -1}));
    QCOMPARE(part.bank, Bank::Own);
    QVERIFY(withTap(before, 1, 0, 0, 1, 1) == before);
    const PhotosPart larger = withFilterSize(part, 3);
    QCOMPARE(tapsOf(larger, 1), std::vector<float>({1, 7.5, 0, -1, -1, 0, 0, 0, 0}));
}

void TestPhotoModel::filtersCanBeAddedAndRemoved() {
    PhotosPart part = withFilterAdded(firstPhotos());
    QCOMPARE(part.bank, Bank::Edges);
    QCOMPARE(part.names.size(), 5);
    part = withTap(part, 0, 0, 0, 0, 9);
    part = withFilterAdded(part);
    QCOMPARE(tapsOf(part, 5), std::vector<float>({1, 0, 0, 0}));
    part = withFilterRemoved(part, 0);
    QCOMPARE(part.names.size(), 5);
    QCOMPARE(part.names.first(), QStringLiteral("Horizontal edges"));
    QCOMPARE(tapsOf(part, 0), std::vector<float>({1, 1, -1, -1}));
    QCOMPARE(tapsOf(part, 4), std::vector<float>({1, 0, 0, 0}));
    for (int n = 0; n < 100; ++n)
        part = withFilterAdded(part);
    QCOMPARE(core::size(*part.filters, 0), kMostFilters);
    for (int n = 0; n < 100; ++n)
        part = withFilterRemoved(part, 0);
    QCOMPARE(core::size(*part.filters, 0), core::Index{1});
}

void TestPhotoModel::filesOfFiltersAreChecked() {
    const PhotosPart grey = firstPhotos(photo(6, 7, false));
    const PhotosPart colour = firstPhotos(photo(6, 7, true));
    const QString name = QStringLiteral("bank.npy");
    using Bank4 = core::Kernels<float>;
    // PyTorch's layout: a transposed layer's channels come first.
    const PhotosPart six = withFilters(grey, core::zeros<Bank4>({1, 6, 3, 2}), name);
    QCOMPARE(core::size(*six.filters, 0), core::Index{6});
    QCOMPARE(six.filterFile, name);
    const PhotosPart deep = withFilters(colour, core::zeros<Bank4>({3, 5, 3, 3}), name);
    QCOMPARE(deep.channels, Channels::AcrossColours);
    QCOMPARE(core::size(*deep.filters, 0), core::Index{5});
    QCOMPARE(core::size(*deep.filters, 1), core::Index{3});
    const PhotosPart direct = withOperation(colour, Operation::Convolution);
    QCOMPARE(core::size(*withFilters(direct, core::zeros<Bank4>({5, 1, 3, 3}), name).filters, 0),
             core::Index{5});
    const auto bad = [&](std::array<core::Index, 4> shape) {
        return refusal([&] { withFilters(grey, core::zeros<Bank4>(shape), name); });
    };
    QVERIFY(bad({1, 65, 2, 2}).contains(QLatin1String("65")));
    QVERIFY(bad({1, 2, 32, 2}).contains(QStringLiteral("32×2")));
    QVERIFY(bad({2, 2, 2, 2}).contains(QLatin1String("channels")));
    auto nan = core::zeros<Bank4>({1, 1, 1, 1});
    nan(0, 0, 0, 0) = std::numeric_limits<float>::quiet_NaN();
    QVERIFY(refusal([&] { withFilters(grey, nan, name); }).startsWith(name));
}

void TestPhotoModel::sizesFollowFromThePhoto() {
    PhotosPart part = firstPhotos(photo(30, 45, false));
    QCOMPARE(geometryOf(part).rows.input, core::Index{31});
    QCOMPARE(geometryOf(part).columns.input, core::Index{46});
    part = withField(part, core::Field::Stride, core::Side::Both, 2);
    part = withField(part, core::Field::OutputPadding, core::Side::Columns, 1);
    QCOMPARE(geometryOf(part).rows.input, core::Index{60});
    QCOMPARE(geometryOf(part).columns.input, core::Index{91});
    part = withOperation(part, Operation::Convolution);
    QCOMPARE(core::featureShape(requestOf(part)).rows, core::Index{15});
    QCOMPARE(core::featureShape(requestOf(part)).columns, core::Index{22});
    QVERIFY(!problemOf(part));
    part = withOperation(part, Operation::Transposed);
    QCOMPARE(geometryOf(part).columns.input, core::Index{91});
}

void TestPhotoModel::namedPaddingHoldsBothWays() {
    for (const Operation operation : {Operation::Transposed, Operation::Convolution}) {
        PhotosPart part =
            withFilterSize(withOperation(firstPhotos(photo(9, 12, false)), operation), 3);
        for (const auto padding :
             {core::Padding::Same, core::Padding::Full, core::Padding::Valid}) {
            part = withNamedPadding(part, padding);
            QCOMPARE(namedPaddingOf(part), std::optional(padding));
            QVERIFY(!problemOf(part));
        }
        part = withNamedPadding(part, core::Padding::Same);
        QCOMPARE(core::featureShape(requestOf(part)).rows, core::Index{9});
        part = withField(part, core::Field::Padding, core::Side::Rows, 2);
        QVERIFY(namedPaddingOf(part) != core::Padding::Same);
    }
}

void TestPhotoModel::impossibleNumbersAreSaid() {
    const PhotosPart part = firstPhotos(photo(5, 5, false));
    const auto problemAt = [&](core::Field field, core::Index value) {
        return problemOf(withField(part, field, core::Side::Rows, value));
    };
    QVERIFY(!problemOf(part));
    QVERIFY(problemAt(core::Field::Stride, 0));
    QCOMPARE(problemAt(core::Field::Stride, 0)->side, core::Side::Rows);
    QVERIFY(problemAt(core::Field::OutputPadding, 1));
    QVERIFY(problemAt(core::Field::Padding, 40));
    QVERIFY(problemAt(core::Field::Stride, 4'000'000'000));
    QVERIFY(problemAt(core::Field::Dilation, std::numeric_limits<core::Index>::max()));
    // Both sides together are more than can be counted.
    QVERIFY(problemOf(withField(part, core::Field::Stride, core::Side::Both, 1'000'000)));
    const PhotosPart direct = withOperation(part, Operation::Convolution);
    QVERIFY(problemOf(withField(direct, core::Field::Dilation, core::Side::Columns, 9)));
}

QTEST_GUILESS_MAIN(TestPhotoModel)
#include "test_photo_model.moc"
