#pragma once

#include <QAbstractButton>

namespace view {

/// The chain between rows and columns: closed and plum while columns follow rows, open and grey
/// while each has its own.
class ChainButton : public QAbstractButton {
    Q_OBJECT
public:
    explicit ChainButton(QWidget* parent = nullptr);
    QSize sizeHint() const override { return {24, 18}; }

protected:
    void paintEvent(QPaintEvent* event) override;
};

}  // namespace view
