#pragma once

#include <QAbstractButton>

namespace view {

/// A word that does something when clicked: `change`, `Open…`, `a kernel of 4`. Underlined with
/// `hair`, in text2, or in `text` with a `rule` underline where it is a way out of an error;
/// reachable by Tab, pressed by Space and Return.
class TextLink : public QAbstractButton {
    Q_OBJECT
public:
    explicit TextLink(const QString& text, QWidget* parent = nullptr);
    /// Makes it stand out as the thing to do.
    void setStrong(bool strong);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    bool strong_ = false;
    mutable QString measured_;  // the text that is that wide: layouts ask for it often
    mutable int width_ = 0;
};

}  // namespace view
