#include "ui/view/workbench/term_table.h"

#include "ui/paint/fonts.h"
#include "ui/paint/math_text.h"
#include "ui/paint/number_text.h"
#include "ui/paint/theme.h"
#include "ui/view/controls/thin_scroll_bar.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPaintEvent>
#include <QPainter>
#include <algorithm>
#include <array>

namespace view {

namespace {

using model::Explanation;

constexpr int kMostShown = 12;
constexpr int kLandingRow = 24;
constexpr int kBaseline = 17;

void drawValue(QPainter& painter, double value, double right, double room, double baseline,
               const QColor& ink, const QFont& font) {
    painter.setFont(font);
    painter.setPen(ink);
    const QString number = paint::fittingNumber(value, font, std::max(room, 24.0));
    const double width = paint::numberWidth(number, font);
    paint::drawNumber(painter, QPointF(right - width, baseline), number);
}

/// A product's value is of X where it is summed in Y, else of Y.
QColor inkOf(const Explanation::Row& row, const paint::Theme& theme) {
    return row.use.term.value.array == core::ArrayId::X ? theme.input.ink : theme.output.ink;
}

void drawProduct(QPainter& painter, const Explanation::Row& row, const ProductColumns& columns,
                 double top, bool quiet, const paint::Theme& theme) {
    const double baseline = top + kBaseline;
    const QFont strong = paint::uiFont(columns.pixels, QFont::DemiBold);
    const paint::MathStyle names = termNameStyle(columns.less);
    if (row.number > 0)
        drawTab(painter, {0, top + 6}, row.number, quiet ? theme.rule : theme.accent,
                quiet ? theme.panel : theme.onAccent);
    const double name =
        paint::draw(painter, {columns.left, baseline}, paint::mathText(row.left), names, theme);
    drawValue(painter, row.leftValue, columns.leftValue, columns.leftRoom(name), baseline,
              inkOf(row, theme), strong);
    painter.setFont(paint::uiFont(13));
    painter.setPen(theme.text2);
    painter.drawText(QPointF(columns.times - 3.5, baseline), QStringLiteral("×"));
    const double tap =
        paint::draw(painter, {columns.right, baseline}, paint::mathText(row.right), names, theme);
    drawValue(painter, row.rightValue, columns.rightValue, columns.rightRoom(tap), baseline,
              theme.kernel.ink, strong);
    drawValue(painter, row.product, columns.product, columns.productRoom(), baseline, theme.text,
              paint::uiFont(columns.pixels));
}

/// Z(1,0)  −17 + 14 × 0 = −17: what a stamp adds to what is there.
void drawLanding(QPainter& painter, const Explanation::Row& row, const LandingColumns& columns,
                 double top, const paint::Theme& theme) {
    const double baseline = top + kBaseline - 1;
    const QFont plain = paint::uiFont(columns.pixels);
    const auto sign = [&](double x, const QString& text) {
        painter.setFont(paint::uiFont(13));
        painter.setPen(theme.text2);
        painter.drawText(QPointF(x - 4, baseline), text);
    };
    const double name = paint::draw(painter, {0, baseline}, paint::mathText(row.left),
                                    termNameStyle(columns.less), theme);
    drawValue(painter, row.before.value_or(0), columns.before, columns.beforeRoom(name), baseline,
              theme.text2, plain);
    sign(columns.plus, QStringLiteral("+"));
    drawValue(painter, row.leftValue, columns.value, columns.valueRoom, baseline, inkOf(row, theme),
              plain);
    sign(columns.times, QStringLiteral("×"));
    drawValue(painter, row.rightValue, columns.tap, columns.tapRoom, baseline, theme.kernel.ink,
              plain);
    sign(columns.equals, QStringLiteral("="));
    drawValue(painter, row.product, columns.result, columns.resultRoom, baseline, theme.text,
              paint::uiFont(columns.pixels, QFont::DemiBold));
}

/// The mark of a kind of zero, as its cells carry it.
void drawMark(QPainter& painter, core::deconvolution::CellKind kind, const QRectF& box,
              const paint::Theme& theme) {
    using core::deconvolution::CellKind;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipRect(box);
    if (kind == CellKind::Inserted) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.inserted);
        painter.drawEllipse(box.center(), 2.5, 2.5);
    } else if (kind == CellKind::Additional) {
        painter.setPen(QPen(theme.additional, 1.25));
        for (int bar = -1; bar <= 1; ++bar) {
            const double x = box.center().x() + 3.5 * bar;
            painter.drawLine(QPointF(x, box.center().y() - 4), QPointF(x, box.center().y() + 4));
        }
    } else {
        painter.setPen(QPen(theme.zeroPadding, 1));
        for (double x = box.left() - box.height(); x < box.right(); x += 4.5)
            painter.drawLine(QPointF(x, box.bottom()), QPointF(x + box.height(), box.top()));
    }
    painter.restore();
}

