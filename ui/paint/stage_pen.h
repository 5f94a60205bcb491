#pragma once

#include "ui/paint/shaped_text.h"

#include <QPainter>

namespace paint {

/// Writes on the stage, on baselines, in the sizes of its labels.
class StagePen {
public:
    enum class Align { Left, Centre, Right };
    /// `texts` keeps what is written, for the next time; without it every line is shaped anew.
    StagePen(QPainter& painter, const Theme& theme, ShapedTexts* texts = nullptr)
        : painter_(painter), theme_(theme), texts_(texts) {}

    QPainter& painter() const { return painter_; }
    const Theme& theme() const { return theme_; }

    /// Each returns the advance.
    double head(QPointF baseline, const QString& markup) const;
    double headWidth(const QString& markup) const;
    /// How wide a head and a caption are, to who does not write them.
    static double widthOfHead(const QString& markup);
    static double widthOfCaption(const QString& markup);
    double caption(QPointF baseline, const QString& markup, Align align = Align::Left) const;
    /// An array's letter, and what it is in words after it.
    double label(QPointF baseline, const QString& letter, const QString& words) const;
    /// ∗ = → + on the labels' line.
    void sign(QPointF baseline, const QString& sign) const;
    double write(QPointF baseline, const QString& markup, const MathStyle& style,
                 Align align = Align::Left) const;
    /// Lines of a caption, 18 apart; returns the baseline after the last.
    double paragraph(QPointF baseline, double width, const QString& markup) const;

    double width(const QString& markup, const MathStyle& style) const;
    /// How many lines paragraph() would write.
    int lineCount(double width, const QString& markup) const;

    MathStyle captionStyle() const { return {12, 14, theme_.text2}; }

private:
    QPainter& painter_;
    const Theme& theme_;
    ShapedTexts* texts_;
};

}  // namespace paint
