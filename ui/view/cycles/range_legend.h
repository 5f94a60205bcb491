#pragma once

#include "core/cycle.h"

#include <QWidget>

namespace view {

/// From black to white, with the numbers that these stand for.
class RangeLegend : public QWidget {
    Q_OBJECT
public:
    explicit RangeLegend(QWidget* parent = nullptr);
    void setRange(core::ValueRange range);
    QSize sizeHint() const override { return {220, 20}; }
    QSize minimumSizeHint() const override { return {140, 20}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    core::ValueRange range_;
};

}  // namespace view