void drawZeros(QPainter& painter, const Explanation::Zeros& zeros, double width, double top,
               const paint::Theme& theme) {
    drawMark(painter, zeros.kind, QRectF(21, top + 6, 13, 13), theme);
    painter.setFont(paint::uiFont(13));
    painter.setPen(theme.text2);
    painter.drawText(QPointF(42, top + kBaseline), model::zerosText(zeros.kind).arg(zeros.count));
    drawValue(painter, 0, width, 40, top + kBaseline, theme.text, paint::uiFont(13));
}

void drawMore(QPainter& painter, core::Index more, double top, const paint::Theme& theme) {
    painter.setFont(paint::uiFont(13));
    painter.setPen(theme.text2);
    painter.drawText(QPointF(0, top + kBaseline), TermTable::tr("… and %1 more").arg(more));
}

struct Table {
    const Explanation& explanation;
    const ProductColumns& products;
    const LandingColumns& landings;
    double width;
    int mentioned;
};

void drawLine(QPainter& painter, const Table& table, int line, double top,
              const paint::Theme& theme) {
    const auto products = static_cast<int>(table.explanation.rows.size());
    if (line >= products)
        return drawZeros(painter, table.explanation.zeros[line - products], table.width, top,
                         theme);
    const Explanation::Row& row = table.explanation.rows[line];
    if (row.before)
        return drawLanding(painter, row, table.landings, top, theme);
    const bool quiet = table.mentioned >= 0 && line != table.mentioned;
    drawProduct(painter, row, table.products, top, quiet, theme);
}

}  // namespace

void drawTab(QPainter& painter, QPointF topLeft, int number, const QColor& fill,
             const QColor& ink) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    painter.drawRoundedRect(QRectF(topLeft, QSizeF(13, 13)), 1.5, 1.5);
    painter.setPen(ink);
    painter.setFont(paint::uiFont(number > 99 ? 7 : 9, QFont::Bold));
    painter.drawText(QRectF(topLeft, QSizeF(13, 13)), Qt::AlignCenter, QString::number(number));
    painter.restore();
}

