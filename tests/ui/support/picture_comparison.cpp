#include "tests/ui/support/picture_comparison.h"

#include <QColor>
#include <QDir>
#include <QFile>
#include <algorithm>
#include <cstdlib>

namespace support {
namespace {

constexpr int kSmallest = 0;  // as Qt counts a PNG's quality

int largestChannelDifference(QRgb left, QRgb right) {
    return std::max({std::abs(qRed(left) - qRed(right)), std::abs(qGreen(left) - qGreen(right)),
                     std::abs(qBlue(left) - qBlue(right)), std::abs(qAlpha(left) - qAlpha(right))});
}

QRgb faded(QRgb colour) {
    const int grey = 255 - (255 - qGray(colour)) / 4;
    return qRgb(grey, grey, grey);
}

QString written(const QImage& image, const QString& name) {
    const QString folder = QStringLiteral(DECONV_TEST_PICTURES);
    const QString path = QDir(folder).filePath(name);
    return QDir().mkpath(folder) && image.save(path) ? path
                                                     : path + QLatin1String(" (not written)");
}

QString withRemedy(const QString& problem) {
    return problem + QLatin1String(". If it should look like this, record it anew with ") +
           QLatin1String("DECONV_RECORD_BASELINES=1 in the environment.");
}

}  // namespace

PictureDifference difference(const QImage& actual, const QImage& expected, int tolerance) {
    PictureDifference result;
    if (actual.size() != expected.size()) {
        result.pixels = std::max(qint64{actual.width()} * actual.height(),
                                 qint64{expected.width()} * expected.height());
        result.largest = 255;
        result.picture = expected;
        return result;
    }
    const QImage left = actual.convertToFormat(QImage::Format_ARGB32);
    const QImage right = expected.convertToFormat(QImage::Format_ARGB32);
    result.picture = QImage(right.size(), QImage::Format_RGB32);
    for (int row = 0; row < right.height(); ++row)
        for (int column = 0; column < right.width(); ++column) {
            const int apart =
                largestChannelDifference(left.pixel(column, row), right.pixel(column, row));
            const bool differs = apart > tolerance;
            result.pixels += differs;
            result.largest = std::max(result.largest, apart);
            result.picture.setPixel(column, row,
                                    differs ? qRgb(220, 0, 0) : faded(right.pixel(column, row)));
        }
    return result;
}

QString differenceFromBaseline(const QImage& actual, const QString& name) {
    const QString baseline = QStringLiteral(DECONV_BASELINES "/") + name + QLatin1String(".png");
    if (qEnvironmentVariableIntValue("DECONV_RECORD_BASELINES") == 1)
        return actual.convertToFormat(QImage::Format_RGB888).save(baseline, "PNG", kSmallest)
                   ? QString()
                   : QStringLiteral("Cannot write ") + baseline;

    const QImage expected(baseline);
    if (expected.isNull())
        return withRemedy(QStringLiteral("There is no baseline %1; what was drawn is in %2")
                              .arg(baseline, written(actual, name + QLatin1String(".actual.png"))));
    const PictureDifference found = difference(actual, expected);
    if (found.pixels == 0)
        return {};
    written(expected, name + QLatin1String(".expected.png"));
    written(found.picture, name + QLatin1String(".difference.png"));
    return withRemedy(
        QStringLiteral("%1: %2 pixels differ, a channel by up to %3 (%4×%5 drawn, %6×%7 expected); "
                       "see %8 and, beside it, .expected.png and .difference.png")
            .arg(name)
            .arg(found.pixels)
            .arg(found.largest)
            .arg(actual.width())
            .arg(actual.height())
            .arg(expected.width())
            .arg(expected.height())
            .arg(written(actual, name + QLatin1String(".actual.png"))));
}

}  // namespace support
