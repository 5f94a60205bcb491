#include "core/convolution.h"
#include "core/deconvolution/fractional_stride.h"
#include "core/deconvolution/matrix.h"
#include "core/deconvolution/padded_input.h"
#include "core/deconvolution/stamp.h"
#include "core/examples.h"
#include "tests/oracle/worked_cases.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>
#include <cmath>

using namespace core;

namespace {

Matrix<double> matrixOf(const QJsonArray& rows) {
    auto matrix = uninitialised<Matrix<double>>({rows.size(), rows.first().toArray().size()});
    for (Index m = 0; m < size(matrix, 0); ++m)
        for (Index n = 0; n < size(matrix, 1); ++n)
            matrix(m, n) = rows[m].toArray()[n].toDouble();
    return matrix;
}

template <class A>
A reshaped(const Matrix<double>& matrix) {
    std::array<Index, std::tuple_size_v<typename A::shape_type>> shape;
    shape.fill(1);
    shape[shape.size() - 2] = size(matrix, 0);
    shape[shape.size() - 1] = size(matrix, 1);
    auto array = uninitialised<A>(shape);
    std::copy(matrix.begin(), matrix.end(), array.begin());
    return array;
}

using Planes1 = Planes<double>;

struct WorkedCase {
    Experiment experiment;
    bool transposed = false;
    Planes1 expected;
};

Axis axisOf(const QJsonObject& object, Index kernel, Index size, bool transposed) {
    const Index padding = object["padding"].toInt();
    const Axis axis{.kernel = kernel,
                    .stride = object["stride"].toInt(),
                    .dilation = object["dilation"].toInt(),
                    .paddingBefore = padding,
                    .paddingAfter = padding};
    return transposed ? withOutput(axis, size, object["output_padding"].toInt())
                      : withInput(axis, size);
}

WorkedCase caseOf(const QJsonObject& object) {
    WorkedCase made;
    made.transposed = oracle::isTransposed(object);
    const Matrix<double> input = matrixOf(object["input"].toArray());
    const Matrix<double> kernel = matrixOf(object["kernel"].toArray());
    made.expected = reshaped<Planes1>(matrixOf(object["expected"].toArray()));
    Experiment& experiment = made.experiment;
    experiment.geometry.rows = axisOf(object, size(kernel, 0), size(input, 0), made.transposed);
    experiment.geometry.columns = axisOf(object, size(kernel, 1), size(input, 1), made.transposed);
    experiment.kernels = share(reshaped<Kernels<double>>(kernel));
    if (made.transposed) {
        experiment.typed = share(reshaped<Planes1>(input));
        experiment.input = share(
            zeros<Planes1>({1, experiment.geometry.rows.input, experiment.geometry.columns.input}));
    } else {
        experiment.input = share(reshaped<Planes1>(input));
    }
    return made;
}

Experiment notebook() {
    return makeExample("notebook");
}

}  // namespace

class TestExperiment : public QObject {
    Q_OBJECT
private slots:
    void workedCases_data();
    void workedCases();
    void examplesEvaluate_data();
    void examplesEvaluate();
    void typedValuesTakeThePlaceOfY();
    void aLargeResultComesBeforeItsComparison();
    void problemsOfArrays();
    void hugeGeometriesAreRefused();
    void agreementNamesTheWaysAndThePlace();
    void agreementKnowsWhatIsNoNumber();
    void reportsRisingProgress();
    void cancels();
};

void TestExperiment::workedCases_data() {
    oracle::addWorkedCases();
}

void TestExperiment::workedCases() {
    QFETCH(QJsonObject, object);
    const WorkedCase made = caseOf(object);
    const Result result = evaluate(made.experiment);
    QVERIFY(result.agreement.value().exact());
    if (!made.transposed) {
        QVERIFY(*result.y == made.expected);
        return;
    }
    const Planes1& typed = *made.experiment.typed;
    const auto& kernels = made.experiment.kernels;
    const Geometry& geometry = made.experiment.geometry;
    QVERIFY(*result.z == made.expected);
    QVERIFY(deconvolution::asMatrix(typed, kernels, geometry).output == made.expected);
    QVERIFY(deconvolution::asPaddedInput(typed, *kernels, geometry).output == made.expected);
    QVERIFY(deconvolution::asFractionalStride(typed, *kernels, geometry).output == made.expected);
    QVERIFY(deconvolution::asStamps(typed, *kernels, geometry) == made.expected);
    QVERIFY(convolveTransposed(typed, *kernels, geometry) == made.expected);
}

void TestExperiment::examplesEvaluate_data() {
    QTest::addColumn<QString>("name");
    for (const Example& example : examples())
        QTest::newRow(example.name) << QString::fromUtf8(example.name);
}

void TestExperiment::examplesEvaluate() {
    QFETCH(QString, name);
    const Experiment experiment = makeExample(name.toStdString());
    QVERIFY(!problem(experiment));
    const Result result = evaluate(experiment);
    QVERIFY(result.agreement.value().exact());
    QVERIFY(result.z->shape() == experiment.input->shape());
}

