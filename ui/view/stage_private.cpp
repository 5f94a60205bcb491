#include "ui/view/stage_private.h"

#include "ui/paint/stage_bands.h"
#include "ui/paint/stage_marks.h"
#include "ui/paint/stage_texts.h"
#include "ui/view/cell_tag.h"
#include "ui/view/controls/focus_order.h"
#include "ui/view/controls/text_link.h"
#include "ui/view/controls/word_choice.h"
#include "ui/view/matrix_view.h"
#include "ui/view/planes_chooser.h"
#include "ui/view/stage_links.h"
#include "ui/view/stage_motion.h"
#include "ui/view/stage_veil.h"

#include <QStyle>
#include <algorithm>

namespace view {

using core::ArrayId;
using core::Cell;

namespace {

constexpr double kGlidesUpTo = 2;  // times the usual speed

}  // namespace

Stage::Private::Hung& Stage::Private::hang(const paint::Pane& pane) {
    for (Hung& one : hung)
        if (one.array == pane.array && one.lower == pane.lower)
            return one;
    auto* view = new MatrixView(&stage);
    view->stackUnder(ways);  // it is larger than what it shows
    const QString name = paint::texts::accessibleName(pane.array, pane.lower);
    view->setAccessibleName(name);
    view->setObjectName(
        QStringLiteral("%1%2").arg(pane.lower ? QStringLiteral("lower") : QStringLiteral("upper"),
                                   QString::number(static_cast<int>(pane.array))));
    connectView(view, pane.array);
    linkLines(stage, *view, scene, pane);
    hung.push_back({pane.array, pane.lower, view, {}});
    return hung.back();
}

bool Stage::Private::isEditable(ArrayId array, bool lower) const {
    if (!scene.computing.isEmpty())
        return false;
    const bool direct = array == ArrayId::X || array == ArrayId::K;
    return direct || (lower && (array == ArrayId::T || array == ArrayId::TFlat));
}

std::optional<Cell> Stage::Private::editedCell(ArrayId array, Index row, Index column) const {
    const Cell cell = cellShownAt(scene, array, row, column);
    if (array != ArrayId::TFlat)
        return cell;
    return core::cellAt(scene.shape(), ArrayId::T, cell.at[0]);
}

void Stage::Private::connectView(MatrixView* view, ArrayId array) {
    const auto cellOf = [this, array](Index row, Index column) {
        return cellShownAt(scene, array, row, column);
    };
    connect(view, &MatrixView::pointedAt, &stage,
            [this, cellOf](Index row, Index column) { emit stage.pointed(cellOf(row, column)); });
    connect(view, &MatrixView::pointedAway, &stage, [this] { emit stage.pointed(std::nullopt); });
    connect(view, &MatrixView::pinAsked, &stage, [this, cellOf](Index row, Index column) {
        const Cell cell = cellOf(row, column);
        if (scene.selection.pinned == cell)
            emit stage.releaseAsked();
        else
            emit stage.pinAsked(cell);
    });
    connect(view, &MatrixView::releaseAsked, &stage, &Stage::releaseAsked);
    connect(view, &MatrixView::editingStarted, &stage, [this, cellOf](Index row, Index column) {
        if (scene.selection.pinned == cellOf(row, column))
            emit stage.releaseAsked();
    });
    connect(view, &MatrixView::edited, &stage,
            [this, array](Index row, Index column, double value) {
                if (const auto cell = editedCell(array, row, column))
                    emit stage.edited(*cell, value);
            });
    connect(view, &MatrixView::pasted, &stage,
            [this, array](Index row, Index column, const std::vector<std::vector<double>>& rows) {
                if (const auto cell = editedCell(array, row, column))
                    emit stage.pasted(*cell, rows);
            });
    connect(view, &MatrixView::moved, &stage, [this] { stage.update(); });
}
MatrixView* Stage::Private::viewOf(ArrayId array, bool lower) const {
    for (const Hung& one : hung)
        if (one.array == array && one.lower == lower)
            return one.view;
    return nullptr;
}

// As one reads: the equation, its matrices, the ways and what each of them shows.
void Stage::Private::orderViews() {
    constexpr ArrayId kUpper[] = {ArrayId::X, ArrayId::K, ArrayId::Y, ArrayId::W, ArrayId::WT};
    std::vector<QWidget*> all;
    for (const ArrayId array : kUpper)
        if (MatrixView* view = viewOf(array, false))
            all.push_back(view);
    all.push_back(planes);
    all.push_back(ways);
    for (const paint::Pane& pane : layout.panes)
        if (pane.lower)
            all.push_back(viewOf(pane.array, true));
    all.push_back(stop);
    orderFocus(all);
}

void Stage::Private::layOut() {
    if (!scene.result)
        return;
    layout = paint::layoutStage(stage.size(), scene.shape(), scene.way);
    const std::size_t known = hung.size();
    for (const paint::Pane& pane : layout.panes) {
        const Hung one = hang(pane);
        one.view->setPane(pane);
        one.view->setEditable(isEditable(pane.array, pane.lower));
        one.view->show();
    }
    if (hung.size() > known)
        orderViews();
    for (const Hung& one : hung) {
        if (layout.find(one.array, one.lower))
            continue;
        // Who was at an array that this way does not have goes on at its result.
        if (one.view->hasFocus())
            viewOf(ArrayId::Z, true)->setFocus(Qt::OtherFocusReason);
        one.view->hide();
    }
    placeControls();
}

void Stage::Private::placeControls() {
    ways->setSpacing(layout.low ? 18 : 22);
    ways->setCurrent(static_cast<int>(scene.way));
    const QSize size = ways->sizeHint();
    // Its words share the head's baseline, which is 15 from their top.
    ways->setGeometry(static_cast<int>(layout.right) - size.width(),
                      static_cast<int>(layout.lowerHead) - 15, size.width(), size.height());
    const core::Shape shape = scene.shape();
    planes->setCounts(shape.channels, shape.filters);
    planes->setCurrent(scene.planes.channel, scene.planes.filter);
    planes->move(planesPlace());
    const auto progress = paint::endOfProgress(scene, layout);
    stop->setVisible(progress.has_value());
    stop->adjustSize();
    if (progress)
        stop->move(static_cast<int>(progress->x()) + 12, static_cast<int>(progress->y()) - 13);
}

// After the head where there is room for it, else under the arrays and what is said of them.
QPoint Stage::Private::planesPlace() const {
    const QPoint afterHead(static_cast<int>(layout.left) + 160,
                           static_cast<int>(layout.upperHead) - 13);
    double under = 0, right = layout.right;
    for (const paint::Pane& pane : layout.panes)
        if (pane.array == ArrayId::W && !pane.lower)
            right = pane.box.left() - 16;
        else if (!pane.lower && pane.array != ArrayId::WT)
            under = std::max(under, pane.box.bottom());
    const int below = static_cast<int>(under) + (layout.low ? 8 : 38);
    const bool hasRoom = below + planes->height() < layout.lowerHead - 16;
    if (afterHead.x() + planes->width() <= right || !hasRoom)
        return afterHead;
    return {static_cast<int>(layout.left), below};
}

void Stage::Private::takeSources() {
    if (!scene.result)
        return;
    stampShown = paint::stampStep(scene);
    for (Hung& one : hung)
        if (layout.find(one.array, one.lower)) {
            one.view->setSource(isLater(one) ? nullptr
                                             : paint::sourceFor(scene, one.array, one.lower));
            one.computed = scene.lastComputed(one.array);
        }
}

// First pictures of large arrays take long to draw. They come in turns, each of which is a frame:
// the page with its words, the equation, its matrices, the lower band, its result.
bool Stage::Private::isLater(const Hung& one) const {
    const bool isMatrix = one.array == ArrayId::W || one.array == ArrayId::WT;
    const int upper = isMatrix ? 2 : 1, lower = one.array == ArrayId::Z ? kLastTurn : 3;
    return (one.lower ? lower : upper) > turn;
}

void Stage::Private::takeNextSources() {
    if (turn == kLastTurn)
        return;
    ++turn;
    for (Hung& one : hung)
        if (layout.find(one.array, one.lower) && !one.view->source() && !isLater(one))
            one.view->setSource(paint::sourceFor(scene, one.array, one.lower));
}

// Those that a step changes: stamps, and outputs of which not all is there yet.
void Stage::Private::takeSteppedSources() {
    const bool stamping = scene.way == core::Way::Stamp;
    const paint::StampStep step = paint::stampStep(scene);
    const bool stamped = stamping && stampShown != step;
    stampShown = step;
    for (Hung& one : hung) {
        const bool ofStamp = one.array == ArrayId::Stamp || one.array == ArrayId::Z;
        const auto computed = scene.lastComputed(one.array);
        if (!layout.find(one.array, one.lower) || isLater(one) ||
            !(computed != one.computed || (one.lower && ofStamp && stamped)))
            continue;
        one.view->setSource(paint::sourceFor(scene, one.array, one.lower));
        one.computed = computed;
    }
}

void Stage::Private::takeMotion() {
    const int duration = stage.style()->styleHint(QStyle::SH_Widget_Animation_Duration);
    const bool brisk = scene.selection.playing && speed > kGlidesUpTo;
    motion->setMoving(!reducedMotion && duration > 0, !brisk);
}

void Stage::Private::takeMarks() {
    if (!scene.result)
        return;
    scene.fading = motion->fading();
    scene.stampWay = motion->stampWay();
    scene.windowColumnShift = motion->windowShift().x();
    scene.windowRowShift = motion->windowShift().y();
    for (const Hung& one : hung)
        if (layout.find(one.array, one.lower))
            one.view->setMarks(paint::marksFor(scene, one.array, one.lower));
    const bool tagged = std::any_of(hung.begin(), hung.end(), [this](const Hung& one) {
        return tagCell(*tag, *one.view, scene);
    });
    if (!tagged)
        tag->hide();
    veil->showStamp(scene, zoomedLayout());
    stage.update();
}

// How far a computation is: one line, many times a second.
void Stage::Private::takeWords() {
    if (!scene.result)
        return;
    constexpr int kAbove = 20, kBelow = 10;
    placeControls();
    const int baseline = static_cast<int>(layout.low ? layout.lowerHead : layout.lastLine);
    stage.update(0, baseline - kAbove, stage.width(), kAbove + kBelow);
}

void Stage::Private::refresh() {
    layOut();
    takeSources();
    takeMarks();
}

// The window glides where one step along a row or a column brought it there.
void Stage::Private::glide(const std::optional<Cell>& before) {
    const auto now = scene.subject();
    if (!before || !now || before->array != now->array || before->at[0] != now->at[0])
        return;
    if (now->array != ArrayId::Y && now->array != ArrayId::T && now->array != ArrayId::Z)
        return;
    const QPointF steps(static_cast<double>(before->at[2] - now->at[2]),
                        static_cast<double>(before->at[1] - now->at[1]));
    if (steps.manhattanLength() == 1)
        motion->glideFrom(steps);
}

// What a new selection sets in motion.
void Stage::Private::move(const std::optional<Cell>& before) {
    glide(before);
    const auto now = scene.subjectIn(ArrayId::T);
    const bool steps = scene.selection.walk == model::Walk::Transposed && scene.subject() != before;
    if (scene.way == core::Way::Stamp && now && steps)
        motion->slideStamp();
    scene.stampWay = motion->stampWay();
}

// From over the switch down to the agreement.
QRect Stage::Private::lowerBand() const {
    const int top = static_cast<int>(layout.lowerHead) - 24;
    return {0, top, stage.width(), stage.height() - top};
}

paint::StageLayout Stage::Private::zoomedLayout() const {
    paint::StageLayout zoomed = layout;
    for (paint::Pane& pane : zoomed.panes)
        for (const Hung& one : hung)
            if (one.array == pane.array && one.lower == pane.lower)
                pane.grid = one.view->grid();
    return zoomed;
}

}  // namespace view
