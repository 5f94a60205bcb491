#include "ui/view/photos/feature_histogram.h"

#include "ui/paint/fonts.h"

#include <QEvent>
#include <QFontMetrics>
#include <QPainter>
#include <algorithm>
#include <cmath>
#include <qcustomplot.h>

namespace view {

namespace {

constexpr int kExplanationTop = 4, kExplanationHeight = 16;
constexpr int kFromEdge = 14;  // within the hollow bars
constexpr int kFromBars = 3;

QCPBars* addBars(QCustomPlot* plot) {
    auto* bars = new QCPBars(plot->xAxis, plot->yAxis);
    bars->setWidthType(QCPBars::wtPlotCoords);
    bars->setPen(Qt::NoPen);
    bars->setAntialiased(false);
    return bars;
}

}  // namespace

/// What heights mean, beside the bars.
class HeightWords : public QWidget {
public:
    explicit HeightWords(QWidget* parent) : QWidget(parent) {
        setObjectName(QStringLiteral("heightWords"));
        setAttribute(Qt::WA_TransparentForMouseEvents);
        hide();
    }
    void show(const QString& words, const QRect& place) {
        words_ = words;
        setGeometry(place);
        setVisible(true);
        update();
    }
    static int widthOf(const QString& words) {
        return QFontMetrics(paint::uiFont(10.5)).horizontalAdvance(words) + 1;
    }

protected:
    void paintEvent(QPaintEvent* /*event*/) override {
        QPainter painter(this);
        painter.setFont(paint::uiFont(10.5));
        painter.setPen(paint::themeOf(palette()).text2);
        painter.drawText(rect(), Qt::AlignRight | Qt::AlignVCenter, words_);
    }

private:
    QString words_;
};

/// The plum lines at the pointed-at values, over the bars; moving them costs no plot.
class Markers : public QWidget {
public:
    explicit Markers(QWidget* parent) : QWidget(parent) {
        setAttribute(Qt::WA_TransparentForMouseEvents);
    }
    void setPlaces(const QVector<double>& places, int subject) {
        places_ = places;
        subject_ = subject;
        update();
    }

protected:
    void paintEvent(QPaintEvent* /*event*/) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(paint::themeOf(palette()).accent);
        for (int n = 0; n < places_.size(); ++n) {
            const double middle = places_[n];
            const double half = n == subject_ ? 0.75 : 0.5;
            painter.drawRect(QRectF(middle - half, 4, 2 * half, height() - 4.0));
            // Of several, one has a head.
            if (n == subject_)
                painter.drawPolygon(QPolygonF(
                    {{middle - 4, 0}, {middle + 4, 0}, {middle + 0.75, 5}, {middle - 0.75, 5}}));
        }
    }

private:
    QVector<double> places_;
    int subject_ = 0;
};

