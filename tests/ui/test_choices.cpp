// Drop-downs show the whole name of what was chosen.

#include "tests/ui/support/appearance.h"
#include "tests/ui/support/window_test.h"
#include "ui/view/controls/choice_field.h"

#include <QApplication>
#include <QTest>
#include <algorithm>

namespace {

/// The names that need most room.
QStringList longest(const QComboBox& choice) {
    constexpr qsizetype kTried = 3;
    QStringList names;
    for (int n = 0; n < choice.count(); ++n)
        names.append(choice.itemText(n));
    const QFontMetrics metrics(choice.font());
    std::sort(names.begin(), names.end(), [&](const QString& a, const QString& b) {
        return metrics.horizontalAdvance(a) > metrics.horizontalAdvance(b);
    });
    return names.mid(0, kTried);
}

}  // namespace

class TestChoices : public support::WindowTest {
    Q_OBJECT
private slots:
    void noNameIsCut_data();
    void noNameIsCut();
};

void TestChoices::noNameIsCut_data() {
    QTest::addColumn<QString>("page");
    QTest::addColumn<QString>("field");
    QTest::newRow("examples") << "Workbench"
                              << "Example";
    QTest::newRow("inputs") << "Workbench"
                            << "Input values";
    QTest::newRow("kernels") << "Workbench"
                             << "Kernel values";
    QTest::newRow("channels") << "Photos"
                              << "Channels of the photo";
    QTest::newRow("operations") << "Photos"
                                << "Operation of the filters";
    QTest::newRow("banks") << "Photos"
                           << "Filter bank";
}

void TestChoices::noNameIsCut() {
    QFETCH(QString, page);
    QFETCH(QString, field);
    support::Driver& driver = *driver_;
    driver.click(page);
    // The photo's panel moves when its photo comes.
    if (page == QLatin1String("Photos"))
        QTRY_VERIFY(driver.isThere(QStringLiteral("4 filters, 512×768 to 513×769")));
    QTRY_VERIFY(driver.isThere(field));
    auto* choice = qobject_cast<view::ChoiceField*>(driver.find(field));
    QVERIFY(choice);
    QTRY_VERIFY(choice->isEnabled() && choice->count() > 1);
    for (const QString& name : longest(*choice)) {
        driver.choose(field, name);
        QVERIFY(!driver.failed());
        QTRY_COMPARE(choice->shownText(), name);
        QVERIFY2(choice->shownWidth() <= choice->width(), qPrintable(name));
    }
}

DECONV_UI_TEST_MAIN(TestChoices)
#include "test_choices.moc"
