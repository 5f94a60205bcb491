#pragma once

#include "ui/model/explanation.h"
#include "ui/view/workbench/term_columns.h"

#include <QAbstractScrollArea>

namespace view {

/// The products of a sum, a row each: tab, name and value, tap and value, product; then a row for
/// each kind of zero. More than twelve products scroll. A row that is pointed at, by mouse or by
/// arrow keys, mentions what it stands for.
class TermTable : public QAbstractScrollArea {
    Q_OBJECT
public:
    explicit TermTable(QWidget* parent = nullptr);

    void setExplanation(const model::Explanation& explanation);
    void setMention(const model::Mention& mention);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }

    static constexpr int kRow = 26;

signals:
    void mentioned(const model::Mention& mention);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    int rowOfLine(int line) const;
    int lineOfRow(int row) const;
    void pointAt(QPointF place);
    void goToLine(int line);
    int pitch() const;
    int rowCount() const;
    void setRange();
    bool isLanding() const;
    void takeColumns();

    model::Explanation explanation_;
    ProductColumns products_;  // or else, where its rows are those of a stamp:
    LandingColumns landings_;
    int line_ = -1;  // the one that is mentioned
};

/// The 12×12 tab with a product's number, filled plum, or grey for one that has yet to come.
void drawTab(QPainter& painter, QPointF topLeft, int number, const QColor& fill, const QColor& ink);

}  // namespace view
