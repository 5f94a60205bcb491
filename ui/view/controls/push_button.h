#pragma once

#include <QPushButton>

namespace view {

/// A dialog's button: flat, with an outline; the default one filled with the accent. Everything
/// else is a QPushButton's.
class PushButton : public QPushButton {
    Q_OBJECT
public:
    explicit PushButton(const QString& text, QWidget* parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
};

}  // namespace view
