#pragma once

#include "ui/model/cycle_pictures.h"

#include <QWidget>

namespace view {

/// A row for each n: PSNR and SSIM after n cycles against the original.
class FidelityTable : public QWidget {
    Q_OBJECT
public:
    explicit FidelityTable(QWidget* parent = nullptr);
    void setPoints(const model::FidelityPoints& points, int count, int marked);
    QSize sizeHint() const override { return {240, 22 * (count_ + 1)}; }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    model::FidelityPoints points_;
    int count_ = 0;
    int marked_ = 0;
};

}  // namespace view
