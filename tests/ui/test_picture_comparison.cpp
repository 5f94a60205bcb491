#include "tests/ui/support/appearance.h"
#include "tests/ui/support/picture_comparison.h"

#include <QApplication>
#include <QFile>
#include <QImage>
#include <QTest>

using support::difference;
using support::differenceFromBaseline;

namespace {

QImage drawn() {
    QImage image(32, 24, QImage::Format_ARGB32);
    image.fill(QColor(200, 220, 240));
    for (int row = 4; row < 12; ++row)
        for (int column = 6; column < 20; ++column)
            image.setPixel(column, row, qRgb(0, 95, 153));
    return image;
}

}  // namespace

/// What the baseline tests stand on: that a picture that is another fails.
class TestPictureComparison : public QObject {
    Q_OBJECT
private slots:
    void theSamePictureAgrees() {
        QCOMPARE(difference(drawn(), drawn()).pixels, 0);
        COMPARE_WITH_BASELINE(drawn(), QStringLiteral("comparison"));
    }

    void onePixelOffFails() {
        if (qEnvironmentVariableIntValue("DECONV_RECORD_BASELINES") == 1)
            QSKIP("Recording: nothing differs from what is being written.");
        QImage moved = drawn();
        moved.setPixel(6, 4, qRgb(200, 220, 240));
        QVERIFY(!differenceFromBaseline(moved, QStringLiteral("comparison")).isEmpty());
        for (const char* kind : {"actual", "expected", "difference"}) {
            const QString path =
                QStringLiteral(DECONV_TEST_PICTURES "/comparison.%1.png").arg(QLatin1String(kind));
            QVERIFY2(QFile::exists(path), qPrintable(path));
        }
        const QImage marked(QStringLiteral(DECONV_TEST_PICTURES "/comparison.difference.png"));
        QCOMPARE(marked.pixelColor(6, 4), QColor(220, 0, 0));
        QVERIFY(marked.pixelColor(7, 4) != QColor(220, 0, 0));
    }

    void aChannelMayBeALittleOff() {
        QImage other = drawn();
        other.setPixel(0, 0, qRgb(200 + support::kChannelTolerance, 220, 240));
        QCOMPARE(difference(other, drawn()).pixels, 0);
        QCOMPARE(difference(other, drawn()).largest, support::kChannelTolerance);
        other.setPixel(0, 0, qRgb(200, 220, 240 - support::kChannelTolerance - 1));
        QCOMPARE(difference(other, drawn()).pixels, 1);
    }

    void anotherSizeFails() {
        QCOMPARE(difference(drawn().copy(0, 0, 31, 24), drawn()).pixels, 32 * 24);
    }

    void aBaselineThatIsNotThereFails() {
        if (qEnvironmentVariableIntValue("DECONV_RECORD_BASELINES") == 1)
            QSKIP("Recording: it would be made.");
        const QString sentence = differenceFromBaseline(drawn(), QStringLiteral("never recorded"));
        QVERIFY2(sentence.contains(QLatin1String("no baseline")), qPrintable(sentence));
    }
};

DECONV_UI_TEST_MAIN(TestPictureComparison)
#include "test_picture_comparison.moc"
