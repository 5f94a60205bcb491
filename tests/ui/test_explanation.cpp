#include "ui/model/explanation.h"
#include "ui/model/workbench.h"
#include "ui/model/workbench_examples.h"

#include <QTest>

using core::ArrayId;
using core::Cell;
using core::Way;

namespace {

core::Result example(const char* name) {
    return core::evaluate(core::makeExample(name));
}

QString identity(const QString& markup) {
    return markup;
}

}  // namespace

class TestExplanation : public QObject {
    Q_OBJECT
private slots:
    void notebookSum() {
        const auto result = example("notebook");
        const auto made = model::explain(result, {ArrayId::Z, {0, 1, 1}}, Way::Matrix, true);
        QVERIFY(!made.goes);
        QCOMPARE(made.name, QStringLiteral("$[input]Z(1,1)[/]$"));
        QCOMPARE(made.value, 36.0);
        QCOMPARE(made.place, QStringLiteral("Row 5 of $W^{T}$ times $y$"));
        QCOMPARE(made.formula, QStringLiteral("$z_{5} = Σ_{j} W^{T}_{5j} y_{j}$"));
        QCOMPARE(made.rows.size(), 4);
        QCOMPARE(made.rows[1].leftValue, 12.0);
        QCOMPARE(made.rows[1].right, QStringLiteral("$[kernel]K(1,0)[/]$"));
        QCOMPARE(made.rows[1].product, -12.0);
        QCOMPARE(made.sum, std::optional(36.0));
        QVERIFY(made.zeros.isEmpty());
        QCOMPARE(made.elsewhere.size(), 3);
        QCOMPARE(made.elsewhere[2].where, QStringLiteral("4 stamps overlap"));
        QVERIFY(made.note.contains(QStringLiteral("$X(1,1)$ was 4")));
        QCOMPARE(model::explanationLine(made, 4),
                 QStringLiteral("$[input]Z(1,1)[/]$ $=$ [output]**17**[/]·[kernel]**2**[/] + "
                                "[output]**12**[/]·[kernel]**(−1)**[/] + "
                                "[output]**14**[/]·[kernel]**1**[/] + "
                                "[output]**17**[/]·[kernel]**0**[/] $=$ **36**"));
        QVERIFY(model::explanationText(made, identity).endsWith(QStringLiteral("sum = 36")));
    }

    void zerosByTheirKinds() {
        const auto result = example("padding_strides_odd");
        const auto made = model::explain(result, {ArrayId::Z, {0, 5, 3}}, Way::PaddedInput, true);
        QCOMPARE(made.formula, QStringLiteral("$Z(5,3) = Σ_{m,n} Y(m,n) K(6−2m, 4−2n)$"));
        QCOMPARE(made.value, 39.0);
        QCOMPARE(made.rows.size(), 2);
        QCOMPARE(made.zeros.size(), 3);
        QCOMPARE(made.zeros[0].count, 1);
        QCOMPARE(made.zeros[1].count, 3);
        QCOMPARE(made.zeros[2].count, 3);
    }

    void fractionalStrideNamesItsCentre() {
        const auto result = example("all-ones-fractional");
        const auto made =
            model::explain(result, {ArrayId::Z, {0, 2, 2}}, Way::FractionalStride, false);
        QCOMPARE(made.place, QStringLiteral("Window centred on (½, ½) of $y$"));
        QVERIFY(made.note.isEmpty());
    }

    void stampsLandOnWhatIsThere() {
        const auto result = example("notebook");
        const auto made = model::explain(result, {ArrayId::T, {0, 1, 0}}, Way::Stamp, true);
        QVERIFY(made.goes);
        QCOMPARE(made.place, QStringLiteral("Added to rows 1–3, columns 0–2 of $Z$"));
        QCOMPARE(made.formula, QStringLiteral("$Z(1 + u, v)$ grows by $14·K(u,v)$"));
        QCOMPARE(made.rows.size(), 9);
        QCOMPARE(made.rows[1].before, std::optional(22.0));
        QCOMPARE(made.rows[1].product, 36.0);
        QCOMPARE(made.coming.size(), 1);
        QCOMPARE(made.coming[0].number, 4);
        QCOMPARE(made.coming[0].where, QStringLiteral("rows 1–3, columns 1–3"));
    }

    void structuralZeroIsNoTap() {
        const auto result = example("notebook");
        QVERIFY(model::explain(result, {ArrayId::W, {0, 3}}, Way::Matrix, false).isStructuralZero);
        const auto tap = model::explain(result, {ArrayId::W, {0, 4}}, Way::Matrix, false);
        QVERIFY(!tap.isStructuralZero);
        QCOMPARE(tap.value, -1.0);
        QCOMPARE(tap.rows.size(), 1);
        QCOMPARE(tap.rows[0].leftValue, 1.0);
    }

    void everyCellOfEveryArrayCanBeExplained() {
        for (const char* name : {"notebook", "padding_strides_odd", "stamp-2x2", "dilation"}) {
            const auto result = example(name);
            const core::Shape shape = core::shapeOf(result.experiment);
            for (int array = 0; array < core::kArrayCount; ++array)
                for (core::Index n = 0; n < core::cellCount(shape, ArrayId(array)); ++n)
                    for (const Way way :
                         {Way::Matrix, Way::PaddedInput, Way::FractionalStride, Way::Stamp}) {
                        const Cell cell = core::cellAt(shape, ArrayId(array), n);
                        const auto made = model::explain(result, cell, way, true);
                        QVERIFY(!made.place.isEmpty());
                        if (made.sum)
                            QCOMPARE(*made.sum, made.value);
                    }
        }
    }
};

QTEST_MAIN(TestExplanation)
#include "test_explanation.moc"
