#include "ui/view/page_frame.h"

#include "ui/paint/theme.h"
#include "ui/view/controls/focus_order.h"
#include "ui/view/controls/thin_scroll_bar.h"

#include <QEvent>
#include <QKeyEvent>
#include <QLayout>
#include <QPainter>
#include <QScrollBar>
#include <algorithm>
#include <functional>
#include <utility>

namespace view {

namespace {

constexpr int kFoldBelow = 1160;
constexpr int kNarrowBelow = 1000;
constexpr int kLowBelow = 700;
constexpr int kLeftWidth = 256, kLeftNarrow = 224, kLeftGrowth = 40;
constexpr int kLeftPadding = 20, kLeftPaddingNarrow = 16;
constexpr int kRightWidth = 288, kRightPadding = 24;
constexpr int kFooterHeight = 56, kFooterLow = 48;
constexpr int kLineHeight = 40;
constexpr int kSlideMilliseconds = 160;
constexpr int kBetweenFrames = 2;  // ms
// So that the first line of a panel has its baseline at 72 of the window, 40 in a low one.
constexpr int kPanelTop = 15, kPanelTopLow = 11, kPanelBottom = 16;

QScrollArea* makeColumn(const QString& name, QWidget* parent) {
    auto* column = new QScrollArea(parent);
    column->setObjectName(name);
    column->setFrameShape(QFrame::NoFrame);
    column->setWidgetResizable(true);
    column->setVerticalScrollBar(new ThinScrollBar);
    column->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    column->setFocusPolicy(Qt::NoFocus);
    column->viewport()->setAutoFillBackground(false);
    return column;
}

/// A panel with the column's padding round it.
class Padded : public QWidget {
public:
    /// `changed` is told when the panel asks for another size.
    explicit Padded(QWidget* panel, std::function<void()> changed = {})
        : panel_(panel), changed_(std::move(changed)) {
        setAttribute(Qt::WA_OpaquePaintEvent);
        panel->setParent(this);
        panel->show();
    }
    void setPadding(const QMargins& padding) {
        padding_ = padding;
        updateGeometry();
        place();
    }
    QWidget* panel() const { return panel_; }
    QSize minimumSizeHint() const override {
        return {0, panelHeight() + padding_.top() + padding_.bottom()};
    }
    QSize sizeHint() const override { return minimumSizeHint(); }

protected:
    // Opened over the stage, a panel needs a ground of its own.
    void paintEvent(QPaintEvent* /*event*/) override {
        QPainter(this).fillRect(rect(), paint::themeOf(palette()).panel);
    }
    void resizeEvent(QResizeEvent* /*event*/) override {
        updateGeometry();
        place();
    }
    bool event(QEvent* event) override {
        if (event->type() == QEvent::LayoutRequest) {
            updateGeometry();
            place();
            if (changed_)
                changed_();
        }
        return QWidget::event(event);
    }

private:
    // A scroll bar stands in the padding, so that panels keep their width.
    QMargins margins() const {
        const auto* column = parentWidget() ? parentWidget()->parentWidget() : nullptr;
        const int bar = column ? column->width() - width() : 0;
        QMargins margins = padding_;
        margins.setRight(std::clamp(margins.right() - bar, 2, std::max(margins.right(), 2)));
        return margins;
    }
    int panelHeight() const {
        const int room = width() - margins().left() - margins().right();
        if (panel_->hasHeightForWidth() ||
            (panel_->layout() && panel_->layout()->hasHeightForWidth()))
            return std::max(panel_->heightForWidth(room), panel_->minimumHeight());
        return std::max({panel_->sizeHint().height(), panel_->minimumSizeHint().height(),
                         panel_->minimumHeight()});
    }
    void place() {
        const QRect inner = rect().marginsRemoved(margins());
        panel_->setGeometry(inner.x(), inner.y(), inner.width(),
                            std::max(inner.height(), panelHeight()));
    }

