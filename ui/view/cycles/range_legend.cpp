#include "ui/view/cycles/range_legend.h"

#include "ui/paint/film_strip.h"
#include "ui/paint/number_text.h"

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
    paint::drawGreyRange(painter, rect(), range_, paint::themeOf(palette()));
}

}  // namespace view