void TestExperiment::typedValuesTakeThePlaceOfY() {
    Experiment experiment = notebook();
    const Result first = evaluate(experiment);
    QVERIFY(first.t == first.y);
    QVERIFY(*first.y == (Planes1{{{17, 12}, {14, 17}}}));
    experiment.typed = share(Planes1{{{1, 0}, {0, 0}}});
    const Result second = evaluate(experiment);
    QVERIFY(second.t == experiment.typed);
    QVERIFY(*second.y == *first.y);
    QCOMPARE((*second.z)(0, 1, 2), 2.0);
}

void TestExperiment::aLargeResultComesBeforeItsComparison() {
    Experiment large = notebook();
    QVERIFY(!comparesSlowly(large));
    for (Axis* axis : {&large.geometry.rows, &large.geometry.columns})
        *axis = withInput(*axis, 1000);
    large.input = share(Planes1(zeros<Planes1>({1, 1000, 1000}) + 1));
    QVERIFY(comparesSlowly(large));
    const Result result = resultOf(large);
    QVERIFY(!result.agreement);
    QVERIFY(compareWays(result).exact());
    Result wrong = result;
    Planes1 z = *result.z;
    z(0, 999, 998) += 1;
    wrong.z = share(std::move(z));
    const Agreement found = compareWays(wrong);
    QCOMPARE(found.largestDifference, 1.0);
    QCOMPARE(found.first, Way::Matrix);
    QCOMPARE(found.where.at[1], Index{999});
    QCOMPARE(found.where.at[2], Index{998});
}

void TestExperiment::problemsOfArrays() {
    const auto kindAfter = [](const std::function<void(Experiment&)>& change) {
        Experiment experiment = notebook();
        change(experiment);
        const auto found = problem(experiment);
        return found ? std::optional(found->kind) : std::nullopt;
    };
    using Kind = Problem::Kind;
    QVERIFY(!kindAfter([](Experiment&) {}));
    QCOMPARE(kindAfter([](Experiment& e) { e.geometry.rows.stride = 0; }), Kind::NotPositive);
    QCOMPARE(kindAfter([](Experiment& e) {
                 e.input = share(zeros<Planes1>({1, 5, 4}));
             }),
             Kind::SizesDiffer);
    QCOMPARE(kindAfter([](Experiment& e) {
                 e.input = share(zeros<Planes1>({2, 4, 4}));
             }),
             Kind::ChannelsDiffer);
    QCOMPARE(kindAfter([](Experiment& e) {
                 e.typed = share(zeros<Planes1>({1, 2, 3}));
             }),
             Kind::SizesDiffer);
    QCOMPARE(kindAfter([](Experiment& e) { e.geometry.groups = 2; }), Kind::GroupsDoNotDivide);
    Experiment wrong = notebook();
    wrong.geometry.groups = 2;
    QVERIFY_EXCEPTION_THROWN(evaluate(wrong), Refused);
}

void TestExperiment::hugeGeometriesAreRefused() {
    Experiment experiment = notebook();
    for (Axis* axis : {&experiment.geometry.rows, &experiment.geometry.columns}) {
        axis->paddingBefore = axis->paddingAfter = 100'000;
        *axis = withInput(*axis, 4);
    }
    QVERIFY(!problem(experiment.geometry));
    QCOMPARE(problem(experiment).value().kind, Problem::Kind::TooLarge);
    QVERIFY_EXCEPTION_THROWN(evaluate(experiment), Refused);
}

void TestExperiment::agreementNamesTheWaysAndThePlace() {
    const Planes1 right{{{1, 2}, {3, 4}}, {{5, 6}, {7, 8}}};
    Planes1 wrong = right;
    wrong(1, 0, 1) += 0.5;
    wrong(0, 0, 0) -= 0.25;
    QVERIFY(agreement(right, right, right, right).exact());
    const Agreement found = agreement(right, right, wrong, right);
    QVERIFY(!found.exact());
    QCOMPARE(found.largestDifference, 0.5);
    QCOMPARE(found.first, Way::Matrix);
    QCOMPARE(found.second, Way::FractionalStride);
    QCOMPARE(found.where.array, ArrayId::Z);
    QCOMPARE(found.where.at[0], Index{1});
    QCOMPARE(found.where.at[1], Index{0});
    QCOMPARE(found.where.at[2], Index{1});
    const Agreement last = agreement(right, right, right, wrong);
    QCOMPARE(last.second, Way::Stamp);
}

void TestExperiment::agreementKnowsWhatIsNoNumber() {
    const Planes1 none{{{NAN, HUGE_VAL}}};
    const Planes1 some{{{1, HUGE_VAL}}};
    QVERIFY(agreement(none, none, none, none).exact());
    QVERIFY(std::isinf(agreement(none, none, some, none).largestDifference));
}

void TestExperiment::reportsRisingProgress() {
    double last = 0;
    bool rises = true;
    Control control;
    control.progress = [&](double fraction) {
        rises = rises && fraction >= last;
        last = fraction;
    };
    evaluate(notebook(), control);
    QVERIFY(rises);
    QCOMPARE(last, 1.0);
}

void TestExperiment::cancels() {
    std::stop_source stop;
    stop.request_stop();
    Control control;
    control.stop = stop.get_token();
    QVERIFY_EXCEPTION_THROWN(evaluate(notebook(), control), Cancelled);
}

QTEST_APPLESS_MAIN(TestExperiment)
#include "test_experiment.moc"
