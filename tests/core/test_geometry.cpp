#include "core/geometry.h"
#include "tests/oracle/worked_cases.h"

#include <QTest>

using namespace core;

namespace {

Axis axis(Index input, Index kernel, Index stride, Index padding, Index dilation = 1) {
    return withInput({.kernel = kernel,
                      .stride = stride,
                      .dilation = dilation,
                      .paddingBefore = padding,
                      .paddingAfter = padding},
                     input);
}

bool canWindowStand(const Axis& axis, Index at) {
    return at + extent(axis) <= axis.input + axis.paddingBefore + axis.paddingAfter;
}

/// o by moving the window until it no longer fits.
Index countPositions(const Axis& axis) {
    Index count = 0;
    while (canWindowStand(axis, count * axis.stride))
        ++count;
    return count;
}

/// Every axis with small numbers that has a direct convolution.
std::vector<Axis> smallAxes() {
    std::vector<Axis> axes;
    for (Index i = 1; i <= 8; ++i)
        for (Index k = 1; k <= 4; ++k)
            for (Index s = 1; s <= 4; ++s)
                for (Index d = 1; d <= 3; ++d)
                    for (Index before = 0; before <= 4; ++before)
                        for (Index after = 0; after <= 4; ++after) {
                            const Axis made = withInput({1, k, s, d, before, after, 0}, i);
                            if (!problem(made, Side::Rows))
                                axes.push_back(made);
                        }
    return axes;
}

}  // namespace

class TestGeometry : public QObject {
    Q_OBJECT
private slots:
    void classicCases_data();
    void classicCases();
    void sizesAreThoseOfMovingTheWindow();
    void outputAndOutputPaddingGiveTheInputBack();
    void outputPaddingOfAStrideOrMoreKeepsTheOutput();
    void paddedInputIsAsLongAsTheWindowNeeds();
    void samePadding();
    void sameTransposedPadding();
    void validAndFullPadding();
    void namedPaddingIsFound();
    void inputsThatShareAnOutput();
    void relationshipsHold_data();
    void relationshipsHold();
    void relationshipFormulasAreTrue();
    void asymmetricPaddingHasNoRelationship();
};

void TestGeometry::classicCases_data() {
    oracle::addClassicSizes();
}

void TestGeometry::classicCases() {
    QFETCH(QList<qint64>, row);
    const Axis made = axis(row[0], row[1], row[2], row[3], row[4]);
    QVERIFY(!problem(made, Side::Both));
    QCOMPARE(Index{outputSize(made)}, Index{row[5]});
    const TransposedAxis t = transposed(made);
    const QList<qint64> numbers{t.input,      t.stretched, t.paddingBefore,
                                t.additional, t.padded,    t.output};
    QCOMPARE(numbers, row.sliced(6, 6));
    QCOMPARE(t.inserted, made.stride - 1);
    QCOMPARE(t.paddingAfter, t.paddingBefore + t.additional);
}

void TestGeometry::sizesAreThoseOfMovingTheWindow() {
    const auto axes = smallAxes();
    QVERIFY(axes.size() > 5000);
    for (const Axis& made : axes) {
        QCOMPARE(outputSize(made), countPositions(made));
        QVERIFY(made.outputPadding >= 0 && made.outputPadding < made.stride);
    }
}

void TestGeometry::outputAndOutputPaddingGiveTheInputBack() {
    for (const Axis& made : smallAxes())
        QCOMPARE(withOutput(made, outputSize(made), made.outputPadding), made);
}

void TestGeometry::outputPaddingOfAStrideOrMoreKeepsTheOutput() {
    const Axis dilated{.kernel = 3, .stride = 1, .dilation = 3};
    const Axis made = withOutput(dilated, 4, 2);
    QVERIFY(!problem(made, Side::Rows));
    QCOMPARE(made.input, Index{4 - 1 + 7 + 2});
    QCOMPARE(outputSize(made), Index{4});
    QCOMPARE(transposed(made).paddingAfter, Index{6 + 2});
    QVERIFY(relationships(made).holding.empty());
}

