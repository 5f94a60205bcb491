#include "core/geometry.h"

#include <QFile>
#include <QTest>
#include <limits>
#include <random>

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

Problem::Kind kindOf(const std::optional<Problem>& problem) {
    return problem.value().kind;
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
    void kernelTooLargeOffersWaysOut();
    void remediesWork();
    void problems_data();
    void problems();
    void bothSidesAreToldApart();
    void absurdNumbersAreRefusedWithoutOverflow();
};

void TestGeometry::classicCases_data() {
    QTest::addColumn<QList<qint64>>("row");
    QFile file(DECONV_TEST_DATA "/core/data/conv_arithmetic.csv");
    QVERIFY(file.open(QIODevice::ReadOnly));
    file.readLine();
    while (!file.atEnd()) {
        const QList<QByteArray> cells = file.readLine().trimmed().split(',');
        QList<qint64> numbers;
        for (const QByteArray& cell : cells.sliced(1))
            numbers << cell.toLongLong();
        QTest::newRow(cells.front().constData()) << numbers;
    }
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
    const auto row = [](const char* name, Index i, Index k, Index s, Index p, Index d, List list,
                        int direct, int transposed) {
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

void TestGeometry::kernelTooLargeOffersWaysOut() {
    const auto found = problem(axis(4, 5, 1, 0), Side::Both);
    QCOMPARE(kindOf(found), Problem::Kind::KernelTooLarge);
    QCOMPARE(found->field, Field::Kernel);
    QCOMPARE(found->value, Index{5});
    QCOMPARE(found->limit, Index{4});
    const std::vector<Problem::Remedy> remedies{{Field::Kernel, 4}, {Field::Padding, 1}};
    QCOMPARE(found->remedies, remedies);
    QCOMPARE(sentence(*found, axis(4, 5, 1, 0)),
             std::string("The kernel spans 5 rows and columns (k = 5, d = 1), more than the padded "
                         "input's 4 (i = 4, padding 0 and 0); use a kernel of 4 or padding 1"));
}

void TestGeometry::remediesWork() {
    std::mt19937 random(5);
    const auto number = [&](int from, int to) {
        return Index{std::uniform_int_distribution(from, to)(random)};
    };
    int count = 0;
    for (int n = 0; n < 5000; ++n) {
        const bool fromInput = number(0, 1) == 0;
        const Axis asked{1, number(1, 5), number(1, 4), number(1, 3), number(0, 4), number(0, 4),
                         0};
        const Index size = number(1, 6);
        const Index a = number(0, 4);
        const auto check = [&](const Axis& axis, Index outputPadding) {
            return fromInput ? problemWithInput(axis, size, Side::Rows)
                             : problemWithOutput(axis, size, outputPadding, Side::Rows);
        };
        const auto found = check(asked, a);
        if (!found)
            continue;
        ++count;
        QVERIFY(!found->remedies.empty());
        for (const Problem::Remedy& remedy : found->remedies) {
            Axis mended = asked;
            Index outputPadding = a;
            switch (remedy.field) {
                case Field::Kernel:
                    mended.kernel = remedy.value;
                    break;
                case Field::Padding:
                    mended.paddingBefore = mended.paddingAfter = remedy.value;
                    break;
                case Field::Dilation:
                    mended.dilation = remedy.value;
                    break;
                case Field::Stride:
                    mended.stride = remedy.value;
                    break;
                case Field::OutputPadding:
                    outputPadding = remedy.value;
                    break;
                default:
                    QFAIL("no remedy for an axis");
            }
            const auto left = check(mended, outputPadding);
            // Mending the output padding may uncover that the padding crops everything away.
            QVERIFY(!left || left->kind != found->kind);
        }
    }
    QVERIFY(count > 500);
}

void TestGeometry::problems_data() {
    QTest::addColumn<Axis>("axis");
    QTest::addColumn<Problem::Kind>("kind");
    QTest::addColumn<Field>("field");
    using Kind = Problem::Kind;
    QTest::newRow("no input") << Axis{0, 1, 1, 1, 0, 0, 0} << Kind::NotPositive << Field::Input;
    QTest::newRow("no kernel") << Axis{5, 0, 1, 1, 0, 0, 0} << Kind::NotPositive << Field::Kernel;
    QTest::newRow("no stride") << Axis{5, 3, 0, 1, 0, 0, 0} << Kind::NotPositive << Field::Stride;
    QTest::newRow("no dilation") << Axis{5, 3, 1, -1, 0, 0, 0} << Kind::NotPositive
                                 << Field::Dilation;
    QTest::newRow("negative padding")
        << Axis{5, 3, 1, 1, 0, -1, 0} << Kind::NotPositive << Field::Padding;
    QTest::newRow("negative output padding")
        << Axis{5, 3, 1, 1, 0, 0, -1} << Kind::NotPositive << Field::OutputPadding;
    QTest::newRow("output padding of the stride")
        << Axis{7, 3, 2, 1, 0, 0, 2} << Kind::OutputPaddingTooLarge << Field::OutputPadding;
    QTest::newRow("output padding that does not fit")
        << Axis{6, 3, 2, 1, 0, 0, 0} << Kind::SizesDiffer << Field::Input;
    QTest::newRow("long") << Axis{kLargestSize + 1, 3, 1, 1, 0, 0, 0} << Kind::TooLarge
                          << Field::Input;
    QTest::newRow("long kernel") << Axis{5, kLargestSize, 1, 2, 0, 0, 0} << Kind::TooLarge
                                 << Field::Kernel;
    QTest::newRow("long padding") << Axis{5, 3, 1, 1, kLargestSize, kLargestSize, 0}
                                  << Kind::TooLarge << Field::Padding;
}

void TestGeometry::problems() {
    QFETCH(Axis, axis);
    QFETCH(Problem::Kind, kind);
    QFETCH(Field, field);
    const auto found = problem(axis, Side::Columns);
    QCOMPARE(kindOf(found), kind);
    QCOMPARE(found->field, field);
    QCOMPARE(found->side, Side::Columns);
    QVERIFY(!sentence(*found, axis).empty());
}

void TestGeometry::bothSidesAreToldApart() {
    const Axis good = axis(5, 3, 1, 0);
    const Axis bad = axis(2, 3, 1, 0);
    QVERIFY(!problem(Geometry{good, good, 1}));
    QCOMPARE(problem(Geometry{bad, bad, 1})->side, Side::Both);
    QCOMPARE(problem(Geometry{bad, good, 1})->side, Side::Rows);
    QCOMPARE(problem(Geometry{good, bad, 1})->side, Side::Columns);
    QCOMPARE(problem(Geometry{good, good, 0})->field, Field::Groups);
}

void TestGeometry::absurdNumbersAreRefusedWithoutOverflow() {
    using Limits = std::numeric_limits<Index>;
    const Index values[] = {Limits::min(),
                            Limits::min() + 1,
                            -2,
                            -1,
                            0,
                            1,
                            2,
                            3,
                            1'000'000'007,
                            kLargestSize - 1,
                            kLargestSize,
                            kLargestSize + 1,
                            Limits::max() - 1,
                            Limits::max()};
    std::mt19937 random(7);
    const auto any = [&] {
        return values[std::uniform_int_distribution<std::size_t>(0, std::size(values) - 1)(random)];
    };
    int valid = 0;
    for (int n = 0; n < 200'000; ++n) {
        const Axis made{any(), any(), any(), any(), any(), any(), any()};
        if (const auto found = problem(made, Side::Rows))
            QVERIFY(!sentence(*found, made).empty());
        else
            ++valid;
        if (const auto found = problemWithOutput(made, any(), any(), Side::Rows))
            QVERIFY(!sentence(*found, made).empty());
        const Axis following = withInput(made, made.input);
        QCOMPARE(problemWithInput(made, made.input, Side::Rows).has_value(),
                 problem(following, Side::Rows).has_value());
        transposed(made);
        relationships(made);
        inputsSharingOutput(made);
        namedPadding(made);
        withTransposedPadding(made, any(), Padding::Same);
    }
    QVERIFY(valid > 0);
}

QTEST_APPLESS_MAIN(TestGeometry)
#include "test_geometry.moc"
