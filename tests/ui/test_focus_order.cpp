// Where the keyboard is and where Tab takes it, on every page.

#include "tests/ui/support/appearance.h"
#include "tests/ui/support/window_test.h"

#include <QApplication>
#include <QTest>
#include <algorithm>

class TestFocusOrder : public support::WindowTest {
    Q_OBJECT
private slots:
    void tabReadsAPage_data();
    void tabReadsAPage();
    void tabGoesOnToTheNextCell();
    void anotherWayKeepsTheKeyboardAtItsArrays();
    void undoReachesTheExperimentFromAField();
};

void TestFocusOrder::tabReadsAPage_data() {
    QTest::addColumn<Qt::Key>("page");
    QTest::addColumn<QString>("last");
    QTest::addColumn<QStringList>("order");
    QTest::newRow("Workbench") << Qt::Key_1 << "Workbench"
                               << QStringList{"Example",
                                              "Input, rows",
                                              "Kernel values",
                                              "Formulas",
                                              "X, input",
                                              "K, kernel",
                                              "Y, output",
                                              "W, weight matrix",
                                              "Matrix",
                                              "Wᵀ, times y",
                                              "Z, output of the transposed convolution",
                                              "First step",
                                              "Last step",
                                              "Step",
                                              "Speed 1×"};
    QTest::newRow("Photos") << Qt::Key_2 << "Photos"
                            << QStringList{"Stride, rows",
                                           "Number of filters",
                                           "shared",
                                           "Filter 1, Vertical edges",
                                           "Feature map 1, Vertical edges",
                                           "Feature map 4, Rising diagonal",
                                           "Fit"};
    QTest::newRow("Cycles") << Qt::Key_3 << "Cycles"
                            << QStringList{"Convolutions", "Transposed 3", "Enlarged",
                                           "Enlarged pictures", "Fit"};
}

void TestFocusOrder::tabReadsAPage() {
    QFETCH(Qt::Key, page);
    QFETCH(QString, last);
    QFETCH(QStringList, order);
    driver_->press(page, Qt::ControlModifier);
    QTRY_VERIFY(std::all_of(order.begin(), order.end(),
                            [this](const QString& name) { return driver_->isThere(name); }));
    QStringList passed;
    for (int step = 0; step < 100 && driver_->focused() != last; ++step) {
        driver_->press(Qt::Key_Tab);
        passed.append(driver_->focused());
    }
    qsizetype from = 0;
    for (const QString& name : order) {
        const qsizetype at = passed.indexOf(name, from);
        QVERIFY2(at >= 0, qPrintable(name + " is not in its place: " + passed.join(" | ")));
        from = at + 1;
    }
}

void TestFocusOrder::tabGoesOnToTheNextCell() {
    const QString input = QStringLiteral("X, input");
    driver_->tabTo(input);
    driver_->type(QStringLiteral("7"));
    driver_->press(Qt::Key_Tab);
    QCOMPARE(driver_->focused(), input);
    driver_->type(QStringLiteral("8"));
    driver_->press(Qt::Key_Tab);
    driver_->type(QStringLiteral("9"));
    driver_->press(Qt::Key_Backtab, Qt::ShiftModifier);
    QTRY_COMPARE(driver_->readCell(input, 0, 2), QStringLiteral("9"));
    QCOMPARE(driver_->readCell(input, 0, 0), QStringLiteral("7"));
    QCOMPARE(driver_->readCell(input, 0, 1), QStringLiteral("8"));
    driver_->press(Qt::Key_F2);
    QCOMPARE(driver_->focused(), QStringLiteral("X, input, row 0, column 1"));
}

void TestFocusOrder::anotherWayKeepsTheKeyboardAtItsArrays() {
    driver_->tabTo(QStringLiteral("z, Wᵀ times y"));
    driver_->press(Qt::Key_4);
    QTRY_COMPARE(driver_->focused(), QStringLiteral("Z, output of the transposed convolution"));
    driver_->press(Qt::Key_1);
    QCOMPARE(driver_->focused(), QStringLiteral("Z, output of the transposed convolution"));
}

void TestFocusOrder::undoReachesTheExperimentFromAField() {
    const QString rows = QStringLiteral("Input, rows");
    driver_->tabTo(rows);
    driver_->press(Qt::Key_Up);
    QCOMPARE(driver_->read(rows), QStringLiteral("5"));
    driver_->press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(driver_->read(rows), QStringLiteral("4"));
    driver_->type(QStringLiteral("6"));
    driver_->press(Qt::Key_Z, Qt::ControlModifier);  // of what is being typed
    QCOMPARE(driver_->focused(), rows);
    driver_->press(Qt::Key_A, Qt::ControlModifier);
    driver_->type(QStringLiteral("7"));
    driver_->press(Qt::Key_Return);
    QCOMPARE(driver_->read(rows), QStringLiteral("7"));
    driver_->press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(driver_->read(rows), QStringLiteral("4"));
}

DECONV_UI_TEST_MAIN(TestFocusOrder)
#include "test_focus_order.moc"
