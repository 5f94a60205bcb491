#include "core/presets/input_presets.h"
#include "core/presets/kernel_presets.h"
#include "tests/ui/support/appearance.h"
#include "tests/ui/support/photos_window.h"
#include "ui/controller/workbench_controller.h"
#include "ui/model/filter_banks.h"
#include "ui/model/seeds.h"
#include "ui/view/main_window.h"

#include <QTest>

// Random numbers in the window: their seed is shown, another is one click away, and the same seed
// gives the same numbers as the command.

namespace {

/// The whole window on its Workbench page.
struct WorkbenchWindow : support::PhotosWindow {
    WorkbenchWindow() { window.mainWindow().setPage(0); }
    const model::WorkbenchPart& part() { return window.document().experiment().workbench; }
};

}  // namespace

class TestSeeds : public QObject {
    Q_OBJECT
private slots:
    void anotherSeedIsAnother();
    void theInputIsDrawnFromItsSeed();
    void theKernelIsDrawnFromItsSeed();
    void filterNIsDrawnFromTheSeedAndN();
    void anotherBankOfFiltersIsOneClickAway();
};

void TestSeeds::anotherSeedIsAnother() {
    std::uint32_t seed = 1;
    for (int n = 0; n < 1000; ++n) {
        const std::uint32_t next = model::anotherSeed(seed);
        QVERIFY(next != seed && next >= 1 && next <= 9999);
        seed = next;
    }
}

void TestSeeds::theInputIsDrawnFromItsSeed() {
    WorkbenchWindow page;
    QVERIFY(!page.driver.isThere("Seed of the input"));
    page.driver.choose("Input values", "Random, 0 to 9");
    page.driver.enter("Seed of the input", "7");
    QCOMPARE(*page.part().input, core::makeInput("random", {1, 4, 4, 7}));
    const auto seven = page.part().input;
    page.driver.click("New seed of the input");
    QVERIFY(page.part().inputSeed != 7);
    QCOMPARE(page.driver.read("Seed of the input"), QString::number(page.part().inputSeed));
    QVERIFY(*page.part().input != *seven);
    page.driver.press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(page.driver.read("Seed of the input"), QStringLiteral("7"));
    QCOMPARE(*page.part().input, *seven);
    // What is typed into a cell was not drawn.
    page.driver.choose("Input values", "Ones");
    QVERIFY(!page.driver.isThere("Seed of the input"));
}

void TestSeeds::theKernelIsDrawnFromItsSeed() {
    WorkbenchWindow page;
    page.driver.choose("Kernel values", "Random, −2 to 2");
    page.driver.enter("Seed of the kernel", "5");
    const core::Matrix<double> expected = core::makeKernel("random-signed", {{3, 3}, 5});
    QVERIFY(std::equal(expected.begin(), expected.end(), page.part().kernels->begin()));
    page.driver.click("New seed of the kernel");
    QVERIFY(page.part().kernelSeed != 5);
}

void TestSeeds::filterNIsDrawnFromTheSeedAndN() {
    const model::FilterBank bank = model::randomBank(3, 4, 11);
    for (std::uint64_t n = 0; n < 4; ++n) {
        const core::Matrix<double> expected = core::makeKernel("random-signed", {{3, 3}, 11 + n});
        QVERIFY(std::equal(expected.begin(), expected.end(), bank.filters.begin() + 9 * n));
    }
}

void TestSeeds::anotherBankOfFiltersIsOneClickAway() {
    support::PhotosWindow page;
    page.driver.choose("Filter bank", "Random");
    QVERIFY(page.settle());
    page.driver.click("New seed of the random filters");
    QVERIFY(page.settle());
    const model::PhotosPart& part = page.window.document().experiment().photos;
    QVERIFY(part.seed != 1);
    QCOMPARE(page.driver.read("Seed of the random filters"), QString::number(part.seed));
    QCOMPARE(*part.filters, model::randomBank(2, 4, part.seed).filters);
    page.driver.press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(page.driver.read("Seed of the random filters"), QStringLiteral("1"));
}

DECONV_UI_TEST_MAIN(TestSeeds)
#include "test_seeds.moc"
