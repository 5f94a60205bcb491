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
constexpr int kFrame = 40;  // ms between frames while it plays
// A story is told in less than half a minute here.
constexpr double kSpeed = 3;

}  // namespace

SceneCard::SceneCard(const core::Scene& scene, QString title, QString about, QWidget* parent)
    : QAbstractButton(parent), scene_(scene), title_(std::move(title)), about_(std::move(about)) {
    setObjectName(QLatin1String(scene.name));
    setAccessibleName(title_);
    setAccessibleDescription(about_);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setFixedSize(sizeHint());
    timer_.setInterval(kFrame);
    connect(&timer_, &QTimer::timeout, this, qOverload<>(&QWidget::update));
}

QSize SceneCard::sizeHint() const {
    return {kPicture.width() + 2 * kMargin, kPicture.height() + 2 * kMargin + kTextHeight};
}

const paint::Film& SceneCard::film() {
    if (!film_) {
        paint::FilmOptions options;
        // Drawn at three times the size, in which the story is laid out, and scaled by the painter.
        options.size = kPicture * 3;
        options.scheme = paint::schemeOf(palette());
        options.title = false;
        options.captions = false;
        options.speed = kSpeed;
        film_ = paint::makeFilm(
            std::make_shared<const core::Result>(core::evaluate(core::makeExample(scene_.name))),
            paint::FilmView::Story, title_, options);
    }
    return *film_;
}

void SceneCard::prepare() {
    const double scale = devicePixelRatioF();
    QPixmap picture(kPicture * scale);
    QPainter painter(&picture);
    painter.scale(scale / 3, scale / 3);
    paint::drawMoment(painter, film(), {film().beats.size() - 1, 1});
    painter.end();
    picture.setDevicePixelRatio(scale);
    still_ = picture;
    update();
}

void SceneCard::paintEvent(QPaintEvent* /*event*/) {
    const paint::Theme& theme = paint::themeOf(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRect picture(QPoint(kMargin, kMargin), kPicture);
    painter.fillRect(picture, theme.page);
    if (timer_.isActive()) {
        painter.save();
        painter.setClipRect(picture);
        painter.translate(picture.topLeft());
        painter.scale(1. / 3, 1. / 3);
        const double length = paint::seconds(film());
        paint::drawMoment(
            painter, film(),
            paint::momentAt(film(),
                            std::fmod(static_cast<double>(clock_.elapsed()) / 1000, length)));
        painter.restore();
    } else if (isPrepared()) {
        painter.drawPixmap(picture.topLeft(), still_);
    }
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
    if (playing && moving_ && !timer_.isActive()) {
        clock_.start();
        timer_.start();
    } else if (!playing) {
        timer_.stop();
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
    if (event->type() == QEvent::PaletteChange && film_) {
        film_.reset();
        if (isPrepared())
            prepare();
    }
}

}  // namespace view