    QWidget* panel_;
    std::function<void()> changed_;
    QMargins padding_;
};

void setPadding(QScrollArea* column, const QMargins& padding) {
    if (auto* padded = static_cast<Padded*>(column->widget()))
        padded->setPadding(padding);
}

}  // namespace

PageForm PageForm::of(const QSize& window) {
    return {window.width() < kFoldBelow, window.width() < kNarrowBelow,
            window.height() < kLowBelow};
}

PageFrame::PageFrame(QWidget* parent)
    : QWidget(parent),
      left_(makeColumn(QStringLiteral("leftPanel"), this)),
      right_(makeColumn(QStringLiteral("rightPanel"), this)),
      fold_(new FoldButton(tr("Where it comes from"), FoldButton::Opens::Up, this)),
      leftWidth_(kLeftWidth) {
    setAttribute(Qt::WA_OpaquePaintEvent);
    fold_->setObjectName(QStringLiteral("openRightPanel"));
    fold_->hide();
    following_.setSingleShot(true);
    connect(&following_, &QTimer::timeout, this, &PageFrame::layOut);
    slide_.setStartValue(0.0);
    slide_.setEndValue(1.0);
    slide_.setEasingCurve(QEasingCurve::OutCubic);
    connect(&slide_, &QVariantAnimation::valueChanged, this,
            [this](const QVariant& share) { placeOverlay(share.toDouble()); });
    connect(&slide_, &QVariantAnimation::finished, this, [this] {
        if (form_.folded && !overlay_)
            right_->hide();
    });
    connect(fold_, &QAbstractButton::toggled, this, &PageFrame::setOverlay);
}

void PageFrame::orderFocus() {
    std::vector<QWidget*> parts;
    for (QWidget* part : {static_cast<QWidget*>(left_), stage_, footer_, line_,
                          static_cast<QWidget*>(fold_), static_cast<QWidget*>(right_)})
        if (part)
            parts.push_back(part);
    view::orderFocus(parts);
}

void PageFrame::setLeft(QWidget* panel) {
    left_->setWidget(new Padded(panel, [this] {
        if (neededLeftWidth() != leftWidth_)
            emit neededLeftWidthChanged();
    }));
    layOut();
}

void PageFrame::setStage(QWidget* stage) {
    stage_ = stage;
    stage_->setParent(this);
    stage_->show();
    stage_->lower();
    layOut();
}

void PageFrame::setFooter(QWidget* footer) {
    footer_ = footer;
    footer_->setParent(this);
    footer_->show();
    layOut();
}

void PageFrame::setRight(QWidget* panel, QWidget* line) {
    right_->setWidget(new Padded(panel));
    line_ = line;
    if (line_)
        line_->setParent(this);
    layOut();
}

void PageFrame::setRightTitle(const QString& title) {
    fold_->setText(title);
    fold_->setAccessibleName(title);
    layOut();
}

void PageFrame::setForm(const PageForm& form) {
    if (form_ == form)
        return;
    form_ = form;
    emit formChanged();
    layOut();
}

void PageFrame::setLeftWidth(int width) {
    if (leftWidth_ == width)
        return;
    leftWidth_ = width;
    // A page that is not in front has time until it is.
    if (!isVisible())
        return;
    // The panel, which lies over the stage, has a frame of its own; what makes room for it follows.
    left_->setGeometry(0, 0, width, height());
    painted_ = ground();
    following_.start(kBetweenFrames);
}

int PageFrame::neededLeftWidth() const {
    const int least = form_.narrow ? kLeftNarrow : kLeftWidth;
    const int padding = form_.narrow ? kLeftPaddingNarrow : kLeftPadding;
    const auto* padded = static_cast<const Padded*>(left_->widget());
    const int asked = padded ? padded->panel()->minimumSizeHint().width() + 2 * padding : 0;
    return std::clamp(asked, least, least + kLeftGrowth);
}

void PageFrame::layOut() {
    following_.stop();
    const auto [folded, narrow, low] = form_;
    const int left = left_->widget() ? leftWidth_ : 0;
    const int top = low ? kPanelTopLow : kPanelTop;
    const int padding = narrow ? kLeftPaddingNarrow : kLeftPadding;
    left_->setGeometry(0, 0, left, height());
    setPadding(left_, {padding, top, padding, kPanelBottom});
    setPadding(right_, {kRightPadding, top, kRightPadding, kPanelBottom});

    const bool hasRight = right_->widget();
    const int right = hasRight && !folded ? kRightWidth : 0;
    const int middle = width() - left - right;
    const int footer = footer_ ? (low ? kFooterLow : kFooterHeight) : 0;
    const int line = hasRight && folded ? kLineHeight : 0;
    if (stage_)
        stage_->setGeometry(left, 0, middle, height() - footer - line);
    if (footer_)
        footer_->setGeometry(left, height() - footer, middle, footer);
    const int margin = stageMargin();
    const QSize fold = fold_->sizeHint();
    const int lineTop = height() - footer - line;
    fold_->setVisible(line > 0);
    fold_->setGeometry(left + middle - margin - fold.width(), lineTop + (line - fold.height()) / 2,
                       fold.width(), fold.height());
    if (line_) {
        line_->setVisible(line > 0);
        line_->setGeometry(left + margin, lineTop, middle - 2 * margin - fold.width() - 16, line);
    }
    if (!folded) {
        overlay_ = false;
        fold_->setChecked(false);
        slide_.stop();
        right_->setVisible(hasRight);
        right_->setGeometry(width() - right, 0, right, height());
    } else {
        right_->setVisible(hasRight && overlay_);
        placeOverlay(overlay_ ? 1 : 0);
    }
    // All else is painted anew as it moves; to lay out what is in its place need paint nothing.
    if (const Ground ground = this->ground(); ground != painted_) {
        painted_ = ground;
        update();
    }
}

PageFrame::Ground PageFrame::ground() const {
    const QRect right = !form_.folded && right_->widget() ? right_->geometry() : QRect();
    return {left_->geometry(), right};
}

void PageFrame::setOverlay(bool open) {
    if (overlay_ == open)
        return;
    overlay_ = open;
    right_->setVisible(true);
    right_->raise();
    slide_.stop();
    slide_.setDirection(open ? QAbstractAnimation::Forward : QAbstractAnimation::Backward);
    slide_.setDuration(reducedMotion_ ? 0 : kSlideMilliseconds);
    slide_.start();
}

// Opened, the panel lies over the stage from the header down to the line that it stands in for.
void PageFrame::placeOverlay(double share) {
    if (!form_.folded)
        return;
    const int bottom = fold_->y() - (kLineHeight - fold_->height()) / 2;
    const int shown = static_cast<int>(kRightWidth * share);
    right_->setGeometry(width() - shown, 0, kRightWidth, bottom);
}

void PageFrame::resizeEvent(QResizeEvent* /*event*/) {
    layOut();
}

void PageFrame::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    layOut();
}

void PageFrame::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    const paint::Theme& theme = paint::themeOf(palette());
    const auto [left, right] = ground();
    painter.fillRect(rect(), theme.page);
    painter.fillRect(left, theme.panel);
    painter.fillRect(right, theme.panel);
}

bool PageFrame::event(QEvent* event) {
    if (event->type() == QEvent::LayoutRequest)
        layOut();
    if (event->type() == QEvent::KeyPress && overlay_ &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        fold_->setChecked(false);
        fold_->setFocus(Qt::OtherFocusReason);
        return true;
    }
    return QWidget::event(event);
}

}  // namespace view
