#include "core/examples.h"
#include "core/notation.h"
#include "tests/ui/support/appearance.h"
#include "tests/ui/support/driver.h"
#include "ui/paint/stage_texts.h"
#include "ui/view/matrix_view.h"
#include "ui/view/stage.h"

#include <QApplication>
#include <QClipboard>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>
#include <QWheelEvent>

using core::ArrayId;
using core::Cell;
using core::Way;

Q_DECLARE_METATYPE(std::optional<core::Cell>)
Q_DECLARE_METATYPE(core::Cell)
Q_DECLARE_METATYPE(core::Way)

namespace {

std::shared_ptr<const core::Result> notebook() {
    return std::make_shared<const core::Result>(core::evaluate(core::makeExample("notebook")));
}

// A stage whose controller does what is asked: pins what is to be pinned, and keeps a record.
class Bench : public QWidget {
public:
    explicit Bench(std::shared_ptr<const core::Result> result, QSize size = {736, 700}) {
        auto* layout = new QVBoxLayout(this);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->addWidget(&stage);
        connect(&stage, &view::Stage::pointed, this, [this](const std::optional<Cell>& cell) {
            selection.pointed = cell;
            stage.setSelection(selection);
        });
        connect(&stage, &view::Stage::pinAsked, this, [this](const Cell& cell) {
            selection.pinned = cell;
            stage.setSelection(selection);
        });
        connect(&stage, &view::Stage::releaseAsked, this, [this] {
            selection.pinned.reset();
            stage.setSelection(selection);
        });
        connect(&stage, &view::Stage::wayAsked, &stage, &view::Stage::setWay);
        connect(&stage, &view::Stage::edited, this, [this](const Cell& cell, double value) {
            edits.push_back({cell, value});
        });
        stage.setResult(std::move(result));
        resize(size);
        show();
        stage.repaint();
    }

    view::Stage stage;
    model::Selection selection;
    std::vector<std::pair<Cell, double>> edits;
};

const QString kX = QStringLiteral("X, input");
const QString kZ = QStringLiteral("Z, output of the transposed convolution");

view::MatrixView* viewNamed(Bench& bench, const QString& name) {
    for (auto* view : bench.findChildren<view::MatrixView*>())
        if (view->accessibleName() == name && view->isVisible())
            return view;
    return nullptr;
}

}  // namespace

class TestStage : public QObject {
    Q_OBJECT
private slots:
    void arraysAreReadAsTables();
    void pointingAndPinningByMouse();
    void pointingAndPinningByKeyboard();
    void waysAreSwitched();
    void numbersAreTyped();
    void whatIsNoNumberIsNotTaken();
    void rowsOfNumbersArePasted();
    void computingCanBeStopped();
    void planesAreChosen();
    void zoomingStaysWithinTheBox();
    void weightsOfALargePictureAreFewVisits();
};

void TestStage::arraysAreReadAsTables() {
    Bench bench(notebook());
    support::Driver driver(bench);
    QCOMPARE(driver.readCell(kX, 0, 0), QStringLiteral("4"));
    QCOMPARE(driver.readCell(kZ, 1, 0), QStringLiteral("−17"));
    QCOMPARE(driver.readCell(QStringLiteral("W, weight matrix"), 0, 15),
             QStringLiteral("W(0,15): no tap, always zero"));
    QCOMPARE(driver.cell(kZ, 1, 1).width(), 59);
}

void TestStage::pointingAndPinningByMouse() {
    Bench bench(notebook());
    support::Driver driver(bench);
    const Cell z{ArrayId::Z, {0, 1, 1}};
    driver.pointAtCell(kZ, 1, 1);
    QCOMPARE(bench.selection.pointed, std::optional(z));
    driver.clickCell(kZ, 1, 1);
    QCOMPARE(bench.selection.pinned, std::optional(z));
    driver.pointAtCell(kX, 0, 0);
    QCOMPARE(bench.selection.pinned, std::optional(z));
    driver.clickCell(kZ, 1, 1);
    QVERIFY(!bench.selection.pinned);
}

