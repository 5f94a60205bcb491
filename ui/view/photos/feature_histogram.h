#pragma once

#include "core/feature_statistics.h"
#include "ui/model/feature_findings.h"
#include "ui/paint/histogram.h"
#include "ui/paint/theme.h"

#include <QVector>
#include <QWidget>
#include <memory>

class QCPBars;
class QCustomPlot;

namespace view {

class HeightWords;
class Markers;

/// How often each value occurs in a feature map: 60 bars over the range, their height the square
/// root of the count, hollow ones for what lies beyond, a plum marker at the pointed-at value.
class FeatureHistogram : public QWidget {
    Q_OBJECT
public:
    explicit FeatureHistogram(QWidget* parent = nullptr);

    /// What was found of one filter, at the range of all or at its own.
    void setValues(std::shared_ptr<const model::FeatureFindings> findings, core::Index filter,
                   bool shared, paint::Role role);
    /// The values pointed at, one for each colour that is run over by itself; the one that the sum
    /// is about stands out.
    void setMarked(const QVector<float>& values, int subject);
    /// Says how heights are meant, where the bars leave room for it.
    void setExplained(bool explained);
    /// A ramp under the bars, where each map has its own range.
    void setRamp(bool ramp, paint::PictureColours colours);
    /// Only bars, without numbers, where there is little room.
    void setPlain(bool plain);

    QSize sizeHint() const override { return {200, paint::histogramHeight(look_.plain)}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void dress();
    void placeMarkers();
    void placeHeightWords();
    bool isClear(const QRect& place) const;
    QRect plotBox() const { return paint::histogramBox(width(), look_.plain); }
    double xOf(double value) const;

    QCustomPlot* plot_;
    Markers* markers_;
    HeightWords* heightWords_;
    QCPBars* below_;
    QCPBars* above_;
    std::shared_ptr<const model::FeatureFindings> findings_;
    core::Index filter_ = 0;
    bool shared_ = true;
    model::RangedValues values_;
    paint::HistogramLook look_;
    QVector<float> marked_;
    int subject_ = 0;
    bool explained_ = false;
};

}  // namespace view
