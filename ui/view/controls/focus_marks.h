#pragma once

#include <QObject>

class QWidget;

namespace view {

/// Whether a control has to show that it has the keyboard: once a key was pressed in its window,
/// until the mouse is. Fields and cells, into which one types, always show it.
bool showsFocus(const QWidget& widget);

/// Keeps in mind which of the two a window was used with last, for all of them.
class FocusMarks : public QObject {
    Q_OBJECT
public:
    explicit FocusMarks(QObject* parent);

    bool eventFilter(QObject* watched, QEvent* event) override;
};

}  // namespace view
