#include "ui/view/workbench/arithmetic_view.h"

#include "ui/paint/fonts.h"
#include "ui/paint/math_text.h"
#include "ui/paint/theme.h"
#include "ui/paint/wrapped.h"
#include "ui/view/controls/field_paint.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

namespace view {

namespace {

constexpr int kLine = 20, kBetween = 6, kFirstBaseline = 12;
constexpr int kCaptionLine = 18;
constexpr int kNameWidth = 18, kSideWidth = 50;
constexpr double kMathPixels = 13.5, kUiPixels = 13;

paint::MathStyle formulaStyle(const QColor& ink = {}, double less = 0) {
    return {kUiPixels - less, kMathPixels - less, ink};
}

paint::MathStyle captionStyle(const QColor& ink = {}) {
    return {12, 13, ink};
}

/// One line: its name or side at the left, then what follows the column of equals signs.
struct Line {
    QString name;
    bool isSide = false;
    QString text;
    bool startsGroup = false;
};

QString resultMarkup(const model::Formula::Numbers& numbers) {
    const QString strong = QStringLiteral("**%1**").arg(numbers.result);
    return numbers.wrong ? QStringLiteral("[error]%1[/]").arg(strong) : strong;
}

QVector<Line> linesOf(const model::Arithmetic& arithmetic) {
    QVector<Line> lines;
    for (const model::Formula& formula : arithmetic.formulas) {
        Line first{QStringLiteral("$%1$").arg(formula.name), false,
                   QStringLiteral("$= %1$").arg(formula.symbols), true};
        if (formula.oneLine) {
            const auto& numbers = formula.numbers.first();
            first.text = QStringLiteral("$= %1 = %2 = $%3")
                             .arg(formula.symbols, numbers.expression, resultMarkup(numbers));
            lines.append(first);
            continue;
        }
        lines.append(first);
        for (const auto& numbers : formula.numbers)
            lines.append(
                {numbers.side, true,
                 QStringLiteral("$= %1 = $%2").arg(numbers.expression, resultMarkup(numbers)),
                 false});
    }
    return lines;
}

int nameWidth(const model::Arithmetic& arithmetic) {
    const bool sides =
        std::any_of(arithmetic.formulas.begin(), arithmetic.formulas.end(),
                    [](const model::Formula& formula) { return formula.numbers.size() > 1; });
    const bool indexed = std::any_of(
        arithmetic.formulas.begin(), arithmetic.formulas.end(),
        [](const model::Formula& formula) { return formula.name.contains(QLatin1Char('_')); });
    return sides ? kSideWidth : indexed ? kNameWidth + 6 : kNameWidth;
}

QString lastWords(const model::Arithmetic& arithmetic) {
    return arithmetic.wait.isEmpty() ? arithmetic.relationship : arithmetic.wait;
}

QVector<QString> foldedResults(const model::Arithmetic& arithmetic) {
    QVector<QString> results;
    for (const model::Formula& formula : arithmetic.formulas) {
        QString value = resultMarkup(formula.numbers.first());
        if (formula.numbers.size() > 1)
            value += QStringLiteral("**×**") + resultMarkup(formula.numbers.last());
        results.append(QStringLiteral("$%1 = $%2").arg(formula.name, value));
    }
    return results;
}

}  // namespace

ArithmeticView::ArithmeticView(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("arithmetic"));
    QSizePolicy policy(QSizePolicy::Minimum, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void ArithmeticView::setArithmetic(const model::Arithmetic& arithmetic) {
    arithmetic_ = arithmetic;
    setAccessibleName(tr("Arithmetic"));
    setAccessibleDescription(plain());
    updateGeometry();
    update();
}

void ArithmeticView::setFolded(bool folded) {
    folded_ = folded;
    updateGeometry();
    update();
}

QString ArithmeticView::plain() const {
    QStringList lines;
    for (const Line& line : linesOf(arithmetic_))
        lines << paint::mathText(line.name + QLatin1Char(' ') + line.text).plain();
    lines << paint::mathText(lastWords(arithmetic_)).plain();
    return lines.join(QLatin1Char('\n'));
}

QSize ArithmeticView::minimumSizeHint() const {
    double widest = 0;
    if (!folded_)
        for (const Line& line : linesOf(arithmetic_))
            widest = std::max(widest, paint::width(paint::mathText(line.text), formulaStyle()));
    const int width = folded_ ? 0 : static_cast<int>(widest) + nameWidth(arithmetic_);
    return {width, heightForWidth(std::max(this->width(), width))};
}

double ArithmeticView::shrinking(double room) const {
    constexpr double kMost = 3;
    const auto fits = [&](double less) {
        for (const Line& line : linesOf(arithmetic_))
            if (paint::width(paint::mathText(line.text), formulaStyle({}, less)) > room + 1)
                return false;
        return true;
    };
    double less = 0;
    while (less < kMost && !fits(less))
        ++less;
    return less;
}

int ArithmeticView::heightForWidth(int width) const {
    const auto words =
        paint::wrapped(paint::mathText(lastWords(arithmetic_)), captionStyle(), width);
    const int caption = lastWords(arithmetic_).isEmpty()
                            ? 0
                            : static_cast<int>(words.size()) * kCaptionLine + kBetween;
    if (folded_)
        return kLine + (arithmetic_.wait.isEmpty() ? 0 : caption);
    int height = 0;
    for (const Line& line : linesOf(arithmetic_))
        height += kLine + (line.startsGroup && height > 0 ? kBetween : 0);
    return height + caption;
}

void ArithmeticView::paintFolded(QPainter& painter) const {
    const paint::Theme& theme = paint::themeOf(palette());
    const auto results = foldedResults(arithmetic_);
    double total = 0;
    for (const QString& result : results)
        total += paint::width(paint::mathText(result), formulaStyle());
    const double gap =
        results.size() > 1 ? std::min(24.0, (width() - total) / (double(results.size()) - 1)) : 0;
    double x = 0;
    for (const QString& result : results)
        x += paint::draw(painter, {x, double(kFirstBaseline)}, paint::mathText(result),
                         formulaStyle(theme.text), theme) +
             gap;
}

void ArithmeticView::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    const paint::Theme& theme = paint::themeOf(palette());
    double baseline = kFirstBaseline;
    if (folded_) {
        paintFolded(painter);
        baseline += kLine;
    } else {
        const int left = nameWidth(arithmetic_);
        const double less = shrinking(width() - left);
        bool first = true;
        for (const Line& line : linesOf(arithmetic_)) {
            baseline += line.startsGroup && !first ? kBetween : 0;
            first = false;
            const auto style = line.isSide ? captionStyle(theme.text2) : formulaStyle(theme.text);
            paint::draw(painter, {0, baseline}, paint::mathText(line.name), style, theme);
            paint::draw(painter, {double(left), baseline}, paint::mathText(line.text),
                        formulaStyle(theme.text, less), theme);
            baseline += kLine;
        }
    }
    if (folded_ && arithmetic_.wait.isEmpty())
        return;
    baseline += kBetween;
    for (const auto& line :
         paint::wrapped(paint::mathText(lastWords(arithmetic_)), captionStyle(), width())) {
        paint::draw(painter, {0, baseline}, line, captionStyle(theme.text2), theme);
        baseline += kCaptionLine;
    }
}

}  // namespace view
