#pragma once

#include <QAbstractSpinBox>
#include <QTimer>

namespace view {

/// A whole number in a panel: white field, 24 high, 1 px underline, small chevrons; wheel and arrow
/// keys turn it, Return or leaving it takes what was typed, Escape takes it back. It may be asked
/// to show any number, legal or not, and to look wrong or secondary (text2, following its linked
/// neighbour).
class NumberField : public QAbstractSpinBox {
    Q_OBJECT
public:
    explicit NumberField(QWidget* parent = nullptr);

    qint64 value() const { return value_; }
    /// Shows a value without emitting.
    void setValue(qint64 value);
    /// What turning it stops at; typing may go beyond, and is judged by the geometry.
    void setTurningRange(qint64 least, qint64 most);
    void setWrong(bool wrong);
    void setSecondary(bool secondary);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    void stepBy(int steps) override;

signals:
    /// A person turned or typed; `turning` while steps follow each other and should merge.
    void valueAsked(qint64 value, bool turning);

protected:
    StepEnabled stepEnabled() const override;
    QValidator::State validate(QString& input, int& position) const override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    void takeTyped();
    void dress();
    void fitText();
    QRect chevrons() const;

    qint64 value_ = 0, least_ = 0, most_ = 1'000'000'000;
    bool wrong_ = false, secondary_ = false;
    bool hasChevrons_ = true;  // a long number takes their room
    int heldSteps_ = 0;
    QTimer repeat_;
};

}  // namespace view
