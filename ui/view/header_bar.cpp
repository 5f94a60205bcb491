#include "ui/view/header_bar.h"

#include "ui/paint/fonts.h"
#include "ui/paint/theme.h"
#include "ui/view/controls/field_paint.h"
#include "ui/view/controls/focus_marks.h"
#include "ui/view/page_tabs.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QPainter>
#include <QTimer>
#include <cmath>

namespace view {

namespace {

constexpr double kNotationPixels = 11.5;
constexpr int kSayCopied = 1200;
constexpr int kMenuLeft = 12, kMenuLeftLow = 8;

}  // namespace

NotationLabel::NotationLabel(QWidget* parent) : QAbstractButton(parent) {
    setObjectName(QStringLiteral("notation"));
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::TabFocus);
    setToolTip(tr("Copy this line"));
    connect(this, &QAbstractButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(notation_);
        copied_ = true;
        update();
        QTimer::singleShot(kSayCopied, this, [this] {
            copied_ = false;
            update();
        });
    });
}

void NotationLabel::setNotation(const QString& notation) {
    notation_ = notation;
    setAccessibleName(tr("Notation"));
    setAccessibleDescription(notation);
    setVisible(!notation.isEmpty());
    updateGeometry();
    update();
}

QSize NotationLabel::sizeHint() const {
    const double width =
        QFontMetricsF(paint::monoFont(kNotationPixels)).horizontalAdvance(notation_);
    return {static_cast<int>(std::ceil(width)), 20};
}

void NotationLabel::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    const paint::Theme& theme = paint::themeOf(palette());
    painter.setFont(copied_ ? paint::uiFont(12) : paint::monoFont(kNotationPixels));
    painter.setPen(copied_ ? theme.agree : underMouse() ? theme.text : theme.text2);
    const QString text = copied_ ? tr("copied") : notation_;
    const double left = width() - QFontMetricsF(painter.font()).horizontalAdvance(text);
    painter.drawText(QPointF(left, baselineIn(height(), kNotationPixels)), text);
    if (showsFocus(*this))
        painter.fillRect(0, height() - 1, width(), 1, theme.text);
}

HeaderBar::HeaderBar(const QStringList& pages, QWidget* parent)
    : QWidget(parent),
      menus_(new QMenuBar(this)),
      pages_(new PageTabs(pages, this)),
      notation_(new NotationLabel(this)) {
    menus_->setNativeMenuBar(false);
    menus_->setFont(paint::uiFont(13));
    connect(static_cast<PageTabs*>(pages_), &PageTabs::pageAsked, this, &HeaderBar::pageAsked);
    dressMenus();
}

void HeaderBar::setPage(int page) {
    static_cast<PageTabs*>(pages_)->setPage(page);
}

void HeaderBar::setNotation(const QString& notation) {
    notation_->setNotation(notation);
    layOut();
}

void HeaderBar::setEdges(int pagesLeft, int notationRight) {
    if (pagesLeft == pagesLeft_ && notationRight == notationRight_)
        return;
    pagesLeft_ = pagesLeft;
    notationRight_ = notationRight;
    layOut();
}

void HeaderBar::setLow(bool low) {
    low_ = low;
    setFixedHeight(sizeHint().height());
    layOut();
}

void HeaderBar::layOut() {
    const int left = low_ ? kMenuLeftLow : kMenuLeft;
    menus_->setGeometry(left, (height() - 28) / 2, std::max(pagesLeft_ - left - 8, 40), 28);
    pages_->setGeometry(pagesLeft_, 0, pages_->sizeHint().width(), height());
    const QSize size = notation_->sizeHint();
    const int room = notationRight_ - pages_->geometry().right() - 24;
    notation_->setGeometry(notationRight_ - std::min(size.width(), room),
                           (height() - size.height()) / 2, std::min(size.width(), room),
                           size.height());
}

void HeaderBar::resizeEvent(QResizeEvent* /*event*/) {
    layOut();
}

void HeaderBar::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        dressMenus();
}

// Fusion's own items are wider and stand in a bar with a line under it.
void HeaderBar::dressMenus() {
    const paint::Theme& theme = paint::themeOf(palette());
    const QString sheet =
        QStringLiteral(
            "QMenuBar{background:transparent;border:none;padding:0;spacing:1px}"
            "QMenuBar::item{background:transparent;color:%1;padding:5px 8px;margin:0}"
            "QMenuBar::item:selected,QMenuBar::item:pressed{background:%2;color:%1}")
            .arg(theme.text.name(), theme.hair.name());
    if (menus_->styleSheet() != sheet)
        menus_->setStyleSheet(sheet);
}

void HeaderBar::paintEvent(QPaintEvent* /*event*/) {
    QPainter(this).fillRect(rect(), paint::themeOf(palette()).panel);
}

}  // namespace view
