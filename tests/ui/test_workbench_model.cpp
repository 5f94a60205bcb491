#include "ui/model/arithmetic.h"
#include "ui/model/cell_words.h"
#include "ui/model/experiment_file.h"
#include "ui/model/problem_words.h"
#include "ui/model/workbench.h"
#include "ui/model/workbench_examples.h"

#include <QTest>
#include <algorithm>

using core::Field;
using core::Side;
using model::WorkbenchPart;

namespace {

model::Experiment wholeOf(const WorkbenchPart& part) {
    model::Experiment experiment;
    experiment.workbench = part;
    return experiment;
}

WorkbenchPart opening() {
    return model::openingWorkbench();
}

std::vector<double> values(const core::Planes<double>& planes) {
    return {planes.begin(), planes.end()};
}

core::Cell cell(core::ArrayId array, std::array<core::Index, 6> at) {
    return {array, at};
}

QString formulaText(const model::Formula& formula, qsizetype line) {
    return formula.numbers[line].expression + QStringLiteral(" = ") + formula.numbers[line].result;
}

}  // namespace

class TestWorkbenchModel : public QObject {
    Q_OBJECT
private slots:
    void opensOnTheNotebook() {
        const WorkbenchPart part = opening();
        QCOMPARE(part.example, QStringLiteral("notebook"));
        QCOMPARE(part.inputPreset, QStringLiteral("notebook"));
        QCOMPARE(part.kernelPreset, QStringLiteral("notebook"));
        QVERIFY(!model::problemOf(part));
        QVERIFY(model::isStillItsExample(part));
        QVERIFY(!core::problem(model::experimentOf(part)));
    }

    void everyExampleCanBeComputed() {
        for (const core::Example& example : core::examples()) {
            const auto part = model::workbenchExample(QString::fromUtf8(example.name));
            QVERIFY(part);
            QVERIFY2(!core::problem(model::experimentOf(*part)), example.name);
            QVERIFY2(model::isStillItsExample(*part), example.name);
        }
    }

    void aSizeRemakesPresetsAndKeepsTypedValues() {
        WorkbenchPart part = model::withField(opening(), Field::Input, Side::Both, 6);
        QCOMPARE(part.input.size(1), 6);
        QCOMPARE((*part.input)(0, 0, 0), 6.0);  // 6 5 4 3 2 1, not 4 3 2 1 0 0
        const auto y = core::share(core::zeros<core::Planes<double>>({1, 4, 4}));
        part = model::withValue(part, cell(core::ArrayId::X, {0, 1, 1}), 50, y);
        QVERIFY(part.inputPreset.isEmpty());
        part = model::withField(part, Field::Input, Side::Rows, 8);
        QCOMPARE((*part.input)(0, 1, 1), 50.0);
        QCOMPARE((*part.input)(0, 0, 0), 6.0);
        QCOMPARE((*part.input)(0, 7, 0), 0.0);
        part = model::withField(part, Field::Input, Side::Both, 2);
        QCOMPARE((*part.input)(0, 1, 1), 50.0);
    }

    void outputPaddingTurnsTheInput() {
        WorkbenchPart part = model::withField(opening(), Field::Stride, Side::Both, 2);
        const auto before = part.geometry.rows;
        QCOMPARE(before.outputPadding, 1);  // 4 − 3 = 1, and 1 mod 2 is left over
        const core::Index output = core::outputSize(before);
        part = model::withField(part, Field::OutputPadding, Side::Both, 0);
        QCOMPARE(core::outputSize(part.geometry.rows), output);
        QCOMPARE(part.geometry.rows.input, before.input - 1);
        QCOMPARE(part.input.size(1), before.input - 1);
    }

    void anImpossibleNumberIsKeptAndTheArraysStay() {
        const WorkbenchPart before = opening();
        const WorkbenchPart part = model::withField(before, Field::Kernel, Side::Both, 5);
        QCOMPARE(part.geometry.rows.kernel, 5);
        QVERIFY(model::problemOf(part));
        QCOMPARE(part.kernels, before.kernels);
        const auto words = model::problemWords(*model::problemOf(part), part.geometry);
        QCOMPARE(words.what,
                 QStringLiteral("5 is larger than the padded input, $i + 2p = 4 + 2·0 = 4$."));
        QCOMPARE(words.remedies.size(), 2);
        QCOMPARE(words.remedies[0].text, QStringLiteral("a kernel of 4"));
        QCOMPARE(words.remedies[1].text, QStringLiteral("padding 1"));
        for (const auto& remedy : words.remedies) {
            const auto mended =
                model::withField(part, remedy.remedy.field, Side::Both, remedy.remedy.value);
            QVERIFY(!model::problemOf(mended));
        }
        QCOMPARE(model::lastGoodWords(before.geometry, part.geometry),
                 QStringLiteral("kernel 3×3"));
    }

