#include "ui/view/cycles/cycle_strip.h"

#include "ui/model/cycle_words.h"
#include "ui/view/controls/field_paint.h"
#include "ui/view/controls/focus_marks.h"

#include <QKeyEvent>
#include <QPainter>

namespace view {

StepButton::StepButton(QWidget* parent) : QAbstractButton(parent) {
    setCheckable(true);
    setAutoExclusive(true);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
}

void StepButton::setPicture(const model::CyclePicture& picture) {
    picture_ = picture;
    setAccessibleName(model::nameOf(picture.step));
    setAccessibleDescription(model::sizeOf(picture.step));
    setToolTip(tr("%1, %2").arg(model::nameOf(picture.step), model::sizeOf(picture.step)));
    setObjectName(model::nameOf(picture.step));
    update();
}

void StepButton::setPlace(const paint::StripLayout& layout, int step) {
    layout_ = layout;
    step_ = step;
    setGeometry(layout.steps[step].place);
    update();
}

void StepButton::paintEvent(QPaintEvent*) {
    if (step_ >= layout_.steps.size())
        return;
    QPainter painter(this);
    const paint::Theme& theme = paint::themeOf(palette());
    const paint::StripStep& step = layout_.steps[step_];
    painter.translate(-step.place.topLeft());
    const auto look = isChecked()    ? paint::StepLook::Chosen
                      : underMouse() ? paint::StepLook::PointedAt
                                     : paint::StepLook::Plain;
    paint::drawStep(painter, layout_, step, picture_, look, theme);
    if (showsFocus(*this))
        drawKeyboardCursor(painter, step.box.adjusted(-4, -4, 4, 4), theme);
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
            auto* button = new StepButton(this);
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

void CycleStrip::setRoom(int mostHeight, int mostInAll, bool mayWrap) {
    room_.mostHeight = mostHeight;
    room_.mostInAll = mostInAll;
    room_.mayWrap = mayWrap;
    updateGeometry();
    layOut();
}

int CycleStrip::heightForWidth(int width) const {
    return paint::stripLayout(pictures_, {width, room_.mostHeight, room_.mostInAll, room_.mayWrap})
        .height;
}

void CycleStrip::layOut() {
    room_.width = width();
    const bool before = layout_.numbersOnly;
    layout_ = paint::stripLayout(pictures_, room_);
    if (layout_.numbersOnly != before)
        emit namesChanged();
    for (int n = 0; n < buttons_.size(); ++n)
        buttons_[n]->setPlace(layout_, n);
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
    QPainter painter(this);
    paint::drawCloseness(painter, layout_, points_, paint::themeOf(palette()));
}

}  // namespace view
