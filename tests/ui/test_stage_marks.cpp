#include "core/examples.h"
#include "core/notation.h"
#include "tests/ui/support/appearance.h"
#include "ui/paint/stage_marks.h"
#include "ui/paint/stage_texts.h"

#include <QApplication>
#include <QTest>
#include <algorithm>

using core::ArrayId;
using core::Cell;
using core::Way;
using paint::CellPlace;
using paint::Marks;
using paint::Outline;
using paint::StageScene;

namespace {

StageScene sceneOf(const char* example, Way way) {
    StageScene scene;
    scene.result = std::make_shared<const core::Result>(core::evaluate(core::makeExample(example)));
    scene.way = way;
    return scene;
}

StageScene pinned(const char* example, Way way, const Cell& cell) {
    StageScene scene = sceneOf(example, way);
    scene.selection.pinned = cell;
    return scene;
}

// Where the tab of a number is; no place for none.
std::vector<std::pair<core::Index, CellPlace>> tabsOf(const Marks& marks) {
    std::vector<std::pair<core::Index, CellPlace>> tabs;
    for (const paint::Tab& tab : marks.tabs)
        tabs.push_back({tab.number, tab.place});
    std::sort(tabs.begin(), tabs.end(),
              [](const auto& a, const auto& b) { return a.first < b.first; });
    return tabs;
}

const Outline* outlineOf(const Marks& marks, Outline::Kind kind) {
    for (const Outline& outline : marks.outlines)
        if (outline.kind == kind)
            return &outline;
    return nullptr;
}

bool covers(const Outline* outline, core::Index row, core::Index column, core::Index lastRow,
            core::Index lastColumn) {
    return outline && outline->firstRow == row && outline->firstColumn == column &&
           outline->lastRow == lastRow && outline->lastColumn == lastColumn;
}

const Cell kZ11{ArrayId::Z, {0, 1, 1}};
using Places = std::vector<std::pair<core::Index, CellPlace>>;

}  // namespace

class TestStageMarks : public QObject {
    Q_OBJECT
private slots:
    void keySaysWhatTheWindowShows();
    void legendIsOfWhatIsPointedAt();
    void termsHaveTheSameNumberEverywhere();
    void rowsAndColumnsOfTheMatrixAreOutlined();
    void thePinnedCellIsFoldedOnceAndFadesTheRest();
    void theSamePlaceIsDashed();
    void theWindowCarriesItsWeights();
    void theWindowBeforeIsDashedInFractionalStride();
    void stampsAreLaidOneInsideTheOther();
    void manyTermsAreOutlinedWithoutNumbers();
    void nothingIsMarkedWhileStale();
    void whatIsComparedIsOutlinedOnly();
    void aSymbolLightsWhatItStandsFor();
    void numbersBetweenCellsAreFractions();
    void agreementIsSaidInWords();
};

void TestStageMarks::termsHaveTheSameNumberEverywhere() {
    const StageScene scene = pinned("notebook", Way::Matrix, kZ11);
    QCOMPARE(tabsOf(marksFor(scene, ArrayId::Y, false)),
             (Places{{1, {0, 0}}, {2, {0, 1}}, {3, {1, 0}}, {4, {1, 1}}}));
    QCOMPARE(tabsOf(marksFor(scene, ArrayId::K, false)),
             (Places{{1, {1, 1}}, {2, {1, 0}}, {3, {0, 1}}, {4, {0, 0}}}));
    QCOMPARE(tabsOf(marksFor(scene, ArrayId::WT, true)),
             (Places{{1, {5, 0}}, {2, {5, 1}}, {3, {5, 2}}, {4, {5, 3}}}));
    QCOMPARE(tabsOf(marksFor(scene, ArrayId::TFlat, true)),
             (Places{{1, {0, 0}}, {2, {1, 0}}, {3, {2, 0}}, {4, {3, 0}}}));
    QVERIFY(marksFor(scene, ArrayId::W, false).tabs.empty());
    const StageScene padded = pinned("notebook", Way::PaddedInput, kZ11);
    QCOMPARE(tabsOf(marksFor(padded, ArrayId::Turned, true)),
             (Places{{1, {1, 1}}, {2, {1, 2}}, {3, {2, 1}}, {4, {2, 2}}}));
    QCOMPARE(tabsOf(marksFor(padded, ArrayId::Padded, true)),
             (Places{{1, {2, 2}}, {2, {2, 3}}, {3, {3, 2}}, {4, {3, 3}}}));
}

