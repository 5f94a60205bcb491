// Pictures at another size: made smaller, every pixel counts; made larger, pixels are squares.

#include "tests/ui/support/appearance.h"
#include "ui/paint/area_sample.h"
#include "ui/paint/picture_row.h"

#include <QApplication>
#include <QPainter>
#include <QTest>

namespace {

/// Black and white in turn, pixel by pixel.
QImage checkerboard(const QSize& size, QImage::Format format) {
    QImage picture(size, format);
    for (int row = 0; row < size.height(); ++row)
        for (int column = 0; column < size.width(); ++column)
            picture.setPixelColor(column, row, (row + column) % 2 ? Qt::white : Qt::black);
    return picture;
}

int farthestFromGrey(const QImage& picture) {
    int farthest = 0;
    for (int row = 0; row < picture.height(); ++row)
        for (int column = 0; column < picture.width(); ++column)
            farthest = std::max(farthest, std::abs(qGray(picture.pixel(column, row)) - 128));
    return farthest;
}

}  // namespace

class TestAreaSample : public QObject {
    Q_OBJECT
private slots:
    void smallerIsTheMean_data();
    void smallerIsTheMean();
    void largerIsSquares();
    void partsMayStartBetweenPixels();
    void pictureRowIsAveraged_data();
    void pictureRowIsAveraged();
    void halvesAreReadWhereTheySuffice_data();
    void halvesAreReadWhereTheySuffice();
};

void TestAreaSample::smallerIsTheMean_data() {
    QTest::addColumn<QImage::Format>("format");
    QTest::newRow("grey") << QImage::Format_Grayscale8;
    QTest::newRow("colour") << QImage::Format_RGB32;
}

void TestAreaSample::smallerIsTheMean() {
    QFETCH(QImage::Format, format);
    QImage picture(6, 4, format);
    picture.fill(Qt::black);
    picture.setPixelColor(0, 0, Qt::white);
    picture.setPixelColor(5, 3, QColor(60, 60, 60));
    const QImage result = paint::averaged(picture, picture.rect(), {2, 2});
    QCOMPARE(result.format(), format);
    QCOMPARE(qGray(result.pixel(0, 0)), 43);  // 255 of 6 pixels
    QCOMPARE(qGray(result.pixel(1, 0)), 0);
    QCOMPARE(qGray(result.pixel(1, 1)), 10);  // 60 of 6
    const QImage board = checkerboard({90, 70}, format);
    QVERIFY(farthestFromGrey(paint::averaged(board, board.rect(), {13, 11})) <= 16);
}

void TestAreaSample::largerIsSquares() {
    const QImage board = checkerboard({3, 2}, QImage::Format_Grayscale8);
    const QImage larger = paint::averaged(board, board.rect(), {12, 8});
    for (int row = 0; row < 8; ++row)
        for (int column = 0; column < 12; ++column)
            QCOMPARE(larger.pixel(column, row), board.pixel(column / 4, row / 4));
}

void TestAreaSample::partsMayStartBetweenPixels() {
    QImage picture(3, 1, QImage::Format_Grayscale8);
    for (int column = 0; column < 3; ++column)
        picture.setPixelColor(column, 0, QColor(100 * column, 100 * column, 100 * column));
    const QImage result = paint::averaged(picture, QRectF(0.5, 0, 2, 1), {2, 1});
    QCOMPARE(qGray(result.pixel(0, 0)), 50);
    QCOMPARE(qGray(result.pixel(1, 0)), 150);
}

void TestAreaSample::pictureRowIsAveraged_data() {
    QTest::addColumn<QSize>("size");
    QTest::addColumn<int>("halves");
    QTest::newRow("from the picture") << QSize(150, 130) << 0;
    QTest::newRow("from its half") << QSize(150, 130) << 1;
}

void TestAreaSample::pictureRowIsAveraged() {
    QFETCH(QSize, size);
    QFETCH(int, halves);
    const QImage board = checkerboard({480, 320}, QImage::Format_Grayscale8);
    paint::RowPicture picture{{}, {}, {}, board, {}, 480};
    if (halves > 0)
        picture.halves.append(paint::averaged(board, board.rect(), {240, 160}));
    const paint::PictureRow row{{picture}, size, 0, {0.5, 0.5}};
    QImage drawn(size, QImage::Format_RGB32);
    drawn.fill(Qt::white);
    QPainter painter(&drawn);
    paint::drawPictureRow(painter, row, paint::theme(paint::Scheme::Light));
    painter.end();
    // Within the outline.
    const QRect inner = row.boxOf(0).toRect().adjusted(2, 2, -2, -2);
    QVERIFY(inner.width() > 100);
    QVERIFY(farthestFromGrey(drawn.copy(inner)) <= 16);
}

void TestAreaSample::halvesAreReadWhereTheySuffice_data() {
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("isRead");
    QTest::newRow("small") << QSize(150, 130) << true;
    QTest::newRow("larger than the half") << QSize(400, 330) << false;
}

// A half that looks otherwise tells whether it was read.
void TestAreaSample::halvesAreReadWhereTheySuffice() {
    QFETCH(QSize, size);
    QFETCH(bool, isRead);
    QImage image({480, 320}, QImage::Format_Grayscale8), half({240, 160}, image.format());
    image.fill(Qt::black);
    half.fill(Qt::white);
    const paint::PictureRow row{{{{}, {}, {}, image, {half}, 480}}, size, 0, {0.5, 0.5}};
    QImage drawn(size, QImage::Format_RGB32);
    QPainter painter(&drawn);
    paint::drawPictureRow(painter, row, paint::theme(paint::Scheme::Light));
    painter.end();
    QCOMPARE(qGray(drawn.pixel(row.boxOf(0).toRect().center())), isRead ? 255 : 0);
}

DECONV_UI_TEST_MAIN(TestAreaSample)
#include "test_area_sample.moc"
