#include "ui/view/workbench/arithmetic_view.h"

#include "ui/paint/fonts.h"
#include "ui/paint/math_text.h"
#include "ui/paint/theme.h"
#include "ui/view/controls/field_paint.h"
#include "ui/view/workbench/symbol_places.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>
#include <utility>

namespace view {

namespace {

constexpr int kLine = 20, kBetween = 6, kFirstBaseline = 12;
constexpr int kCaptionLine = 18;
constexpr int kNameWidth = 18, kSideWidth = 54;
constexpr double kMathPixels = 13.5, kUiPixels = 13;

paint::MathStyle formulaStyle(double less = 0) {
    return {kUiPixels - less, kMathPixels - less, {}};
}

paint::MathStyle captionStyle() {
    return {12, 13, {}};
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
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
    setAccessibleName(tr("Formulas"));
}

void ArithmeticView::setArithmetic(const model::Arithmetic& arithmetic) {
    if (arithmetic == arithmetic_)
        return;
    arithmetic_ = arithmetic;
    forgetSizes();
    describe({});
    updateGeometry();
    update();
}

void ArithmeticView::setFolded(bool folded) {
    if (folded_ == folded)
        return;
    folded_ = folded;
    forgetSizes();
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

void ArithmeticView::forgetSizes() {
    widest_.reset();
    heights_.clear();
}

double ArithmeticView::widthOf(const QString& markup, double less) const {
    return texts_.line(markup, formulaStyle(less))->width();
}

double ArithmeticView::widestLine() const {
    double widest = 0;
    if (folded_) {
        constexpr double kLeastGap = 12;
        for (const QString& result : foldedResults(arithmetic_))
            widest += widthOf(result) + kLeastGap;
        return widest - kLeastGap;
    }
    for (const Line& line : linesOf(arithmetic_))
        widest = std::max(widest, widthOf(line.text));
    return widest;
}

QSize ArithmeticView::minimumSizeHint() const {
    if (!widest_)
        widest_ = widestLine();
    const int width = static_cast<int>(*widest_) + (folded_ ? 0 : nameWidth(arithmetic_));
    return {width, heightForWidth(std::max(this->width(), width))};
}

double ArithmeticView::shrinking(double room) const {
    constexpr double kMost = 3;
    QString widest;
    for (const Line& line : linesOf(arithmetic_))
        if (widthOf(line.text) > widthOf(widest))
            widest = line.text;
    double less = 0;
    while (less < kMost && widthOf(widest, less) > room + 1)
        ++less;
    return less;
}

int ArithmeticView::heightForWidth(int width) const {
    auto height = heights_.constFind(width);
    if (height == heights_.constEnd())
        height = heights_.insert(width, heightFor(width));
    return *height;
}

int ArithmeticView::heightFor(int width) const {
    const auto& words = texts_.lines(lastWords(arithmetic_), captionStyle(), width);
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

QVector<double> ArithmeticView::foldedStarts() const {
    const auto results = foldedResults(arithmetic_);
    QVector<double> widths;
    double total = 0;
    for (const QString& result : results) {
        widths.append(widthOf(result));
        total += widths.last();
    }
    const double gap =
        results.size() > 1 ? std::min(24.0, (width() - total) / (double(results.size()) - 1)) : 0;
    QVector<double> starts;
    double x = 0;
    for (const double width : widths) {
        starts.append(x);
        x += width + gap;
    }
    return starts;
}

// Where each piece of a formula is written: its name, and what follows the equals sign.
void ArithmeticView::forEachPiece(const Visit& visit) const {
    double baseline = kFirstBaseline;
    if (folded_) {
        const auto results = foldedResults(arithmetic_);
        const auto starts = foldedStarts();
        for (qsizetype n = 0; n < results.size(); ++n)
            visit({starts[n], baseline}, results[n], formulaStyle(), false);
        return;
    }
    const int left = nameWidth(arithmetic_);
    const double less = shrinking(width() - left);
    bool first = true;
    for (const Line& line : linesOf(arithmetic_)) {
        baseline += line.startsGroup && !first ? kBetween : 0;
        first = false;
        visit({0, baseline}, line.name, line.isSide ? captionStyle() : formulaStyle(), line.isSide);
        visit({double(left), baseline}, line.text, formulaStyle(less), false);
        baseline += kLine;
    }
}

QVector<ArithmeticView::Spot> ArithmeticView::spots() const {
    constexpr double kAscent = 13, kHeight = 18;
    QVector<Spot> found;
    forEachPiece([&](QPointF at, const QString& markup, const paint::MathStyle& style, bool) {
        for (const SymbolPlace& place : symbolPlaces(paint::mathText(markup), style))
            found.append({place.symbol, QRectF(at.x() + place.left - 2, at.y() - kAscent,
                                               place.right - place.left + 4, kHeight)});
    });
    return found;
}

QVector<model::Symbol> ArithmeticView::symbols() const {
    QVector<model::Symbol> found;
    for (const Spot& spot : spots())
        if (!found.contains(spot.symbol))
            found.append(spot.symbol);
    return found;
}

void ArithmeticView::setMention(const model::Mention& mention, const QString& words) {
    const auto* symbol = std::get_if<model::Symbol>(&mention);
    const auto before = std::exchange(symbol_, symbol ? std::optional(*symbol) : std::nullopt);
    if (symbol_ == before && toolTip() == words)
        return;
    setToolTip(symbol ? words : QString());
    describe(symbol ? words : QString());
    update();
}

void ArithmeticView::describe(const QString& words) {
    setAccessibleDescription(words.isEmpty() ? plain() : words);
    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
}

void ArithmeticView::mouseMoveEvent(QMouseEvent* event) {
    std::optional<model::Symbol> symbol;
    for (const Spot& spot : spots())
        if (spot.place.contains(event->position()))
            symbol = spot.symbol;
    setCursor(symbol ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (symbol != symbol_)
        emit mentioned(symbol ? model::Mention(*symbol) : model::Mention());
}

void ArithmeticView::leaveEvent(QEvent* event) {
    QWidget::leaveEvent(event);
    if (symbol_)
        emit mentioned({});
}

void ArithmeticView::keyPressEvent(QKeyEvent* event) {
    const auto all = symbols();
    const qsizetype now = symbol_ ? all.indexOf(*symbol_) : -1;
    qsizetype next = -1;
    if (event->key() == Qt::Key_Right || event->key() == Qt::Key_Down)
        next = std::min(now + 1, all.size() - 1);
    else if (event->key() == Qt::Key_Left || event->key() == Qt::Key_Up)
        next = std::max<qsizetype>(now - 1, 0);
    else if (event->key() == Qt::Key_Home)
        next = 0;
    else if (event->key() == Qt::Key_End)
        next = all.size() - 1;
    if (next >= 0 && next < all.size())
        emit mentioned(all[next]);
    else
        QWidget::keyPressEvent(event);
}

void ArithmeticView::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    const auto all = symbols();
    const bool byKeys =
        event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    if (byKeys && !symbol_ && !all.isEmpty())
        emit mentioned(all.front());
}

void ArithmeticView::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    if (symbol_ && !underMouse())
        emit mentioned({});
}

// Wherever the symbol that is pointed at is written.
void ArithmeticView::paintPointed(QPainter& painter) const {
    if (!symbol_)
        return;
    const paint::Theme& theme = paint::themeOf(palette());
    for (const Spot& spot : spots())
        if (spot.symbol == *symbol_) {
            painter.fillRect(spot.place, paint::accentTint(theme));
            painter.fillRect(
                QRectF(spot.place.left(), spot.place.bottom() - 1.5, spot.place.width(), 1.5),
                theme.accent);
        }
}

void ArithmeticView::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    const paint::Theme& theme = paint::themeOf(palette());
    paintPointed(painter);
    double baseline = kFirstBaseline - kLine;
    forEachPiece([&](QPointF at, const QString& markup, const paint::MathStyle& style, bool quiet) {
        texts_.line(markup, style)->draw(painter, at, quiet ? theme.text2 : theme.text, theme);
        baseline = at.y();
    });
    if (folded_ && arithmetic_.wait.isEmpty())
        return;
    baseline += kLine + kBetween;
    for (const auto& line : texts_.lines(lastWords(arithmetic_), captionStyle(), width())) {
        line->draw(painter, {0, baseline}, theme.text2, theme);
        baseline += kCaptionLine;
    }
}

}  // namespace view