void TestStageMarks::rowsAndColumnsOfTheMatrixAreOutlined() {
    const StageScene scene = pinned("notebook", Way::Matrix, kZ11);
    QVERIFY(
        covers(outlineOf(marksFor(scene, ArrayId::W, false), Outline::Kind::Pointed), 0, 5, 3, 5));
    QVERIFY(
        covers(outlineOf(marksFor(scene, ArrayId::WT, false), Outline::Kind::Pointed), 5, 0, 5, 3));
    const StageScene y = pinned("notebook", Way::Stamp, {ArrayId::Y, {0, 1, 0}});
    QVERIFY(covers(outlineOf(marksFor(y, ArrayId::W, false), Outline::Kind::Pointed), 2, 0, 2, 15));
    QVERIFY(covers(outlineOf(marksFor(y, ArrayId::X, false), Outline::Kind::Pointed), 1, 0, 3, 2));
}

void TestStageMarks::thePinnedCellIsFoldedOnceAndFadesTheRest() {
    StageScene scene = pinned("notebook", Way::Matrix, kZ11);
    const Marks z = marksFor(scene, ArrayId::Z, true), flat = marksFor(scene, ArrayId::ZFlat, true);
    QVERIFY(covers(outlineOf(z, Outline::Kind::Pinned), 1, 1, 1, 1));
    QVERIFY(outlineOf(z, Outline::Kind::Pinned)->folded);
    QVERIFY(covers(outlineOf(flat, Outline::Kind::Pinned), 5, 0, 5, 0));
    QVERIFY(!outlineOf(flat, Outline::Kind::Pinned)->folded);
    QCOMPARE(z.fading, 1.);
    QVERIFY(z.takesPart(1, 1));
    QVERIFY(!z.takesPart(1, 2));
    // Playback moves the pin, and shows no fold; pointing alone is a thin line.
    scene.selection.playing = true;
    QVERIFY(!outlineOf(marksFor(scene, ArrayId::Z, true), Outline::Kind::Pinned)->folded);
    scene.selection = {};
    scene.selection.pointed = kZ11;
    QVERIFY(!outlineOf(marksFor(scene, ArrayId::Z, true), Outline::Kind::Pinned));
    QVERIFY(outlineOf(marksFor(scene, ArrayId::Z, true), Outline::Kind::Pointed));
}

void TestStageMarks::theSamePlaceIsDashed() {
    const StageScene scene = pinned("notebook", Way::Matrix, kZ11);
    QVERIFY(covers(outlineOf(marksFor(scene, ArrayId::X, false), Outline::Kind::SamePlace), 1, 1, 1,
                   1));
}

void TestStageMarks::theWindowCarriesItsWeights() {
    const Marks marks = marksFor(pinned("notebook", Way::PaddedInput, kZ11), ArrayId::Padded, true);
    QVERIFY(covers(outlineOf(marks, Outline::Kind::Window), 1, 1, 3, 3));
    QCOMPARE(marks.weight(1, 2), std::optional(1.));
    QCOMPARE(marks.weight(2, 1), std::optional(2.));
    QCOMPARE(marks.weight(2, 3), std::optional(-1.));
    QVERIFY(!marks.weight(0, 0));
    QVERIFY(!marks.weight(1, 4));
    // Between the taps of a dilated kernel there is no weight.
    const Marks dilated = marksFor(pinned("dilation", Way::PaddedInput, {ArrayId::Z, {0, 0, 0}}),
                                   ArrayId::Padded, true);
    QVERIFY(dilated.weight(0, 2));
    QVERIFY(!dilated.weight(0, 1));
}

void TestStageMarks::theWindowBeforeIsDashedInFractionalStride() {
    const Cell cell{ArrayId::Z, {0, 2, 2}};
    const Marks marks =
        marksFor(pinned("all-ones-fractional", Way::FractionalStride, cell), ArrayId::Padded, true);
    QVERIFY(covers(outlineOf(marks, Outline::Kind::WindowPast), 2, 1, 4, 3));
    QVERIFY(covers(outlineOf(marks, Outline::Kind::Window), 2, 2, 4, 4));
    const Marks first =
        marksFor(pinned("all-ones-fractional", Way::FractionalStride, {ArrayId::Z, {0, 2, 0}}),
                 ArrayId::Padded, true);
    QVERIFY(!outlineOf(first, Outline::Kind::WindowPast));
}

