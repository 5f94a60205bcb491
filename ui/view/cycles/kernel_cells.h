#pragma once

#include "core/array.h"

#include <QLineEdit>
#include <QWidget>

namespace view {

/// A small kernel as cells with its values, 24 to 30 wide. Where it may be changed, arrow keys move
/// over the cells and typing, Return or a double click edits one.
class KernelCells : public QWidget {
    Q_OBJECT
public:
    explicit KernelCells(QWidget* parent = nullptr);

    void setKernel(const core::Matrix<float>& kernel);
    void setEditable(bool editable);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

signals:
    void tapAsked(int row, int column, double value);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    int rows() const { return static_cast<int>(kernel_.shape(0)); }
    int columns() const { return static_cast<int>(kernel_.shape(1)); }
    int side() const;
    QRect box(int row, int column) const;
    bool place(const QPoint& at);
    void edit(const QString& text);
    void take();
    void describe();

    core::Matrix<float> kernel_;
    QLineEdit* editor_;
    bool editable_ = false;
    int row_ = 0, column_ = 0;
};

}  // namespace view
