#include "ui/view/cycles/cycle_strip.h"

#include "ui/paint/fonts.h"
#include "ui/paint/number_text.h"
#include "ui/paint/theme.h"
#include "ui/view/controls/field_paint.h"

#include <QKeyEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>

namespace view {
namespace {

constexpr int kPairHeight = 24;
constexpr int kEdge = 4;  // round a picture, for its outline

int gapFor(int count) {
    return count > 5 ? 4 : 12;
}

}  // namespace

QString nameOf(const core::CycleStep& step) {
    using Kind = core::CycleStep::Kind;
    const auto number = static_cast<int>(step.number);
    switch (step.kind) {
        case Kind::Convolution:
            return CycleStrip::tr("Convolution %1").arg(number);
        case Kind::Transposed:
            return CycleStrip::tr("Transposed %1").arg(number);
        case Kind::Original:
            break;
    }
    return CycleStrip::tr("Original");
}

QString sizeOf(const core::CycleStep& step) {
    return QStringLiteral("%1×%2").arg(step.rows).arg(step.columns);
}

QString decibels(double psnr) {
    return std::isinf(psnr) ? QStringLiteral("∞")
                            : QString::number(psnr, 'f', 1).replace(u'-', QChar(0x2212));
}

QString similarity(const std::optional<double>& ssim) {
    return ssim ? QString::number(*ssim, 'f', 3).replace(u'-', QChar(0x2212)) : QStringLiteral("–");
}

StepButton::StepButton(const model::CyclePicture& picture, bool captionAbove, QWidget* parent)
    : QAbstractButton(parent), captionAbove_(captionAbove) {
    setCheckable(true);
    setAutoExclusive(true);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setPicture(picture);
}

void StepButton::setPicture(const model::CyclePicture& picture) {
    picture_ = picture;
    setAccessibleName(nameOf(picture.step));
    setAccessibleDescription(sizeOf(picture.step));
    setObjectName(nameOf(picture.step));
    update();
}

void StepButton::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const paint::Theme& theme = paint::themeOf(palette());
    QRect box = rect().adjusted(kEdge, kEdge, -kEdge, -kEdge);
    QRect caption = box;
    if (captionAbove_) {
        caption.setHeight(kCaption - 2);
        box.setTop(box.top() + kCaption);
    } else {
        caption.setTop(box.bottom() - kCaption + 4);
        box.setBottom(box.bottom() - kCaption);
    }
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(box, picture_.thumb);
    if (isChecked()) {
        painter.setPen(QPen(theme.accent, 2.5));
        painter.drawRect(QRectF(box).adjusted(1.25, 1.25, -1.25, -1.25));
    } else {
        painter.setPen(underMouse() ? QPen(theme.accent, 1.5) : QPen(theme.hair, 1));
        painter.drawRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5));
    }
    if (hasFocus())
        drawKeyboardCursor(painter, box.adjusted(-4, -4, 4, 4), theme);

    const QString size = sizeOf(picture_.step);
    const QFont plain = paint::uiFont(12);
    const QFont strong = paint::uiFont(12, isChecked() ? QFont::DemiBold : QFont::Medium);
    QString name = nameOf(picture_.step);
    if (QFontMetrics(strong).horizontalAdvance(name) > caption.width())
        name =
            picture_.step.number == 0 ? QStringLiteral("0") : QString::number(picture_.step.number);
    painter.setFont(strong);
    painter.setPen(isChecked() ? theme.accent : theme.text);
    painter.drawText(caption, Qt::AlignLeft | Qt::AlignVCenter, name);
    if (QFontMetrics(strong).horizontalAdvance(name) + QFontMetrics(plain).horizontalAdvance(size) +
            8 <=
        caption.width()) {
        painter.setFont(plain);
        painter.setPen(theme.text2);
        painter.drawText(caption, Qt::AlignRight | Qt::AlignVCenter, size);
    }
}

CycleStrip::CycleStrip(QWidget* parent) : QWidget(parent) {
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setAccessibleName(tr("Film strip"));
    setObjectName(QStringLiteral("filmStrip"));
}

