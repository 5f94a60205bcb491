#include "ui/paint/number_text.h"

#include <QFontMetricsF>
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace paint {
namespace {

const QChar kMinus(0x2212);

QString withTrueMinus(QString number) {
    return number.replace(QLatin1Char('-'), kMinus);
}

// 1.2e-07 is written 1.2e−7, and 1e+20 as 1e20.
QString withShortExponent(QString number) {
    const auto e = number.indexOf(QLatin1Char('e'));
    if (e < 0)
        return number;
    const int exponent = number.mid(e + 1).toInt();
    return number.left(e + 1) + QString::number(exponent);
}

QString written(const char* first, const char* last) {
    return withTrueMinus(withShortExponent(QString::fromLatin1(first, last - first)));
}

QString notFinite(double value) {
    if (std::isnan(value))
        return QStringLiteral("nan");
    return value > 0 ? QStringLiteral("∞") : QStringLiteral("−∞");
}

// `digits` significant ones, without zeros at the end; as a fraction or with an exponent.
QString rounded(double value, std::chars_format format, int digits) {
    std::array<char, 400> buffer{};
    const auto end =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, format, digits);
    QString text = QString::fromLatin1(buffer.data(), end.ptr - buffer.data());
    const auto e = text.indexOf(QLatin1Char('e'));
    QString mantissa = e < 0 ? text : text.left(e);
    if (mantissa.contains(QLatin1Char('.'))) {
        while (mantissa.endsWith(QLatin1Char('0')))
            mantissa.chop(1);
        if (mantissa.endsWith(QLatin1Char('.')))
            mantissa.chop(1);
    }
    return withTrueMinus(withShortExponent(e < 0 ? mantissa : mantissa + text.mid(e)));
}

bool isZero(const QString& number) {
    return std::all_of(number.begin(), number.end(), [](QChar c) {
        return c == QLatin1Char('0') || c == QLatin1Char('.') || c == kMinus;
    });
}

QString fittingFraction(double value, const QFont& font, double width) {
    const double magnitude = std::abs(value);
    if (magnitude >= 1e15 || magnitude < 1e-3)
        return {};
    for (int decimals = 6; decimals >= 0; --decimals) {
        QString number = rounded(value, std::chars_format::fixed, decimals);
        // A rounded number that says 0 or has lost most of a small value says too little.
        const bool tells = !isZero(number) && (decimals > 0 || magnitude >= 10);
        if (tells && numberWidth(number, font) <= width)
            return number;
    }
    return {};
}

bool isFigure(QChar c) {
    return c.isDigit() || c == kMinus;
}

double figureAdvance(const QFontMetricsF& metrics) {
    double widest = 0;
    for (char digit = '0'; digit <= '9'; ++digit)
        widest = std::max(widest, metrics.horizontalAdvance(QLatin1Char(digit)));
    return widest;
}

double advanceOf(QChar c, const QFontMetricsF& metrics, double figure) {
    return isFigure(c) ? figure : metrics.horizontalAdvance(c);
}

double widthOf(const QString& number, const QFontMetricsF& metrics) {
    const double figure = figureAdvance(metrics);
    double width = 0;
    for (const QChar c : number)
        width += advanceOf(c, metrics, figure);
    return width;
}

}  // namespace

QString exactNumber(double value) {
    if (!std::isfinite(value))
        return notFinite(value);
    if (value == 0)
        return QStringLiteral("0");
    std::array<char, 64> buffer{};
    char* const last = buffer.data() + buffer.size();
    // Whole numbers stay whole as long as every digit of them is known.
    if (std::abs(value) < 9007199254740992.0 && std::trunc(value) == value)
        return written(buffer.data(),
                       std::to_chars(buffer.data(), last, static_cast<long long>(value)).ptr);
    return written(buffer.data(), std::to_chars(buffer.data(), last, value).ptr);
}

QString briefNumber(double value) {
    QString exact = exactNumber(value);
    const double magnitude = std::abs(value);
    if (!std::isfinite(value) || std::trunc(value) == value)
        return exact;
    constexpr int kDigits = 3;
    const int before = static_cast<int>(std::floor(std::log10(magnitude))) + 1;
    const bool fixed = magnitude >= 1e-3 && magnitude < 1e15;
    QString brief = fixed ? rounded(value, std::chars_format::fixed, std::max(0, kDigits - before))
                          : rounded(value, std::chars_format::scientific, kDigits - 1);
    return brief.size() < exact.size() ? brief : exact;
}

QString fittingNumber(double value, const QFont& font, double width) {
    QString exact = exactNumber(value);
    if (numberWidth(exact, font) <= width)
        return exact;
    if (!std::isfinite(value))
        return {};
    if (QString fraction = fittingFraction(value, font, width); !fraction.isEmpty())
        return fraction;
    for (int decimals = 3; decimals >= 0; --decimals) {
        QString number = rounded(value, std::chars_format::scientific, decimals);
        if (numberWidth(number, font) <= width)
            return number;
    }
    return {};
}

double numberWidth(const QString& number, const QFont& font) {
    return widthOf(number, QFontMetricsF(font));
}

void drawNumber(QPainter& painter, const QRectF& box, Qt::Alignment alignment,
                const QString& number) {
    const QFontMetricsF metrics(painter.font());
    const double width = widthOf(number, metrics);
    double left = box.left();
    if (alignment & Qt::AlignRight)
        left = box.right() - width;
    else if (alignment & Qt::AlignHCenter)
        left = box.center().x() - width / 2;
    // Figures have no descent: they are centred by the height of a capital.
    double baseline = box.center().y() + metrics.capHeight() / 2;
    if (alignment & Qt::AlignTop)
        baseline = box.top() + metrics.capHeight();
    else if (alignment & Qt::AlignBottom)
        baseline = box.bottom();
    drawNumber(painter, QPointF(left, baseline), number);
}

double drawNumber(QPainter& painter, QPointF baseline, const QString& number) {
    const QFontMetricsF metrics(painter.font());
    const double figure = figureAdvance(metrics);
    double x = baseline.x();
    for (const QChar c : number) {
        const double advance = advanceOf(c, metrics, figure);
        const double slack = advance - metrics.horizontalAdvance(c);
        painter.drawText(QPointF(x + slack / 2, baseline.y()), QString(c));
        x += advance;
    }
    return x - baseline.x();
}

}  // namespace paint
