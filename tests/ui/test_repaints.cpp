// What an edit has painted anew. How long that takes depends on the machine; what it says nothing
// of need not be painted at all.

#include "tests/ui/support/appearance.h"
#include "tests/ui/support/driver.h"
#include "ui/controller/window.h"
#include "ui/model/workbench.h"
#include "ui/view/main_window.h"

#include <QMap>
#include <QTest>

namespace {

/// Counts the paints of every widget by its name, and those of nameless ones by their parents'.
class Paints : public QObject {
public:
    explicit Paints(QApplication& application) { application.installEventFilter(this); }
    bool eventFilter(QObject* object, QEvent* event) override {
        if (event->type() == QEvent::Paint)
            for (QObject* one = object; one; one = one->parent())
                if (!one->objectName().isEmpty()) {
                    ++counts[one->objectName()];
                    break;
                }
        return false;
    }
    QMap<QString, int> counts;
};

}  // namespace

class TestRepaints : public QObject {
    Q_OBJECT
private slots:
    void anEditPaintsWhatItChanges();
};

void TestRepaints::anEditPaintsWhatItChanges() {
    controller::Window window;
    support::Driver driver(window.mainWindow());
    driver.click(QStringLiteral("Padded input"));
    const QString input = QStringLiteral("X, input");
    driver.enterCell(input, 0, 0, QStringLiteral("7"));
    QTRY_COMPARE(driver.readCell(input, 0, 0), QStringLiteral("7"));
    QTest::qWait(400);  // until nothing fades any more
    Paints paints(*qApp);
    model::Experiment experiment = window.document().experiment();
    experiment.workbench =
        model::withValue(experiment.workbench, {core::ArrayId::X, {0, 1, 1}}, 40, {});
    window.document().change(QStringLiteral("cell"), model::Page::Workbench, experiment);
    QTRY_COMPARE(driver.readCell(input, 1, 1), QStringLiteral("40"));
    QTRY_VERIFY(paints.counts.value(QStringLiteral("stage")) > 0);
    QTest::qWait(100);
    // The sizes are what they were: their fields, their formulas, the line of notation, the menus
    // and the steps of playback stay as they are.
    for (const char* name : {"arithmetic", "notation", "menus", "geometry", "playback"})
        QVERIFY2(!paints.counts.contains(QLatin1String(name)), name);
    // One picture of it: the sheet, and each array.
    QCOMPARE(paints.counts.value(QStringLiteral("stage")), 1);
}

DECONV_UI_TEST_MAIN(TestRepaints)
#include "test_repaints.moc"
