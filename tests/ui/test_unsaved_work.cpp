// What the window's title says of unsaved work, and what closing the window asks.

#include "core/formats/file.h"
#include "tests/ui/support/appearance.h"
#include "tests/ui/support/driver.h"
#include "ui/controller/window.h"
#include "ui/model/experiment_file.h"
#include "ui/model/workbench_examples.h"
#include "ui/view/main_window.h"

#include <QApplication>
#include <QFile>
#include <QFileInfo>
#include <QMessageBox>
#include <QTemporaryDir>
#include <QTest>
#include <memory>

namespace {

const QString kInput = QStringLiteral("X, input");

}  // namespace

class TestUnsavedWork : public QObject {
    Q_OBJECT
private slots:
    void init() {
        window_ = std::make_unique<controller::Window>();
        driver_ = std::make_unique<support::Driver>(main());
        main().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&main()));
    }
    void cleanup() {
        driver_.reset();
        window_.reset();
    }
    void anExampleIsNoWork();
    void aWindowWithWorkAsks();
    void savedWorkIsSaidInTheTitle();

private:
    view::MainWindow& main() { return window_->mainWindow(); }
    QMessageBox* question() { return main().findChild<QMessageBox*>("unsavedWork"); }
    void typeSeven() {
        driver_->tabTo(kInput);
        driver_->type(QStringLiteral("7"));
        driver_->press(Qt::Key_Return);
        QTRY_VERIFY(main().isWindowModified());
    }

    std::unique_ptr<controller::Window> window_;
    std::unique_ptr<support::Driver> driver_;
};

void TestUnsavedWork::anExampleIsNoWork() {
    QCOMPARE(main().windowTitle(), QStringLiteral("Deconvolution Workbench"));
    driver_->choose(QStringLiteral("Example"), QStringLiteral("Dilation 2"));
    QVERIFY(!main().isWindowModified());
    driver_->press(Qt::Key_Q, Qt::ControlModifier);
    QTRY_VERIFY(!main().isVisible());
    QVERIFY(!question());
}

void TestUnsavedWork::aWindowWithWorkAsks() {
    typeSeven();
    QVERIFY(main().windowTitle().startsWith(QLatin1String("Unsaved experiment[*]")));
    driver_->press(Qt::Key_Q, Qt::ControlModifier);
    QTRY_VERIFY(question() && question()->isVisible());
    driver_->press(Qt::Key_Escape);
    QTRY_VERIFY(!question());
    QVERIFY(main().isVisible());

    main().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&main()));
    driver_->press(Qt::Key_Q, Qt::ControlModifier);
    QTRY_VERIFY(question() && question()->isVisible());
    driver_->press(Qt::Key_W, Qt::AltModifier);
    QTRY_VERIFY(!main().isVisible());
}

void TestUnsavedWork::savedWorkIsSaidInTheTitle() {
    QTemporaryDir folder;
    const QString path =
        folder.filePath(QStringLiteral("lesson.") + QLatin1String(model::kExperimentSuffix));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    model::Experiment experiment;
    experiment.workbench = *model::workbenchExample(QStringLiteral("dilation"));
    file.write(model::experimentToJson(experiment));
    file.close();
    window_->openFiles({path});
    QTRY_VERIFY(main().windowTitle().startsWith(QFileInfo(path).fileName()));
    QVERIFY(!main().isWindowModified());

    typeSeven();
    driver_->press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(!main().isWindowModified());
    driver_->press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(main().isWindowModified());
    driver_->press(Qt::Key_Q, Qt::ControlModifier);
    QTRY_VERIFY(question() && question()->isVisible());
    driver_->press(Qt::Key_Return);
    QTRY_VERIFY(!main().isVisible());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE((*model::experimentFromJson(file.readAll()).workbench.input)(0, 0, 0), 7.);
}

DECONV_UI_TEST_MAIN(TestUnsavedWork)
#include "test_unsaved_work.moc"
