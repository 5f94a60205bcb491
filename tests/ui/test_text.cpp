#include "ui/paint/fonts.h"
#include "ui/paint/math_text.h"
#include "ui/paint/number_text.h"
#include "ui/paint/wrapped.h"

#include <QFontInfo>
#include <QFontMetricsF>
#include <QImage>
#include <QTest>
#include <cmath>
#include <limits>

using paint::exactNumber;
using paint::fittingNumber;
using paint::MathText;
using paint::mathText;
using paint::numberWidth;
using paint::uiFont;

class TestText : public QObject {
    Q_OBJECT
private slots:
    void fontsHaveTheSizeAskedFor();
    void numbersAreWrittenShort_data();
    void numbersAreWrittenShort();
    void numbersAreRoundedToFit();
    void roundedNumbersStayNear();
    void briefNumbersKeepThreeDigits_data();
    void briefNumbersKeepThreeDigits();
    void equationsAreNotBroken();
    void anEquationWiderThanTheRoomIsBroken();
    void figuresStandInColumns();
    void numbersAreDrawnWhereAsked();
    void markupIsRead();
    void inksAndStrongAreRead();
    void plainTextKeepsScripts();
    void mathIsDrawnAsWideAsItSays();
};

void TestText::fontsHaveTheSizeAskedFor() {
    for (const double pixels : {10.0, 12.0, 13.0, 20.0}) {
        const QFontMetricsF asked(uiFont(pixels)), whole(uiFont(100));
        const double ratio = asked.horizontalAdvance(QStringLiteral("transposed")) /
                             whole.horizontalAdvance(QStringLiteral("transposed"));
        QVERIFY2(std::abs(ratio - pixels / 100) < .002, qPrintable(QString::number(ratio)));
    }
    QVERIFY(paint::mathFont(14, true).italic());
    QVERIFY(!paint::mathFont(14, false).italic());
    QVERIFY(QFontInfo(paint::monoFont(11.5)).fixedPitch());
    QCOMPARE(uiFont(13, QFont::DemiBold).weight(), int(QFont::DemiBold));
}

void TestText::numbersAreWrittenShort_data() {
    QTest::addColumn<double>("value");
    QTest::addColumn<QString>("text");
    QTest::newRow("zero") << 0. << "0";
    QTest::newRow("minus zero") << -0. << "0";
    QTest::newRow("whole") << 36. << "36";
    QTest::newRow("negative") << -17. << QStringLiteral("−17");
    QTest::newRow("fraction") << .1 << "0.1";
    QTest::newRow("third") << 1. / 3 << "0.3333333333333333";
    QTest::newRow("long whole") << 9007199254740991. << "9007199254740991";
    QTest::newRow("small") << 1.2e-7 << QStringLiteral("1.2e−7");
    QTest::newRow("large") << 1e30 << "1e30";
    QTest::newRow("nan") << std::nan("") << "nan";
    QTest::newRow("infinite") << std::numeric_limits<double>::infinity() << QStringLiteral("∞");
    QTest::newRow("minus infinite")
        << -std::numeric_limits<double>::infinity() << QStringLiteral("−∞");
}

void TestText::numbersAreWrittenShort() {
    QFETCH(double, value);
    QFETCH(QString, text);
    QCOMPARE(exactNumber(value), text);
}

void TestText::numbersAreRoundedToFit() {
    const QFont font = uiFont(10);
    const double figure = numberWidth(QStringLiteral("0"), font);
    const double point = numberWidth(QStringLiteral("."), font);
    QCOMPARE(fittingNumber(17, font, 2 * figure), QStringLiteral("17"));
    QCOMPARE(fittingNumber(1. / 3, font, 3 * figure + point), QStringLiteral("0.33"));
    QCOMPARE(fittingNumber(2. / 3, font, 2 * figure + point), QStringLiteral("0.7"));
    QCOMPARE(fittingNumber(-12.345, font, 3 * figure + .1), QStringLiteral("−12"));
    QCOMPARE(fittingNumber(1234567, font, 4 * figure), QStringLiteral("1e6"));
    QCOMPARE(fittingNumber(1.23e-7, font, 5 * figure + point), QStringLiteral("1.2e−7"));
    QVERIFY(fittingNumber(17, font, figure).isEmpty());
    QVERIFY(fittingNumber(-1. / 3, font, 2 * figure).isEmpty());
}

