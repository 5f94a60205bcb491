#include "ui/controller/workbench_controller.h"

#include "core/notation.h"
#include "core/presets/input_presets.h"
#include "ui/model/explanation.h"
#include "ui/model/problem_words.h"
#include "ui/model/seeds.h"
#include "ui/model/workbench_examples.h"
#include "ui/view/geometry/geometry_section.h"
#include "ui/view/stage.h"
#include "ui/view/workbench/counts_section.h"
#include "ui/view/workbench/left_panel.h"
#include "ui/view/workbench/origin_line.h"
#include "ui/view/workbench/origin_panel.h"
#include "ui/view/workbench/playback_bar.h"
#include "ui/view/workbench/values_section.h"
#include "ui/view/workbench_page.h"

namespace controller {

namespace {

constexpr int kLongMilliseconds = 120;
constexpr int kTurningPause = 1000;

QString fieldName(core::Field field) {
    switch (field) {
        case core::Field::Input:
            return WorkbenchController::tr("input size");
        case core::Field::Kernel:
            return WorkbenchController::tr("kernel size");
        case core::Field::Stride:
            return WorkbenchController::tr("stride");
        case core::Field::Dilation:
            return WorkbenchController::tr("dilation");
        case core::Field::Padding:
            return WorkbenchController::tr("padding");
        case core::Field::OutputPadding:
            return WorkbenchController::tr("output padding");
        case core::Field::Groups:
            return WorkbenchController::tr("groups");
        case core::Field::Channels:
            return WorkbenchController::tr("channels");
    }
    return {};
}

}  // namespace

WorkbenchController::WorkbenchController(model::Document* document, view::WorkbenchPage* page,
                                         QObject* parent)
    : QObject(parent), document_(document), page_(page), playback_(&page->playback()) {
    slow_.setSingleShot(true);
    slow_.setInterval(kLongMilliseconds);
    connect(document_, &model::Document::changed, this, [this] {
        if (!(part() == shown_))
            refresh();
    });
    connectPanels();
    connectStage();
    connectPlayback();
    connectRunner();
    connectMentions();
    refresh();
}

const model::WorkbenchPart& WorkbenchController::part() const {
    return document_->experiment().workbench;
}

void WorkbenchController::connectPanels() {
    view::LeftPanel& panel = page_->leftPanel();
    connect(&panel, &view::LeftPanel::exampleAsked, this, &WorkbenchController::chooseExample);
    view::GeometrySection& geometry = panel.geometrySection();
    connect(&geometry, &view::GeometrySection::fieldAsked, this, &WorkbenchController::editField);
    connect(&geometry, &view::GeometrySection::namedPaddingAsked, this,
            [this](core::Padding padding) {
                change(tr("padding"), model::withNamedPadding(part(), padding));
            });
    connect(&geometry, &view::GeometrySection::sidesAsked, this,
            [this](const std::array<core::Index, 4>& sides, bool turning) {
                change(tr("padding"), model::withSides(part(), sides), QStringLiteral("sides"),
                       turning);
            });
    connect(&panel.countsSection(), &view::CountsSection::countsAsked, this,
            [this](const model::Counts& counts, bool turning) {
                change(tr("channels and filters"), model::withCounts(part(), counts),
                       QStringLiteral("counts"), turning);
            });
    connect(&geometry, &view::GeometrySection::columnsLikeRowsAsked, this,
            [this] { change(tr("columns like rows"), model::withColumnsLikeRows(part())); });
    connect(&geometry, &view::GeometrySection::remedyAsked, this,
            [this](const core::Problem::Remedy& remedy, core::Side side) {
                editField(remedy.field, side, remedy.value, false);
            });
    view::ValuesSection& values = panel.valuesSection();
    connect(&values, &view::ValuesSection::inputPresetAsked, this, [this](const QString& name) {
        change(tr("input values"), model::withInputPreset(part(), name));
    });
    connect(&values, &view::ValuesSection::kernelPresetAsked, this, [this](const QString& name) {
        change(tr("kernel values"), model::withKernelPreset(part(), name));
    });
    connectSeeds(values);
    connect(&values, &view::ValuesSection::yAsked, this,
            [this] { change(tr("what Wᵀ acts on"), model::actingOnY(part())); });
    connect(&values, &view::ValuesSection::typedAsked, this, &WorkbenchController::startTyping);
    connect(&page_->originPanel(), &view::OriginPanel::wayAsked, this,
            &WorkbenchController::setWay);
    connect(page_, &view::WorkbenchPage::wayKeyPressed, this,
            [this](int index) { setWay(static_cast<core::Way>(index)); });
    connect(page_, &view::WorkbenchPage::escapePressed, this, &WorkbenchController::release);
}

void WorkbenchController::connectStage() {
    view::Stage& stage = page_->stage();
    connect(&stage, &view::Stage::pointed, this, [this](const std::optional<core::Cell>& cell) {
        model::Selection selection = selection_;
        selection.pointed = cell;
        selection.throughW = selection.throughW && selection.pinned;
        setSelection(selection);
    });
    connect(&stage, &view::Stage::pinAsked, this, &WorkbenchController::pin);
    connect(&stage, &view::Stage::releaseAsked, this, &WorkbenchController::release);
    connect(&stage, &view::Stage::edited, this, &WorkbenchController::editCell);
    connect(&stage, &view::Stage::pasted, this, &WorkbenchController::pasteCells);
    connect(&stage, &view::Stage::wayAsked, this, &WorkbenchController::setWay);
    connect(&stage, &view::Stage::planesAsked, this,
            [this](core::Index channel, core::Index filter) {
                channel_ = channel;
                filter_ = filter;
                page_->stage().setPlanes(channel, filter);
            });
    connect(&stage, &view::Stage::stopAsked, &runner_, &model::Runner::cancel);
}

void WorkbenchController::connectPlayback() {
    view::Stage& stage = page_->stage();
    stage.setAppearing(playback_.isAppearing());
    connect(&playback_, &PlaybackController::stepped, this,
            [this](const core::Cell& cell, model::Walk walk) {
                model::Selection selection = selection_;
                selection.pinned = cell;
                selection.walk = walk;
                selection.throughW = false;
                setSelection(selection);
            });
    connect(&playback_, &PlaybackController::playingChanged, this, [this](bool playing) {
        model::Selection selection = selection_;
        selection.playing = playing;
        setSelection(selection);
    });
    connect(&playback_, &PlaybackController::speedChanged, &stage, &view::Stage::setSpeed);
    connect(&playback_, &PlaybackController::appearingChanged, &stage, &view::Stage::setAppearing);
    connect(&playback_, &PlaybackController::walkChanged, this, [this](model::Walk walk) {
        // A step of Y is one of W too; else nothing is being played yet.
        const bool same = selection_.walk && *selection_.walk != model::Walk::Transposed &&
                          walk != model::Walk::Transposed;
        selection_.walk = same ? std::optional(walk) : std::nullopt;
        showSelection();
    });
}

void WorkbenchController::change(const QString& text, model::WorkbenchPart part,
                                 const QString& field, bool turning) {
    const QString key = mergeKey(field, turning);
    model::Experiment experiment = document_->experiment();
    experiment.workbench = std::move(part);
    if (experiment == document_->experiment())
        return refresh();  // so that its field shows what is
    document_->change(text, model::Page::Workbench, std::move(experiment), key);
}

// Steps of the same field that follow each other within a second are one turn of it.
QString WorkbenchController::mergeKey(const QString& field, bool turning) {
    if (!turning) {
        turned_.clear();
        return {};
    }
    if (field != turned_ || !sinceTurning_.isValid() || sinceTurning_.elapsed() > kTurningPause)
        ++turns_;
    turned_ = field;
    sinceTurning_.start();
    return QStringLiteral("%1#%2").arg(field).arg(turns_);
}

void WorkbenchController::editField(core::Field field, core::Side side, core::Index value,
                                    bool turning) {
    const QString key =
        QStringLiteral("%1.%2").arg(static_cast<int>(field)).arg(static_cast<int>(side));
    change(fieldName(field), model::withField(part(), field, side, value), key, turning);
}

void WorkbenchController::editCell(const core::Cell& cell, double value) {
    if (result_)
        change(tr("typing"), model::withValue(part(), cell, value, result_->y));
}

void WorkbenchController::pasteCells(const core::Cell& first,
                                     const std::vector<std::vector<double>>& rows) {
    if (result_)
        change(tr("pasting"), model::withValues(part(), first, rows, result_->y));
}

void WorkbenchController::startTyping(const QString& preset) {
    if (!result_)
        return;
    const auto rows = core::outputSize(part().geometry.rows);
    const auto columns = core::outputSize(part().geometry.columns);
    const core::InputWish wish{part().filters, rows, columns};
    const std::string name = preset.toStdString();
    const bool made = !name.empty() && !model::problemOf(part()) && core::comesIn(name, wish);
    const model::Later<core::Planes<double>> kept = part().typed ? part().typed : result_->y;
    change(tr("what Wᵀ acts on"),
           model::actingOnTyped(part(), made ? model::laterInput(name, wish) : kept));
}

void WorkbenchController::chooseExample(const QString& name) {
    std::optional<model::WorkbenchPart> example = model::workbenchExample(name);
    if (!example)
        return;
    linkAnew_ = true;
    release();
    change(tr("example"), std::move(*example));
    setWay(model::wayOfExample(name));
}

void WorkbenchController::open(const QString& text, model::WorkbenchPart part) {
    expectAnother();
    change(text, std::move(part));
}

void WorkbenchController::connectSeeds(view::ValuesSection& values) {
    const auto input = [this](std::uint32_t seed, bool turning) {
        change(tr("seed of the input"), model::withInputSeed(part(), seed),
               turning ? QStringLiteral("inputSeed") : QString());
    };
    const auto kernel = [this](std::uint32_t seed, bool turning) {
        change(tr("seed of the kernel"), model::withKernelSeed(part(), seed),
               turning ? QStringLiteral("kernelSeed") : QString());
    };
    connect(&values, &view::ValuesSection::inputSeedAsked, this, input);
    connect(&values, &view::ValuesSection::kernelSeedAsked, this, kernel);
    connect(&values, &view::ValuesSection::newInputSeedAsked, this,
            [this, input] { input(model::anotherSeed(part().inputSeed), false); });
    connect(&values, &view::ValuesSection::newKernelSeedAsked, this,
            [this, kernel] { kernel(model::anotherSeed(part().kernelSeed), false); });
}

void WorkbenchController::expectAnother() {
    linkAnew_ = true;
    release();
}

void WorkbenchController::setWay(core::Way way) {
    if (way == way_)
        return;
    way_ = way;
    page_->stage().setWay(way);
    playback_.setWay(way);
    showSelection();
}

void WorkbenchController::pin(const core::Cell& cell) {
    if (selection_.pinned == cell)
        return release();
    playback_.pause();
    playback_.chooseWalkFor(cell);
    model::Selection selection = selection_;
    selection.pinned = cell;
    selection.walk.reset();
    selection.throughW = false;
    setSelection(selection);
}

void WorkbenchController::release() {
    playback_.pause();
    model::Selection selection = selection_;
    selection.pinned.reset();
    selection.walk.reset();
    selection.throughW = false;
    setSelection(selection);
}

void WorkbenchController::setSelection(const model::Selection& selection) {
    if (selection == selection_)
        return;
    const auto before = selection_.subject();
    selection_ = selection;
    // Terms are those of one number; the symbols are there for all.
    if (before != selection_.subject() && !std::get_if<model::Symbol>(&selection_.mention))
        selection_.mention = {};
    showSelection();
}

// While the geometry is impossible there is no sum that would be true of it.
void WorkbenchController::showSelection() {
    const bool impossible = model::problemOf(part()).has_value();
    playback_.follow(selection_.pinned);
    std::optional<model::Explanation> explanation;
    if (const auto subject = selection_.subject(); subject && result_ && !impossible)
        explanation = model::explain(*result_, *subject, way_, selection_.pinned.has_value(),
                                     selection_.explainedWalk());
    using State = view::OriginPanel::State;
    const State state = selection_.playing  ? State::Playing
                        : selection_.pinned ? State::Pinned
                                            : State::Pointed;
    page_->originPanel().show(explanation, state);
    page_->originLine().show(explanation);
    showMention();
}

void WorkbenchController::copyExplanation() const {
    page_->originPanel().copy();
}

}  // namespace controller