void TestStageMarks::stampsAreLaidOneInsideTheOther() {
    const StageScene scene = pinned("notebook", Way::Stamp, {ArrayId::Y, {0, 1, 0}});
    const Marks z = marksFor(scene, ArrayId::Z, true);
    const Outline* first = outlineOf(z, Outline::Kind::Stamp);
    const Outline* second = outlineOf(z, Outline::Kind::StampDashed);
    QVERIFY(covers(first, 0, 0, 2, 2));
    QVERIFY(covers(second, 0, 1, 2, 3));
    QVERIFY(first->inset != second->inset);
    QVERIFY(covers(outlineOf(z, Outline::Kind::Pinned), 1, 0, 3, 2));
    QCOMPARE(z.landed(1, 1), (std::pair{QStringLiteral("1 2 3"), true}));
    QCOMPARE(z.landed(0, 0), (std::pair{QStringLiteral("1"), false}));
    QCOMPARE(z.landed(3, 3).first, QString());
    // Z so far: the fourth stamp is still to come.
    QCOMPARE(sourceFor(scene, ArrayId::Z, true)->at(1, 2).value, 58.);
    QCOMPARE(sourceFor(scene, ArrayId::Z, true)->magnitude(), 75.);
    QCOMPARE(sourceFor(scene, ArrayId::Stamp, true)->at(1, 0).value, -14.);
    QCOMPARE(tabsOf(marksFor(scene, ArrayId::T, true)).size(), std::size_t{4});
}

void TestStageMarks::manyTermsAreOutlinedWithoutNumbers() {
    core::Experiment experiment;
    experiment.geometry = core::geometryFromNotation("i12x12 k6x6 s1 p0 d1 op0");
    experiment.input = core::share(core::zeros<core::Planes<double>>({1, 12, 12}));
    experiment.kernels = core::share(core::zeros<core::Kernels<double>>({1, 1, 6, 6}));
    StageScene scene;
    scene.result = std::make_shared<const core::Result>(core::evaluate(experiment));
    scene.selection.pinned = Cell{ArrayId::Z, {0, 6, 6}};
    const Marks marks = marksFor(scene, ArrayId::K, false);
    QCOMPARE(marks.tabs.size(), std::size_t{36});
    for (const paint::Tab& tab : marks.tabs)
        QCOMPARE(tab.number, core::Index{0});
}

void TestStageMarks::nothingIsMarkedWhileStale() {
    StageScene scene = pinned("notebook", Way::PaddedInput, kZ11);
    scene.lastGood = QStringLiteral("kernel 3×3");
    for (const ArrayId array : {ArrayId::X, ArrayId::K, ArrayId::Padded, ArrayId::Z}) {
        const Marks marks = marksFor(scene, array, array != ArrayId::X && array != ArrayId::K);
        QVERIFY(marks.stale);
        QVERIFY(marks.tabs.empty() && marks.outlines.empty());
    }
}

void TestStageMarks::whatIsComparedIsOutlinedOnly() {
    StageScene scene = pinned("notebook", Way::PaddedInput, kZ11);
    const Marks alone = marksFor(scene, ArrayId::Padded, true);
    scene.selection.pointed = Cell{ArrayId::Z, {0, 2, 2}};
    const Marks padded = marksFor(scene, ArrayId::Padded, true);
    QVERIFY(covers(outlineOf(padded, Outline::Kind::Compared), 2, 2, 4, 4));
    QVERIFY(covers(outlineOf(padded, Outline::Kind::Window), 1, 1, 3, 3));
    QCOMPARE(tabsOf(padded), tabsOf(alone));
    QVERIFY(!padded.takesPart(4, 4));
    QVERIFY(
        covers(outlineOf(marksFor(scene, ArrayId::Z, true), Outline::Kind::Pointed), 2, 2, 2, 2));
    QVERIFY(covers(outlineOf(marksFor(scene, ArrayId::WT, false), Outline::Kind::Compared), 10, 0,
                   10, 3));
    // An entry of W is tied to one cell of each.
    scene.selection.pointed = Cell{ArrayId::W, {1, 9}};
    QVERIFY(
        covers(outlineOf(marksFor(scene, ArrayId::X, false), Outline::Kind::Compared), 2, 1, 2, 1));
    QVERIFY(
        covers(outlineOf(marksFor(scene, ArrayId::K, false), Outline::Kind::Compared), 2, 0, 2, 0));
    QVERIFY(
        covers(outlineOf(marksFor(scene, ArrayId::Y, false), Outline::Kind::Compared), 0, 1, 0, 1));
}

