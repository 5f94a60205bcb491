#include "ui/view/cycles/fidelity_plot.h"

#include "ui/model/cycle_words.h"
#include "ui/paint/fonts.h"
#include "ui/paint/theme.h"

#include <QEvent>
#include <QPicture>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>
#include <qcustomplot.h>

namespace view {
namespace {

using Series = model::FidelityPoint::Series;

void dress(QCPAxis* axis, const paint::Theme& theme) {
    axis->setTickLabelFont(paint::uiFont(11));
    axis->setTickLabelColor(theme.text2);
    axis->setBasePen(QPen(theme.rule, 1));
    axis->setTickPen(QPen(theme.rule, 1));
    axis->setSubTicks(false);
    axis->setTickLength(0, 4);
    axis->grid()->setPen(QPen(theme.hair, 1));
    axis->grid()->setZeroLinePen(QPen(theme.hair, 1));
}

QSharedPointer<QCPAxisTickerFixed> wholeTicks() {
    auto ticker = QSharedPointer<QCPAxisTickerFixed>::create();
    ticker->setTickStep(1);
    return ticker;
}

QVector<double> valuesOf(const model::FidelityPoints& points, bool isPsnr) {
    QVector<double> values;
    for (const auto& point : points) {
        const core::Fidelity& all = point.fidelity.all;
        if (isPsnr && std::isfinite(all.psnr))
            values.append(all.psnr);
        if (!isPsnr && all.ssim)
            values.append(*all.ssim);
    }
    return values;
}

}  // namespace

FidelityPlot::FidelityPlot(QWidget* parent) : QWidget(parent), plot_(new QCustomPlot(this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(plot_);
    plot_->setNoAntialiasingOnDrag(false);
    plot_->setFocusPolicy(Qt::NoFocus);
    setMinimumHeight(120);
    setFocusPolicy(Qt::TabFocus);
    setObjectName(QStringLiteral("fidelityPlot"));
    setAccessibleName(tr("Fidelity"));
}

void FidelityPlot::setPoints(const model::FidelityPoints& points, int count) {
    points_ = points;
    count_ = count;
    describe();
    draw();
}

void FidelityPlot::setMarked(int n) {
    if (n == marked_)
        return;
    marked_ = n;
    draw();
}

void FidelityPlot::describe() {
    QStringList lines;
    for (const auto& point : points_) {
        const QString words =
            point.series == Series::ToOriginal
                ? tr("after %1 cycles: PSNR %2 dB, SSIM %3")
                : tr("transposed %1 against its convolution: PSNR %2 dB, SSIM %3");
        lines.append(words.arg(point.n).arg(model::decibels(point.fidelity.all.psnr),
                                            model::similarity(point.fidelity.all.ssim)));
    }
    setAccessibleDescription(lines.join(QStringLiteral("; ")));
}

void FidelityPlot::drawRect(QCPAxisRect* rect, bool isPsnr) {
    const paint::Theme& theme = paint::themeOf(palette());
    auto* x = rect->axis(QCPAxis::atBottom);
    auto* y = rect->axis(QCPAxis::atLeft);
    dress(x, theme);
    dress(y, theme);
    x->setTicker(wholeTicks());
    x->grid()->setVisible(false);
    x->setRange(0.6, count_ + 0.4);
    x->setLabel(tr("n"));
    x->setLabelFont(paint::mathFont(13, true));
    x->setLabelColor(theme.text2);
    for (const Series series : {Series::ToOriginal, Series::ToStep}) {
        const bool isA = series == Series::ToOriginal;
        auto* graph = plot_->addGraph(x, y);
        const QColor ink = isA ? theme.input.ink : theme.text2;
        graph->setPen(QPen(ink, isA ? 1.75 : 1.25, isA ? Qt::SolidLine : Qt::DashLine));
        graph->setScatterStyle(
            isA ? QCPScatterStyle(QCPScatterStyle::ssDisc, ink, ink, 7)
                : QCPScatterStyle(QCPScatterStyle::ssSquare, ink, theme.page, 7));
        graph->setAntialiasedScatters(true);
        for (const auto& point : points_) {
            const auto& all = point.fidelity.all;
            if (point.series != series || point.n > count_)
                continue;
            const double value = isPsnr ? all.psnr : all.ssim.value_or(std::nan(""));
            if (std::isfinite(value))
                graph->addData(point.n, value);
        }
    }
    const auto values = valuesOf(points_, isPsnr);
    // A stated range for SSIM; PSNR from 0, so that heights can be compared.
    const double top = values.isEmpty() ? 1 : *std::ranges::max_element(values);
    const double bottom = values.isEmpty() ? 0 : *std::ranges::min_element(values);
    if (isPsnr)
        y->setRange(std::min(0.0, bottom * 1.1), std::max(10.0, std::ceil(top * 1.12 / 10) * 10));
    else
        y->setRange(std::min(0.0, bottom * 1.1), 1.04);
    if (marked_ > 0 && marked_ <= count_) {
        auto* mark = new QCPItemStraightLine(plot_);
        mark->setClipAxisRect(rect);
        for (auto* end : {mark->point1, mark->point2}) {
            end->setAxisRect(rect);
            end->setAxes(x, y);
        }
        mark->point1->setCoords(marked_, 0);
        mark->point2->setCoords(marked_, 1);
        mark->setPen(QPen(theme.accent, 1.5));
    }
}

void FidelityPlot::draw() {
    const paint::Theme& theme = paint::themeOf(palette());
    plot_->clearItems();
    plot_->clearGraphs();
    plot_->plotLayout()->clear();
    plot_->setBackground(theme.page);
    auto* layout = plot_->plotLayout();
    layout->setColumnSpacing(28);
    layout->setRowSpacing(2);
    const QString titles[] = {tr("PSNR, decibels"), tr("SSIM")};
    for (int n = 0; n < 2; ++n) {
        auto* title = new QCPTextElement(plot_, titles[n], paint::uiFont(12, QFont::DemiBold));
        title->setTextColor(theme.text2);
        title->setTextFlags(Qt::AlignLeft | Qt::AlignVCenter);
        title->setMargins({0, 0, 0, 2});
        layout->addElement(0, n, title);
        auto* rect = new QCPAxisRect(plot_);
        rect->axis(QCPAxis::atTop)->setVisible(false);
        rect->axis(QCPAxis::atRight)->setVisible(false);
        rect->setMinimumMargins({0, 6, 4, 0});
        layout->addElement(1, n, rect);
        drawRect(rect, n == 0);
    }
    plot_->replot(QCustomPlot::rpQueuedReplot);
}

// Recorded here, since the plot belongs to this thread; what is recorded belongs to none.
paint::Drawing FidelityPlot::drawing(const QSize& size) const {
    QPicture picture;
    QCPPainter painter;
    painter.begin(&picture);
    painter.setMode(QCPPainter::pmVectorized);
    plot_->toPainter(&painter, size.width(), size.height());
    painter.end();
    const QByteArray recorded(picture.data(), static_cast<qsizetype>(picture.size()));
    return [recorded](QPainter& target) {
        QPicture played;
        played.setData(recorded.constData(), static_cast<uint>(recorded.size()));
        target.drawPicture(0, 0, played);
    };
}

void FidelityPlot::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    draw();
}

void FidelityPlot::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        draw();
}

}  // namespace view