    void everyFieldSurvivesAnyNumber() {
        for (const Field field : {Field::Input, Field::Kernel, Field::Stride, Field::Dilation,
                                  Field::Padding, Field::OutputPadding})
            for (const core::Index value :
                 {core::Index{-7}, core::Index{0}, core::Index{1'000'000'000'000},
                  std::numeric_limits<core::Index>::max()}) {
                const WorkbenchPart part = model::withField(opening(), field, Side::Both, value);
                if (const auto problem = model::problemOf(part))
                    QVERIFY(!model::problemWords(*problem, part.geometry).what.isEmpty());
                QVERIFY(part.input.cells() <= model::kMostWorkbenchCells);
            }
    }

    void groupsSayWhatTheyDoNotDivide() {
        WorkbenchPart part = model::withCounts(opening(), {4, 6, 2});
        QVERIFY(!model::problemOf(part));
        QCOMPARE(core::size(*part.kernels, 1), 2);
        QVERIFY(!core::problem(model::experimentOf(part)));
        part = model::withCounts(part, {4, 6, 4});
        QVERIFY(model::problemOf(part));
        QCOMPARE(model::problemOf(part)->field, Field::Groups);
    }

    void sidesAndNamesOfPadding() {
        WorkbenchPart part = model::withSides(opening(), {1, 0, 2, 1});
        QCOMPARE(part.geometry.rows.paddingAfter, 2);
        QCOMPARE(model::sidesOf(part.geometry), (std::array<core::Index, 4>{1, 0, 2, 1}));
        part = model::withNamedPadding(part, core::Padding::Same);
        QCOMPARE(model::sidesOf(part.geometry), (std::array<core::Index, 4>{1, 1, 1, 1}));
        QCOMPARE(core::outputSize(part.geometry.rows), 4);
    }

    void typingIntoYStartsFromY() {
        core::Planes<double> y = core::zeros<core::Planes<double>>({1, 2, 2});
        y(0, 1, 1) = 17;
        const auto shown = core::share(std::move(y));
        const auto part = model::withValue(opening(), cell(core::ArrayId::T, {0, 0, 1}), 5, shown);
        QCOMPARE(values(*part.typed), (std::vector<double>{0, 5, 0, 17}));
        QVERIFY(!model::actingOnY(part).typed);
        const auto outside = model::withValue(part, cell(core::ArrayId::X, {0, 9, 0}), 5, shown);
        QCOMPARE(outside, part);
    }

    void arithmeticOfTheNotebook() {
        const auto made = model::arithmetic(opening().geometry);
        QCOMPARE(made.formulas.size(), 4);
        QCOMPARE(formulaText(made.formulas[0], 0),
                 QStringLiteral("⌊(4 + 2·0 − 1·2 − 1)/1⌋ + 1 = 2"));
        QCOMPARE(formulaText(made.formulas[1], 0), QStringLiteral("1·2 − 0 = 2"));
        QVERIFY(made.formulas[1].oneLine);
        QCOMPARE(formulaText(made.formulas[2], 0),
                 QStringLiteral("(4 + 2·0 − 3) \\text{mod} 1 = 0"));
        QCOMPARE(formulaText(made.formulas[3], 0), QStringLiteral("1·(2 − 1) + 0 + 3 − 2·0 = 4"));
        QCOMPARE(made.relationship, QStringLiteral("Relationship 8: $s = 1, p = 0$"));
    }

    void arithmeticTakesItsGeneralForms() {
        WorkbenchPart part = model::withField(opening(), Field::Input, Side::Both, 7);
        part = model::withField(part, Field::Dilation, Side::Both, 2);
        auto made = model::arithmetic(part.geometry);
        QCOMPARE(made.formulas[3].symbols, QStringLiteral("s(i′ − 1) + a + d(k − 1) + 1 − 2p"));
        QCOMPARE(made.formulas[3].numbers[0].result, QStringLiteral("7"));
        part = model::withField(opening(), Field::Input, Side::Columns, 6);
        made = model::arithmetic(part.geometry);
        QCOMPARE(made.formulas[0].numbers.size(), 2);
        QCOMPARE(made.formulas[0].numbers[1].side, QStringLiteral("columns"));
        QCOMPARE(made.formulas[0].numbers[1].result, QStringLiteral("4"));
        part = model::withSides(opening(), {1, 1, 0, 0});
        made = model::arithmetic(part.geometry);
        QVERIFY(made.formulas[0].symbols.contains(QStringLiteral("p_{1} + p_{2}")));
        QVERIFY(made.relationship.contains(QStringLiteral("paddings differ")));
    }

