#include "ui/view/page_tabs.h"

#include "ui/paint/fonts.h"
#include "ui/paint/theme.h"
#include "ui/view/controls/field_paint.h"
#include "ui/view/controls/focus_marks.h"

#include <QAbstractButton>
#include <QKeyEvent>
#include <QPainter>
#include <cmath>

namespace view {

namespace {

constexpr double kPixels = 14;
constexpr int kBetween = 28;

class Tab : public QAbstractButton {
public:
    Tab(const QString& text, QWidget* parent) : QAbstractButton(parent) {
        setText(text);
        setAccessibleName(text);
        setCheckable(true);
        setCursor(Qt::PointingHandCursor);
    }
    QSize sizeHint() const override {
        const QFontMetricsF metrics(paint::uiFont(kPixels, QFont::Medium));
        return {static_cast<int>(std::ceil(metrics.horizontalAdvance(text()))), 44};
    }

protected:
    void paintEvent(QPaintEvent* /*event*/) override {
        QPainter painter(this);
        const paint::Theme& theme = paint::themeOf(palette());
        painter.setFont(paint::uiFont(kPixels, isChecked() ? QFont::Medium : QFont::Normal));
        painter.setPen(isChecked() || underMouse() ? theme.text : theme.text2);
        painter.drawText(QPointF(0, baselineIn(height(), kPixels)), text());
        if (isChecked())
            painter.fillRect(0, height() - 2, width(), 2, theme.accent);
        if (showsFocus(*this))
            drawKeyboardCursor(painter, rect().adjusted(0, 8, 0, -6), theme);
    }
    void enterEvent(QEnterEvent* event) override {
        QAbstractButton::enterEvent(event);
        update();
    }
    void leaveEvent(QEvent* event) override {
        QAbstractButton::leaveEvent(event);
        update();
    }
    void keyPressEvent(QKeyEvent* event) override {
        if (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right)
            event->ignore();
        else
            QAbstractButton::keyPressEvent(event);
    }
};

}  // namespace

PageTabs::PageTabs(const QStringList& pages, QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("pages"));
    setAccessibleName(tr("Pages"));
    for (int page = 0; page < pages.size(); ++page)
        group_.addButton(new Tab(pages[page], this), page);
    connect(&group_, &QButtonGroup::idClicked, this, &PageTabs::pageAsked);
}

void PageTabs::setPage(int page) {
    const auto buttons = group_.buttons();
    for (QAbstractButton* button : buttons) {
        button->setChecked(group_.id(button) == page);
        button->setFocusPolicy(group_.id(button) == page ? Qt::TabFocus : Qt::NoFocus);
    }
}

QSize PageTabs::sizeHint() const {
    int width = -kBetween;
    const auto buttons = group_.buttons();
    for (const QAbstractButton* button : buttons)
        width += button->sizeHint().width() + kBetween;
    return {width, 44};
}

void PageTabs::resizeEvent(QResizeEvent* /*event*/) {
    int x = 0;
    const auto buttons = group_.buttons();
    for (QAbstractButton* button : buttons) {
        button->setGeometry(x, 0, button->sizeHint().width(), height());
        x += button->width() + kBetween;
    }
}

void PageTabs::keyPressEvent(QKeyEvent* event) {
    const int step = event->key() == Qt::Key_Right ? 1 : event->key() == Qt::Key_Left ? -1 : 0;
    QAbstractButton* next = group_.button(group_.checkedId() + step);
    if (step == 0 || !next)
        return QWidget::keyPressEvent(event);
    emit pageAsked(group_.id(next));
    next->setFocus(Qt::OtherFocusReason);
}

}  // namespace view
