#include "core/control.h"
#include "core/notation.h"
#include "core/shortened.h"

#include <QTest>
#include <random>

using namespace core;

namespace {

Geometry randomGeometry(std::mt19937& random) {
    const auto number = [&](int from, int to) {
        return Index{std::uniform_int_distribution(from, to)(random)};
    };
    while (true) {
        Geometry geometry;
        const bool same = number(0, 2) == 0;
        for (Axis* axis : {&geometry.rows, &geometry.columns}) {
            *axis = {1, number(1, 5), number(1, 4), number(1, 3), number(0, 4), number(0, 4), 0};
            if (number(0, 1) == 0)
                axis->paddingAfter = axis->paddingBefore;
            *axis = withOutput(*axis, number(1, 9), number(0, 3));
        }
        if (same)
            geometry.columns = geometry.rows;
        geometry.groups = number(0, 3) == 0 ? number(2, 5) : 1;
        if (!problem(geometry))
            return geometry;
    }
}

QString refusal(const char* line) {
    try {
        geometryFromNotation(line);
    } catch (const Refused& refused) {
        return QString::fromUtf8(refused.what());
    }
    return {};
}

}  // namespace

class TestNotation : public QObject {
    Q_OBJECT
private slots:
    void writesTheShortestLine();
    void roundTrips();
    void readsPartsInAnyOrder();
    void leavesOutWhatIsNotSaid();
    void namedPadding();
    void outputPaddingFollows();
    void longPartsAreShortened();
    void refuses_data();
    void refuses();
};

void TestNotation::writesTheShortestLine() {
    Geometry geometry;
    geometry.rows = withInput({.kernel = 3, .stride = 2, .paddingBefore = 1, .paddingAfter = 1}, 5);
    geometry.columns = geometry.rows;
    QCOMPARE(notation(geometry), std::string("i5x5 k3x3 s2 p1 d1 op0"));
    geometry.columns.paddingBefore = geometry.columns.paddingAfter = 2;
    geometry.columns.stride = 1;
    geometry.groups = 2;
    QCOMPARE(notation(geometry), std::string("i5x5 k3x3 s2,1 p1,2 d1 op0 g2"));
    geometry.columns.paddingBefore = 0;
    geometry.columns.paddingAfter = 1;
    geometry.rows.paddingAfter = 2;
    QCOMPARE(notation(geometry), std::string("i5x5 k3x3 s2,1 p1,0,2,1 d1 op0 g2"));
}

void TestNotation::roundTrips() {
    std::mt19937 random(1);
    int beyondStride = 0;
    for (int n = 0; n < 10'000; ++n) {
        const Geometry geometry = randomGeometry(random);
        beyondStride += geometry.rows.outputPadding >= geometry.rows.stride;
        QCOMPARE(notation(geometryFromNotation(notation(geometry))), notation(geometry));
        QVERIFY(geometryFromNotation(notation(geometry)) == geometry);
    }
    QVERIFY(beyondStride > 100);
}

void TestNotation::readsPartsInAnyOrder() {
    QVERIFY(geometryFromNotation("  op0 s2\tk3x3 p1  i5x5 ") ==
            geometryFromNotation("i5x5 k3x3 s2 p1 d1 op0"));
    QVERIFY(geometryFromNotation("i5 k3 s2,2 p1,1,1,1") ==
            geometryFromNotation("i5x5 k3x3 s2 p1 d1 op0"));
}

void TestNotation::leavesOutWhatIsNotSaid() {
    const PartialGeometry part = parseNotation("k3x2 p1,2");
    QVERIFY(!part.input && !part.stride && !part.dilation && !part.outputPadding && !part.groups);
    QCOMPARE(part.kernel.value(), std::pair(Index{3}, Index{2}));
    const std::array<Index, 4> padding{1, 2, 1, 2};
    QCOMPARE(part.padding.value(), padding);
    QVERIFY(!parseNotation("").kernel);
}

void TestNotation::namedPadding() {
    QCOMPARE(notation(geometryFromNotation("i5x5 k4x3 psame")),
             std::string("i5x5 k4x3 s1 p1,1,2,1 d1 op0"));
    QCOMPARE(notation(geometryFromNotation("i5x5 k3x3 pfull")),
             std::string("i5x5 k3x3 s1 p2 d1 op0"));
    QCOMPARE(notation(geometryFromNotation("i5x5 k3x3 pvalid")),
             std::string("i5x5 k3x3 s1 p0 d1 op0"));
}

void TestNotation::outputPaddingFollows() {
    QCOMPARE(geometryFromNotation("i6x6 k3x3 s2 p1").rows.outputPadding, Index{1});
    QCOMPARE(geometryFromNotation("i6x5 k3x3 s2 p1 op0").rows.outputPadding, Index{1});
    QCOMPARE(geometryFromNotation("i6x5 k3x3 s2 p1 op0").columns.outputPadding, Index{0});
}

void TestNotation::refuses_data() {
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("says");
    const auto row = [](const char* line, const char* says) {
        QTest::newRow(line) << QByteArray(line) << QString::fromUtf8(says);
    };
    row("", "input size");
    row("i5x5", "kernel size");
    row("i5x5 k3x3 q1", "'q1'");
    row("i5x5 k3x3 s", "'s'");
    row("i5x5 k3x3 s1.5", "'s1.5'");
    row("i5x5 k3x3 s1,2,3", "3 numbers");
    row("i5x5 k3x3 p1,2,3", "'p1,2,3'");
    row("i5x5 k3x3 s2 s2", "once");
    row("i5x5 k3x3 p1 psame", "once");
    row("i5x5x5 k3x3", "'i5x5x5'");
    row("i5x5 k3x3 s99999999999999999999", "too large");
    row("i5x5 k3x3 s0", "stride");
    row("i5x5 k3x3 p-1", "padding");
    row("i4x4 k5x5", "kernel of 4 or padding 1");
    row("i5x5 k3x3 op1", "output padding");
    row("i6x6 k3x3 s3 op1", "where the geometry says");
    row("i9223372036854775807x1 k9223372036854775807x1 d9223372036854775807", "2147483647");
    row("i5x5 k3x3 g0", "groups");
    row("ix5 k3x3", "'ix5'");
    row("i5x k3x3", "'i5x'");
}

void TestNotation::refuses() {
    QFETCH(QByteArray, line);
    QFETCH(QString, says);
    const QString said = refusal(line.constData());
    QVERIFY2(said.contains(says), qPrintable(said));
    QVERIFY(!said.contains('\n'));
}

void TestNotation::longPartsAreShortened() {
    const QByteArray part = "q" + QByteArray(500, '1') + "é" + QByteArray(100, '2');
    QCOMPARE(refusal("i5x5 k3x3 " + part),
             QString::fromUtf8("The geometry's part 'q" + QByteArray(23, '1') + "…" +
                               QByteArray(15, '2') +
                               "' is not known; the parts are i, k, s, p, d, op and g, as in "
                               "'i5x5 k3x3 s2 p1 d1 op0'"));
    QCOMPARE(core::shortened("forty characters are said from end to en"),
             std::string("forty characters are said from end to en"));
    // Never half a letter.
    QByteArray letters;
    for (int n = 0; n < 60; ++n)
        letters += "é";
    const QString cut = QString::fromStdString(core::shortened(letters.toStdString()));
    QCOMPARE(cut.size(), 40);
    QCOMPARE(cut.count(QChar(0xe9)), 39);
}

QTEST_APPLESS_MAIN(TestNotation)
#include "test_notation.moc"
