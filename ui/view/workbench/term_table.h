#pragma once

#include "ui/model/explanation.h"

#include <QAbstractScrollArea>

namespace view {

/// The products of a sum, a row each: tab, name and value, tap and value, product; then a row for
/// each kind of zero. More than twelve products scroll.
class TermTable : public QAbstractScrollArea {
    Q_OBJECT
public:
    explicit TermTable(QWidget* parent = nullptr);

    void setExplanation(const model::Explanation& explanation);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }

    static constexpr int kRow = 26;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    int pitch() const;
    int rowCount() const;
    void setRange();

    model::Explanation explanation_;
};

/// The 12×12 tab with a product's number, filled plum, or grey for one that has yet to come.
void drawTab(QPainter& painter, QPointF topLeft, int number, const QColor& fill, const QColor& ink);

}  // namespace view
