#include "ui/view/stage.h"

#include "ui/paint/stage_texts.h"
#include "ui/view/cell_tag.h"
#include "ui/view/controls/text_link.h"
#include "ui/view/controls/word_choice.h"
#include "ui/view/matrix_view.h"
#include "ui/view/planes_chooser.h"
#include "ui/view/stage_motion.h"
#include "ui/view/stage_private.h"
#include "ui/view/stage_veil.h"

#include <QKeyEvent>
#include <QPainter>

namespace view {

using core::ArrayId;
using core::Cell;

namespace {

constexpr core::Index kManyCells = 1'000'000;
constexpr int kBetweenTurns = 2;  // ms

}  // namespace

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
    d_->veil = new StageVeil(this);
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
    d_->nextTurn.setSingleShot(true);
    d_->nextTurn.setInterval(kBetweenTurns);
    connect(&d_->nextTurn, &QTimer::timeout, this, [this] { d_->takeNextSources(); });
    connect(d_->motion, &StageMotion::changed, this, [this] {
        d_->takeMarks();
        if (d_->scene.result)
            d_->takeSteppedSources();
    });
}

// An array that has the keyboard says so when it loses it, which may be as late as this.
Stage::~Stage() {
    for (const auto& one : d_->hung)
        one.view->disconnect(this);
}

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
    d_->turn = Private::kLastTurn;
    if (d_->scene.result) {
        const core::Shape shape = d_->scene.shape();
        if (isVisible() && core::cellCount(shape, ArrayId::X) > kManyCells)
            d_->turn = 0;
        auto& planes = d_->scene.planes;
        planes.channel = std::min(planes.channel, shape.channels - 1);
        planes.filter = std::min(planes.filter, shape.filters - 1);
    }
    d_->ways->setVisible(d_->scene.result != nullptr);
    d_->refresh();
}

void Stage::setStale(const QString& lastGood) {
    if (d_->scene.lastGood == lastGood)
        return;
    d_->scene.lastGood = lastGood;
    d_->refresh();
}

void Stage::setComputing(const QString& words) {
    if (d_->scene.computing == words)
        return;
    const bool onlyWords = !d_->scene.computing.isEmpty() && !words.isEmpty();
    d_->scene.computing = words;
    if (onlyWords)
        d_->takeWords();
    else
        d_->refresh();
}

void Stage::setComparing(const QString& words) {
    if (d_->scene.comparing == words)
        return;
    d_->scene.comparing = words;
    d_->takeWords();
}

void Stage::setCompared(std::shared_ptr<const core::Result> result) {
    d_->scene.result = std::move(result);
    d_->takeWords();
}

void Stage::setWay(core::Way way) {
    const bool fades = d_->motion->isMoving() && isVisible() && d_->scene.result;
    const QRect band = d_->lowerBand();
    const QPixmap before = fades && way != d_->scene.way ? grab(band) : QPixmap();
    d_->scene.way = way;
    d_->refresh();
    if (!before.isNull())
        d_->veil->fade(before, band);
}

void Stage::setSelection(const model::Selection& selection) {
    if (d_->scene.selection == selection)
        return;
    const std::optional<Cell> before = d_->scene.subject();
    d_->scene.selection = selection;
    d_->veil->endFading();
    d_->takeMotion();
    if (!d_->scene.result)
        return;
    const bool isSymbol = std::holds_alternative<model::Symbol>(selection.mention);
    d_->motion->pointAt(isSymbol || d_->scene.subject(), selection.pinned.has_value());
    if (selection.pinned)
        d_->move(before);
    d_->takeSteppedSources();
    d_->takeMarks();
}

void Stage::setAppearing(bool appearing) {
    d_->scene.appearing = appearing;
    if (d_->scene.result)
        d_->takeSteppedSources();
}

void Stage::setSpeed(double speed) {
    d_->speed = speed;
    d_->takeMotion();
}

void Stage::setReducedMotion(bool reduced) {
    d_->reducedMotion = reduced;
    d_->takeMotion();
}

void Stage::setPlanes(core::Index channel, core::Index filter) {
    const paint::PlaneChoice planes{channel, filter};
    if (d_->scene.planes == planes)
        return;
    d_->scene.planes = planes;
    d_->refresh();
}

void Stage::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    const paint::Theme& theme = paint::themeOf(palette());
    painter.fillRect(rect(), theme.page);
    if (d_->scene.result)
        paint::drawSheet(painter, d_->scene, d_->zoomedLayout(), theme, &d_->texts);
    // Not at once: what a person does comes between. One timer, so that two paints for other
    // reasons do not make two turns of one frame.
    if (d_->turn < Private::kLastTurn && !d_->nextTurn.isActive())
        d_->nextTurn.start();
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
