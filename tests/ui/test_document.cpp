#include "ui/model/document.h"

#include <QSignalSpy>
#include <QTest>

using model::Document;
using model::Experiment;
using model::Page;

namespace {

Experiment withStride(Experiment experiment, core::Index stride) {
    experiment.workbench.geometry.rows.stride = stride;
    return experiment;
}

Experiment withInput(Experiment experiment, core::Index side) {
    experiment.workbench.input = core::share(core::zeros<core::Planes<double>>({1, side, side}));
    return experiment;
}

core::Index stride(const Document& document) {
    return document.experiment().workbench.geometry.rows.stride;
}

}  // namespace

class TestDocument : public QObject {
    Q_OBJECT
private slots:
    void undoAndRedoTurnToTheirPage() {
        Document document;
        QList<Page> pages;
        connect(&document, &Document::changed, this, [&](Page page) { pages.append(page); });
        document.change(QStringLiteral("stride"), Page::Workbench,
                        withStride(document.experiment(), 2));
        Experiment cycles = document.experiment();
        cycles.cycles.count = 5;
        document.change(QStringLiteral("count"), Page::Cycles, cycles);
        QCOMPARE(document.undoStack().undoText(), QStringLiteral("count"));
        document.undoStack().undo();
        document.undoStack().undo();
        document.undoStack().redo();
        QCOMPARE(stride(document), 2);
        QCOMPARE(pages, (QList<Page>{Page::Workbench, Page::Cycles, Page::Cycles, Page::Workbench,
                                     Page::Workbench}));
    }

    void turningMerges() {
        Document document;
        for (core::Index number = 2; number < 6; ++number)
            document.change(QStringLiteral("stride"), Page::Workbench,
                            withStride(document.experiment(), number), QStringLiteral("stride"));
        QCOMPARE(document.undoStack().count(), 1);
        document.undoStack().undo();
        QCOMPARE(stride(document), 1);
        document.undoStack().redo();
        QCOMPARE(stride(document), 5);
    }

    void anotherKeyOrNoneDoesNotMerge() {
        Document document;
        document.change({}, Page::Workbench, withStride(document.experiment(), 2),
                        QStringLiteral("a"));
        document.change({}, Page::Workbench, withStride(document.experiment(), 3),
                        QStringLiteral("b"));
        document.change({}, Page::Workbench, withStride(document.experiment(), 4));
        document.change({}, Page::Workbench, withStride(document.experiment(), 5));
        QCOMPARE(document.undoStack().count(), 4);
    }

    void nothingChangedIsNothing() {
        Document document;
        QSignalSpy changed(&document, &Document::changed);
        document.change(QStringLiteral("same"), Page::Workbench, document.experiment());
        QCOMPARE(document.undoStack().count(), 0);
        QCOMPARE(changed.size(), 0);
    }

    void turningThereAndBackIsObsolete() {
        Document document;
        document.change({}, Page::Workbench, withStride(document.experiment(), 2),
                        QStringLiteral("stride"));
        document.change({}, Page::Workbench, withStride(document.experiment(), 1),
                        QStringLiteral("stride"));
        QCOMPARE(document.undoStack().count(), 0);
        QCOMPARE(stride(document), 1);
    }

    void sharedArraysCountOnce() {
        Document document;
        document.reset(withInput({}, 100));
        for (core::Index number = 2; number < 20; ++number)
            document.change({}, Page::Workbench, withStride(document.experiment(), number));
        QCOMPARE(document.historyBytes(), std::size_t{100 * sizeof(double) * 100});
    }

    void historyIsBoundedInBytes() {
        Document document;
        const std::size_t one = 100 * sizeof(double) * 100;
        document.setHistoryLimit(5 * one);
        for (int number = 0; number < 40; ++number)
            document.change(QString::number(number), Page::Workbench,
                            withInput(document.experiment(), 100));
        QVERIFY(document.historyBytes() <= 5 * one);
        QCOMPARE(document.undoStack().count(), 4);
        QCOMPARE(document.undoStack().undoText(), QStringLiteral("39"));
        const auto newest = document.experiment().workbench.input;
        document.undoStack().undo();
        QVERIFY(document.experiment().workbench.input != newest);
        document.undoStack().redo();
        QCOMPARE(document.experiment().workbench.input, newest);
    }

    void theNewestStepIsKeptWhateverItsSize() {
        Document document;
        document.setHistoryLimit(1);
        document.change({}, Page::Workbench, withInput(document.experiment(), 10));
        document.change({}, Page::Workbench, withInput(document.experiment(), 10));
        QCOMPARE(document.undoStack().count(), 1);
    }

    void resetForgets() {
        Document document;
        document.change({}, Page::Workbench, withStride(document.experiment(), 2));
        document.reset(withStride({}, 7));
        QVERIFY(!document.undoStack().canUndo());
        QCOMPARE(stride(document), 7);
    }
};

QTEST_MAIN(TestDocument)
#include "test_document.moc"
