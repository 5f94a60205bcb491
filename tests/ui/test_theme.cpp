#include "ui/paint/theme.h"

#include <QTest>
#include <cmath>

using paint::contrast;
using paint::Scheme;
using paint::Theme;

// The contrasts that the palette was chosen for, to one decimal.
class TestTheme : public QObject {
    Q_OBJECT
private slots:
    void contrastIsTheStandardOne();
    void inksAreReadable_data();
    void inksAreReadable();
    void themesFollowThePalette();
    void mixingGoesFromOneToTheOther();
};

void TestTheme::contrastIsTheStandardOne() {
    QCOMPARE(contrast(Qt::white, Qt::black), 21.0);
    QCOMPARE(contrast(Qt::black, Qt::white), 21.0);
    QCOMPARE(contrast(Qt::red, Qt::red), 1.0);
    QVERIFY(std::abs(contrast(QColor(0x777777), Qt::white) - 4.48) < .005);
}

void TestTheme::inksAreReadable_data() {
    QTest::addColumn<QColor>("ink");
    QTest::addColumn<QColor>("ground");
    QTest::addColumn<double>("ratio");
    const Theme& light = paint::theme(Scheme::Light);
    const Theme& dark = paint::theme(Scheme::Dark);
    const auto both = [](const char* name, const Theme& theme, const QColor& ink, double onPage,
                         double onPanel) {
        QTest::addRow("%s on page", name) << ink << theme.page << onPage;
        QTest::addRow("%s on panel", name) << ink << theme.panel << onPanel;
    };
    both("text", light, light.text, 16.8, 15.6);
    both("text2", light, light.text2, 7.0, 6.5);
    both("rule", light, light.rule, 3.6, 3.3);
    both("accent", light, light.accent, 7.4, 6.9);
    both("input", light, light.input.ink, 6.8, 6.3);
    both("kernel", light, light.kernel.ink, 5.9, 5.4);
    both("output", light, light.output.ink, 6.1, 5.7);
    both("inserted", light, light.inserted, 5.1, 4.7);
    both("additional", light, light.additional, 7.2, 6.6);
    QTest::newRow("text on accent") << light.onAccent << light.accent << 7.4;
    both("dark text", dark, dark.text, 14.8, 13.6);
    both("dark text2", dark, dark.text2, 7.2, 6.6);
    both("dark rule", dark, dark.rule, 4.1, 3.8);
    both("dark accent", dark, dark.accent, 7.0, 6.4);
    both("dark input", dark, dark.input.ink, 8.1, 7.4);
    both("dark kernel", dark, dark.kernel.ink, 7.9, 7.3);
    both("dark output", dark, dark.output.ink, 8.4, 7.7);
    both("dark inserted", dark, dark.inserted, 8.0, 7.3);
    both("dark additional", dark, dark.additional, 7.0, 6.4);
    QTest::newRow("text on dark accent") << dark.onAccent << dark.accent << 7.2;
}

void TestTheme::inksAreReadable() {
    QFETCH(QColor, ink);
    QFETCH(QColor, ground);
    QFETCH(double, ratio);
    const double measured = contrast(ink, ground);
    QVERIFY2(std::abs(measured - ratio) < .051, qPrintable(QString::number(measured)));
}

void TestTheme::themesFollowThePalette() {
    for (const Scheme scheme : {Scheme::Light, Scheme::Dark})
        QCOMPARE(paint::schemeOf(paint::paletteOf(paint::theme(scheme))), scheme);
}

void TestTheme::mixingGoesFromOneToTheOther() {
    QCOMPARE(paint::mixed(Qt::white, Qt::black, 0), QColor(Qt::white));
    QCOMPARE(paint::mixed(Qt::white, Qt::black, 1), QColor(Qt::black));
    QCOMPARE(paint::mixed(QColor(0, 100, 200), QColor(100, 200, 0), .25), QColor(25, 125, 150));
}

QTEST_MAIN(TestTheme)
#include "test_theme.moc"
