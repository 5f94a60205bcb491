#include "ui/view/stage.h"

#include "ui/paint/math_text.h"
#include "ui/paint/stage_marks.h"
#include "ui/paint/stage_picture.h"
#include "ui/paint/stage_texts.h"
#include "ui/view/cell_tag.h"
#include "ui/view/controls/text_link.h"
#include "ui/view/controls/word_choice.h"
#include "ui/view/matrix_view.h"
#include "ui/view/planes_chooser.h"
#include "ui/view/stage_links.h"
#include "ui/view/stage_motion.h"

#include <QKeyEvent>
#include <QPainter>
#include <QStyle>
#include <algorithm>

namespace view {

using core::ArrayId;
using core::Cell;

// A view for each array of either band; those that the present way has no place for are hidden.
struct Stage::Private {
    struct Hung {
        ArrayId array;
        bool lower;
        MatrixView* view;
    };
    Stage& stage;
    paint::StageScene scene;
    paint::StageLayout layout;
    std::vector<Hung> hung;
    std::optional<paint::StampStep> stampShown;
    bool reducedMotion = false;
    WordChoice* ways = nullptr;
    PlanesChooser* planes = nullptr;
    TextLink* stop = nullptr;
    StageMotion* motion = nullptr;
    CellTag* tag = nullptr;
    paint::ShapedTexts texts;

    explicit Private(Stage& owner) : stage(owner) {}

