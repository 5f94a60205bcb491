#include "ui/paint/feature_picture.h"

#include <QTest>
#include <limits>

using namespace paint;

namespace {

core::ReducedMaps oneBy(std::vector<float> positive, std::vector<float> negative,
                        core::Index maps) {
    const auto width = static_cast<core::Index>(positive.size()) / maps;
    core::ReducedMaps reduced;
    reduced.view = {0, 0, 1, static_cast<double>(width), 1, width};
    reduced.positive = core::zeros<core::Planes<float>>({maps, 1, width});
    reduced.negative = reduced.positive;
    std::copy(positive.begin(), positive.end(), reduced.positive.begin());
    std::copy(negative.begin(), negative.end(), reduced.negative.begin());
    return reduced;
}

}  // namespace

class TestFeaturePicture : public QObject {
    Q_OBJECT
private slots:
    void theRampGoesFromPageToArmToDeep();
    void greyKeepsTheSign();
    void notANumberIsNoColourOfTheRamp();
    void bothSignsBehindAPixelShow();
    void coloursComeTogether();
    void sheetsHoldEveryPicture();
};

void TestFeaturePicture::theRampGoesFromPageToArmToDeep() {
    for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
        const Theme& look = theme(scheme);
        for (const Role role : {Role::Input, Role::Output}) {
            const FeatureInk ink(look, role, PictureColours::Ramp);
            const QColor end = scheme == Scheme::Light ? Qt::black : Qt::white;
            const QColor arm = look.of(role).arm;
            const auto close = [](QRgb one, const QColor& other) {
                return std::abs(qRed(one) - other.red()) < 3 &&
                       std::abs(qGreen(one) - other.green()) < 3 &&
                       std::abs(qBlue(one) - other.blue()) < 3;
            };
            QCOMPARE(QColor(ink.colour(0)), look.page);
            QVERIFY(close(ink.colour(0.6F), arm));
            QVERIFY(close(ink.colour(-0.6F), look.negativeArm));
            QVERIFY(close(ink.colour(1), mixed(arm, end, 0.45)));
            QCOMPARE(ink.colour(7), ink.colour(1));
            QCOMPARE(ink.colour(-7), ink.colour(-1));
        }
    }
}

void TestFeaturePicture::greyKeepsTheSign() {
    const FeatureInk ink(theme(Scheme::Light), Role::Input, PictureColours::SignedGrey);
    QVERIFY(qRed(ink.colour(-1)) == 0 && qRed(ink.colour(1)) == 255);
    QVERIFY(std::abs(qRed(ink.colour(0)) - 128) <= 1);
    int before = -1;
    for (float share = -1; share <= 1; share += 0.05F) {
        QVERIFY(qGray(ink.colour(share)) > before);
        before = qGray(ink.colour(share));
    }
}

void TestFeaturePicture::notANumberIsNoColourOfTheRamp() {
    const Theme& look = theme(Scheme::Light);
    const FeatureInk ink(look, Role::Input, PictureColours::Ramp);
    QCOMPARE(QColor(ink.colour(std::numeric_limits<float>::quiet_NaN())), look.error);
}

void TestFeaturePicture::bothSignsBehindAPixelShow() {
    const Theme& look = theme(Scheme::Light);
    const FeatureInk ink(look, Role::Input, PictureColours::Ramp);
    const QImage image = featurePicture(oneBy({0, 45, 0, 45}, {0, 0, 45, 45}, 1), 0, 90, ink);
    QCOMPARE(QColor(image.pixel(0, 0)), look.page);
    QCOMPARE(image.pixel(1, 0), ink.colour(0.5F));
    QCOMPARE(image.pixel(2, 0), ink.colour(-0.5F));
    const int least = std::min(qGray(image.pixel(1, 0)), qGray(image.pixel(2, 0)));
    QVERIFY(qGray(image.pixel(3, 0)) < least);
}

void TestFeaturePicture::coloursComeTogether() {
    // Maps by colour and filter: red's filters 1 and 2, green's, blue's.
    const auto maps = oneBy({0, 90, 0, 0, 0, 0}, {0, 0, 0, 0, 0, 90}, 6);
    const QRgb pixel = recombinedPicture(maps, 1, 2, 90).pixel(0, 0);
    QCOMPARE(qRed(pixel), 255);
    QVERIFY(std::abs(qGreen(pixel) - 128) <= 1);
    QCOMPARE(qBlue(pixel), 0);
    const auto plain = oneBy({0, 0, 0, 0, 0, 0}, {0, 0, 0, 0, 0, 0}, 6);
    QCOMPARE(qRed(recombinedPicture(plain.positive, 0, 2, 90).pixel(0, 0)), 128);
}

void TestFeaturePicture::sheetsHoldEveryPicture() {
    QVector<SheetPicture> pictures;
    for (int n = 0; n < 5; ++n) {
        QImage image(100, 60, QImage::Format_RGB32);
        image.fill(QColor(10 * n + 5, 200, 100));
        pictures.append({image, QStringLiteral("Filter"), QStringLiteral("$Z_1$ 60×100")});
    }
    const Theme& look = theme(Scheme::Light);
    const QImage sheet = contactSheet(pictures, QStringLiteral("shared range ±90"), 300, look);
    for (const SheetPicture& picture : pictures) {
        const QRgb wanted = picture.picture.pixel(0, 0);
        int found = 0;
        for (int y = 0; y < sheet.height(); ++y)
            for (int x = 0; x < sheet.width(); ++x)
                found += sheet.pixel(x, y) == wanted;
        QCOMPARE(found, 100 * 60);
    }
    QVERIFY(contactSheet({}, {}, 300, look).width() > 0);
    const QImage small = contactSheet(pictures, {}, 50, look);
    QVERIFY(small.width() < sheet.width() * 2);
}

QTEST_MAIN(TestFeaturePicture)
#include "test_feature_picture.moc"
