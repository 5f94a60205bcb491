#include "core/geometry.h"

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

Problem::Kind kindOf(const std::optional<Problem>& problem) {
    return problem.value().kind;
}

}  // namespace

class TestGeometryProblems : public QObject {
    Q_OBJECT
private slots:
    void kernelTooLargeOffersWaysOut();
    void remediesWork();
    void problems_data();
    void problems();
    void sizesThatAreTooLargeAreSaid();
    void bothSidesAreToldApart();
    void absurdNumbersAreRefusedWithoutOverflow();
};

void TestGeometryProblems::kernelTooLargeOffersWaysOut() {
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

void TestGeometryProblems::remediesWork() {
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

void TestGeometryProblems::problems_data() {
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

void TestGeometryProblems::problems() {
    QFETCH(Axis, axis);
    QFETCH(Problem::Kind, kind);
    QFETCH(Field, field);
    const auto found = problem(axis, Side::Columns);
    QCOMPARE(kindOf(found), kind);
    QCOMPARE(found->field, field);
    QCOMPARE(found->side, Side::Columns);
    QVERIFY(!sentence(*found, axis).empty());
}

// What is too large is named for what it is: a number that was given, or what follows from it.
void TestGeometryProblems::sizesThatAreTooLargeAreSaid() {
    const auto said = [](const Axis& axis) {
        const auto found = problem(axis, Side::Rows);
        return found ? QString::fromStdString(sentence(*found, axis)) : QString();
    };
    const QString most = QStringLiteral("; the most that can be computed is 2147483647");
    QCOMPARE(said({5, 3, kLargestSize + 1, 1, 0, 0, 0}),
             "The stride of the rows is 2147483648" + most);
    QCOMPARE(said({kLargestSize + 1, 3, 1, 1, 0, 0, 0}),
             "The input size of the rows is 2147483648" + most);
    QCOMPARE(said({5, 3, 1, kLargestSize, 0, 0, 0}),
             "The kernel spans 4294967295 rows (k = 3, d = 2147483647)" + most);
    QCOMPARE(said({5, 3, 1, 1, kLargestSize, 0, 0}),
             "The padded input has 2147483652 rows (i = 5, padding 2147483647 and 0)" + most);
}

void TestGeometryProblems::bothSidesAreToldApart() {
    const Axis good = axis(5, 3, 1, 0);
    const Axis bad = axis(2, 3, 1, 0);
    QVERIFY(!problem(Geometry{good, good, 1}));
    QCOMPARE(problem(Geometry{bad, bad, 1})->side, Side::Both);
    QCOMPARE(problem(Geometry{bad, good, 1})->side, Side::Rows);
    QCOMPARE(problem(Geometry{good, bad, 1})->side, Side::Columns);
    QCOMPARE(problem(Geometry{good, good, 0})->field, Field::Groups);
}

void TestGeometryProblems::absurdNumbersAreRefusedWithoutOverflow() {
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

QTEST_APPLESS_MAIN(TestGeometryProblems)
#include "test_geometry_problems.moc"