void TestStage::pointingAndPinningByKeyboard() {
    Bench bench(notebook());
    support::Driver driver(bench);
    driver.tabTo(kZ);
    QCOMPARE(bench.selection.pointed, std::optional(Cell{ArrayId::Z, {0, 0, 0}}));
    driver.press(Qt::Key_Right);
    driver.press(Qt::Key_Down);
    QCOMPARE(bench.selection.pointed, std::optional(Cell{ArrayId::Z, {0, 1, 1}}));
    driver.press(Qt::Key_End);
    QCOMPARE(bench.selection.pointed, std::optional(Cell{ArrayId::Z, {0, 1, 3}}));
    driver.press(Qt::Key_PageDown);
    QCOMPARE(bench.selection.pointed, std::optional(Cell{ArrayId::Z, {0, 3, 3}}));
    driver.press(Qt::Key_Down);
    QCOMPARE(bench.selection.pointed, std::optional(Cell{ArrayId::Z, {0, 3, 3}}));
    driver.press(Qt::Key_Return);
    QCOMPARE(bench.selection.pinned, std::optional(Cell{ArrayId::Z, {0, 3, 3}}));
    driver.press(Qt::Key_Escape);
    QVERIFY(!bench.selection.pinned);
}

void TestStage::waysAreSwitched() {
    Bench bench(notebook());
    support::Driver driver(bench);
    driver.click(QStringLiteral("Stamp"));
    QCOMPARE(bench.stage.scene().way, Way::Stamp);
    QVERIFY(driver.isThere(QStringLiteral("Y, input of the transposed convolution")));
    QVERIFY(!driver.isThere(QStringLiteral("z, Wᵀ times y")));
    driver.clickCell(kZ, 0, 0);
    driver.press(Qt::Key_2);
    QCOMPARE(bench.stage.scene().way, Way::PaddedInput);
    QCOMPARE(driver.readCell(QStringLiteral("Y padded"), 0, 0), QStringLiteral("0"));
    QCOMPARE(driver.readCell(QStringLiteral("K turned by 180°"), 1, 0), QStringLiteral("2"));
}

void TestStage::numbersAreTyped() {
    Bench bench(notebook());
    support::Driver driver(bench);
    driver.enterCell(kX, 2, 1, QStringLiteral("7.5"));
    QCOMPARE(bench.edits.size(), std::size_t{1});
    QCOMPARE(bench.edits[0].first, (Cell{ArrayId::X, {0, 2, 1}}));
    QCOMPARE(bench.edits[0].second, 7.5);
    driver.tabTo(QStringLiteral("K, kernel"));
    driver.type(QStringLiteral("-3"));
    driver.press(Qt::Key_Return);
    QCOMPARE(bench.edits.size(), std::size_t{2});
    QCOMPARE(bench.edits[1].first, (Cell{ArrayId::K, {0, 0, 0, 0}}));
    QCOMPARE(bench.edits[1].second, -3.);
    // y stands for T; a number that stays as it was is no edit.
    driver.enterCell(QStringLiteral("y, Y by rows"), 3, 0, QStringLiteral("5"));
    QCOMPARE(bench.edits[2].first, (Cell{ArrayId::T, {0, 1, 1}}));
    driver.enterCell(kX, 0, 0, QStringLiteral("4"));
    QCOMPARE(bench.edits.size(), std::size_t{3});
    // Results are not typed.
    driver.tabTo(kZ);
    driver.type(QStringLiteral("9"));
    QCOMPARE(bench.edits.size(), std::size_t{3});
}

void TestStage::whatIsNoNumberIsNotTaken() {
    Bench bench(notebook());
    support::Driver driver(bench);
    driver.enterCell(kX, 0, 0, QStringLiteral("1,5x"));
    QVERIFY(bench.edits.empty());
    driver.press(Qt::Key_Escape);
    QCOMPARE(driver.focused(), kX);
    QVERIFY(bench.edits.empty());
}

