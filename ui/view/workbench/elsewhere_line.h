#pragma once

#include "core/experiment.h"

#include <QAbstractButton>

namespace view {

/// "Matrix … row 5 of Wᵀ": the same number in another way of seeing, which a click turns to.
class ElsewhereLine : public QAbstractButton {
    Q_OBJECT
public:
    explicit ElsewhereLine(QWidget* parent = nullptr);
    void setWords(const QString& way, const QString& where);
    QSize sizeHint() const override { return {240, 24}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QString where_;
};

}  // namespace view
