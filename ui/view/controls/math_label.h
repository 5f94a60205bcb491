#pragma once

#include "ui/paint/math_text.h"

#include <QWidget>

namespace view {

/// Text with formulas in it (see paint::mathText for the markup), wrapped to the widget's width
/// where asked. Its accessible name is the plain text.
class MathLabel : public QWidget {
    Q_OBJECT
public:
    enum class Kind { Body, Caption, Head, Formula };
    explicit MathLabel(const QString& markup = {}, Kind kind = Kind::Body,
                       QWidget* parent = nullptr);

    void setMarkup(const QString& markup);
    QString markup() const { return markup_; }
    void setInk(paint::MathText::Ink ink);
    void setWordWrap(bool wrap);

    QSize sizeHint() const override;
    bool hasHeightForWidth() const override { return wrap_; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString markup_;
    Kind kind_;
    paint::MathText::Ink ink_ = paint::MathText::Ink::Text;
    bool wrap_ = false;
};

}  // namespace view