void TestText::roundedNumbersStayNear() {
    const QFont font = uiFont(10);
    for (const double value : {1. / 3, 1234.5678, -98765.4321, 3.14159e12, 2.5e-9, .0499})
        for (double width = 20; width < 80; width += 7) {
            QString text = fittingNumber(value, font, width);
            if (text.isEmpty())
                continue;
            QVERIFY(numberWidth(text, font) <= width);
            const double read = text.replace(QChar(0x2212), QLatin1Char('-')).toDouble();
            QVERIFY2(std::abs(read - value) <= .5 * std::abs(value), qPrintable(text));
            QVERIFY2(read * value > 0, qPrintable(text));
        }
}

void TestText::briefNumbersKeepThreeDigits_data() {
    QTest::addColumn<double>("value");
    QTest::addColumn<QString>("text");
    QTest::newRow("whole") << 58962. << "58962";
    QTest::newRow("short") << .25 << "0.25";
    QTest::newRow("sum of doubles") << 4.881917244435324 << "4.88";
    QTest::newRow("nearly whole") << 4.999999999999999 << "5";
    QTest::newRow("large") << -1234.5678 << QStringLiteral("−1235");
    QTest::newRow("small") << .05711826 << "0.0571";
    QTest::newRow("tiny") << 1.2345e-7 << QStringLiteral("1.23e−7");
}

void TestText::briefNumbersKeepThreeDigits() {
    QFETCH(double, value);
    QFETCH(QString, text);
    QCOMPARE(paint::briefNumber(value), text);
}

void TestText::equationsAreNotBroken() {
    const paint::MathText text =
        paint::mathText(QStringLiteral("Relationship 10: $s = 1, k = 2n + 1, p = n$"));
    const paint::MathStyle style{12, 13, {}};
    for (double room = 90; room < paint::width(text, style); room += 10)
        for (const paint::MathText& line : paint::wrapped(text, style, room)) {
            const QString words = line.plain();
            QVERIFY2(!words.endsWith(u'=') && words != QLatin1String("n"), qPrintable(words));
        }
}

void TestText::anEquationWiderThanTheRoomIsBroken() {
    const paint::MathText text =
        paint::mathText(QStringLiteral("$Z(874,959) = Σ_{m,n} Y(m,n) K(874 − m, 959 − n)$"));
    const paint::MathStyle style{13, 15, {}};
    const double room = .7 * paint::width(text, style);
    const auto lines = paint::wrapped(text, style, room);
    QCOMPARE(lines.size(), 2);
    for (const paint::MathText& line : lines)
        QVERIFY(paint::width(line, style) <= room);
    QCOMPARE(lines[1].plain(), QStringLiteral("K(874 − m, 959 − n)"));
}

void TestText::figuresStandInColumns() {
    for (const auto weight : {QFont::Normal, QFont::DemiBold}) {
        const QFont font = uiFont(14, weight);
        QCOMPARE(numberWidth(QStringLiteral("111"), font),
                 numberWidth(QStringLiteral("808"), font));
        QCOMPARE(numberWidth(QStringLiteral("−1"), font), numberWidth(QStringLiteral("44"), font));
    }
}

namespace {

// The box of everything that is not white.
QRect inked(const QImage& image) {
    QRect box;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            if (qGray(image.pixel(x, y)) < 200)
                box |= QRect(x, y, 1, 1);
    return box;
}

}  // namespace

