#include "ui/view/controls/number_field.h"

#include "ui/paint/fonts.h"
#include "ui/paint/theme.h"
#include "ui/view/controls/field_paint.h"

#include <QFontMetricsF>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMouseEvent>
#include <QPainter>
#include <QRegularExpression>
#include <algorithm>
#include <iterator>

namespace view {

namespace {

constexpr int kWidth = 50;
constexpr int kTextLeft = 6;  // the line edit adds 2 of its own
constexpr int kChevronsWidth = 18;
constexpr double kChevron = 5;
constexpr int kFirstRepeat = 400;
constexpr int kNextRepeat = 70;
const QChar kMinus(0x2212);

QString shown(qint64 value) {
    QString text = QString::number(value);
    if (value < 0)
        text[0] = kMinus;
    return text;
}

std::optional<qint64> read(QString text) {
    text.replace(kMinus, QLatin1Char('-'));
    bool fine = false;
    const qint64 value = text.trimmed().toLongLong(&fine);
    return fine ? std::optional(value) : std::nullopt;
}

}  // namespace

NumberField::NumberField(QWidget* parent) : QAbstractSpinBox(parent) {
    setFrame(false);
    setButtonSymbols(NoButtons);
    lineEdit()->setFrame(false);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(this, &QAbstractSpinBox::editingFinished, this, &NumberField::takeTyped);
    connect(&repeat_, &QTimer::timeout, this, [this] {
        repeat_.start(kNextRepeat);
        stepBy(heldSteps_);
    });
    connect(lineEdit(), &QLineEdit::textChanged, this, &NumberField::fitText);
    lineEdit()->setText(shown(value_));
    dress();
}

void NumberField::setValue(qint64 value) {
    const bool typing = lineEdit()->hasFocus() && lineEdit()->isModified();
    if (value == value_ && typing)
        return;
    value_ = value;
    const QString text = shown(value);
    if (lineEdit()->text() != text)
        lineEdit()->setText(text);
}

void NumberField::setTurningRange(qint64 least, qint64 most) {
    least_ = least;
    most_ = most;
}

void NumberField::setWrong(bool wrong) {
    if (wrong_ == wrong)
        return;
    wrong_ = wrong;
    dress();
}

void NumberField::setSecondary(bool secondary) {
    if (secondary_ == secondary)
        return;
    secondary_ = secondary;
    dress();
}

QSize NumberField::sizeHint() const {
    return {kWidth, kFieldHeight};
}

QSize NumberField::minimumSizeHint() const {
    return {42, kFieldHeight};
}

void NumberField::stepBy(int steps) {
    const qint64 from = read(lineEdit()->text()).value_or(value_);
    const qint64 to = std::clamp(from + steps, std::min(least_, from), std::max(most_, from));
    if (to == value_)
        return;
    setValue(to);
    emit valueAsked(to, true);
}

void NumberField::takeTyped() {
    const std::optional<qint64> typed = read(lineEdit()->text());
    lineEdit()->setModified(false);
    if (!typed || *typed == value_) {
        lineEdit()->setText(shown(value_));
        return;
    }
    setValue(*typed);
    emit valueAsked(*typed, false);
}

QAbstractSpinBox::StepEnabled NumberField::stepEnabled() const {
    StepEnabled steps = StepNone;
    if (value_ < most_)
        steps |= StepUpEnabled;
    if (value_ > least_)
        steps |= StepDownEnabled;
    return steps;
}

QValidator::State NumberField::validate(QString& input, int& /*position*/) const {
    static const QRegularExpression number(QStringLiteral("^[-\u2212]?[0-9]{0,12}$"));
    if (!number.match(input).hasMatch())
        return QValidator::Invalid;
    return read(input) ? QValidator::Acceptable : QValidator::Intermediate;
}

void NumberField::dress() {
    const paint::Theme& theme = paint::themeOf(palette());
    QPalette inner = palette();
    inner.setColor(QPalette::Base, Qt::transparent);
    const QColor ink = wrong_ ? theme.error : secondary_ ? theme.text2 : theme.text;
    if (inner.color(QPalette::Text) != ink || lineEdit()->palette() != inner) {
        inner.setColor(QPalette::Text, ink);
        lineEdit()->setPalette(inner);
    }
    fitText();
}

// No digit is ever cut: a long number first takes the margin, then smaller digits, then the
// chevrons' room.
void NumberField::fitText() {
    constexpr int kEditMargins = 4;
    struct Form {
        double pixels;
        int left;
        bool chevrons;
    };
    static constexpr Form kForms[] = {{13, kTextLeft, true}, {13, 1, true},  {12, 1, true},
                                      {11, 1, true},         {13, 1, false}, {12, 1, false},
                                      {11, 1, false},        {10, 1, false}, {9, 1, false}};
    for (const Form& form : kForms) {
        const QFont font = paint::uiFont(form.pixels, wrong_ ? QFont::DemiBold : QFont::Normal);
        const int right = form.chevrons ? kChevronsWidth : 0;
        const int room = width() - form.left - right - kEditMargins;
        const bool isLast = &form == std::end(kForms) - 1;
        if (!isLast && QFontMetricsF(font).horizontalAdvance(lineEdit()->text()) > room)
            continue;
        lineEdit()->setFont(font);
        hasChevrons_ = form.chevrons;
        // One row lower than centred, as the label beside it stands.
        lineEdit()->setGeometry(form.left, 1, width() - form.left - right, height() - 1);
        break;
    }
    update();
}

QRect NumberField::chevrons() const {
    return {width() - kChevronsWidth, 0, kChevronsWidth, height()};
}

void NumberField::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    const paint::Theme& theme = paint::themeOf(palette());
    drawField(painter, rect(), theme, {.focused = lineEdit()->hasFocus(), .wrong = wrong_});
    if (!hasChevrons_)
        return;
    const QColor ink = isEnabled() ? theme.text2 : theme.rule;
    const double x = width() - 9.5;
    drawChevron(painter, {x, height() / 2.0 - 4}, Chevron::Up, ink, kChevron);
    drawChevron(painter, {x, height() / 2.0 + 4}, Chevron::Down, ink, kChevron);
}

