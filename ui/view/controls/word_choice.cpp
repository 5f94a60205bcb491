#include "ui/view/controls/word_choice.h"

#include "ui/paint/fonts.h"
#include "ui/paint/math_text.h"
#include "ui/paint/theme.h"
#include "ui/view/controls/field_paint.h"
#include "ui/view/controls/focus_marks.h"

#include <QAbstractButton>
#include <QKeyEvent>
#include <QPainter>
#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace view {

namespace {

struct Measure {
    double pixels;
    int spacing, lineHeight, height, underline;
};

Measure measureOf(WordChoice::Size size) {
    if (size == WordChoice::Size::Normal)
        return {13, 22, 20, 30, 23};
    return {12, 12, 18, 22, 17};
}

/// One word of the row.
class Word : public QAbstractButton {
public:
    Word(const QString& text, WordChoice::Size size, QWidget* parent)
        : QAbstractButton(parent), size_(size) {
        setText(text);
        setAccessibleName(text);
        setCheckable(true);
        setCursor(Qt::PointingHandCursor);
        setFocusPolicy(Qt::StrongFocus);
    }

    QSize sizeHint() const override {
        std::optional<double>& width = widths_[isChecked() ? 1 : 0];
        if (!width)
            width = isFormula() ? paint::width(paint::mathText(text()), formulaStyle({}))
                                : QFontMetricsF(ownFont()).horizontalAdvance(text());
        return {static_cast<int>(std::ceil(*width)), measureOf(size_).height};
    }

protected:
    void paintEvent(QPaintEvent* /*event*/) override {
        QPainter painter(this);
        const paint::Theme& theme = paint::themeOf(palette());
        const Measure measure = measureOf(size_);
        const bool lively = isChecked() || underMouse();
        painter.setFont(ownFont());
        painter.setPen(lively && isEnabled() ? theme.text : theme.text2);
        const QPointF start(0, baselineIn(measure.lineHeight, measure.pixels));
        if (isFormula())
            paint::draw(painter, start, paint::mathText(text()), formulaStyle(theme.text), theme);
        else
            painter.drawText(start, text());
        if (isChecked())
            painter.fillRect(0, measure.underline, width(), 2, theme.accent);
        else if (size_ == WordChoice::Size::Small)
            painter.fillRect(0, measure.underline + 1, width(), 1,
                             underMouse() ? theme.rule : theme.hair);
        if (showsFocus(*this))
            painter.fillRect(0, measure.underline + 3, width(), 1, theme.text);
    }
    void enterEvent(QEnterEvent* event) override {
        QAbstractButton::enterEvent(event);
        update();
    }
    void leaveEvent(QEvent* event) override {
        QAbstractButton::leaveEvent(event);
        update();
    }
    void keyPressEvent(QKeyEvent* event) override {
        // The row moves by arrow keys; a button would move the focus by where things lie.
        if (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right)
            event->ignore();
        else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
            click();
        else
            QAbstractButton::keyPressEvent(event);
    }

private:
    bool isFormula() const { return text().contains(u'$'); }
    paint::MathStyle formulaStyle(const QColor& ink) const {
        return {measureOf(size_).pixels, measureOf(size_).pixels + 4, ink};
    }
    QFont ownFont() const {
        return paint::uiFont(measureOf(size_).pixels, isChecked() ? QFont::Medium : QFont::Normal);
    }

    WordChoice::Size size_;
    mutable std::array<std::optional<double>, 2> widths_;  // asked for often; the chosen one's last
};

}  // namespace

WordChoice::WordChoice(const QStringList& words, Size size, QWidget* parent)
    : QWidget(parent), size_(size), spacing_(measureOf(size).spacing) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&group_, &QButtonGroup::idClicked, this, &WordChoice::choose);
    setWords(words);
}

void WordChoice::setWords(const QStringList& words) {
    const int before = current_;
    const auto old = group_.buttons();
    for (QAbstractButton* button : old) {
        group_.removeButton(button);
        delete button;
    }
    words_ = words;
    for (int index = 0; index < words.size(); ++index) {
        auto* word = new Word(words[index], size_, this);
        group_.addButton(word, index);
        word->setVisible(true);
    }
    current_ = -1;
    setCurrent(before < words.size() ? before : -1);
    layOut();
    updateGeometry();
}

void WordChoice::setNames(const QStringList& names) {
    const auto buttons = group_.buttons();
    for (QAbstractButton* button : buttons) {
        const QString name = names.value(group_.id(button));
        button->setAccessibleName(name);
        button->setToolTip(name);
    }
}

void WordChoice::setSpacing(int spacing) {
    if (spacing == spacing_)
        return;
    spacing_ = spacing;
    layOut();
    updateGeometry();
}

void WordChoice::setCurrent(int index) {
    if (index == current_ && index == group_.checkedId())
        return;
    current_ = index;
    group_.setExclusive(false);
    const auto buttons = group_.buttons();
    for (QAbstractButton* button : buttons)
        button->setChecked(group_.id(button) == index);
    group_.setExclusive(index >= 0);
    // One tab stop: the chosen word, or the first.
    for (QAbstractButton* button : buttons)
        button->setFocusPolicy(group_.id(button) == std::max(index, 0) ? Qt::StrongFocus
                                                                       : Qt::ClickFocus);
    layOut();
}

void WordChoice::choose(int index) {
    setCurrent(index);
    emit chosen(index);
}

QSize WordChoice::sizeHint() const {
    int width = 0;
    const auto buttons = group_.buttons();
    for (const QAbstractButton* button : buttons)
        width += button->sizeHint().width();
    return {width + spacing_ * std::max(0, static_cast<int>(buttons.size()) - 1),
            measureOf(size_).height};
}

void WordChoice::layOut() {
    int x = 0;
    const auto buttons = group_.buttons();
    for (QAbstractButton* button : buttons) {
        const QSize size = button->sizeHint();
        button->setGeometry(x, 0, size.width(), size.height());
        x += size.width() + spacing_;
    }
}

void WordChoice::resizeEvent(QResizeEvent* /*event*/) {
    layOut();
}

void WordChoice::keyPressEvent(QKeyEvent* event) {
    const int step = event->key() == Qt::Key_Right ? 1 : event->key() == Qt::Key_Left ? -1 : 0;
    const int next = current_ + step;
    if (step == 0 || next < 0 || next >= words_.size())
        return QWidget::keyPressEvent(event);
    choose(next);
    group_.button(next)->setFocus(Qt::OtherFocusReason);
}

}  // namespace view