void TestGeometry::paddedInputIsAsLongAsTheWindowNeeds() {
    int negative = 0;
    for (const Axis& made : smallAxes()) {
        const TransposedAxis t = transposed(made);
        QCOMPARE(t.padded - extent(made) + 1, made.input);
        QCOMPARE(t.padded, t.stretched + t.paddingBefore + t.paddingAfter);
        QCOMPARE(t.paddingBefore, extent(made) - 1 - made.paddingBefore);
        negative += t.paddingBefore < 0;
    }
    QVERIFY(negative > 500);
}

void TestGeometry::samePadding() {
    for (const Axis& made : smallAxes()) {
        const Axis same = withPadding(made, Padding::Same);
        QVERIFY(!problem(same, Side::Rows));
        QCOMPARE(same.input, made.input);
        QCOMPARE(outputSize(same), (made.input + made.stride - 1) / made.stride);
        const Index surplus = same.paddingAfter - same.paddingBefore;
        QVERIFY(surplus == 0 || surplus == 1);
    }
    const Axis even = withPadding(axis(5, 4, 1, 0), Padding::Same);
    QCOMPARE(even.paddingBefore, Index{1});
    QCOMPARE(even.paddingAfter, Index{2});
}

void TestGeometry::sameTransposedPadding() {
    for (const Axis& made : smallAxes()) {
        const Axis same = withTransposedPadding(made, 3, Padding::Same);
        QVERIFY(!problem(same, Side::Rows));
        QCOMPARE(same.input, 3 * made.stride);
        QCOMPARE(outputSize(same), Index{3});
    }
    const Axis narrow = withTransposedPadding(axis(2, 1, 3, 0), 2, Padding::Same);
    QCOMPARE(narrow.outputPadding, Index{2});
}

void TestGeometry::validAndFullPadding() {
    const Axis valid = withTransposedPadding(axis(5, 3, 2, 1), 3, Padding::Valid);
    QCOMPARE(valid.input, Index{(3 - 1) * 2 + 3});
    const Axis full = withPadding(axis(5, 3, 1, 0, 2), Padding::Full);
    QCOMPARE(full.paddingBefore, Index{4});
    QCOMPARE(outputSize(full), Index{5 + 4});
    QCOMPARE(withTransposedPadding(full, 9, Padding::Full).input, Index{5});
}

void TestGeometry::namedPaddingIsFound() {
    QCOMPARE(namedPadding(axis(5, 3, 1, 0)), Padding::Valid);
    QCOMPARE(namedPadding(axis(5, 3, 1, 1)), Padding::Same);
    QCOMPARE(namedPadding(axis(5, 3, 1, 2)), Padding::Full);
    QVERIFY(!namedPadding(axis(5, 3, 1, 3)));
    QCOMPARE(namedPadding(axis(5, 1, 1, 0)), Padding::Valid);
}

void TestGeometry::inputsThatShareAnOutput() {
    for (const Axis& made : smallAxes()) {
        const auto [smallest, largest] = inputsSharingOutput(made);
        const Index output = outputSize(made);
        for (Index i = smallest; i <= largest; ++i)
            QCOMPARE(outputSize(withInput(made, i)), output);
        QCOMPARE(outputSize(withInput(made, largest + 1)), output + 1);
        if (smallest > 1)
            QCOMPARE(outputSize(withInput(made, smallest - 1)), output - 1);
    }
    QCOMPARE(inputsSharingOutput(axis(6, 3, 2, 1)), std::pair(Index{5}, Index{6}));
}

