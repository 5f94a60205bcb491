#include "ui/view/scene_card.h"

#include "ui/paint/fonts.h"
#include "ui/paint/theme.h"

#include <QEvent>
#include <QPainter>
#include <cmath>

namespace view {
namespace {

constexpr QSize kPicture{272, 153};
constexpr int kMargin = 8;
constexpr int kTextHeight = 62;
// A story is told in less than half a minute here.
constexpr double kSpeed = 3;

std::shared_ptr<const paint::Film> filmOf(const SceneCard::Order& order) {
    paint::FilmOptions options;
    // Drawn at three times the size, in which the story is laid out, and scaled by the painter.
    options.size = kPicture * 3;
    options.scheme = order.scheme;
    options.title = false;
    options.captions = false;
    options.speed = kSpeed;
    return std::make_shared<const paint::Film>(
        paint::makeSceneFilm(*order.scene, paint::FilmView::Story, {}, options));
}

}  // namespace

SceneCard::Picture SceneCard::pictureOf(const Order& order) {
    Picture picture;
    picture.film = order.film ? order.film : filmOf(order);
    const paint::Film& film = *picture.film;
    const paint::FilmMoment end{film.beats.size() - 1, 1};
    const paint::FilmMoment moment =
        order.seconds < 0 ? end
                          : paint::momentAt(film, std::fmod(order.seconds, paint::seconds(film)));
    picture.image = QImage(kPicture * order.scale, QImage::Format_RGB32);
    QPainter painter(&picture.image);
    painter.scale(order.scale / 3, order.scale / 3);
    paint::drawMoment(painter, film, moment);
    painter.end();
    picture.image.setDevicePixelRatio(order.scale);
    return picture;
}

SceneCard::Order SceneCard::order() const {
    Order order{scene_, paint::schemeOf(palette()), devicePixelRatioF(), -1, film_};
    if (playing_)
        order.seconds = static_cast<double>(clock_.elapsed()) / 1000;
    return order;
}

SceneCard::SceneCard(const core::Scene& scene, QString title, QString about, QWidget* parent)
    : QAbstractButton(parent), scene_(&scene), title_(std::move(title)), about_(std::move(about)) {
    setObjectName(QLatin1String(scene.name));
    setAccessibleName(title_);
    setAccessibleDescription(about_);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setFixedSize(sizeHint());
}

QSize SceneCard::sizeHint() const {
    return {kPicture.width() + 2 * kMargin, kPicture.height() + 2 * kMargin + kTextHeight};
}

void SceneCard::setStill(const Picture& picture) {
    film_ = picture.film;
    still_ = picture.image;
    update();
}

void SceneCard::setFrame(const Picture& picture) {
    film_ = picture.film;
    frame_ = picture.image;
    update();
}

void SceneCard::paintEvent(QPaintEvent* /*event*/) {
    const paint::Theme& theme = paint::themeOf(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRect picture(QPoint(kMargin, kMargin), kPicture);
    painter.fillRect(picture, theme.page);
    const QImage& shown = playing_ && !frame_.isNull() ? frame_ : still_;
    if (!shown.isNull())
        painter.drawImage(picture.topLeft(), shown);
    if (hasFocus() || underMouse()) {
        painter.setPen(QPen(theme.accent, 2));
        painter.drawRect(QRectF(picture).adjusted(-2, -2, 2, 2));
    }
    painter.setFont(paint::uiFont(13, QFont::DemiBold));
    painter.setPen(theme.text);
    painter.drawText(QPointF(kMargin, picture.bottom() + 22), title_);
    painter.setFont(paint::uiFont(12));
    painter.setPen(theme.text2);
    painter.drawText(QRectF(kMargin, picture.bottom() + 28, kPicture.width(), 36),
                     Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, about_);
}

void SceneCard::play(bool playing) {
    const bool now = playing && moving_;
    if (now != playing_) {
        playing_ = now;
        frame_ = {};
        clock_.start();
        emit playingChanged(now);
    }
    update();
}

void SceneCard::enterEvent(QEnterEvent* event) {
    QAbstractButton::enterEvent(event);
    play(true);
}

void SceneCard::leaveEvent(QEvent* event) {
    QAbstractButton::leaveEvent(event);
    play(hasFocus());
}

void SceneCard::focusInEvent(QFocusEvent* event) {
    QAbstractButton::focusInEvent(event);
    play(true);
}

void SceneCard::focusOutEvent(QFocusEvent* event) {
    QAbstractButton::focusOutEvent(event);
    play(underMouse());
}

void SceneCard::changeEvent(QEvent* event) {
    QAbstractButton::changeEvent(event);
    if (event->type() != QEvent::PaletteChange || !film_)
        return;
    film_.reset();
    still_ = {};
    emit pictureAsked();
}

}  // namespace view
