#pragma once

#include "ui/model/arithmetic.h"
#include "ui/model/mention.h"
#include "ui/paint/math_text.h"
#include "ui/paint/shaped_text.h"

#include <QHash>
#include <QRectF>
#include <QVector>
#include <QWidget>
#include <functional>
#include <optional>

namespace view {

/// The arithmetic of the geometry with its numbers put in: formulas with their equals signs in one
/// column, or, folded, only what comes out. Its symbols can be pointed at, by mouse or by arrow
/// keys.
class ArithmeticView : public QWidget {
    Q_OBJECT
public:
    explicit ArithmeticView(QWidget* parent = nullptr);

    void setArithmetic(const model::Arithmetic& arithmetic);
    void setFolded(bool folded);
    /// The symbol that is pointed at, and what it stands for, in plain words.
    void setMention(const model::Mention& mention, const QString& words);

    /// As wide as the widest line, as high as what it shows at its width.
    QSize minimumSizeHint() const override;
    QSize sizeHint() const override { return minimumSizeHint(); }
    int heightForWidth(int width) const override;

signals:
    void mentioned(const model::Mention& mention);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    /// A symbol where it is written.
    struct Spot {
        model::Symbol symbol;
        QRectF place;
    };
    QVector<Spot> spots() const;
    /// Each symbol once, in the order in which they are first written.
    QVector<model::Symbol> symbols() const;
    using Visit = std::function<void(QPointF baseline, const QString& markup,
                                     const paint::MathStyle& style, bool quiet)>;
    void forEachPiece(const Visit& visit) const;
    QVector<double> foldedStarts() const;
    void paintPointed(QPainter& painter) const;
    void describe(const QString& words);
    QString plain() const;
    /// By how many pixels the formulas are smaller, so that the widest fits.
    double shrinking(double room) const;
    double widthOf(const QString& markup, double less = 0) const;
    double widestLine() const;
    int heightFor(int width) const;
    void forgetSizes();

    model::Arithmetic arithmetic_;
    bool folded_ = false;
    std::optional<model::Symbol> symbol_;
    /// Asked for with every layout of the page.
    mutable std::optional<double> widest_;
    mutable QHash<int, int> heights_;
    mutable paint::ShapedTexts texts_;
};

}  // namespace view
