#pragma once

#include "ui/paint/math_text.h"

#include <QFont>
#include <QGlyphRun>
#include <QList>
#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <tuple>
#include <vector>

namespace paint {

/// A line of text and formulas whose glyphs are found: drawing it again costs a fraction of what
/// drawing its MathText does, and looks the same.
class ShapedText {
    struct Shape {
        QString text;
        QFont font;
        double scale, width;
        QList<QGlyphRun> glyphs;
    };
    using ShapePtr = std::shared_ptr<const Shape>;

public:
    /// Runs by what they look like: formulas are made of few, again and again.
    using Shapes = std::map<std::tuple<QString, MathText::Face, double>, ShapePtr>;

    /// The style's sizes; its ink is said when it is drawn. Takes runs from those that are known,
    /// and adds to them.
    ShapedText(const MathText& text, const MathStyle& style, Shapes* known = nullptr);

    double width() const { return width_; }
    void draw(QPainter& painter, QPointF baseline, const QColor& ink, const Theme& theme) const;

private:
    struct Piece {
        ShapePtr shape;
        double x, rise;
        std::optional<MathText::Ink> ink;
    };
    static ShapePtr shaped(const MathText::Run& run, const MathStyle& style);

    std::vector<Piece> pieces_;
    double width_ = 0;
};

/// The lines that a widget has drawn and may draw again. One for each widget that repaints often.
class ShapedTexts {
public:
    using TextPtr = std::shared_ptr<const ShapedText>;

    TextPtr line(const QString& markup, const MathStyle& style);
    /// Wrapped to a width; good until the next call.
    const std::vector<TextPtr>& lines(const QString& markup, const MathStyle& style, double width);

private:
    static constexpr std::size_t kMost = 2000;  // then it begins anew
    using Key = std::tuple<QString, double, double, double>;
    std::map<Key, std::vector<TextPtr>> known_;
    ShapedText::Shapes shapes_;
};

}  // namespace paint
