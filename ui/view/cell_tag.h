#pragma once

#include <QRectF>
#include <QString>
#include <QVector>
#include <QWidget>

namespace view {

/// One line about the cell that is pointed at in an array whose cells have no room for numbers. It
/// stands under its array, or over it where there is no room, always in the same place, so that
/// only its words change as the pointer moves; the mouse does not meet it.
class CellTag : public QWidget {
    Q_OBJECT
public:
    explicit CellTag(QWidget* parent);

    /// `array` is where the array hangs in the parent, `others` those in line with it, which it
    /// does not cover.
    void show(const QString& markup, const QRectF& array, const QVector<QRectF>& others);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString markup_;
};

}  // namespace view