void CycleStrip::setPictures(const QVector<model::CyclePicture>& pictures) {
    pictures_ = pictures;
    if (buttons_.size() != pictures.size()) {
        qDeleteAll(buttons_);
        buttons_.clear();
        for (int n = 0; n < pictures.size(); ++n) {
            auto* button = new StepButton(pictures[n], n <= pictures.size() / 2, this);
            connect(button, &QAbstractButton::clicked, this, [this, n] { emit selectAsked(n); });
            buttons_.append(button);
            button->show();
        }
    }
    for (int n = 0; n < pictures.size(); ++n)
        buttons_[n]->setPicture(pictures[n]);
    layOut();
    updateGeometry();
    update();
}

void CycleStrip::setFidelity(const model::FidelityPoints& points) {
    points_ = points;
    update();
}

void CycleStrip::setSelected(int step) {
    if (step >= 0 && step < buttons_.size()) {
        buttons_[step]->setChecked(true);
        // Tab comes to the chosen one; arrow keys lead to the others.
        for (int n = 0; n < buttons_.size(); ++n)
            buttons_[n]->setFocusPolicy(n == step ? Qt::StrongFocus : Qt::ClickFocus);
    }
    update();
}

void CycleStrip::setMostHeight(int height) {
    mostHeight_ = height;
    updateGeometry();
    layOut();
}

QSize CycleStrip::pictureSize(int width) const {
    if (pictures_.isEmpty())
        return {0, 0};
    const int columns = count() + 1;
    const int most = (width - count() * gapFor(count())) / columns;
    const auto& step = pictures_.front().step;
    const double aspect = static_cast<double>(step.rows) / static_cast<double>(step.columns);
    double w = std::max(8, most);
    double h = w * aspect;
    if (h > mostHeight_) {
        h = mostHeight_;
        w = std::max(8.0, h / aspect);
    }
    return {static_cast<int>(w), std::max(8, static_cast<int>(h))};
}

int CycleStrip::heightForWidth(int width) const {
    return 2 * (pictureSize(width).height() + StepButton::kCaption) + kPairHeight + 2 * kEdge;
}

void CycleStrip::layOut() {
    if (pictures_.isEmpty())
        return;
    const QSize picture = pictureSize(width());
    const int high = picture.height() + StepButton::kCaption + 2 * kEdge;
    const int free = width() - (count() + 1) * picture.width();
    const int gap = count() > 0 ? std::min(free / count(), 40) : 0;
    for (int n = 0; n < buttons_.size(); ++n) {
        const bool above = n <= count();
        const int column = above ? n : 2 * count() - n;
        const int top =
            above ? -kEdge : picture.height() + StepButton::kCaption + kPairHeight - kEdge;
        buttons_[n]->setGeometry(column * (picture.width() + gap) - kEdge, top + kEdge,
                                 picture.width() + 2 * kEdge, high);
    }
}

void CycleStrip::resizeEvent(QResizeEvent*) {
    layOut();
}

void CycleStrip::keyPressEvent(QKeyEvent* event) {
    int checked = -1;
    for (int n = 0; n < buttons_.size(); ++n)
        checked = buttons_[n]->isChecked() ? n : checked;
    int to = checked;
    if (event->key() == Qt::Key_Home)
        to = 0;
    else if (event->key() == Qt::Key_End)
        to = static_cast<int>(buttons_.size()) - 1;
    if (to == checked)
        return QWidget::keyPressEvent(event);
    buttons_[to]->setFocus();
    buttons_[to]->click();
}

void CycleStrip::paintEvent(QPaintEvent*) {
    if (pictures_.isEmpty())
        return;
    QPainter painter(this);
    const paint::Theme& theme = paint::themeOf(palette());
    const QFont font = paint::uiFont(11);
    painter.setFont(font);
    painter.setPen(theme.text2);
    for (const model::FidelityPoint& point : points_) {
        if (point.series != model::FidelityPoint::Series::ToStep || point.n > count())
            continue;
        const QRect above = buttons_[count() - point.n]->geometry();
        const QRect band(above.left(), above.bottom() - kEdge + 2, above.width(), kPairHeight);
        const QString full =
            tr("%1 dB, %2")
                .arg(decibels(point.fidelity.all.psnr), similarity(point.fidelity.all.ssim));
        const bool fits = QFontMetrics(font).horizontalAdvance(full) <= band.width();
        painter.drawText(band, Qt::AlignCenter, fits ? full : decibels(point.fidelity.all.psnr));
    }
}

}  // namespace view
