#pragma once

#include "ui/model/arithmetic.h"

#include <QWidget>

namespace view {

/// The arithmetic of the geometry with its numbers put in: formulas with their equals signs in one
/// column, or, folded, only what comes out.
class ArithmeticView : public QWidget {
    Q_OBJECT
public:
    explicit ArithmeticView(QWidget* parent = nullptr);

    void setArithmetic(const model::Arithmetic& arithmetic);
    void setFolded(bool folded);

    /// As wide as the widest line, as high as what it shows at its width.
    QSize minimumSizeHint() const override;
    QSize sizeHint() const override { return minimumSizeHint(); }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString plain() const;
    /// By how many pixels the formulas are smaller, so that the widest fits.
    double shrinking(double room) const;
    void paintFolded(QPainter& painter) const;

    model::Arithmetic arithmetic_;
    bool folded_ = false;
};

}  // namespace view