    void arithmeticShowsWhereItBreaks() {
        const auto part = model::withField(opening(), Field::Kernel, Side::Both, 5);
        const auto made = model::arithmetic(part.geometry);
        QCOMPARE(made.formulas.size(), 1);
        QCOMPARE(formulaText(made.formulas[0], 0),
                 QStringLiteral("⌊(4 + 2·0 − 1·4 − 1)/1⌋ + 1 = 0"));
        QVERIFY(made.formulas[0].numbers[0].wrong);
        QVERIFY(!made.wait.isEmpty());
    }

    void filesReadBackToTheSameNumbers() {
        WorkbenchPart part = model::withCounts(opening(), {2, 3, 1});
        part = model::withSides(part, {1, 0, 2, 1});
        const auto y = core::share(core::zeros<core::Planes<double>>({3, 5, 3}));
        part = model::withValue(part, cell(core::ArrayId::X, {1, 2, 3}), 0.1, y);
        part = model::withValue(part, cell(core::ArrayId::K, {2, 1, 0, 0}),
                                -std::numeric_limits<double>::infinity(), y);
        part = model::withValue(part, cell(core::ArrayId::T, {2, 0, 0}), 3, y);
        const QByteArray json = model::experimentToJson(wholeOf(part));
        QVERIFY(model::haveSameNumbers(model::experimentFromJson(json).workbench, part));
    }

    void filesThatAreNoneAreRefused() {
        const QByteArray good = model::experimentToJson(wholeOf(opening()));
        const auto changed = [&](const char* before, const char* after) {
            return QByteArray(good).replace(before, after);
        };
        const std::pair<QByteArray, const char*> all[] = {
            {{}, "no JSON"},
            {"P5 3 3", "no JSON"},
            {"{}", "not an experiment"},
            {good.left(good.size() / 2), "no JSON"},
            {changed("i4x4", "i5x4"), "make them agree"},
            {changed("i4x4", "i0x4"), "must be at least 1"},
            {changed("k3x3", "k9x9"), "spans 9 rows"},
            {changed("\"version\": 1", "\"version\": 9"), "version 9"},
            {changed("\"version\"", "\"otherwise\""), "does not say its version"},
            {changed("i4x4", "i99999999x99999999"), "can be computed"},
        };
        for (const auto& [json, says] : all) {
            try {
                model::experimentFromJson(json);
                QFAIL(says);
            } catch (const core::Refused& refused) {
                QVERIFY2(std::string_view(refused.what()).find(says) != std::string_view::npos,
                         refused.what());
            }
        }
    }

    void wordsOfCellsAndNumbers() {
        const core::Shape one = model::shapeOf(opening());
        QCOMPARE(model::cellName(one, cell(core::ArrayId::Z, {0, 1, 2})), QStringLiteral("Z(1,2)"));
        core::Shape several = one;
        several.filters = 2;
        QCOMPARE(model::cellName(several, cell(core::ArrayId::K, {1, 0, 2, 1})),
                 QStringLiteral("K_{1,0}(2,1)"));
        QCOMPARE(model::fractionWords(1, 2), QStringLiteral("½"));
        QCOMPARE(model::fractionWords(-3, 2), QStringLiteral("−1½"));
        QCOMPARE(model::fractionWords(4, 2), QStringLiteral("2"));
        QCOMPARE(model::fractionWords(11, 5), QStringLiteral("2 1/5"));
        QCOMPARE(model::linearWords(1, -1, QStringLiteral("m")), QStringLiteral("1 − m"));
        QCOMPARE(model::linearWords(6, -2, QStringLiteral("m")), QStringLiteral("6−2m"));
        QCOMPARE(model::linearWords(0, 1, QStringLiteral("u")), QStringLiteral("u"));
        QCOMPARE(model::numberWords(-0.5), QStringLiteral("−0.5"));
        QCOMPARE(model::factorWords(-1), QStringLiteral("(−1)"));
    }
};

QTEST_MAIN(TestWorkbenchModel)
#include "test_workbench_model.moc"
