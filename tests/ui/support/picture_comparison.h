#pragma once

#include <QImage>
#include <QString>

namespace support {

/// How far a colour channel may be from the baseline's before its pixel counts as different.
constexpr int kChannelTolerance = 8;

struct PictureDifference {
    qint64 pixels = 0;  // how many differ; all of them where the sizes do
    int largest = 0;    // the largest difference of a channel
    QImage picture;     // red where they differ, the expected one faded elsewhere
};

/// Compares pixel by pixel, each channel (alpha too) within the tolerance.
PictureDifference difference(const QImage& actual, const QImage& expected,
                             int tolerance = kChannelTolerance);

/// Compares with tests/baselines/NAME.png. Empty if they agree; else a sentence that says how they
/// differ and where actual, expected and difference have been written (build/…/pictures). With
/// DECONV_RECORD_BASELINES=1 in the environment it writes the baseline instead, and agrees.
QString differenceFromBaseline(const QImage& actual, const QString& name);

}  // namespace support

/// Fails the test function unless `image` looks like the baseline NAME.
#define COMPARE_WITH_BASELINE(image, name)                                     \
    do {                                                                       \
        const QString sentence = support::differenceFromBaseline(image, name); \
        QVERIFY2(sentence.isEmpty(), qPrintable(sentence));                    \
    } while (false)