TermTable::TermTable(QWidget* parent) : QAbstractScrollArea(parent) {
    setObjectName(QStringLiteral("terms"));
    setAccessibleName(tr("Terms"));
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBar(new ThinScrollBar);
    viewport()->setAutoFillBackground(false);
    viewport()->setMouseTracking(true);
    setFocusPolicy(Qt::NoFocus);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

bool TermTable::isLanding() const {
    return !explanation_.rows.isEmpty() && explanation_.rows.first().before;
}

int TermTable::pitch() const {
    return isLanding() ? kLandingRow : kRow;
}

void TermTable::takeColumns() {
    const double width = viewport()->width();
    if (isLanding())
        landings_ = landingColumns(explanation_, width);
    else
        products_ = productColumns(explanation_, width);
}

int TermTable::rowCount() const {
    return model::lineCount(explanation_) + (explanation_.more > 0 ? 1 : 0);
}

// A row of words, "… and 12 more", stands between the products and the zeros.
int TermTable::rowOfLine(int line) const {
    return line + (explanation_.more > 0 && line >= explanation_.rows.size() ? 1 : 0);
}

int TermTable::lineOfRow(int row) const {
    const auto products = static_cast<int>(explanation_.rows.size());
    if (row < 0 || row >= rowCount() || (row == products && explanation_.more > 0))
        return -1;
    return row - (row > products && explanation_.more > 0 ? 1 : 0);
}

QSize TermTable::sizeHint() const {
    return {240, std::min(rowCount(), kMostShown) * pitch()};
}

void TermTable::setExplanation(const model::Explanation& explanation) {
    explanation_ = explanation;
    takeColumns();
    line_ = -1;
    verticalScrollBar()->setValue(0);
    setFocusPolicy(rowCount() > 0 ? Qt::StrongFocus : Qt::NoFocus);
    setRange();
    updateGeometry();
    viewport()->update();
}

void TermTable::setMention(const model::Mention& mention) {
    const int line = model::lineOf(explanation_, mention);
    if (line == line_)
        return;
    line_ = line;
    setAccessibleDescription(
        line < 0 ? QString() : paint::mathText(model::lineText(explanation_, line)).plain());
    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
    viewport()->update();
}

void TermTable::setRange() {
    const int hidden = rowCount() * pitch() - viewport()->height();
    verticalScrollBar()->setRange(0, std::max(hidden, 0));
    verticalScrollBar()->setSingleStep(pitch());
    verticalScrollBar()->setPageStep(viewport()->height());
}

void TermTable::resizeEvent(QResizeEvent* /*event*/) {
    setRange();
    takeColumns();
}

void TermTable::pointAt(QPointF place) {
    const bool inside = viewport()->rect().contains(place.toPoint());
    const int row = (static_cast<int>(place.y()) + verticalScrollBar()->value()) / pitch();
    const int line = inside ? lineOfRow(row) : -1;
    if (line != line_)
        emit mentioned(model::mentionOf(explanation_, line));
}

void TermTable::mouseMoveEvent(QMouseEvent* event) {
    pointAt(event->position());
}

void TermTable::wheelEvent(QWheelEvent* event) {
    QAbstractScrollArea::wheelEvent(event);
    pointAt(event->position());
}

bool TermTable::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::Leave && line_ >= 0)
        emit mentioned({});
    return QAbstractScrollArea::viewportEvent(event);
}

void TermTable::goToLine(int line) {
    const int last = model::lineCount(explanation_) - 1;
    if (last < 0)
        return;
    line = std::clamp(line, 0, last);
    const int top = rowOfLine(line) * pitch();
    QScrollBar* bar = verticalScrollBar();
    bar->setValue(std::clamp(bar->value(), top + pitch() - viewport()->height(), top));
    emit mentioned(model::mentionOf(explanation_, line));
}

void TermTable::keyPressEvent(QKeyEvent* event) {
    const int page = std::max(1, viewport()->height() / pitch() - 1);
    const int last = model::lineCount(explanation_) - 1;
    if (event->modifiers() & ~Qt::KeypadModifier)
        return event->ignore();
    switch (event->key()) {
        case Qt::Key_Up:
            return goToLine(line_ - 1);
        case Qt::Key_Down:
            return goToLine(line_ + 1);
        case Qt::Key_PageUp:
            return goToLine(line_ - page);
        case Qt::Key_PageDown:
            return goToLine(line_ + page);
        case Qt::Key_Home:
            return goToLine(0);
        case Qt::Key_End:
            return goToLine(last);
        default:
            return event->ignore();
    }
}

void TermTable::focusInEvent(QFocusEvent* event) {
    QAbstractScrollArea::focusInEvent(event);
    if (event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason)
        goToLine(std::max(line_, 0));
}

void TermTable::focusOutEvent(QFocusEvent* event) {
    QAbstractScrollArea::focusOutEvent(event);
    if (line_ >= 0 && !viewport()->underMouse())
        emit mentioned({});
}

void TermTable::paintEvent(QPaintEvent* event) {
    QPainter painter(viewport());
    const paint::Theme& theme = paint::themeOf(palette());
    const double width = viewport()->width();
    const int offset = verticalScrollBar()->value();
    const int first = std::max(0, (event->rect().top() + offset) / pitch());
    const int last = std::min(rowCount() - 1, (event->rect().bottom() + offset) / pitch());
    for (int row = first; row <= last; ++row) {
        const double top = row * pitch() - offset;
        const int line = lineOfRow(row);
        if (line >= 0 && line == line_)
            painter.fillRect(QRectF(0, top + 1, width, pitch() - 2), paint::accentTint(theme));
        if (line >= 0)
            drawLine(painter, {explanation_, products_, landings_, width, line_}, line, top, theme);
        else
            drawMore(painter, explanation_.more, top, theme);
    }
}

}  // namespace view
