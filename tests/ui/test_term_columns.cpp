// The rows of a sum in the panel: where their columns stand, and that their numbers have room.

#include "tests/ui/support/appearance.h"
#include "ui/paint/fonts.h"
#include "ui/paint/number_text.h"
#include "ui/view/workbench/term_columns.h"

#include <QTest>

namespace {

using model::Explanation;

constexpr double kPanel = 240;

double widthOf(double value, const view::ProductColumns& columns, QFont::Weight weight) {
    return paint::numberWidth(paint::exactNumber(value), paint::uiFont(columns.pixels, weight));
}

double nameWidth(const QString& name, double less) {
    return paint::width(paint::mathText(name), view::termNameStyle(less));
}

Explanation product(const QString& left, double leftValue, const QString& right,
                    double rightValue) {
    Explanation explanation;
    Explanation::Row row;
    row.number = 1;
    row.left = left;
    row.leftValue = leftValue;
    row.right = right;
    row.rightValue = rightValue;
    row.product = leftValue * rightValue;
    explanation.rows = {row};
    return explanation;
}

Explanation landing(const QString& name, double before, double value, double tap) {
    Explanation explanation = product(name, value, {}, tap);
    explanation.rows[0].number = 0;
    explanation.rows[0].before = before;
    explanation.rows[0].product += before;
    return explanation;
}

}  // namespace

class TestTermColumns : public QObject {
    Q_OBJECT
private slots:
    void smallNumbersStandAsInTheMocks();
    void productsHaveRoom_data();
    void productsHaveRoom();
    void landingsHaveRoom_data();
    void landingsHaveRoom();
};

void TestTermColumns::smallNumbersStandAsInTheMocks() {
    const view::ProductColumns columns = view::productColumns(
        product(QStringLiteral("$Y(0,0)$"), 17, QStringLiteral("$K(1,1)$"), 2), kPanel);
    QCOMPARE(columns.leftValue, 98.0);
    QCOMPARE(columns.rightValue, 193.0);
    QCOMPARE(columns.pixels, 13.0);
    const view::LandingColumns landings =
        view::landingColumns(landing(QStringLiteral("$Z(0,0)$"), 0, 17, 2), kPanel);
    QCOMPARE(landings.before, 79.0);
    QCOMPARE(landings.equals, 189.0);
}

void TestTermColumns::productsHaveRoom_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<double>("value");
    QTest::addColumn<double>("tap");
    QTest::newRow("teaching size") << QStringLiteral("$Y(1,1)$") << 17. << -2.;
    QTest::newRow("of a photo") << QStringLiteral("$X(2874,2959)$") << 255. << -2.;
    QTest::newRow("five digits") << QStringLiteral("$Y(872,957)$") << 14567. << -2.;
    QTest::newRow("fractions") << QStringLiteral("$Y(12,11)$") << .5 << -.25;
}

// A product that is shown as 3e4 explains nothing.
void TestTermColumns::productsHaveRoom() {
    QFETCH(QString, name);
    QFETCH(double, value);
    QFETCH(double, tap);
    const QString right = QStringLiteral("$K(2,2)$");
    const view::ProductColumns columns =
        view::productColumns(product(name, value, right, tap), kPanel);
    QVERIFY(columns.leftRoom(nameWidth(name, columns.less)) >=
            widthOf(value, columns, QFont::DemiBold));
    QVERIFY(columns.rightRoom(nameWidth(right, columns.less)) >=
            widthOf(tap, columns, QFont::DemiBold));
    QVERIFY(columns.productRoom() >= widthOf(value * tap, columns, QFont::Normal));
    QVERIFY(columns.product <= kPanel);
}

void TestTermColumns::landingsHaveRoom_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<double>("before");
    QTest::addColumn<double>("value");
    QTest::newRow("teaching size") << QStringLiteral("$Z(1,0)$") << -17. << 14.;
    QTest::newRow("five digits") << QStringLiteral("$Z(1,0)$") << 0. << 14997.;
    QTest::newRow("of a photo") << QStringLiteral("$Z(874,959)$") << 510. << 255.;
}

void TestTermColumns::landingsHaveRoom() {
    QFETCH(QString, name);
    QFETCH(double, before);
    QFETCH(double, value);
    constexpr double kTap = -1;
    const view::LandingColumns columns =
        view::landingColumns(landing(name, before, value, kTap), kPanel);
    const auto width = [&](double number, QFont::Weight weight) {
        return paint::numberWidth(paint::exactNumber(number),
                                  paint::uiFont(columns.pixels, weight));
    };
    QVERIFY(columns.beforeRoom(nameWidth(name, columns.less)) >= width(before, QFont::Normal));
    QVERIFY(columns.valueRoom >= width(value, QFont::Normal));
    QVERIFY(columns.tapRoom >= width(kTap, QFont::Normal));
    QVERIFY(columns.resultRoom >= width(before + value * kTap, QFont::DemiBold));
    QVERIFY(columns.before < columns.plus && columns.plus < columns.value - columns.valueRoom);
    QVERIFY(columns.value < columns.times && columns.times < columns.tap - columns.tapRoom);
    QVERIFY(columns.tap < columns.equals && columns.equals < columns.result - columns.resultRoom);
}

DECONV_UI_TEST_MAIN(TestTermColumns)
#include "test_term_columns.moc"