void TestStageMarks::aSymbolLightsWhatItStandsFor() {
    StageScene scene = sceneOf("padding_strides_odd", Way::PaddedInput);
    const auto lit = [&scene](model::Symbol symbol, ArrayId array) {
        scene.selection.mention = symbol;
        const bool lower = array != ArrayId::X && array != ArrayId::K && array != ArrayId::Y;
        return marksFor(scene, array, lower);
    };
    // i6x6 k3x3 s2 p1: 3×3 outputs, a zero between neighbours, one round, one more at the end.
    const Marks border = lit(model::Symbol::TransposedPadding, ArrayId::Padded);
    QVERIFY(border.takesPart(0, 0) && border.takesPart(3, 0));
    QVERIFY(!border.takesPart(1, 1) && !border.takesPart(1, 2) && !border.takesPart(7, 7));
    const Marks inserted = lit(model::Symbol::Stride, ArrayId::Padded);
    QVERIFY(inserted.takesPart(1, 2) && inserted.takesPart(2, 2));
    QVERIFY(!inserted.takesPart(1, 1) && !inserted.takesPart(0, 2));
    const Marks additional = lit(model::Symbol::Additional, ArrayId::Padded);
    QVERIFY(additional.takesPart(7, 7) && additional.takesPart(0, 7));
    QVERIFY(!additional.takesPart(6, 6) && !additional.takesPart(1, 1));
    // The first window and the next, two columns on.
    const Marks steps = lit(model::Symbol::Stride, ArrayId::X);
    QVERIFY(covers(outlineOf(steps, Outline::Kind::WindowPast), 0, 0, 1, 1));
    QVERIFY(covers(outlineOf(steps, Outline::Kind::Window), 0, 1, 1, 3));
    QVERIFY(lit(model::Symbol::Kernel, ArrayId::K).takesPart(1, 1));
    QVERIFY(!lit(model::Symbol::Kernel, ArrayId::X).takesPart(1, 1));
    QVERIFY(lit(model::Symbol::Output, ArrayId::Y).takesPart(2, 2));
    QVERIFY(!lit(model::Symbol::Output, ArrayId::Z).takesPart(2, 2));
    QVERIFY(lit(model::Symbol::TransposedOutput, ArrayId::Z).takesPart(5, 5));
}

void TestStageMarks::numbersBetweenCellsAreFractions() {
    using paint::texts::mixedNumber;
    QCOMPARE(mixedNumber(-2, 2), QStringLiteral("−1"));
    QCOMPARE(mixedNumber(-1, 2), QStringLiteral("−½"));
    QCOMPARE(mixedNumber(3, 2), QStringLiteral("1½"));
    QCOMPARE(mixedNumber(4, 3), QStringLiteral("1⅓"));
    QCOMPARE(mixedNumber(3, 7), QStringLiteral("3/7"));
    QCOMPARE(mixedNumber(0, 1), QStringLiteral("0"));
}

void TestStageMarks::agreementIsSaidInWords() {
    core::Result result = core::evaluate(core::makeExample("notebook"));
    QVERIFY(paint::texts::agreement(result).agrees);
    QCOMPARE(paint::texts::agreement(result).sentence,
             QStringLiteral("All four views agree exactly."));
    result.agreement->largestDifference = 2;
    result.agreement->first = Way::Matrix;
    result.agreement->second = Way::Stamp;
    result.agreement->where = kZ11;
    const auto differing = paint::texts::agreement(result);
    QVERIFY(!differing.agrees);
    QCOMPARE(differing.sentence, QStringLiteral("Matrix and Stamp differ at Z(1,1)."));
    result.agreement->largestDifference = 1e-14;
    QVERIFY(paint::texts::agreement(result).agrees);
}

void TestStageMarks::keySaysWhatTheWindowShows() {
    StageScene scene = pinned("notebook", Way::PaddedInput, {ArrayId::Z, {0, 1, 1}});
    QVERIFY(paint::texts::windowKey(scene, 44).contains(QStringLiteral("its weights")));
    QCOMPARE(paint::texts::windowKey(scene, 30), QStringLiteral("kernel window"));
    scene.withValues = false;
    QCOMPARE(paint::texts::windowKey(scene, 44), QStringLiteral("kernel window"));
}

void TestStageMarks::legendIsOfWhatIsPointedAt() {
    StageScene scene = sceneOf("notebook", Way::Matrix);
    QCOMPARE(paint::texts::legend(scene).most, QStringLiteral("75"));
    scene.selection.pointed = Cell{ArrayId::Y, {0, 1, 1}};
    QCOMPARE(paint::texts::legend(scene).most, QStringLiteral("17"));
    QCOMPARE(paint::texts::legend(scene).role, paint::Role::Output);
    core::Experiment thirds = core::makeExample("notebook");
    auto kernels = core::zeros<core::Kernels<double>>({1, 1, 3, 3});
    kernels.fill(1. / 3);
    thirds.kernels = core::share(std::move(kernels));
    scene.result = std::make_shared<const core::Result>(core::evaluate(thirds));
    QVERIFY(paint::texts::legend(scene).most.size() <= 4);
}

DECONV_UI_TEST_MAIN(TestStageMarks)
#include "test_stage_marks.moc"
