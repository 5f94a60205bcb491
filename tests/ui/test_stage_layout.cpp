#include "core/notation.h"
#include "tests/ui/support/appearance.h"
#include "ui/paint/stage_layout.h"

#include <QApplication>
#include <QTest>
#include <algorithm>
#include <cmath>

using core::ArrayId;
using core::Way;
using paint::Detail;
using paint::Grid;
using paint::Pane;
using paint::StageLayout;

namespace {

const QSizeF kUsual(736, 700);  // of a window of 1280×800
constexpr Way kWays[] = {Way::Matrix, Way::PaddedInput, Way::FractionalStride, Way::Stamp};

core::Shape shapeOf(const char* line, core::Index filters = 1, core::Index channels = 1) {
    core::Shape shape;
    shape.geometry = core::geometryFromNotation(line);
    shape.filters = filters;
    shape.channels = channels;
    return shape;
}

StageLayout layoutOf(const char* line, Way way = Way::Matrix, QSizeF size = kUsual) {
    return paint::layoutStage(size, shapeOf(line), way);
}

}  // namespace

// The sizes and places that the window was drawn with, and rules that hold for any arrays.
class TestStageLayout : public QObject {
    Q_OBJECT
private slots:
    void gridsKnowTheirCells();
    void gridsOfAnySizeFindWhatIsVisible();
    void notebookIsWhereItWasDrawn();
    void smallWindowIsWhereItWasDrawn();
    void weightsAreAsHighAsTheyMayBe_data();
    void weightsAreAsHighAsTheyMayBe();
    void numbersComeBeforeSmallWeights_data();
    void numbersComeBeforeSmallWeights();
    void paddedInputSharesOneCell();
    void stampFillsTheWidth();
    void nothingOverlapsOrLeavesTheStage_data();
    void nothingOverlapsOrLeavesTheStage();
};

void TestStageLayout::gridsKnowTheirCells() {
    Grid grid{{10, 20}, 14, 14, 4, 16, 2, 4};
    QCOMPARE(grid.tile(0, 0), QRectF(10, 20, 13, 13));
    QCOMPARE(grid.tile(2, 4), QRectF(10 + 4 * 14 + 3, 20 + 2 * 14 + 3, 13, 13));
    QCOMPARE(grid.size(), QSizeF(16 * 14 + 3 * 3, 4 * 14 + 3));
    for (core::Index row = 0; row < 4; ++row)
        for (core::Index column = 0; column < 16; ++column)
            QCOMPARE(grid.cellAt(grid.tile(row, column).center()), std::pair(row, column));
    QVERIFY(!grid.cellAt({9, 25}));
    QVERIFY(!grid.cellAt({30, 80}));
    grid.cellWidth = grid.cellHeight = 5;
    QCOMPARE(grid.gap(), 0.);
    QCOMPARE(grid.size(), QSizeF(80, 20));
    QCOMPARE(grid.detail(), Detail::Joined);
}

