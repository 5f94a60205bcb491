#include "core/notation.h"
#include "tests/ui/support/appearance.h"
#include "ui/paint/array_picture.h"
#include "ui/paint/ramp.h"
#include "ui/paint/weight_source.h"

#include <QApplication>
#include <QImage>
#include <QTest>
#include <cmath>
#include <limits>

using core::Index;
using paint::CellContent;
using paint::Grid;
using paint::Marks;
using paint::PaintCount;
using paint::Role;
using paint::Scheme;
using paint::Theme;

namespace {

// An array given by one function, of any size.
class Given : public paint::ArraySource {
public:
    using At = std::function<CellContent(Index, Index)>;
    Given(Index rows, Index columns, At at, double magnitude = 1)
        : rows_(rows), columns_(columns), at_(std::move(at)), magnitude_(magnitude) {}
    Index rows() const override { return rows_; }
    Index columns() const override { return columns_; }
    CellContent at(Index row, Index column) const override { return at_(row, column); }
    Role role() const override { return Role::Input; }
    double magnitude() const override { return magnitude_; }

private:
    Index rows_, columns_;
    At at_;
    double magnitude_;
};

QImage drawn(const paint::ArraySource& source, const Grid& grid, QSize size, PaintCount& count,
             const Marks& marks = {}) {
    QImage image(size, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    drawArray(painter, source, grid, QRectF(image.rect()), marks, paint::theme(Scheme::Light),
              &count);
    return image;
}

core::WeightMatrix<double> weightsOf(const char* line) {
    const core::Geometry geometry = core::geometryFromNotation(line);
    auto kernels =
        core::zeros<core::Kernels<double>>({1, 1, geometry.rows.kernel, geometry.columns.kernel});
    kernels.fill(1);
    return {geometry, core::share(std::move(kernels))};
}

}  // namespace

class TestArrayPicture : public QObject {
    Q_OBJECT
private slots:
    void figuresAreReadableOnEveryFill_data();
    void figuresAreReadableOnEveryFill();
    void rampIsCentredOnZero();
    void structuralZeroAndZeroTapDiffer();
    void whatIsNotFiniteIsOutlined();
    void numbersOfAnArrayHaveOneSize_data();
    void numbersOfAnArrayHaveOneSize();
    void fadedCellsGoIntoThePage();
    void onlyWhatIsVisibleIsVisited();
    void diagonalsAreTheEntries_data();
    void diagonalsAreTheEntries();
    void densityShowsEveryEntry();
    void hugeArraysAreDrawnAsDiagonals();
};

void TestArrayPicture::figuresAreReadableOnEveryFill_data() {
    QTest::addColumn<int>("scheme");
    QTest::addColumn<double>("least");
    QTest::addColumn<double>("leastFaded");
    QTest::newRow("light") << static_cast<int>(Scheme::Light) << 7.25 << 5.05;
    QTest::newRow("dark") << static_cast<int>(Scheme::Dark) << 5.75 << 5.05;
}

void TestArrayPicture::figuresAreReadableOnEveryFill() {
    QFETCH(int, scheme);
    QFETCH(double, least);
    QFETCH(double, leastFaded);
    const Theme& theme = paint::theme(static_cast<Scheme>(scheme));
    for (const Role role : {Role::Input, Role::Kernel, Role::Output})
        for (const double share : {-1., -.5, 0., .5, 1.}) {
            const QColor full = fill(theme, role, share, true);
            QVERIFY2(paint::contrast(theme.text, full) >= least,
                     qPrintable(QString::number(paint::contrast(theme.text, full))));
            const QColor faded = paint::mixed(full, theme.page, paint::kFadeWithDigits);
            QVERIFY2(paint::contrast(theme.text2, faded) >= leastFaded,
                     qPrintable(QString::number(paint::contrast(theme.text2, faded))));
            QVERIFY(paint::contrast(theme.weight, full) >= 4.55);
        }
}

void TestArrayPicture::rampIsCentredOnZero() {
    const Theme& theme = paint::theme(Scheme::Light);
    for (const Role role : {Role::Input, Role::Kernel, Role::Output})
        QCOMPARE(fill(theme, role, 0, true), theme.tile);
    QCOMPARE(fill(theme, Role::Kernel, 1, true), QColor(0xE6B186));
    QCOMPARE(fill(theme, Role::Input, -.7, true), fill(theme, Role::Kernel, -.7, true));
    QCOMPARE(paint::shareOf(-8, 4), -1.);
    QCOMPARE(paint::shareOf(3, 0), 0.);
}

void TestArrayPicture::structuralZeroAndZeroTapDiffer() {
    PaintCount count;
    const Given zeros(1, 2, [](Index, Index column) {
        return CellContent{column == 0 ? CellContent::Kind::Empty : CellContent::Kind::Value, 0};
    });
    const QImage image = drawn(zeros, {{0, 0}, 30, 30, 1, 2, 0, 0}, {60, 30}, count);
    QVERIFY(image.copy(0, 0, 29, 29) != image.copy(30, 0, 29, 29));
    QCOMPARE(image.pixelColor(2, 2), image.pixelColor(32, 2));
}

void TestArrayPicture::whatIsNotFiniteIsOutlined() {
    PaintCount count;
    const Theme& theme = paint::theme(Scheme::Light);
    for (const double value : {std::nan(""), std::numeric_limits<double>::infinity()}) {
        const Given source(1, 1, [value](Index, Index) {
            return CellContent{CellContent::Kind::Value, value};
        });
        const QImage image = drawn(source, {{4, 4}, 40, 40, 1, 1, 0, 0}, {48, 48}, count);
        QCOMPARE(image.pixelColor(8, 8), theme.page);
        QVERIFY(image.pixelColor(20, 4).red() > image.pixelColor(20, 4).blue() + 60);
    }
}

void TestArrayPicture::numbersOfAnArrayHaveOneSize_data() {
    QTest::addColumn<double>("short_");
    QTest::addColumn<double>("long_");
    QTest::addColumn<double>("cell");
    QTest::newRow("whole numbers") << 11. << 4111. << 36.;
    QTest::newRow("fractions") << 1. << 10. / 9 << 60.;
    QTest::newRow("all but whole") << 1. << 1 - 1e-15 << 36.;
}

// How high the figures are: dark rows of the picture.
void TestArrayPicture::numbersOfAnArrayHaveOneSize() {
    QFETCH(double, short_);
    QFETCH(double, long_);
    QFETCH(double, cell);
    const auto heightOf = [&](double value) {
        const Given source(
            1, 1,
            [&](Index, Index) {
                return CellContent{{}, value};
            },
            long_);
        PaintCount count;
        const QImage image = drawn(source, {{0, 0}, cell, cell, 1, 1, 0, 0}, {60, 60}, count);
        int rows = 0;
        for (int y = 0; y < image.height(); ++y) {
            bool isDark = false;
            for (int x = 0; x < image.width(); ++x)
                isDark = isDark || qGray(image.pixel(x, y)) < 110;
            rows += isDark;
        }
        return rows;
    };
    QVERIFY(heightOf(short_) > 5);
    QCOMPARE(heightOf(long_), heightOf(short_));
}

void TestArrayPicture::fadedCellsGoIntoThePage() {
    PaintCount count;
    const Theme& theme = paint::theme(Scheme::Light);
    const Given ones(1, 2, [](Index, Index) { return CellContent{CellContent::Kind::Value, 1}; });
    Marks marks;
    marks.fading = 1;
    marks.takesPart = [](Index, Index column) { return column == 0; };
    const QImage image = drawn(ones, {{0, 0}, 40, 40, 1, 2, 0, 0}, {80, 40}, count, marks);
    const QColor full = fill(theme, Role::Input, 1, true);
    QCOMPARE(image.pixelColor(3, 3), full);
    QCOMPARE(image.pixelColor(43, 3), paint::mixed(full, theme.page, .6));
}

void TestArrayPicture::onlyWhatIsVisibleIsVisited() {
    const Given huge(1'000'000'000'000, 1'000'000'000'000, [](Index row, Index column) {
        return CellContent{CellContent::Kind::Value, static_cast<double>((row + column) % 3 - 1)};
    });
    const Index size = huge.rows();
    for (const double cell : {20., 8., 3.}) {
        PaintCount count;
        Grid grid{{-cell * 5e11, -cell * 7e11}, cell, cell, size, size, 0, 0};
        drawn(huge, grid, {200, 100}, count);
        const double most = (200 / cell + 2) * (100 / cell + 2);
        QVERIFY(count.cells > 0 && static_cast<double>(count.cells) <= most);
    }
    PaintCount count;
    drawn(huge, {{0, 0}, 200. / 1e12, 100. / 1e12, size, size, 0, 0}, {200, 100}, count);
    QVERIFY(count.cells > 0 && count.cells <= Index{2} * 200 * 100);
}

void TestArrayPicture::diagonalsAreTheEntries_data() {
    QTest::addColumn<QByteArray>("line");
    for (const char* line :
         {"i4x4 k3x3 s1 p0 d1 op0", "i6x6 k3x3 s2 p1 d1 op1", "i7x9 k3x2 s2,3 p2 d2,1 op0",
          "i5x5 k3x3 s1 p2 d1 op0", "i9x4 k5x1 s3,1 p0,1,2,0 d1 op0"})
        QTest::newRow(line) << QByteArray(line);
}

void TestArrayPicture::diagonalsAreTheEntries() {
    QFETCH(QByteArray, line);
    const auto matrix = weightsOf(line.constData());
    for (const bool transposed : {false, true}) {
        const paint::WeightSource source(matrix, transposed);
        Index entries = 0;
        std::vector<Index> inRow(static_cast<std::size_t>(source.rows()));
        source.forEachDiagonal(0, source.rows() - 1, [&](const paint::Diagonal& diagonal) {
            for (Index n = 0; n < diagonal.count; ++n, ++entries) {
                const Index row = diagonal.row + n * diagonal.rowStep;
                const Index column = diagonal.column + n * diagonal.columnStep;
                QCOMPARE(source.at(row, column).kind, CellContent::Kind::Value);
                ++inRow[static_cast<std::size_t>(row)];
            }
        });
        QCOMPARE(entries, matrix.nonZeros());
        // Where only some rows are asked for, none of their entries is left out.
        for (Index asked = 0; asked < source.rows(); ++asked) {
            Index found = 0;
            source.forEachDiagonal(asked, asked, [&](const paint::Diagonal& diagonal) {
                const Index steps = asked - diagonal.row;
                QVERIFY(steps >= 0 && steps / diagonal.rowStep < diagonal.count);
                found += steps % diagonal.rowStep == 0;
            });
            QCOMPARE(found, inRow[static_cast<std::size_t>(asked)]);
        }
    }
}

void TestArrayPicture::densityShowsEveryEntry() {
    const auto matrix = weightsOf("i8x8 k3x3 s1 p0 d1 op0");
    const paint::WeightSource source(matrix, false);
    PaintCount count;
    const Grid grid = gridOf(source, {0, 0}, 1, 1);
    const QImage image = drawn(source, grid, {64, 36}, count);
    for (int row = 0; row < 36; ++row)
        for (int column = 0; column < 64; ++column) {
            const bool isEntry = source.at(row, column).kind == CellContent::Kind::Value;
            QCOMPARE(image.pixelColor(column, row) != QColor(Qt::white), isEntry);
        }
}

void TestArrayPicture::hugeArraysAreDrawnAsDiagonals() {
    const auto matrix = weightsOf("i4000x3000 k3x3 s1 p1 d1 op0");
    const paint::WeightSource source(matrix, true);
    QCOMPARE(source.rows(), Index{12'000'000});
    PaintCount count;
    const Grid grid = gridOf(source, {0, 0}, 400. / 12e6, 300. / 12e6);
    const QImage image = drawn(source, grid, {400, 300}, count);
    QCOMPARE(count.cells, Index{0});
    QVERIFY(count.diagonals <= Index{9} * 4000);
    for (int x = 4; x < 396; ++x)
        QVERIFY(image.pixelColor(x, x * 3 / 4) != QColor(Qt::white));
    QCOMPARE(image.pixelColor(390, 5), QColor(Qt::white));
}

DECONV_UI_TEST_MAIN(TestArrayPicture)
#include "test_array_picture.moc"
