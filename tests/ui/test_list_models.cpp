// Every list in the window, while it is used, under Qt's own test of what a model has to keep to.

#include "tests/ui/support/appearance.h"
#include "tests/ui/support/driver.h"
#include "ui/controller/window.h"
#include "ui/view/main_window.h"

#include <QAbstractItemModelTester>
#include <QAbstractItemView>
#include <QComboBox>
#include <QTest>
#include <memory>
#include <vector>

namespace {

using Testers = std::vector<std::unique_ptr<QAbstractItemModelTester>>;

/// Puts the models of all drop-downs and lists inside a widget under test. It has to end before
/// they do: a list that is being destroyed still says that it is empty now.
Testers watchModels(const QWidget& within) {
    QList<QAbstractItemModel*> models;
    for (const QComboBox* box : within.findChildren<QComboBox*>())
        models.append(box->model());
    for (const QAbstractItemView* view : within.findChildren<QAbstractItemView*>())
        if (view->model() && !models.contains(view->model()))
            models.append(view->model());
    Testers testers;
    for (QAbstractItemModel* model : models)
        testers.push_back(std::make_unique<QAbstractItemModelTester>(
            model, QAbstractItemModelTester::FailureReportingMode::QtTest));
    return testers;
}

}  // namespace

class TestListModels : public QObject {
    Q_OBJECT
private slots:
    void thoseOfThePages();
    void thoseOfTheExport();
};

void TestListModels::thoseOfThePages() {
    controller::Window window;
    window.mainWindow().resize(1280, 800);
    support::Driver driver(window.mainWindow());
    const Testers testers = watchModels(window.mainWindow());
    QVERIFY(testers.size() >= 8);
    driver.choose("Example", "Stride 2, all ones");
    driver.enterCell("X, input", 0, 0, "7");  // a name that is in no list
    driver.choose("Kernel values", "Ones");
    driver.click("Photos");
    driver.choose("Filter bank", "Random");
    driver.choose("Filter size", "3×3");
    driver.choose("Channels of the photo", "Each colour");
    driver.click("Cycles");
    driver.choose("Kernels of the layers", "Box");
    driver.choose("Sample photos", "Test card");
    QVERIFY(!driver.failed());
}

void TestListModels::thoseOfTheExport() {
    controller::Window window;
    support::Driver driver(window.mainWindow());
    QTRY_VERIFY(driver.readCell("Y, output", 0, 0) == "17");
    driver.press(Qt::Key_E, Qt::ControlModifier);
    driver.tabTo("What to export");
    Testers testers = watchModels(*QApplication::activeWindow());
    QVERIFY(testers.size() >= 2);
    // What is chosen decides which formats there are.
    for (int row = 0; row < 20; ++row)
        driver.press(Qt::Key_Down);
    driver.press(Qt::Key_Home);
    testers.clear();
    driver.press(Qt::Key_Escape);
    QVERIFY(!driver.failed());
}

DECONV_UI_TEST_MAIN(TestListModels)
#include "test_list_models.moc"
