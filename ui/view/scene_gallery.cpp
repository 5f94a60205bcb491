#include "ui/view/scene_gallery.h"

#include "ui/view/controls/math_label.h"
#include "ui/view/controls/thin_scroll_bar.h"

#include <QCoreApplication>
#include <QGridLayout>
#include <QKeyEvent>
#include <QScrollArea>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

namespace view {
namespace {

constexpr int kColumnWidth = 296, kBesideColumns = 60;
constexpr int kTick = 40;  // ms between frames while one plays

QString translated(const char* text) {
    return QCoreApplication::translate("Scenes", text);
}

/// As many columns, and as high, as leaves something of the window behind it to be seen.
int columnsBeside(const QWidget* window) {
    return std::clamp((window ? window->width() - 200 : 0) / kColumnWidth, 2, 4);
}

QSize sizeFor(const QWidget* window, int columns) {
    const int height = window ? window->height() * 4 / 5 : 0;
    return {columns * kColumnWidth + kBesideColumns, std::clamp(height, 480, 880)};
}

}  // namespace

SceneGallery::SceneGallery(bool moving, QWidget* parent) : QDialog(parent) {
    setWindowTitle(tr("Classic scenes"));
    setObjectName(QStringLiteral("sceneGallery"));
    const int columns = columnsBeside(parent);
    resize(sizeFor(parent, columns));
    auto* scroll = new QScrollArea(this);
    scroll->setObjectName(QStringLiteral("sceneScroll"));
    scroll->setAccessibleName(tr("Scenes"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setVerticalScrollBar(new ThinScrollBar);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto* sheet = new QWidget;
    auto* grid = new QGridLayout(sheet);
    grid->setContentsMargins(16, 16, 16, 16);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(8);
    grid->setColumnStretch(columns, 1);
    auto* hint = new MathLabel(
        tr("Point at one to see it move. A click, or Return, opens it on the Workbench."),
        MathLabel::Kind::Caption);
    hint->setInk(paint::MathText::Ink::Text2);
    auto* first = new QHBoxLayout;
    first->setContentsMargins(8, 4, 0, 0);
    first->addWidget(hint);
    grid->addLayout(first, 0, 0, 1, columns + 1);
    QString group;
    int row = 0, column = columns;
    for (const core::Scene& scene : core::scenes()) {
        if (translated(scene.group) != group) {
            group = translated(scene.group);
            auto* head = new MathLabel(group, MathLabel::Kind::Head);
            auto* line = new QHBoxLayout;
            line->setContentsMargins(8, 8, 0, 0);
            line->addWidget(head);
            grid->addLayout(line, ++row, 0, 1, columns + 1);
            column = columns;
        }
        if (column == columns) {
            ++row;
            column = 0;
        }
        auto* card = new SceneCard(scene, translated(scene.title), translated(scene.about));
        card->setMoving(moving);
        add(card, QLatin1String(scene.name));
        grid->addWidget(card, row, column++);
    }
    grid->setRowStretch(row + 1, 1);
    scroll->setWidget(sheet);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll);
    ticks_.setInterval(kTick);
    connect(&ticks_, &QTimer::timeout, this, &SceneGallery::drawFrame);
    cards_.front()->setFocus();
}

void SceneGallery::add(SceneCard* card, const QString& name) {
    card->installEventFilter(this);
    connect(card, &QAbstractButton::clicked, this, [this, name] {
        emit sceneAsked(name);
        accept();
    });
    connect(card, &SceneCard::playingChanged, this, [this, card] { follow(card); });
    connect(card, &SceneCard::pictureAsked, this, &SceneGallery::prepareNext);
    cards_.push_back(card);
}

void SceneGallery::prepareNext() {
    const auto next = std::find_if(cards_.begin(), cards_.end(),
                                   [](const SceneCard* card) { return !card->isPrepared(); });
    if (next == cards_.end() || !isVisible())
        return;
    SceneCard* card = *next;
    SceneCard::Order order = card->order();
    order.seconds = -1;
    stills_.run([this, card, order](const core::Control&) -> model::Runner::Delivery {
        return [this, card, picture = SceneCard::pictureOf(order)] {
            card->setStill(picture);
            prepareNext();
        };
    });
}

// One plays at a time: the one that was last pointed at or came to.
void SceneGallery::follow(SceneCard* card) {
    if (card->isPlaying())
        playing_ = card;
    else if (playing_ == card)
        playing_ = nullptr;
    if (playing_ && isVisible())
        ticks_.start();
    else
        ticks_.stop();
}

// A frame that is still being drawn is waited for, however long it takes.
void SceneGallery::drawFrame() {
    if (!playing_ || frames_.isRunning())
        return;
    frames_.run([card = playing_,
                 order = playing_->order()](const core::Control&) -> model::Runner::Delivery {
        return [card, picture = SceneCard::pictureOf(order)] { card->setFrame(picture); };
    });
}

void SceneGallery::showEvent(QShowEvent* event) {
    QDialog::showEvent(event);
    prepareNext();
    if (playing_)
        ticks_.start();
}

void SceneGallery::hideEvent(QHideEvent* event) {
    QDialog::hideEvent(event);
    ticks_.stop();
    stills_.cancel();
    frames_.cancel();
}

void SceneGallery::moveFocus(const SceneCard& now, int columns, int rows) {
    const QPoint from = now.geometry().center();
    SceneCard* best = nullptr;
    double nearest = 0;
    for (SceneCard* card : cards_) {
        const QPoint away = card->geometry().center() - from;
        const bool ahead = columns != 0
                               ? away.x() * columns > 0 && std::abs(away.y()) < now.height() / 2
                               : away.y() * rows > now.height() / 2;
        const double distance = std::hypot(away.x(), away.y());
        if (ahead && (best == nullptr || distance < nearest)) {
            best = card;
            nearest = distance;
        }
    }
    if (best == nullptr)
        return;
    best->setFocus();
    findChild<QScrollArea*>()->ensureWidgetVisible(best);
}

bool SceneGallery::take(SceneCard& card, int key) {
    switch (key) {
        case Qt::Key_Left:
            moveFocus(card, -1, 0);
            return true;
        case Qt::Key_Right:
            moveFocus(card, 1, 0);
            return true;
        case Qt::Key_Up:
            moveFocus(card, 0, -1);
            return true;
        case Qt::Key_Down:
            moveFocus(card, 0, 1);
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            card.click();
            return true;
        default:
            return false;
    }
}

// A button takes arrows for its neighbours in tab order, and a scroll area for scrolling; only the
// gallery knows where its cards stand.
bool SceneGallery::eventFilter(QObject* watched, QEvent* event) {
    auto* card = qobject_cast<SceneCard*>(watched);
    if (card != nullptr && event->type() == QEvent::KeyPress &&
        take(*card, static_cast<QKeyEvent*>(event)->key()))
        return true;
    return QDialog::eventFilter(watched, event);
}

}  // namespace view
