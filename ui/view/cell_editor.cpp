#include "ui/view/cell_editor.h"

#include "ui/paint/fonts.h"
#include "ui/paint/theme.h"

#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QRegularExpression>
#include <algorithm>

namespace view {

std::optional<double> numberIn(const QString& text) {
    QString plain = text.trimmed();
    plain.replace(QChar(0x2212), QLatin1Char('-'));
    plain.replace(QStringLiteral("∞"), QStringLiteral("inf"));
    bool isNumber = false;
    const double value = QLocale::c().toDouble(plain, &isNumber);
    if (!isNumber)
        return std::nullopt;
    return value;
}

std::vector<std::vector<double>> numbersIn(const QString& text) {
    static const QRegularExpression kBetween(QStringLiteral("[\\t,; ]+"));
    std::vector<std::vector<double>> rows;
    for (const QString& line : text.split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
        std::vector<double> row;
        for (const QString& part : line.trimmed().split(kBetween, Qt::SkipEmptyParts)) {
            const auto value = numberIn(part);
            if (!value)
                return {};
            row.push_back(*value);
        }
        if (!row.empty())
            rows.push_back(std::move(row));
    }
    return rows;
}

CellEditor::CellEditor(const QString& number, double cellHeight, QWidget* parent)
    : QLineEdit(number, parent) {
    setObjectName(QStringLiteral("cellEditor"));
    setFrame(false);
    setAlignment(Qt::AlignCenter);
    setFont(paint::uiFont(std::clamp(.46 * cellHeight, 11., 18.)));
    setAttribute(Qt::WA_MacShowFocusRect, false);
    setTextMargins(2, 0, 2, 0);
    connect(this, &QLineEdit::textChanged, this, &CellEditor::showWhetherNumber);
}

void CellEditor::showWhetherNumber() {
    const paint::Theme& theme = paint::themeOf(parentWidget()->palette());
    QPalette palette = this->palette();
    palette.setColor(QPalette::Text, isNumber() ? theme.text : theme.error);
    setPalette(palette);
}

void CellEditor::paintEvent(QPaintEvent* event) {
    QLineEdit::paintEvent(event);
    const paint::Theme& theme = paint::themeOf(parentWidget()->palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(isNumber() ? theme.accent : theme.error, 1.5));
    painter.drawRoundedRect(QRectF(rect()).adjusted(.75, .75, -.75, -.75), 2, 2);
}

void CellEditor::keyPressEvent(QKeyEvent* event) {
    const bool done = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_Escape) {
        emit abandoned();
    } else if (done) {
        if (isNumber())
            emit committed();
    } else {
        QLineEdit::keyPressEvent(event);
    }
}

bool CellEditor::focusNextPrevChild(bool next) {
    emit tabbed(next);
    return true;
}

void CellEditor::focusOutEvent(QFocusEvent* event) {
    QLineEdit::focusOutEvent(event);
    if (event->reason() == Qt::PopupFocusReason)
        return;
    if (isNumber())
        emit committed();
    else
        emit abandoned();
}

}  // namespace view
