#pragma once

#include <QAbstractButton>

namespace view {

/// A word that does something when clicked: `change`, `Open…`, `a kernel of 4`. Underlined with
/// `hair`, in text2; reachable by Tab, pressed by Space and Return.
class TextLink : public QAbstractButton {
    Q_OBJECT
public:
    explicit TextLink(const QString& text, QWidget* parent = nullptr);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
};

}  // namespace view