    Hung& hang(const paint::Pane& pane);
    void connectView(MatrixView* view, ArrayId array);
    bool isEditable(ArrayId array, bool lower) const;
    std::optional<Cell> editedCell(ArrayId array, Index row, Index column) const;
    void layOut();
    void placeControls();
    QPoint planesPlace() const;
    void takeMotion();
    void takeSources(bool stampsOnly);
    void takeMarks();
    void refresh();
    void glide(const std::optional<Cell>& before);
    paint::StageLayout zoomedLayout() const;
};

Stage::Private::Hung& Stage::Private::hang(const paint::Pane& pane) {
    for (Hung& one : hung)
        if (one.array == pane.array && one.lower == pane.lower)
            return one;
    auto* view = new MatrixView(&stage);
    const QString name = paint::texts::accessibleName(pane.array, pane.lower);
    view->setAccessibleName(name);
    view->setObjectName(
        QStringLiteral("%1%2").arg(pane.lower ? QStringLiteral("lower") : QStringLiteral("upper"),
                                   QString::number(static_cast<int>(pane.array))));
    connectView(view, pane.array);
    linkLines(stage, *view, scene, pane);
    hung.push_back({pane.array, pane.lower, view});
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

void Stage::Private::layOut() {
    if (!scene.result)
        return;
    layout = paint::layoutStage(stage.size(), scene.shape(), scene.way);
    for (const Hung& one : hung)
        if (!layout.find(one.array, one.lower))
            one.view->hide();
    QWidget* before = nullptr;
    for (const paint::Pane& pane : layout.panes) {
        const Hung one = hang(pane);
        one.view->setPane(pane);
        one.view->setEditable(isEditable(pane.array, pane.lower));
        one.view->show();
        if (before)
            QWidget::setTabOrder(before, one.view);
        before = one.view;
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
    stop->setVisible(!scene.computing.isEmpty());
    const int words = static_cast<int>(
        paint::width(paint::mathText(scene.computing), paint::MathStyle{12, 14, {}}));
    const double line = layout.low ? layout.lowerHead : layout.lastLine;
    const double start = layout.low ? layout.left + 200 : layout.left + 18;
    stop->adjustSize();
    stop->move(static_cast<int>(start) + words + 12, static_cast<int>(line) - 15);
}

// After the head where there is room for it, else under the arrays and what is said of them.
QPoint Stage::Private::planesPlace() const {
    const QPoint afterHead(static_cast<int>(layout.left) + 160,
                           static_cast<int>(layout.upperHead) - 16);
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

void Stage::Private::takeSources(bool stampsOnly) {
    if (!scene.result)
        return;
    const bool stamping = scene.way == core::Way::Stamp;
    const paint::StampStep step = paint::stampStep(scene);
    if (stampsOnly && (!stamping || stampShown == step))
        return;
    stampShown = step;
    for (const Hung& one : hung) {
        const bool changes = one.lower && (one.array == ArrayId::Stamp || one.array == ArrayId::Z);
        if (layout.find(one.array, one.lower) && (!stampsOnly || changes))
            one.view->setSource(paint::sourceFor(scene, one.array, one.lower));
    }
}

void Stage::Private::takeMotion() {
    const int duration = stage.style()->styleHint(QStyle::SH_Widget_Animation_Duration);
    motion->setMoving(!reducedMotion && duration > 0);
}

void Stage::Private::takeMarks() {
    if (!scene.result)
        return;
    scene.fading = motion->fading();
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
    stage.update();
}

void Stage::Private::refresh() {
    layOut();
    takeSources(false);
    takeMarks();
}

// The window glides where a step of one cell brought it there.
void Stage::Private::glide(const std::optional<Cell>& before) {
    const auto now = scene.subjectIn(ArrayId::Z);
    if (!before || !now || before->array != ArrayId::Z || before->at[0] != now->at[0])
        return;
    const QPointF cells(static_cast<double>(before->at[2] - now->at[2]),
                        static_cast<double>(before->at[1] - now->at[1]));
    if (cells.manhattanLength() == 1)
        motion->glideFrom(cells);
}

paint::StageLayout Stage::Private::zoomedLayout() const {
    paint::StageLayout zoomed = layout;
    for (paint::Pane& pane : zoomed.panes)
        for (const Hung& one : hung)
            if (one.array == pane.array && one.lower == pane.lower)
                pane.grid = one.view->grid();
    return zoomed;
}

Stage::Stage(QWidget* parent) : QWidget(parent), d_(std::make_unique<Private>(*this)) {
    setObjectName(QStringLiteral("stage"));
    setAccessibleName(tr("Stage"));
    setFocusPolicy(Qt::ClickFocus);
    setAttribute(Qt::WA_OpaquePaintEvent);
    d_->scene.withSwitch = false;
    d_->motion = new StageMotion(this);
    d_->takeMotion();
    d_->ways = new WordChoice(paint::texts::wayNames(), WordChoice::Size::Normal, this);
    d_->ways->setObjectName(QStringLiteral("ways"));
    d_->ways->setAccessibleName(tr("Ways of seeing"));
    d_->planes = new PlanesChooser(this);
    d_->tag = new CellTag(this);
    d_->stop = new TextLink(tr("Stop"), this);
    d_->stop->setObjectName(QStringLiteral("stop"));
    d_->stop->setAccessibleName(tr("Stop computing"));
    for (QWidget* control : {static_cast<QWidget*>(d_->ways), static_cast<QWidget*>(d_->planes),
                             static_cast<QWidget*>(d_->stop)})
        control->hide();
    connect(d_->ways, &WordChoice::chosen, this, [this](int index) {
        d_->ways->setCurrent(static_cast<int>(d_->scene.way));
        emit wayAsked(static_cast<core::Way>(index));
    });
    connect(d_->planes, &PlanesChooser::channelAsked, this, [this](core::Index channel) {
        const auto planes =
            planesShowing(d_->scene.shape(), {ArrayId::X, {channel}}, d_->scene.planes);
        emit planesAsked(planes.channel, planes.filter);
    });
    connect(d_->planes, &PlanesChooser::filterAsked, this, [this](core::Index filter) {
        const auto planes =
            planesShowing(d_->scene.shape(), {ArrayId::Y, {filter}}, d_->scene.planes);
        emit planesAsked(planes.channel, planes.filter);
    });
    connect(d_->stop, &TextLink::clicked, this, &Stage::stopAsked);
    connect(d_->motion, &StageMotion::changed, this, [this] { d_->takeMarks(); });
}

Stage::~Stage() = default;

const paint::StageScene& Stage::scene() const {
    return d_->scene;
}

paint::PaintCount Stage::lastPaint() const {
    paint::PaintCount all;
    for (const auto& one : d_->hung)
        if (one.view->isVisible()) {
            all.cells += one.view->lastPaint().cells;
            all.diagonals += one.view->lastPaint().diagonals;
        }
    return all;
}

void Stage::setResult(std::shared_ptr<const core::Result> result) {
    d_->scene.result = std::move(result);
    if (d_->scene.result) {
        const core::Shape shape = d_->scene.shape();
        auto& planes = d_->scene.planes;
        planes.channel = std::min(planes.channel, shape.channels - 1);
        planes.filter = std::min(planes.filter, shape.filters - 1);
    }
    d_->ways->setVisible(d_->scene.result != nullptr);
    d_->refresh();
}

void Stage::setStale(const QString& lastGood) {
    d_->scene.lastGood = lastGood;
    d_->refresh();
}

void Stage::setComputing(const QString& words) {
    d_->scene.computing = words;
    d_->refresh();
}

void Stage::setWay(core::Way way) {
    d_->scene.way = way;
    d_->refresh();
}

void Stage::setSelection(const model::Selection& selection) {
    if (d_->scene.selection == selection)
        return;
    const auto before = d_->scene.result ? d_->scene.subjectIn(ArrayId::Z) : std::nullopt;
    d_->scene.selection = selection;
    if (!d_->scene.result)
        return;
    const bool isSymbol = std::holds_alternative<model::Symbol>(selection.mention);
    d_->motion->pointAt(isSymbol || d_->scene.subject(), selection.pinned.has_value());
    if (selection.pinned)
        d_->glide(before);
    d_->takeSources(true);
    d_->takeMarks();
}

void Stage::setReducedMotion(bool reduced) {
    d_->reducedMotion = reduced;
    d_->takeMotion();
}

void Stage::setPlanes(core::Index channel, core::Index filter) {
    d_->scene.planes = {channel, filter};
    d_->refresh();
}

void Stage::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    const paint::Theme& theme = paint::themeOf(palette());
    painter.fillRect(rect(), theme.page);
    if (d_->scene.result)
        paint::drawSheet(painter, d_->scene, d_->zoomedLayout(), theme, &d_->texts);
}

void Stage::resizeEvent(QResizeEvent* /*event*/) {
    d_->refresh();
}

void Stage::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        update();
    else if (event->type() == QEvent::StyleChange)
        d_->takeMotion();
}

void Stage::keyPressEvent(QKeyEvent* event) {
    const int way = event->key() - Qt::Key_1;
    const bool plain = !(event->modifiers() & ~Qt::KeypadModifier);
    if (plain && way >= 0 && way < 4)
        emit wayAsked(static_cast<core::Way>(way));
    else if (event->key() == Qt::Key_Escape)
        emit releaseAsked();
    else
        QWidget::keyPressEvent(event);
}

void Stage::mousePressEvent(QMouseEvent* event) {
    // A click beside the arrays lets go of the keyboard cursor, not of the pin.
    setFocus(Qt::MouseFocusReason);
    QWidget::mousePressEvent(event);
}

}  // namespace view
