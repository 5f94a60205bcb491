#include "ui/view/workbench/sum_view.h"

#include "ui/paint/fonts.h"
#include "ui/paint/number_text.h"
#include "ui/paint/theme.h"
#include "ui/view/workbench/term_table.h"

#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>

namespace view {

namespace {

constexpr int kRule = 1, kSumBaseline = 20, kSumHeight = 32, kBarsTop = 48;
constexpr int kPitch = 15, kBar = 8;
constexpr int kMostWithTabs = 12, kMostBars = 90;
constexpr double kBarsHeight = 180, kAxis = 24, kMostNumber = 60;

double pitchOf(qsizetype count) {
    return count <= kMostWithTabs ? kPitch : kBarsHeight / static_cast<double>(count);
}

bool hasBars(const model::Explanation& explanation) {
    const qsizetype count = explanation.rows.size();
    return explanation.sum && explanation.more == 0 && count > 1 && count <= kMostBars &&
           std::isfinite(*explanation.sum);
}

}  // namespace

SumView::SumView(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("sum"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setMouseTracking(true);
}

void SumView::setExplanation(const model::Explanation& explanation) {
    explanation_ = explanation;
    line_ = -1;
    if (explanation.sum)
        setAccessibleName(tr("sum %1").arg(paint::exactNumber(*explanation.sum)));
    updateGeometry();
    update();
}

void SumView::setMention(const model::Mention& mention) {
    line_ = model::lineOf(explanation_, mention);
    update();
}

void SumView::mouseMoveEvent(QMouseEvent* event) {
    constexpr double kAboveBar = 3.5;
    const qsizetype count = explanation_.rows.size();
    const double at = (event->position().y() - kBarsTop + kAboveBar) / pitchOf(count);
    const bool onBar = hasBars(explanation_) && at >= 0 && at < static_cast<double>(count);
    const int line = onBar ? static_cast<int>(at) : -1;
    if (line != line_)
        emit mentioned(model::mentionOf(explanation_, line));
}

void SumView::leaveEvent(QEvent* event) {
    QWidget::leaveEvent(event);
    if (line_ >= 0)
        emit mentioned({});
}

QSize SumView::sizeHint() const {
    if (!explanation_.sum)
        return {240, 0};
    if (!hasBars(explanation_))
        return {240, kSumHeight};
    const qsizetype count = explanation_.rows.size();
    return {240,
            kBarsTop + static_cast<int>(std::ceil(pitchOf(count) * static_cast<double>(count)))};
}

void SumView::paintEvent(QPaintEvent* /*event*/) {
    if (!explanation_.sum)
        return;
    QPainter painter(this);
    const paint::Theme& theme = paint::themeOf(palette());
    painter.fillRect(0, 0, width(), kRule, theme.rule);
    painter.setFont(paint::uiFont(13));
    painter.setPen(theme.text2);
    painter.drawText(QPointF(0, kSumBaseline), tr("sum"));
    painter.setFont(paint::uiFont(15, QFont::DemiBold));
    painter.setPen(theme.text);
    const QString sum = paint::fittingNumber(*explanation_.sum, painter.font(), width() - 60);
    const double sumWidth = paint::numberWidth(sum, painter.font());
    paint::drawNumber(painter, QPointF(width() - sumWidth, kSumBaseline), sum);
    if (hasBars(explanation_))
        paintBars(painter, kBarsTop);
}

double SumView::widestRunningSum() const {
    const QFont font = paint::uiFont(10.5);
    double sum = 0, widest = 28;
    for (const auto& row : explanation_.rows)
        widest = std::max(widest, paint::numberWidth(paint::exactNumber(sum += row.product), font));
    return std::min(widest, kMostNumber);
}

void SumView::paintBars(QPainter& painter, double top) const {
    const paint::Theme& theme = paint::themeOf(palette());
    double least = 0, most = 0, sum = 0;
    for (const auto& row : explanation_.rows) {
        sum += row.product;
        least = std::min(least, sum);
        most = std::max(most, sum);
    }
    const double numberRoom = widestRunningSum();
    const double room = width() - kAxis - 6 - numberRoom;
    const double scale = most > least ? room / (most - least) : 0;
    const auto xOf = [&](double value) { return kAxis + 1 + (value - least) * scale; };
    const qsizetype count = explanation_.rows.size();
    const bool tabs = count <= kMostWithTabs;
    const double pitch = pitchOf(count);
    const double bar = tabs ? kBar : std::max(1.0, pitch - 1);
    const QColor joint = paint::mixed(theme.rule, theme.panel, 0.4);

    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.fillRect(
        QRectF(std::round(xOf(0)) - 1, top - 2, 1.5, pitch * static_cast<double>(count)), joint);
    sum = 0;
    for (qsizetype n = 0; n < count; ++n) {
        const double product = explanation_.rows[n].product;
        const double y = top + pitch * static_cast<double>(n);
        const double from = xOf(sum);
        sum += product;
        const double to = xOf(sum);
        const QRectF box(std::min(from, to), y, std::abs(to - from), bar);
        const bool quiet = line_ >= 0 && line_ < count && line_ != n;
        if (line_ == n)
            painter.fillRect(QRectF(0, y - 3.5, width(), pitch), paint::accentTint(theme));
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        if (product == 0 || box.width() < 1)
            painter.fillRect(QRectF(to - 1, y, 2, bar), theme.text);
        else
            painter.fillRect(
                box,
                paint::mixed(theme.panel, product < 0 ? theme.negativeArm : theme.input.arm, 0.62));
        if (n + 1 < count && tabs)
            painter.fillRect(QRectF(to - (to > from ? 1 : 0), y + bar, 1, pitch - bar), joint);
        if (!tabs)
            continue;
        drawTab(painter, {0, y - 2.5}, explanation_.rows[n].number,
                quiet ? theme.rule : theme.accent, quiet ? theme.panel : theme.onAccent);
        painter.setFont(paint::uiFont(10.5));
        painter.setPen(theme.text2);
        const QString number = paint::fittingNumber(sum, painter.font(), numberRoom);
        paint::drawNumber(painter, QPointF(box.right() + 6, y + bar - 0.5), number);
    }
}

}  // namespace view