void TestText::numbersAreDrawnWhereAsked() {
    QImage image(100, 40, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setFont(uiFont(20));
    paint::drawNumber(painter, QRectF(0, 0, 100, 40), Qt::AlignCenter, QStringLiteral("808"));
    painter.end();
    const QRect box = inked(image);
    QVERIFY(std::abs(box.center().x() - 50) <= 1);
    QVERIFY(std::abs(box.center().y() - 20) <= 1);
    image.fill(Qt::white);
    QPainter right(&image);
    right.setFont(uiFont(20));
    paint::drawNumber(right, QRectF(0, 0, 100, 40), Qt::AlignRight | Qt::AlignTop,
                      QStringLiteral("8"));
    right.end();
    QVERIFY(inked(image).right() >= 96);
    QVERIFY(inked(image).top() <= 1);
}

void TestText::markupIsRead() {
    const MathText text = mathText(QStringLiteral("Row 5 of $W^{T}$ times $z_{5-q} \\text{mod}$"));
    using Face = MathText::Face;
    using Script = MathText::Script;
    QCOMPARE(text.runs[0].text, QStringLiteral("Row 5 of "));
    QCOMPARE(text.runs[0].face, Face::Ui);
    QCOMPARE(text.runs[1].text, QStringLiteral("W"));
    QCOMPARE(text.runs[1].face, Face::Italic);
    QCOMPARE(text.runs[2].text, QStringLiteral("T"));
    QCOMPARE(text.runs[2].face, Face::Upright);
    QCOMPARE(text.runs[2].script, Script::Superscript);
    QCOMPARE(text.runs[4].text, QStringLiteral("z"));
    QCOMPARE(text.runs[5].text, QStringLiteral("5−"));
    QCOMPARE(text.runs[5].face, Face::Upright);
    QCOMPARE(text.runs[5].script, Script::Subscript);
    QCOMPARE(text.runs[6].face, Face::Italic);
    QCOMPARE(text.runs.back().text, QStringLiteral(" mod"));
    QVERIFY(mathText(QString()).isEmpty());
    // Marks that are not closed, and brackets that name no ink, are what they look like.
    QCOMPARE(mathText(QStringLiteral("[4]")).plain(), QStringLiteral("[4]"));
    QCOMPARE(mathText(QStringLiteral("$x_{1")).plain(), QStringLiteral("x₁"));
    QCOMPARE(mathText(QStringLiteral("$\\text{mo")).plain(), QStringLiteral("mo"));
}

void TestText::inksAndStrongAreRead() {
    const MathText text = mathText(QStringLiteral("[kernel]$K$[/] is **2**"));
    QCOMPARE(text.runs[0].ink, MathText::Ink::Kernel);
    QVERIFY(!text.runs[1].ink);
    QCOMPARE(text.runs[2].face, MathText::Face::UiStrong);
}

void TestText::plainTextKeepsScripts() {
    QCOMPARE(mathText(QStringLiteral("$W^{T}_{5j} y_{j}$")).plain(), QStringLiteral("Wᵀ₅ⱼ yⱼ"));
}

void TestText::mathIsDrawnAsWideAsItSays() {
    const MathText text = mathText(QStringLiteral("$o = ⌊(i + 2p)/s⌋$ = **2**"));
    const paint::MathStyle style;
    QImage image(300, 40, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    const double advance =
        draw(painter, QPointF(10, 25), text, style, paint::theme(paint::Scheme::Light));
    painter.end();
    QCOMPARE(advance, width(text, style));
    const QRect box = inked(image);
    QVERIFY(std::abs(box.right() - (10 + advance)) <= 2);
    QVERIFY(box.left() >= 9);
    // Fractions of a pixel count.
    QVERIFY(std::abs(width(text, {13.5, 14.5, {}}) / advance - 14.5 / 14) < .01);
    // Twice as large is twice as wide.
    const paint::MathStyle twice{26, 28, {}};
    QVERIFY(std::abs(width(text, twice) - 2 * advance) < .5);
}

QTEST_MAIN(TestText)
#include "test_text.moc"
