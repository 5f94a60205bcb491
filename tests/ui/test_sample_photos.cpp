#include "core/analysis.h"
#include "ui/model/sample_photos.h"

#include <QTest>
#include <set>

// The sample pictures are there, large and in colour, and rich: fine detail all over, not smooth.

class TestSamplePhotos : public QObject {
    Q_OBJECT
private slots:
    void areListedAndFound();
    void haveDetail();
    void unknownNamesGiveNothing();
};

void TestSamplePhotos::areListedAndFound() {
    const auto all = model::samplePhotos();
    QVERIFY(all.size() >= 3);
    std::set<QString> names;
    for (const auto& sample : all) {
        names.insert(sample.name);
        const auto photo = model::samplePhoto(sample.name);
        QVERIFY2(photo.has_value(), qPrintable(sample.name));
        QCOMPARE(photo->name, sample.file);
        QCOMPARE(photo->planes->shape(0), std::size_t{3});
        QVERIFY(photo->planes->shape(1) >= 512);
        QVERIFY(photo->planes->shape(2) >= 768);
    }
    QCOMPARE(names.size(), static_cast<std::size_t>(all.size()));
}

void TestSamplePhotos::haveDetail() {
    for (const auto& sample : model::samplePhotos()) {
        const auto photo = model::samplePhoto(sample.name);
        // Of 16×16 tiles, most have structure at the scale of single pixels.
        const auto& grey = *photo->grey;
        int rough = 0;
        int tiles = 0;
        for (std::size_t r = 0; r + 16 < grey.shape(1); r += 16)
            for (std::size_t c = 0; c + 16 < grey.shape(2); c += 16) {
                double sum = 0;
                for (std::size_t y = r; y < r + 16; ++y)
                    for (std::size_t x = c; x < c + 16; ++x)
                        sum += std::abs(static_cast<double>(grey(0, y, x + 1) - grey(0, y, x)));
                ++tiles;
                rough += sum / 256 > 1.5 ? 1 : 0;
            }
        QVERIFY2(rough * 2 > tiles, qPrintable(sample.name));
    }
}

void TestSamplePhotos::unknownNamesGiveNothing() {
    QVERIFY(!model::samplePhoto(QStringLiteral("chelsea")));
    QVERIFY(!model::samplePicture(QString()));
}

QTEST_GUILESS_MAIN(TestSamplePhotos)
#include "test_sample_photos.moc"