void TestStage::rowsOfNumbersArePasted() {
    Bench bench(notebook());
    support::Driver driver(bench);
    std::vector<std::vector<double>> pasted;
    Cell first;
    connect(&bench.stage, &view::Stage::pasted, this, [&](const Cell& cell, const auto& rows) {
        first = cell;
        pasted = rows;
    });
    driver.tabTo(kX);
    driver.press(Qt::Key_Right);
    QApplication::clipboard()->setText(QStringLiteral("1\t2\n3\t−4\n"));
    driver.press(Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(first, (Cell{ArrayId::X, {0, 0, 1}}));
    QCOMPARE(pasted, (std::vector<std::vector<double>>{{1, 2}, {3, -4}}));
    pasted.clear();
    QApplication::clipboard()->setText(QStringLiteral("1\ttwo"));
    driver.press(Qt::Key_V, Qt::ControlModifier);
    QVERIFY(pasted.empty());
}

void TestStage::computingCanBeStopped() {
    Bench bench(notebook());
    support::Driver driver(bench);
    QVERIFY(!driver.isThere(QStringLiteral("Stop computing")));
    bench.stage.setComputing(QStringLiteral("Computing, 40 %"));
    QSignalSpy stopped(&bench.stage, &view::Stage::stopAsked);
    driver.click(QStringLiteral("Stop computing"));
    QCOMPARE(stopped.count(), 1);
}

void TestStage::planesAreChosen() {
    core::Experiment experiment;
    experiment.geometry = core::geometryFromNotation("i4x4 k2x2 s1 p0 d1 op0 g2");
    experiment.input = core::share(core::zeros<core::Planes<double>>({4, 4, 4}));
    experiment.kernels = core::share(core::zeros<core::Kernels<double>>({2, 2, 2, 2}));
    Bench bench(std::make_shared<const core::Result>(core::evaluate(experiment)));
    support::Driver driver(bench);
    QSignalSpy asked(&bench.stage, &view::Stage::planesAsked);
    // Channel 3 is in the second group, and so is filter 1.
    driver.click(QStringLiteral("Channel/3"));
    QCOMPARE(asked.takeFirst(), (QList<QVariant>{qlonglong{3}, qlonglong{1}}));
    bench.stage.setPlanes(3, 1);
    driver.click(QStringLiteral("Filter/0"));
    QCOMPARE(asked.takeFirst(), (QList<QVariant>{qlonglong{0}, qlonglong{0}}));
}

void TestStage::zoomingStaysWithinTheBox() {
    core::Experiment experiment;
    experiment.geometry = core::geometryFromNotation("i20x20 k3x3 s1 p0 d1 op0");
    experiment.input = core::share(core::zeros<core::Planes<double>>({1, 20, 20}));
    experiment.kernels = core::share(core::zeros<core::Kernels<double>>({1, 1, 3, 3}));
    Bench bench(std::make_shared<const core::Result>(core::evaluate(experiment)));
    support::Driver driver(bench);
    const QString name = QStringLiteral("W, weight matrix");
    view::MatrixView* weights = viewNamed(bench, name);
    QVERIFY(weights && !weights->isZoomed());
    const double before = weights->grid().cellWidth;
    driver.wheel(name, 12);
    QVERIFY(weights->isZoomed());
    QVERIFY(weights->grid().cellWidth > 4 * before);
    QVERIFY(weights->grid().rect().contains(weights->pane().box));
    driver.wheel(name, -40);
    QVERIFY(!weights->isZoomed());
    // Arrays with room for digits leave the wheel to whatever is around them.
    driver.wheel(QStringLiteral("K, kernel"), 3);
    QVERIFY(!viewNamed(bench, QStringLiteral("K, kernel"))->isZoomed());
}

void TestStage::weightsOfALargePictureAreFewVisits() {
    core::Experiment experiment;
    experiment.geometry = core::geometryFromNotation("i512x512 k3x3 s1 p0 d1 op0");
    experiment.input = core::share(core::zeros<core::Planes<double>>({1, 512, 512}));
    experiment.kernels = core::share(core::zeros<core::Kernels<double>>({1, 1, 3, 3}));
    Bench bench(std::make_shared<const core::Result>(core::evaluate(experiment)));
    support::Driver driver(bench);
    const QString name = QStringLiteral("W, weight matrix");
    view::MatrixView* weights = viewNamed(bench, name);
    QCOMPARE(weights->source()->rows(), core::Index{260'100});
    weights->repaint();
    // All of it: one line for each of 510 rows of Y and 9 taps, and no cell one by one.
    QCOMPARE(weights->lastPaint().cells, core::Index{0});
    QCOMPARE(weights->lastPaint().diagonals, core::Index{510} * 9);
    // Up to digits: only what is in the box.
    driver.wheel(name, 120);
    QCOMPARE(weights->grid().detail(), paint::Detail::Digits);
    weights->repaint();
    const QRectF box = weights->pane().box;
    const double most = (box.width() / 39 + 2) * (box.height() / 39 + 2);
    QVERIFY(weights->lastPaint().cells > 0);
    QVERIFY2(static_cast<double>(weights->lastPaint().cells) <= most,
             qPrintable(QString::number(weights->lastPaint().cells)));
    QCOMPARE(weights->lastPaint().diagonals, core::Index{0});
    // Everything else on the stage stays in proportion to its pixels.
    QVERIFY(bench.stage.lastPaint().cells < core::Index{4} * 736 * 700);
}

DECONV_UI_TEST_MAIN(TestStage)
#include "test_stage.moc"
