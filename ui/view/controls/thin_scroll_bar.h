#pragma once

#include <QScrollBar>

namespace view {

/// A vertical scroll bar without arrows, so thin that it fits into the padding beside a panel.
class ThinScrollBar : public QScrollBar {
    Q_OBJECT
public:
    static constexpr int kWidth = 8;

    explicit ThinScrollBar(QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;

private:
    void dress();
};

}  // namespace view