FeatureHistogram::FeatureHistogram(QWidget* parent)
    : QWidget(parent),
      plot_(new QCustomPlot(this)),
      markers_(new Markers(this)),
      heightWords_(new HeightWords(this)),
      below_(addBars(plot_)),
      above_(addBars(plot_)) {
    setToolTip(tr("How many pixels have each value, on a √ scale"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    plot_->setAttribute(Qt::WA_TransparentForMouseEvents);
    plot_->setFocusPolicy(Qt::NoFocus);
    plot_->axisRect()->setAutoMargins(QCP::msNone);
    plot_->axisRect()->setMargins({});
    plot_->axisRect()->setMinimumSize(1, 1);
    for (QCPAxis* axis : plot_->axisRect()->axes())
        axis->setVisible(false);
    plot_->xAxis->grid()->setVisible(false);
    plot_->yAxis->grid()->setVisible(false);
    plot_->yAxis->setRange(0, 1);
}

void FeatureHistogram::setValues(std::shared_ptr<const model::FeatureFindings> findings,
                                 core::Index filter, bool shared, paint::Role role) {
    if (findings_ == findings && filter_ == filter && shared_ == shared && look_.role == role)
        return;
    findings_ = std::move(findings);
    filter_ = filter;
    shared_ = shared;
    look_.role = role;
    const model::FilterFindings& found = findings_->filters[static_cast<std::size_t>(filter)];
    values_ = shared ? found.shared : found.own;
    dress();
}

void FeatureHistogram::setMarked(const QVector<float>& values, int subject) {
    if (marked_ == values && subject_ == subject)
        return;
    marked_ = values;
    subject_ = subject;
    placeMarkers();
}

/// Whether all bars end below some place, with air between.
bool FeatureHistogram::isClear(const QRect& place) const {
    const core::Histogram& histogram = values_.histogram;
    if (histogram.bins.empty())
        return false;
    const QRectF box = plotBox();
    const core::Index most = *std::max_element(histogram.bins.begin(), histogram.bins.end());
    const double step = box.width() / static_cast<double>(histogram.bins.size());
    for (std::size_t n = 0; n < histogram.bins.size(); ++n) {
        const double left = box.left() + static_cast<double>(n) * step;
        const double top = box.bottom() - paint::barHeight(histogram.bins[n], most) * box.height();
        if (left + step > place.left() - kFromBars && left < place.right() + kFromBars &&
            top < place.bottom() + kFromBars)
            return false;
    }
    return true;
}

// Where no bar is: over one it would be read as part of it. The tool tip says it in any case.
void FeatureHistogram::placeHeightWords() {
    heightWords_->hide();
    if (!explained_ || look_.plain)
        return;
    for (const QString& words : {tr("pixels, √ scale"), tr("√ scale")}) {
        const int wide = HeightWords::widthOf(words);
        for (const int left : {width() - kFromEdge - wide, kFromEdge}) {
            const QRect place(left, kExplanationTop, wide, kExplanationHeight);
            if (left >= kFromEdge && isClear(place)) {
                heightWords_->show(words, place);
                heightWords_->raise();
                return;
            }
        }
    }
}

void FeatureHistogram::placeMarkers() {
    placeHeightWords();
    QVector<double> places;
    for (const float value : std::as_const(marked_))
        places.append(std::isnan(value) ? -100 : std::round(xOf(double{value})) + 0.5);
    markers_->setGeometry(0, 0, width(), plotBox().bottom() + 2);
    markers_->setPlaces(places, subject_);
    markers_->raise();
}

void FeatureHistogram::setExplained(bool explained) {
    explained_ = explained;
    placeMarkers();
}

void FeatureHistogram::setRamp(bool ramp, paint::PictureColours colours) {
    look_.ramp = ramp;
    look_.colours = colours;
    update();
}

void FeatureHistogram::setPlain(bool plain) {
    look_.plain = plain;
    resizeEvent(nullptr);
    update();
}

double FeatureHistogram::xOf(double value) const {
    const QRect box = plotBox();
    const double share = (value / values_.range + 1) / 2;
    if (share < 0)
        return box.left() / 2.0 - 1;
    return share > 1 ? width() - box.left() / 2.0 + 1 : box.left() + share * box.width();
}

void FeatureHistogram::dress() {
    const paint::Theme& theme = paint::themeOf(palette());
    plot_->setBackground(theme.page);
    const core::Histogram& histogram = values_.histogram;
    const core::Index most = histogram.bins.empty()
                                 ? 0
                                 : *std::max_element(histogram.bins.begin(), histogram.bins.end());
    const double step = 2 / std::max(static_cast<double>(histogram.bins.size()), 1.0);
    for (const bool negative : {true, false}) {
        QCPBars* bars = negative ? below_ : above_;
        bars->setWidth(step * 0.84);
        bars->setBrush(paint::barColour(look_, negative, theme));
        QVector<QCPBarsData> data;
        for (std::size_t n = 0; n < histogram.bins.size(); ++n) {
            const double middle = (static_cast<double>(n) + 0.5) * step - 1;
            if ((middle < 0) == negative)
                data.append({middle, paint::barHeight(histogram.bins[n], most)});
        }
        bars->data()->set(data, true);
    }
    plot_->xAxis->setRange(-1, 1);
    plot_->replot(QCustomPlot::rpQueuedReplot);
    placeMarkers();
    update();
}

void FeatureHistogram::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    paint::drawHistogramFrame(painter, width(), values_, look_, paint::themeOf(palette()));
}

void FeatureHistogram::resizeEvent(QResizeEvent* /*event*/) {
    plot_->setGeometry(plotBox());
    placeMarkers();
}

void FeatureHistogram::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        dress();
}

}  // namespace view