void TestStageLayout::gridsOfAnySizeFindWhatIsVisible() {
    const Grid grid{{0, 0}, 20, 20, 260'100, 262'144, 510, 512};
    // 512 cells and a gap of 3 to a block.
    const double left = grid.left(100'000);
    QCOMPARE(left, 100'000 * 20. + 195 * 3.);
    const auto [first, last] = grid.columnsWithin(left + 1, left + 99);
    QCOMPARE(first, core::Index{100'000});
    QCOMPARE(last, core::Index{100'004});
    const auto [none, end] = grid.rowsWithin(-50, -10);
    QVERIFY(none > end);
}

void TestStageLayout::notebookIsWhereItWasDrawn() {
    const StageLayout layout = layoutOf("i4x4 k3x3 s1 p0 d1 op0");
    QVERIFY(!layout.low);
    QCOMPARE(layout.upperHead, 28.);
    QCOMPARE(layout.upperLabels, 58.);
    QCOMPARE(layout.lowerHead, 340.);
    QCOMPARE(layout.lastLine, 688.);
    QCOMPARE(layout.find(ArrayId::X, false)->box, QRectF(24, 68, 128, 128));
    QCOMPARE(layout.find(ArrayId::K, false)->box, QRectF(182, 68, 96, 96));
    QCOMPARE(layout.find(ArrayId::Y, false)->box, QRectF(308, 68, 64, 64));
    QCOMPARE(layout.find(ArrayId::W, false)->box, QRectF(402, 68, 233, 59));
    QCOMPARE(layout.find(ArrayId::WT, false)->box, QRectF(653, 68, 59, 233));
    QCOMPARE(layout.find(ArrayId::WT, true)->box, QRectF(50, 384, 127, 281));
    QCOMPARE(layout.find(ArrayId::TFlat, true)->box, QRectF(257, 384, 44, 71));
    QCOMPARE(layout.find(ArrayId::ZFlat, true)->box, QRectF(365, 384, 46, 281));
    QCOMPARE(layout.find(ArrayId::Z, true)->box, QRectF(472, 384, 240, 240));
    QVERIFY(!layout.find(ArrayId::Padded, true));
}

void TestStageLayout::smallWindowIsWhereItWasDrawn() {
    const StageLayout layout = layoutOf("i4x4 k3x3 s1 p0 d1 op0", Way::Matrix, {676, 472});
    QVERIFY(layout.low);
    QCOMPARE(layout.lowerHead, 214.);
    QCOMPARE(layout.find(ArrayId::X, false)->box, QRectF(20, 60, 112, 112));
    QCOMPARE(layout.find(ArrayId::WT, false)->grid.cellHeight, 7.);
    QCOMPARE(layout.find(ArrayId::WT, true)->box.topLeft(), QPointF(20, 252));
    QCOMPARE(layout.find(ArrayId::WT, true)->grid.cellHeight, 13.);
    QCOMPARE(layout.find(ArrayId::WT, true)->grid.cellWidth, 34.);
    QCOMPARE(layout.find(ArrayId::WT, true)->grid.detail(), Detail::Digits);
    QCOMPARE(layout.find(ArrayId::Z, true)->box, QRectF(472, 252, 184, 184));
}

void TestStageLayout::weightsAreAsHighAsTheyMayBe_data() {
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<double>("weights");
    QTest::addColumn<double>("equation");
    QTest::newRow("4×4") << QByteArray("i4x4 k3x3 s1 p0 d1 op0") << 14. << 32.;
    QTest::newRow("5×5") << QByteArray("i5x5 k3x3 s2 p0 d1 op0") << 9. << 28.;
    QTest::newRow("6×6") << QByteArray("i6x6 k3x3 s2 p1 d1 op1") << 6. << 24.;
    QTest::newRow("2×2") << QByteArray("i2x2 k1x1 s1 p0 d1 op0") << 28. << 36.;
}

void TestStageLayout::weightsAreAsHighAsTheyMayBe() {
    QFETCH(QByteArray, line);
    QFETCH(double, weights);
    QFETCH(double, equation);
    const StageLayout layout = layoutOf(line.constData());
    QCOMPARE(layout.find(ArrayId::W, false)->grid.cellWidth, weights);
    QVERIFY(layout.find(ArrayId::WT, false)->box.height() <= 240);
    for (const ArrayId array : {ArrayId::X, ArrayId::K, ArrayId::Y})
        QCOMPARE(layout.find(array, false)->grid.cellWidth, equation);
}

void TestStageLayout::numbersComeBeforeSmallWeights_data() {
    QTest::addColumn<QString>("line");
    QTest::addColumn<double>("least");
    for (const char* line : {"i5x5 k4x4 s1 p2 d1 op0", "i5x5 k3x3 s1 p1 d1 op0",
                             "i5x5 k3x3 s2 p1 d1 op0", "i7x7 k3x3 s1 p0 d2 op0"})
        QTest::newRow(line) << QString::fromLatin1(line) << 20.;
    QTest::newRow("large") << QStringLiteral("i8x8 k4x4 s2 p1 d1 op0") << 16.;
}

void TestStageLayout::numbersComeBeforeSmallWeights() {
    QFETCH(QString, line);
    QFETCH(double, least);
    const StageLayout layout = layoutOf(line.toLatin1().constData());
    for (const ArrayId array : {ArrayId::X, ArrayId::K, ArrayId::Y})
        QVERIFY(layout.find(array, false)->grid.cellWidth >= least);
    QVERIFY(layout.find(ArrayId::W, false)->grid.cellWidth >= 3);
    QVERIFY(layout.find(ArrayId::W, false)->box.left() >=
            layout.find(ArrayId::Y, false)->box.right() + 29);
}

void TestStageLayout::paddedInputSharesOneCell() {
    const StageLayout layout = layoutOf("i4x4 k3x3 s1 p0 d1 op0", Way::PaddedInput);
    QCOMPARE(layout.find(ArrayId::Padded, true)->box, QRectF(24, 384, 264, 264));
    QCOMPARE(layout.find(ArrayId::Z, true)->box, QRectF(536, 384, 176, 176));
    QCOMPARE(layout.find(ArrayId::Turned, true)->grid.cellWidth, 44.);
    // With rulers at the left and on top.
    const StageLayout fractional = layoutOf("i5x5 k3x3 s2 p0 d1 op0", Way::FractionalStride);
    QCOMPARE(fractional.find(ArrayId::Padded, true)->box, QRectF(58, 402, 245, 245));
    QCOMPARE(fractional.find(ArrayId::Z, true)->grid.cellWidth, 35.);
}

void TestStageLayout::stampFillsTheWidth() {
    const StageLayout layout = layoutOf("i4x4 k3x3 s1 p0 d1 op0", Way::Stamp);
    QCOMPARE(layout.find(ArrayId::T, true)->box, QRectF(24, 384, 88, 88));
    QCOMPARE(layout.find(ArrayId::Stamp, true)->box, QRectF(196, 384, 138, 138));
    QCOMPARE(layout.find(ArrayId::Z, true)->box, QRectF(448, 384, 264, 264));
    QCOMPARE(layout.small.count, 4);
    QCOMPARE(layout.small.cell, 15.);
}

void TestStageLayout::nothingOverlapsOrLeavesTheStage_data() {
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QSizeF>("size");
    for (const char* line :
         {"i4x4 k3x3 s1 p0 d1 op0", "i1x1 k1x1 s1 p0 d1 op0", "i6x6 k3x3 s2 p1 d1 op1",
          "i7x7 k3x3 s1 p0 d2 op0", "i1x9 k1x3 s1,2 p0 d1 op0", "i9x1 k3x1 s1 p0 d1 op0",
          "i12x12 k5x5 s1 p4 d1 op0", "i20x30 k3x3 s3 p1 d2 op0", "i64x64 k11x11 s4 p2 d1 op0",
          "i512x512 k3x3 s1 p0 d1 op0", "i3000x40 k3x3 s1 p1 d1 op0", "i40x40 k40x40 s1 p0 d1 op0"})
        for (const QSizeF size : {kUsual, QSizeF(676, 472), QSizeF(1376, 980), QSizeF(520, 600)})
            QTest::addRow("%s at %gx%g", line, size.width(), size.height())
                << QByteArray(line) << size;
}

void TestStageLayout::nothingOverlapsOrLeavesTheStage() {
    QFETCH(QByteArray, line);
    QFETCH(QSizeF, size);
    for (const Way way : kWays) {
        const StageLayout layout = layoutOf(line.constData(), way, size);
        const QRectF stage(QPointF(), size);
        for (const Pane& pane : layout.panes) {
            const QByteArray which = QByteArray::number(static_cast<int>(pane.array)) + " in way " +
                                     QByteArray::number(static_cast<int>(way));
            QVERIFY2(pane.box.width() > 0 && pane.box.height() > 0, which.constData());
            QVERIFY2(std::isfinite(pane.box.right()) && std::isfinite(pane.box.bottom()),
                     which.constData());
            QVERIFY2(stage.contains(pane.box), which.constData());
            for (const Pane& other : layout.panes)
                QVERIFY2(pane == other || !pane.box.intersects(other.box), which.constData());
        }
    }
}

DECONV_UI_TEST_MAIN(TestStageLayout)
#include "test_stage_layout.moc"
