// How text and formulas are drawn.

#include "ui/paint/fonts.h"
#include "ui/paint/inks.h"
#include "ui/paint/math_text.h"
#include "ui/paint/shaped_text.h"
#include "ui/paint/wrapped.h"

#include <QFontMetricsF>
#include <QPaintEngine>
#include <QTextLayout>
#include <QTextOption>
#include <algorithm>
#include <cmath>

namespace paint {
namespace {

constexpr double kScriptSize = .66;
constexpr double kRaise = .36;
constexpr double kLower = .2;

using Face = MathText::Face;
using Script = MathText::Script;

bool isFormula(const MathText::Run& run) {
    return run.face == Face::Italic || run.face == Face::Upright;
}

// A font of whole pixels and what it has to be scaled by, since fonts have no others.
struct ScaledFont {
    QFont font;
    double scale = 1;
};

double pixelsOf(const MathText::Run& run, const MathStyle& style) {
    const double base = isFormula(run) ? style.mathPixels : style.uiPixels;
    return base * (run.script == Script::Base ? 1 : kScriptSize);
}

ScaledFont fontOf(const MathText::Run& run, const MathStyle& style) {
    const double pixels = pixelsOf(run, style);
    const double whole = std::max(1., std::ceil(pixels));
    if (isFormula(run))
        return {mathFont(whole, run.face == Face::Italic), pixels / whole};
    const auto weight = run.face == Face::UiStrong ? QFont::DemiBold : QFont::Normal;
    return {uiFont(whole, weight), pixels / whole};
}

double advanceOf(const MathText::Run& run, const ScaledFont& font) {
    return QFontMetricsF(font.font).horizontalAdvance(run.text) * font.scale;
}

double riseOf(const MathText::Run& run, const MathStyle& style) {
    if (run.script == Script::Superscript)
        return kRaise * style.mathPixels;
    return run.script == Script::Subscript ? -kLower * style.mathPixels : 0;
}

QColor inkOf(const MathText::Run& run, const MathStyle& style, const Theme& theme) {
    if (run.ink)
        return colourOf(*run.ink, theme);
    return style.ink.isValid() ? style.ink : theme.text;
}

// The one line of a layout, on a baseline at 0.
QTextLine lineIn(QTextLayout& layout) {
    constexpr double kEndless = 1e6;
    QTextOption withSpaces;
    withSpaces.setFlags(QTextOption::IncludeTrailingSpaces);
    layout.setTextOption(withSpaces);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(kEndless);
    line.setPosition({0, -line.ascent()});
    layout.endLayout();
    return line;
}

}  // namespace

double width(const MathText& text, const MathStyle& style) {
    double result = 0;
    for (const auto& run : text.runs)
        result += advanceOf(run, fontOf(run, style));
    return result;
}

QVector<double> characterPlaces(const MathText::Run& run, const MathStyle& style) {
    const ScaledFont font = fontOf(run, style);
    QTextLayout layout(run.text, font.font);
    const QTextLine line = lineIn(layout);
    QVector<double> places;
    for (int n = 0; n < run.text.size(); ++n)
        places.append(line.cursorToX(n) * font.scale);
    places.append(line.horizontalAdvance() * font.scale);
    return places;
}

double draw(QPainter& painter, QPointF baseline, const MathText& text, const MathStyle& style,
            const Theme& theme) {
    double x = baseline.x();
    for (const auto& run : text.runs) {
        const ScaledFont font = fontOf(run, style);
        painter.save();
        painter.translate(x, baseline.y() - riseOf(run, style));
        painter.scale(font.scale, font.scale);
        painter.setFont(font.font);
        painter.setPen(inkOf(run, style, theme));
        painter.drawText(QPointF(0, 0), run.text);
        painter.restore();
        x += advanceOf(run, font);
    }
    return x - baseline.x();
}

ShapedText::ShapePtr ShapedText::shaped(const MathText::Run& run, const MathStyle& style) {
    const ScaledFont font = fontOf(run, style);
    QTextLayout layout(run.text, font.font);
    const double width = lineIn(layout).horizontalAdvance() * font.scale;
    return std::make_shared<const Shape>(
        Shape{run.text, font.font, font.scale, width, layout.glyphRuns()});
}

ShapedText::ShapedText(const MathText& text, const MathStyle& style, Shapes* known) {
    for (const auto& run : text.runs) {
        ShapePtr found;
        ShapePtr& shape = known ? (*known)[{run.text, run.face, pixelsOf(run, style)}] : found;
        if (!shape)
            shape = shaped(run, style);
        pieces_.push_back({shape, width_, riseOf(run, style), run.ink});
        width_ += shape->width;
    }
}

void ShapedText::draw(QPainter& painter, QPointF baseline, const QColor& ink,
                      const Theme& theme) const {
    // What is exported is to stay text.
    const bool asGlyphs = painter.paintEngine()->type() == QPaintEngine::Raster;
    const QTransform before = painter.transform();
    for (const Piece& piece : pieces_) {
        const Shape& shape = *piece.shape;
        const QPointF start(baseline.x() + piece.x, baseline.y() - piece.rise);
        painter.setPen(inkOf({{}, Face::Ui, Script::Base, piece.ink}, {0, 0, ink}, theme));
        const bool scaled = shape.scale != 1;
        if (scaled) {
            painter.translate(start);
            painter.scale(shape.scale, shape.scale);
        }
        const QPointF at = scaled ? QPointF() : start;
        if (asGlyphs) {
            for (const QGlyphRun& glyphs : shape.glyphs)
                painter.drawGlyphRun(at, glyphs);
        } else {
            painter.setFont(shape.font);
            painter.drawText(at, shape.text);
        }
        if (scaled)
            painter.setTransform(before);
    }
}

ShapedTexts::TextPtr ShapedTexts::line(const QString& markup, const MathStyle& style) {
    return lines(markup, style, 0).front();
}

const std::vector<ShapedTexts::TextPtr>& ShapedTexts::lines(const QString& markup,
                                                            const MathStyle& style, double width) {
    if (known_.size() > kMost) {
        known_.clear();
        shapes_.clear();
    }
    auto& found = known_[Key{markup, style.uiPixels, style.mathPixels, width}];
    if (!found.empty())
        return found;
    const MathText text = mathText(markup);
    if (width <= 0)
        found.push_back(std::make_shared<const ShapedText>(text, style, &shapes_));
    else
        for (const MathText& line : wrapped(text, style, width))
            found.push_back(std::make_shared<const ShapedText>(line, style, &shapes_));
    return found;
}

}  // namespace paint
