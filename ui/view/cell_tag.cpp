#include "ui/view/cell_tag.h"

#include "ui/paint/elided.h"
#include "ui/paint/math_text.h"
#include "ui/paint/theme.h"
#include "ui/view/controls/field_paint.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

namespace view {
namespace {

constexpr int kHeight = 24, kPadding = 8, kAway = 8, kFromEdge = 8;

paint::MathStyle lineStyle() {
    return {12, 13.5, {}};
}

}  // namespace

CellTag::CellTag(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("cellTag"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    hide();
}

void CellTag::show(const QString& markup, const QRectF& array, const QVector<QRectF>& others) {
    markup_ = markup;
    const paint::MathText text = paint::mathText(markup);
    setAccessibleName(text.plain());
    const int most = parentWidget()->width() - 2 * kFromEdge;
    const int asked = static_cast<int>(std::ceil(paint::width(text, lineStyle()))) + 2 * kPadding;
    const int width = std::min(asked, most);
    const int left =
        std::clamp(static_cast<int>(array.left()), kFromEdge, kFromEdge + most - width);
    double under = array.bottom();
    for (const QRectF& other : others)
        if (other.left() < left + width && other.right() > left)
            under = std::max(under, other.bottom());
    const int lowest = parentWidget()->height() - kHeight - 1;
    const bool hasRoom = lowest >= static_cast<int>(under);
    const int below = std::min(static_cast<int>(under) + kAway, lowest);
    const int above = std::max(2, static_cast<int>(array.top()) - kAway - kHeight);
    setGeometry(left, hasRoom ? below : above, width, kHeight);
    raise();
    setVisible(true);
    update();
}

void CellTag::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const paint::Theme& theme = paint::themeOf(palette());
    painter.setPen(QPen(theme.hair, 1));
    painter.setBrush(theme.panel);
    painter.drawRoundedRect(QRectF(rect()).adjusted(.5, .5, -.5, -.5), 3, 3);
    const paint::MathText text =
        paint::elided(paint::mathText(markup_), lineStyle(), width() - 2 * kPadding);
    paint::draw(painter, {double(kPadding), double(baselineIn(height(), 12))}, text, lineStyle(),
                theme);
}

}  // namespace view