void NumberField::resizeEvent(QResizeEvent* event) {
    QAbstractSpinBox::resizeEvent(event);
    fitText();
}

void NumberField::changeEvent(QEvent* event) {
    QAbstractSpinBox::changeEvent(event);
    resizeEvent(nullptr);
    if (event->type() == QEvent::PaletteChange)
        dress();
}

void NumberField::showEvent(QShowEvent* event) {
    QAbstractSpinBox::showEvent(event);
    resizeEvent(nullptr);
}

// While nothing is being typed, undo is the experiment's: what was turned here comes back.
bool NumberField::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride && !lineEdit()->isModified()) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo)) {
            event->ignore();
            return true;
        }
    }
    return QAbstractSpinBox::event(event);
}

void NumberField::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape && lineEdit()->isModified()) {
        lineEdit()->setText(shown(value_));
        lineEdit()->selectAll();
        return;
    }
    QAbstractSpinBox::keyPressEvent(event);
}

void NumberField::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || !hasChevrons_ ||
        !chevrons().contains(event->position().toPoint()))
        return QAbstractSpinBox::mousePressEvent(event);
    lineEdit()->setFocus(Qt::MouseFocusReason);
    heldSteps_ = event->position().y() < height() / 2.0 ? 1 : -1;
    stepBy(heldSteps_);
    repeat_.start(kFirstRepeat);
}

void NumberField::mouseReleaseEvent(QMouseEvent* event) {
    repeat_.stop();
    QAbstractSpinBox::mouseReleaseEvent(event);
}

}  // namespace view
