#pragma once

#include "ui/paint/shaped_text.h"

#include <QVector>
#include <QWidget>
#include <optional>
#include <vector>

namespace view {

/// Text with formulas in it (see paint::mathText for the markup), wrapped to the widget's width
/// where asked. Its accessible name is the plain text.
class MathLabel : public QWidget {
    Q_OBJECT
public:
    /// Body 13/20, Caption 12/18, Head 12/18 semibold in text2, Title 23/32 with formulas at 24,
    /// which becomes up to 9 smaller where it does not fit, Formula 15/20, which becomes up to 3
    /// smaller before it wraps.
    enum class Kind { Body, Caption, Head, Formula, Title };
    explicit MathLabel(const QString& markup = {}, Kind kind = Kind::Body,
                       QWidget* parent = nullptr);

    /// Lines of their own are parted by a line feed.
    void setMarkup(const QString& markup);
    QString markup() const { return markup_; }
    void setInk(paint::MathText::Ink ink);
    void setWordWrap(bool wrap);
    void setAlignment(Qt::Alignment alignment);  // left (the default) or right

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return wrap_; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    /// The style in which the text is shown in this width.
    paint::MathStyle styleIn(int width) const;
    /// What is written in this width, shaped once until words or width change.
    const std::vector<paint::ShapedText>& linesIn(int width) const;

    QString markup_;
    Kind kind_;
    paint::MathText::Ink ink_ = paint::MathText::Ink::Text;
    Qt::Alignment alignment_ = Qt::AlignLeft;
    bool wrap_ = false;
    mutable std::vector<paint::ShapedText> lines_;
    mutable std::optional<int> linesWidth_;
    mutable std::optional<double> asked_;  // the width of all in one line
};

}  // namespace view
