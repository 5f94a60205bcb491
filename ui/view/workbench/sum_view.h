#pragma once

#include "ui/model/explanation.h"

#include <QWidget>

namespace view {

/// Under the products: a rule, their sum, and the running sum as bars, each starting where the last
/// one ended. A bar that is pointed at mentions its product.
class SumView : public QWidget {
    Q_OBJECT
public:
    explicit SumView(QWidget* parent = nullptr);

    void setExplanation(const model::Explanation& explanation);
    void setMention(const model::Mention& mention);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

signals:
    void mentioned(const model::Mention& mention);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    double widestRunningSum() const;
    void paintBars(QPainter& painter, double top) const;

    model::Explanation explanation_;
    int line_ = -1;  // the product that is mentioned
};

}  // namespace view
