// What moves on the stage, for how long, and that nothing does where motion is reduced.

#include "core/examples.h"
#include "tests/ui/support/appearance.h"
#include "ui/view/matrix_view.h"
#include "ui/view/stage.h"
#include "ui/view/stage_veil.h"

#include <QElapsedTimer>
#include <QTest>

using core::ArrayId;
using core::Cell;
using core::Way;
using model::Walk;

namespace {

model::Selection stepTo(const Cell& cell, Walk walk) {
    model::Selection selection;
    selection.pinned = cell;
    selection.walk = walk;
    return selection;
}

}  // namespace

class TestStageMotion : public QObject {
    Q_OBJECT
private slots:
    void init() {
        stage_ = std::make_unique<view::Stage>();
        stage_->setResult(
            std::make_shared<const core::Result>(core::evaluate(core::makeExample("notebook"))));
        stage_->resize(736, 700);
        stage_->show();
        QVERIFY(QTest::qWaitForWindowExposed(stage_.get()));
        veil_ = stage_->findChild<view::StageVeil*>();
        QVERIFY(veil_ && !veil_->isVisible());
    }

    void oneWayFadesIntoTheNext() {
        const QImage before = stage_->grab().toImage();
        stage_->setWay(Way::Stamp);
        QVERIFY(veil_->isVisible());
        // At first it is what was there.
        QVERIFY(stage_->grab().toImage().copy(24, 400, 200, 200) == before.copy(24, 400, 200, 200));
        QTRY_VERIFY_WITH_TIMEOUT(!veil_->isVisible(), 2000);
        QVERIFY(stage_->grab().toImage().copy(24, 400, 200, 200) != before.copy(24, 400, 200, 200));
    }

    void pointingIsSeenAtOnce() {
        stage_->setWay(Way::Stamp);
        QVERIFY(veil_->isVisible());
        model::Selection pointed;
        pointed.pointed = Cell{ArrayId::Z, {0, 1, 1}};
        stage_->setSelection(pointed);
        QVERIFY(!veil_->isVisible());
    }

    void aStampSlidesAndThenLands() {
        stage_->setWay(Way::Stamp);
        QTRY_VERIFY(!veil_->isVisible());
        stage_->setSelection(stepTo({ArrayId::T, {0, 0, 0}}, Walk::Transposed));
        QVERIFY(veil_->isVisible());
        QVERIFY(stage_->scene().stampWay < 1);
        QCOMPARE(shownZ(0, 1), QStringLiteral("0"));  // not there yet
        QTRY_COMPARE(stage_->scene().stampWay, 1.);
        QTRY_COMPARE(shownZ(0, 1), QStringLiteral("17"));
        QVERIFY(!veil_->isVisible());
    }

    void windowsGlideOneStep_data() {
        QTest::addColumn<Way>("way");
        QTest::addColumn<ArrayId>("array");
        QTest::addColumn<Walk>("walk");
        QTest::newRow("padded") << Way::PaddedInput << ArrayId::Z << Walk::Transposed;
        QTest::newRow("convolution") << Way::Matrix << ArrayId::Y << Walk::Convolution;
    }

    void windowsGlideOneStep() {
        QFETCH(Way, way);
        QFETCH(ArrayId, array);
        QFETCH(Walk, walk);
        stage_->setWay(way);
        stage_->setSelection(stepTo({array, {0, 0, 0}}, walk));
        QCOMPARE(stage_->scene().windowColumnShift, 0.);
        stage_->setSelection(stepTo({array, {0, 0, 1}}, walk));
        QVERIFY(stage_->scene().windowColumnShift < 0);
        QTRY_COMPARE(stage_->scene().windowColumnShift, 0.);
    }

    void overTwiceTheSpeedNothingGlides() {
        stage_->setWay(Way::PaddedInput);
        stage_->setSpeed(4);
        model::Selection selection = stepTo({ArrayId::Z, {0, 0, 0}}, Walk::Transposed);
        selection.playing = true;
        stage_->setSelection(selection);
        selection.pinned = Cell{ArrayId::Z, {0, 0, 1}};
        stage_->setSelection(selection);
        QCOMPARE(stage_->scene().windowColumnShift, 0.);
    }

    void reducedMotionIsNone() {
        stage_->setReducedMotion(true);
        stage_->setWay(Way::Stamp);
        QVERIFY(!veil_->isVisible());
        stage_->setSelection(stepTo({ArrayId::T, {0, 0, 0}}, Walk::Transposed));
        QVERIFY(!veil_->isVisible());
        QCOMPARE(stage_->scene().stampWay, 1.);
        QCOMPARE(shownZ(0, 1), QStringLiteral("17"));
        model::Selection pointed;
        pointed.pointed = Cell{ArrayId::Z, {0, 1, 1}};
        stage_->setSelection(pointed);
        QCOMPARE(stage_->scene().fading, 1.);
    }

    void theRestFadesAfterARest() {
        model::Selection pointed;
        pointed.pointed = Cell{ArrayId::Z, {0, 1, 1}};
        stage_->setSelection(pointed);
        QElapsedTimer since;
        since.start();
        QCOMPARE(stage_->scene().fading, 0.);
        QTRY_COMPARE(stage_->scene().fading, 1.);
        QVERIFY2(since.elapsed() >= 200, qPrintable(QString::number(since.elapsed())));
    }

private:
    QString shownZ(int row, int column) {
        for (auto* view : stage_->findChildren<view::MatrixView*>())
            if (view->isVisible() && view->pane().array == ArrayId::Z)
                return view->accessibleCellValue(row, column);
        return {};
    }

    std::unique_ptr<view::Stage> stage_;
    view::StageVeil* veil_ = nullptr;
};

DECONV_UI_TEST_MAIN(TestStageMotion)
#include "test_stage_motion.moc"
