#include "ui/paint/cell.h"

#include "ui/paint/fonts.h"
#include "ui/paint/number_text.h"
#include "ui/paint/ramp.h"

#include <QFontMetricsF>
#include <QGlyphRun>
#include <QImage>
#include <QPaintEngine>
#include <QPainterPath>
#include <QVector>
#include <algorithm>
#include <cmath>

namespace paint {
namespace {

const QChar kMinus(0x2212);

double valuePixels(double width, double height) {
    // Rows of a column are wider than high: there the height is the whole of the room.
    if (width > 1.4 * height)
        return std::clamp(std::min(.72 * height, 9.9 + .14 * height), 9.5, 20.);
    // Larger cells do not need figures that much larger.
    return std::clamp(std::min(.46 * height, 9.9 + .14 * height), 9.5, 20.);
}

constexpr double kLeastPixels = 10;

// Smaller where the largest number is whole and would not fit.
double figurePixels(QSizeF tile, double magnitude) {
    const double usual = valuePixels(tile.width(), tile.height());
    if (usual <= kLeastPixels || !std::isfinite(magnitude) || std::trunc(magnitude) != magnitude)
        return usual;
    constexpr double kAside = 3;
    const double width = Figures(usual, QFont::Normal).width(exactNumber(magnitude));
    const double fitting = std::floor(usual * (tile.width() - kAside) / width);
    return std::clamp(fitting, kLeastPixels, usual);
}

QColor groundOf(const CellLook& look, const Theme& theme, bool withDigits) {
    using Kind = CellContent::Kind;
    switch (look.content.kind) {
        case Kind::Empty:
        case Kind::Pending:
            return theme.tile;
        case Kind::Inserted:
        case Kind::Border:
        case Kind::Additional:
            return zeroGround(theme);
        case Kind::Value:
            break;
    }
    if (!std::isfinite(look.content.value))
        return theme.page;
    return fill(theme, look.role, shareOf(look.content.value, look.magnitude), withDigits);
}

void drawDot(QPainter& painter, const CellLook& look, const Theme& theme) {
    painter.setBrush(mixed(theme.inserted, zeroGround(theme), look.fading * kFadeWithDigits));
    const double radius = std::min(2.5, look.tile.height() / 5);
    painter.drawEllipse(look.tile.center(), radius, radius);
}

void drawBars(QPainter& painter, const CellLook& look, const Theme& theme) {
    painter.setBrush(mixed(theme.additional, zeroGround(theme), look.fading * kFadeWithDigits));
    const QRectF& tile = look.tile;
    const double inset = std::min(4., tile.height() / 5);
    for (int n = 1; n <= 3; ++n)
        painter.drawRect(QRectF(tile.left() + tile.width() * n / 4 - .625, tile.top() + inset, 1.25,
                                tile.height() - 2 * inset));
}

void drawPending(QPainter& painter, const CellLook& look, const Theme& theme) {
    painter.setBrush(theme.rule);
    for (int n = -1; n <= 1; ++n)
        painter.drawEllipse(look.tile.center() + QPointF(8. * n, 0), 1.5, 1.5);
}

void drawNotFinite(QPainter& painter, const CellLook& look, const Theme& theme) {
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(mixed(theme.error, theme.page, look.fading * kFadeWithDigits), 1.5));
    painter.drawRect(look.tile);
}

// A minus half a cell wide, in the page's colour.
void drawStroke(QPainter& painter, const CellLook& look, const Theme& theme) {
    const QPointF centre = look.tile.center();
    const double half = look.tile.width() / 4;
    painter.fillRect(QRectF(centre.x() - half, centre.y() - .75, 2 * half, 1.5), theme.page);
}

QColor figureColour(const CellLook& look, const Theme& theme) {
    if (look.content.kind == CellContent::Kind::Value && !std::isfinite(look.content.value))
        return mixed(theme.error, theme.page, look.fading * kFadeWithDigits);
    if (look.content.isZeroMark())
        return theme.text2;
    return mixed(theme.text, theme.text2, look.fading);
}

// How narrow figures may be drawn before a number is rounded or left out: an empty cell among
// written ones would look like no number at all.
constexpr double kNarrowest = .75;

struct Writing {
    QString number;
    const Figures* figures = nullptr;
    double narrowing = 1;
};

Writing writingOf(const CellLook& look, const CellFonts& fonts) {
    const double room = look.tile.width() - std::abs(look.shift.x());
    const Figures& usual = look.strong ? fonts.strong : fonts.normal;
    const QString exact = exactNumber(look.content.value);
    const QString brief = briefNumber(look.content.value);
    // Long numbers beside each other are not to look like one.
    const double apart = room - 2;
    if (usual.width(exact) <= (exact.size() > 2 ? apart : room))
        return {exact, &usual};
    if (brief != exact && usual.width(brief) <= apart)
        return {brief, &usual};
    if (fonts.rounded.width(exact) <= apart)
        return {exact, &fonts.rounded};
    if (fonts.rounded.width(brief) <= apart)
        return {brief, &fonts.rounded};
    for (const QString& number : {exact, brief})
        if (const double width = fonts.rounded.width(number); width * kNarrowest <= apart)
            return {number, &fonts.rounded, std::min(1., apart / width)};
    const double scale = fonts.rounded.pixels() / fonts.rounded.font().pixelSize();
    return {fittingNumber(look.content.value, fonts.rounded.font(), room / scale), &fonts.rounded};
}

void drawWriting(QPainter& painter, const Writing& writing, QPointF centre) {
    if (writing.narrowing == 1)
        return writing.figures->drawCentred(painter, centre, writing.number);
    painter.save();
    painter.translate(centre);
    painter.scale(writing.narrowing, 1);
    writing.figures->drawCentred(painter, {}, writing.number);
    painter.restore();
}

void drawOnHatch(QPainter& painter, const CellLook& look, const CellFonts& fonts,
                 const Theme& theme) {
    const Figures& figures = fonts.normal;
    QPainterPath path;
    const QPointF centre = look.tile.center() + look.shift;
    path.addText(QPointF(centre.x() - figures.width(QStringLiteral("0")) / 2,
                         centre.y() + figures.capHeight() / 2),
                 figures.font(), QStringLiteral("0"));
    painter.strokePath(path,
                       QPen(zeroGround(theme), 3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setPen(figureColour(look, theme));
    figures.drawCentred(painter, centre, QStringLiteral("0"));
}

void drawWeight(QPainter& painter, const CellLook& look, const CellFonts& fonts,
                const Theme& theme) {
    const QString text = QStringLiteral("×") + exactNumber(*look.weight);
    if (fonts.weight.width(text) > look.tile.width() - 4)
        return;
    const QPointF end(look.tile.right() - 4, look.tile.bottom() - 4.5);
    if (look.content.kind == CellContent::Kind::Border) {
        const double width = fonts.weight.width(text);
        painter.fillRect(QRectF(end.x() - width - 1, end.y() - fonts.weight.capHeight() - 1.5,
                                width + 2, fonts.weight.capHeight() + 3),
                         zeroGround(theme));
    }
    painter.setPen(theme.weight);
    fonts.weight.drawEndingAt(painter, end, text);
}

}  // namespace

Figures::Figures(double pixels, QFont::Weight weight)
    : pixels_(pixels),
      scale_(pixels / std::ceil(pixels)),
      font_(uiFont(std::ceil(pixels), weight)) {
    const QFontMetricsF metrics(font_);
    for (char digit = '0'; digit <= '9'; ++digit) {
        const double width = metrics.horizontalAdvance(QLatin1Char(digit)) * scale_;
        widths_.insert(QLatin1Char(digit), width);
        figure_ = std::max(figure_, width);
    }
    capHeight_ = metrics.capHeight() * scale_;
}

double Figures::advance(QChar c) const {
    auto width = widths_.constFind(c);
    if (width == widths_.constEnd())
        width = widths_.insert(c, QFontMetricsF(font_).horizontalAdvance(c) * scale_);
    return c.isDigit() || c == kMinus ? figure_ : *width;
}

double Figures::width(const QString& number) const {
    double width = 0;
    for (const QChar c : number)
        width += advance(c);
    return width;
}

// Numbers are shaped by hand, figure by figure, which is many times quicker than as texts. What is
// exported is to stay text, and what the font lacks is left to what looks for it elsewhere.
bool Figures::drawGlyphs(QPainter& painter, QPointF start, const QString& number) const {
    if (painter.paintEngine()->type() != QPaintEngine::Raster)
        return false;
    if (!raw_.isValid())
        raw_ = QRawFont::fromFont(font_);
    QVector<quint32> glyphs;
    QVector<QPointF> places;
    double x = 0;
    for (const QChar c : number) {
        auto glyph = glyphs_.constFind(c);
        if (glyph == glyphs_.constEnd())
            glyph = glyphs_.insert(c, raw_.glyphIndexesForString(QString(c)).value(0));
        if (*glyph == 0)
            return false;
        const double room = advance(c) / scale_;
        glyphs.append(*glyph);
        places.append({x + (room - widths_.value(c) / scale_) / 2, 0});
        x += room;
    }
    QGlyphRun run;
    run.setRawFont(raw_);
    run.setGlyphIndexes(glyphs);
    run.setPositions(places);
    painter.drawGlyphRun(start, run);
    return true;
}

void Figures::drawAt(QPainter& painter, QPointF start, const QString& number) const {
    const bool scaled = scale_ != 1;
    if (scaled) {
        painter.save();
        painter.translate(start);
        painter.scale(scale_, scale_);
        start = {};
    }
    if (!drawGlyphs(painter, start, number)) {
        painter.setFont(font_);
        for (const QChar c : number) {
            const double room = advance(c) / scale_;
            const double slack = room - widths_.value(c) / scale_;
            painter.drawText(QPointF(start.x() + slack / 2, start.y()), QString(c));
            start.rx() += room;
        }
    }
    if (scaled)
        painter.restore();
}

void Figures::drawCentred(QPainter& painter, QPointF centre, const QString& number) const {
    drawAt(painter, centre + QPointF(-width(number) / 2, capHeight_ / 2), number);
}

void Figures::drawEndingAt(QPainter& painter, QPointF end, const QString& number) const {
    drawAt(painter, end - QPointF(width(number), 0), number);
}

CellFonts::CellFonts(QSizeF size, double largest)
    : tile(size),
      magnitude(largest),
      normal(figurePixels(size, largest), QFont::Normal),
      strong(figurePixels(size, largest), QFont::DemiBold),
      rounded(std::min(kLeastPixels, valuePixels(size.width(), size.height())), QFont::Normal),
      weight(10.5, QFont::DemiBold),
      tab(9, QFont::Bold) {}

void drawCellGround(QPainter& painter, const CellLook& look, const Theme& theme, bool withDigits) {
    using Kind = CellContent::Kind;
    // A cell without digits fades less: there is nothing on it that would lose.
    const bool hasFigure = withDigits && look.content.kind != Kind::Empty;
    const double share = look.fading * (hasFigure ? kFadeWithDigits : kFadeWithout);
    const bool isMark = look.content.isZeroMark();
    const QColor ground = groundOf(look, theme, withDigits);
    painter.fillRect(look.tile, isMark ? ground : mixed(ground, theme.page, share));
    if (!withDigits && look.content.kind == Kind::Value && look.content.value < 0)
        drawStroke(painter, look, theme);
    painter.setPen(Qt::NoPen);
    if (look.content.kind == Kind::Inserted)
        drawDot(painter, look, theme);
    else if (look.content.kind == Kind::Additional)
        drawBars(painter, look, theme);
    else if (look.content.kind == Kind::Pending)
        drawPending(painter, look, theme);
    else if (look.content.kind == Kind::Value && !std::isfinite(look.content.value))
        drawNotFinite(painter, look, theme);
}

void drawCellFigures(QPainter& painter, const CellLook& look, const CellFonts& fonts,
                     const Theme& theme) {
    using Kind = CellContent::Kind;
    if (look.content.kind == Kind::Value) {
        const Writing writing = writingOf(look, fonts);
        painter.setPen(figureColour(look, theme));
        if (!writing.number.isEmpty())
            drawWriting(painter, writing, look.tile.center() + look.shift);
    } else if (look.content.kind == Kind::Border && look.underWindow && look.weight) {
        drawOnHatch(painter, look, fonts, theme);
    }
    if (look.weight)
        drawWeight(painter, look, fonts, theme);
}

namespace {

constexpr int kHatchEvery = 6;

// The same lines as a pattern, where pixels are what is painted: many times quicker than as lines.
bool drawHatchPattern(QPainter& painter, const QVector<QRectF>& tiles, const QColor& colour) {
    const bool ofPixels = painter.paintEngine()->type() == QPaintEngine::Raster &&
                          painter.deviceTransform().type() <= QTransform::TxTranslate;
    if (!ofPixels)
        return false;
    QImage pattern(kHatchEvery, kHatchEvery, QImage::Format_ARGB32_Premultiplied);
    pattern.fill(Qt::transparent);
    for (int y = 0; y < kHatchEvery; ++y)
        pattern.setPixelColor((kHatchEvery - y) % kHatchEvery, y, colour);
    const bool wasSmooth = painter.testRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (const QRectF& tile : tiles)
        painter.fillRect(tile, QBrush(pattern));
    painter.setRenderHint(QPainter::Antialiasing, wasSmooth);
    return true;
}

}  // namespace

void drawHatch(QPainter& painter, const QVector<QRectF>& tiles, const QColor& colour) {
    if (drawHatchPattern(painter, tiles, colour))
        return;
    constexpr double kEvery = kHatchEvery;
    QVector<QLineF> lines;
    for (const QRectF& tile : tiles) {
        const double first = std::ceil((tile.left() + tile.top()) / kEvery) * kEvery;
        for (double sum = first; sum < tile.right() + tile.bottom(); sum += kEvery) {
            const double left = std::max(tile.left(), sum - tile.bottom());
            const double right = std::min(tile.right(), sum - tile.top());
            if (right - left > .5)
                lines.append(QLineF(left, sum - left, right, sum - right));
        }
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(QPen(colour, 1, Qt::SolidLine, Qt::FlatCap));
    painter.drawLines(lines);
    painter.restore();
}

}  // namespace paint
