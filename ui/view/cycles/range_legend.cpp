#include "ui/view/cycles/range_legend.h"

#include "ui/paint/fonts.h"
#include "ui/paint/number_text.h"
#include "ui/paint/theme.h"

#include <QPainter>

namespace view {

RangeLegend::RangeLegend(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("rangeLegend"));
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    setRange({});
}

void RangeLegend::setRange(core::ValueRange range) {
    range_ = range;
    setAccessibleName(tr("Range of all pictures: %1 to %2")
                          .arg(paint::exactNumber(range.least), paint::exactNumber(range.most)));
    update();
}

void RangeLegend::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const paint::Theme& theme = paint::themeOf(palette());
    const QFont font = paint::uiFont(12);
    painter.setFont(font);
    painter.setPen(theme.text2);
    const QString least = paint::exactNumber(range_.least);
    const QString most = paint::exactNumber(range_.most);
    const double left = paint::numberWidth(least, font) + 8;
    const double right = paint::numberWidth(most, font) + 8;
    paint::drawNumber(painter, rect(), Qt::AlignLeft | Qt::AlignVCenter, least);
    paint::drawNumber(painter, rect(), Qt::AlignRight | Qt::AlignVCenter, most);
    const QRectF bar(left, height() / 2.0 - 5, width() - left - right, 10);
    QLinearGradient ramp(bar.topLeft(), bar.topRight());
    ramp.setColorAt(0, Qt::black);
    ramp.setColorAt(1, Qt::white);
    painter.fillRect(bar, ramp);
    painter.setPen(theme.rule);
    painter.drawRect(bar.adjusted(0.5, 0.5, -0.5, -0.5));
    if (range_.least < 0) {
        const double zero = bar.left() + bar.width() * -range_.least / (range_.most - range_.least);
        painter.drawLine(QPointF(zero, bar.bottom() + 1), QPointF(zero, bar.bottom() + 4));
    }
}

}  // namespace view
