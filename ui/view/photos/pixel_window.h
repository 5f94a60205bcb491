#pragma once

#include "core/array.h"

#include <QRect>
#include <QWidget>

namespace view {

/// The photo's pixels round a filter's window, with their numbers, the window outlined.
class PixelWindow : public QWidget {
    Q_OBJECT
public:
    explicit PixelWindow(QWidget* parent = nullptr);

    /// `colour` is the channel whose numbers are shown; all are seen where the photo has three.
    void setWindow(core::Shared<core::Planes<float>> photo, int colour, const QRect& window);
    /// Which pixels are shown, x the columns.
    QRect shown() const { return shown_; }
    int heightFor(int width) const;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    double cell(int width) const;
    QColor fillOf(int row, int column) const;
    void paintCell(QPainter& painter, int row, int column, const QRectF& box) const;

    core::Shared<core::Planes<float>> photo_;
    int colour_ = 0;
    QRect window_, shown_;
};

}  // namespace view