void TestGeometry::relationshipsHold_data() {
    QTest::addColumn<Index>("i");
    QTest::addColumn<Index>("k");
    QTest::addColumn<Index>("s");
    QTest::addColumn<Index>("p");
    QTest::addColumn<Index>("d");
    QTest::addColumn<std::vector<int>>("holding");
    QTest::addColumn<int>("direct");
    QTest::addColumn<int>("transposed");
    using List = std::vector<int>;
    const auto row = [](const char* name, Index i, Index k, Index s, Index p, Index d,
                        const List& list, int direct, int transposed) {
        QTest::newRow(name) << i << k << s << p << d << list << direct << transposed;
    };
    row("unit stride", 4, 3, 1, 0, 1, {1, 2, 5, 6, 8, 9, 12, 13, 14, 15}, 1, 8);
    row("padded", 5, 4, 1, 2, 1, {2, 6, 9, 13, 14, 15}, 2, 9);
    row("half", 5, 3, 1, 1, 1, {2, 3, 6, 9, 10, 13, 14, 15}, 3, 10);
    row("full", 5, 3, 1, 2, 1, {2, 4, 6, 9, 11, 13, 14, 15}, 4, 11);
    row("strides", 5, 3, 2, 0, 1, {5, 6, 12, 13, 14, 15}, 5, 12);
    row("strides, odd", 6, 3, 2, 0, 1, {5, 6, 14, 15}, 5, 14);
    row("padding, strides", 5, 3, 2, 1, 1, {6, 13, 14, 15}, 6, 13);
    row("padding, strides, odd", 6, 3, 2, 1, 1, {6, 14, 15}, 6, 14);
    row("dilation", 7, 3, 1, 0, 2, {15}, 15, 0);
    row("one tap", 3, 1, 1, 0, 4, {1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12, 13, 14, 15}, 1, 8);
}

void TestGeometry::relationshipsHold() {
    QFETCH(Index, i);
    QFETCH(Index, k);
    QFETCH(Index, s);
    QFETCH(Index, p);
    QFETCH(Index, d);
    QFETCH(std::vector<int>, holding);
    QFETCH(int, direct);
    QFETCH(int, transposed);
    const Relationships found = relationships(axis(i, k, s, p, d));
    QCOMPARE(found.holding, holding);
    QCOMPARE(found.direct.value_or(0), direct);
    QCOMPARE(found.transposed.value_or(0), transposed);
}

void TestGeometry::relationshipFormulasAreTrue() {
    for (const Axis& x : smallAxes()) {
        const Index i = x.input, k = x.kernel, s = x.stride, p = x.paddingBefore, d = x.dilation;
        const Index o = outputSize(x);
        const TransposedAxis t = core::transposed(x);
        for (const int number : relationships(x).holding) {
            Index direct = o;
            Index back = i;
            Index border = t.paddingBefore;
            switch (number) {
                case 1:
                    direct = i - k + 1;
                    break;
                case 2:
                    direct = i - k + 2 * p + 1;
                    break;
                case 3:
                    direct = i;
                    break;
                case 4:
                    direct = i + k - 1;
                    break;
                case 5:
                    direct = (i - k) / s + 1;
                    break;
                case 6:
                    direct = (i + 2 * p - k) / s + 1;
                    break;
                case 8:
                    back = o + k - 1, border = k - 1;
                    break;
                case 9:
                    back = o + k - 1 - 2 * p, border = k - p - 1;
                    break;
                case 10:
                    back = o, border = p;
                    break;
                case 11:
                    back = o - (k - 1), border = 0;
                    break;
                case 12:
                    back = s * (o - 1) + k, border = k - 1;
                    break;
                case 13:
                    back = s * (o - 1) + k - 2 * p, border = k - p - 1;
                    break;
                case 14:
                    back = s * (o - 1) + (i + 2 * p - k) % s + k - 2 * p, border = k - p - 1;
                    break;
                case 15:
                    direct = (i + 2 * p - k - (k - 1) * (d - 1)) / s + 1;
                    break;
                default:
                    QFAIL("a relationship that is not one");
            }
            QCOMPARE(direct, o);
            QCOMPARE(back, i);
            QCOMPARE(border, t.paddingBefore);
        }
    }
}

void TestGeometry::asymmetricPaddingHasNoRelationship() {
    Axis uneven = axis(5, 3, 1, 1);
    uneven.paddingAfter = 0;
    const Relationships found = relationships(withInput(uneven, 5));
    QVERIFY(found.holding.empty());
    QVERIFY(!found.direct);
    QVERIFY(!found.transposed);
}

QTEST_APPLESS_MAIN(TestGeometry)
#include "test_geometry.moc"
