#pragma once

#include "ui/model/cycle_pictures.h"
#include "ui/paint/picture_export.h"

#include <QSize>
#include <QWidget>

class QCustomPlot;
class QCPAxisRect;

namespace view {

/// PSNR and SSIM over n, each with both series: (a) n cycles against the original, a line with
/// discs; (b) transposed step n against the convolution step of its size, dashed with squares.
class FidelityPlot : public QWidget {
    Q_OBJECT
public:
    explicit FidelityPlot(QWidget* parent = nullptr);

    /// n runs from 1 to `count`.
    void setPoints(const model::FidelityPoints& points, int count);
    /// The n that is marked; 0 for none.
    void setMarked(int n);

    /// The plot as lines and letters, drawn into its size.
    paint::Drawing drawing(const QSize& size) const;

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void draw();
    void drawRect(QCPAxisRect* rect, bool isPsnr);
    void describe();

    QCustomPlot* plot_;
    model::FidelityPoints points_;
    int count_ = 3;
    int marked_ = 0;
};

}  // namespace view
