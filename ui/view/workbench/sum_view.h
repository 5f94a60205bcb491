#pragma once

#include "ui/model/explanation.h"

#include <QWidget>

namespace view {

/// Under the products: a rule, their sum, and the running sum as bars, each starting where the last
/// one ended.
class SumView : public QWidget {
    Q_OBJECT
public:
    explicit SumView(QWidget* parent = nullptr);

    void setExplanation(const model::Explanation& explanation);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    double widestRunningSum() const;
    void paintBars(QPainter& painter, double top) const;

    model::Explanation explanation_;
};

}  // namespace view
