#pragma once

#include <QComboBox>

namespace view {

/// A drop-down in a panel, drawn as the fields are: white, 1 px underline, one chevron. Items may
/// be markup (see paint::mathText). QComboBox::activated is what a person chose.
class ChoiceField : public QComboBox {
    Q_OBJECT
public:
    explicit ChoiceField(QWidget* parent = nullptr);

    /// Shows a text that is no item, such as "Typed" or "Notebook, changed", until an item is
    /// chosen or set.
    void showOther(const QString& text);
    /// The text in view, as markup.
    QString shownText() const;
    /// How wide it has to be to show that whole.
    int shownWidth() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    QString other_;
    mutable QString measured_;  // asked for with every layout of its panel
    mutable double width_ = 0;
};

}  // namespace view
