#pragma once

#include <QAbstractButton>

namespace view {

/// A caption with a chevron that folds and unfolds what it names; checked while it is open.
class FoldButton : public QAbstractButton {
    Q_OBJECT
public:
    /// Where what it opens appears: below it, or above.
    enum class Opens { Down, Up };
    explicit FoldButton(const QString& text, Opens opens, QWidget* parent = nullptr);
    /// Semibold, as the head of a section.
    void setHead(bool head);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QFont textFont() const;

    Opens opens_;
    bool head_ = false;
};

}  // namespace view
