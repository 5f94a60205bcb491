// The window on a machine with no font but DejaVu, whose words are wider: nothing in a left panel
// is cut or lies over something else, and what is on every page stays where it is.

#include "tests/ui/support/appearance.h"
#include "tests/ui/support/window_test.h"
#include "ui/paint/fonts.h"
#include "ui/view/controls/math_label.h"
#include "ui/view/controls/text_link.h"
#include "ui/view/controls/word_choice.h"

#include <QApplication>
#include <QFontInfo>
#include <QLineEdit>
#include <QScrollArea>
#include <QTest>

namespace {

const QString kPages[] = {QStringLiteral("Workbench"), QStringLiteral("Photos"),
                          QStringLiteral("Cycles")};

/// Words that stand on one line, and what is beside them.
QList<QWidget*> piecesIn(const QWidget& panel) {
    QList<QWidget*> pieces;
    const auto all = panel.findChildren<QWidget*>();
    for (QWidget* widget : all)
        if (widget->isVisible() && widget->focusPolicy() != Qt::NoFocus && !widget->layout())
            pieces.append(widget);
    const auto labels = panel.findChildren<view::MathLabel*>();
    for (view::MathLabel* label : labels)
        if (label->isVisible() && !label->accessibleName().isEmpty())
            pieces.append(label);
    return pieces;
}

bool isWords(const QWidget& widget) {
    if (qobject_cast<const view::TextLink*>(&widget) ||
        qobject_cast<const view::WordChoice*>(widget.parentWidget()))
        return true;
    const auto* label = qobject_cast<const view::MathLabel*>(&widget);
    return label && !label->sizePolicy().hasHeightForWidth();
}

QRect placeIn(const QWidget& panel, const QWidget& widget) {
    return {widget.mapTo(&panel, QPoint()), widget.size()};
}

}  // namespace

class TestFallbackFonts : public support::WindowTest {
    Q_OBJECT
private slots:
    void hasNoOtherFont();
    void nothingIsCut_data();
    void nothingIsCut();
    void noDigitIsCut();
    void stageStaysWhereItIs();

private:
    QWidget& leftPanel() const;
    int leftOf(const QString& name) const;
};

QWidget& TestFallbackFonts::leftPanel() const {
    const QWidget* page = window_->mainWindow().pageWidget(window_->mainWindow().page());
    return *page->findChild<QScrollArea*>(QStringLiteral("leftPanel"));
}

int TestFallbackFonts::leftOf(const QString& name) const {
    return driver_->find(name)->mapTo(&window_->mainWindow(), QPoint()).x();
}

void TestFallbackFonts::hasNoOtherFont() {
    QCOMPARE(QFontInfo(paint::uiFont(13)).family(), QStringLiteral("DejaVu Sans"));
    QCOMPARE(QFontInfo(paint::mathFont(13, true)).family(), QStringLiteral("DejaVu Serif"));
}

void TestFallbackFonts::nothingIsCut_data() {
    QTest::addColumn<QString>("page");
    QTest::addColumn<QSize>("size");
    for (const QString& page : kPages)
        for (const QSize size : {QSize(900, 600), QSize(1280, 800)})
            QTest::addRow("%s %d", qPrintable(page), size.width()) << page << size;
}

void TestFallbackFonts::nothingIsCut() {
    QFETCH(QString, page);
    QFETCH(QSize, size);
    window_->mainWindow().resize(size);
    driver_->click(page);
    QTest::qWait(300);
    const QWidget& panel = leftPanel();
    const auto pieces = piecesIn(panel);
    QVERIFY(pieces.size() > 8);
    for (const QWidget* piece : pieces) {
        const QRect place = placeIn(panel, *piece);
        const QString name = piece->accessibleName();
        QVERIFY2(place.left() >= 0 && place.right() < panel.width(), qPrintable(name));
        if (isWords(*piece))
            QVERIFY2(piece->width() >= piece->sizeHint().width(), qPrintable(name));
        for (const QWidget* other : pieces)
            QVERIFY2(other == piece || !place.intersects(placeIn(panel, *other)) ||
                         piece->isAncestorOf(other) || other->isAncestorOf(piece),
                     qPrintable(name + QStringLiteral(" over ") + other->accessibleName()));
    }
}

void TestFallbackFonts::noDigitIsCut() {
    window_->mainWindow().resize(900, 600);
    for (const char* number : {"7", "88", "888", "8888", "88888"}) {
        driver_->enter(QStringLiteral("Stride, rows"), QLatin1String(number));
        const auto* field = driver_->find(QStringLiteral("Stride, rows"))->findChild<QLineEdit*>();
        QVERIFY(field);
        QVERIFY2(field->fontMetrics().horizontalAdvance(field->text()) <= field->width() - 3,
                 number);
    }
}

void TestFallbackFonts::stageStaysWhereItIs() {
    for (const QSize size : {QSize(900, 600), QSize(1280, 800)}) {
        // Resized in front of each page in turn: the others hear of it without being seen.
        for (const QString& front : kPages) {
            driver_->click(front);
            window_->mainWindow().resize(size);
            const int stage = leftPanel().width() + (size.width() < 1000 ? 20 : 24);
            for (const QString& page : kPages) {
                driver_->click(page);
                QTest::qWait(50);
                QCOMPARE(leftOf(QStringLiteral("Workbench")), stage);
                QCOMPARE(leftPanel().width(), stage - (size.width() < 1000 ? 20 : 24));
            }
            window_->mainWindow().resize(1000, 700);
        }
    }
}

int main(int argc, char** argv) {
    support::pinPlatform();
    qputenv("FONTCONFIG_FILE", DECONV_TEST_SUPPORT "/fonts_fallback.conf");
    QApplication application(argc, argv);
    support::pinStyle();
    TestFallbackFonts test;
    return QTest::qExec(&test, argc, argv);
}

#include "test_fallback_fonts.moc"
