#pragma once

#include <QAbstractButton>

namespace view {

/// "Speed 1×" with a chevron.
class SpeedButton : public QAbstractButton {
    Q_OBJECT
public:
    explicit SpeedButton(QWidget* parent = nullptr);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
};

}  // namespace view
