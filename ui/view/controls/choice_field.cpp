#include "ui/view/controls/choice_field.h"

#include "ui/paint/elided.h"
#include "ui/paint/fonts.h"
#include "ui/paint/math_text.h"
#include "ui/paint/theme.h"
#include "ui/view/controls/field_paint.h"

#include <QAbstractItemView>
#include <QAccessibleWidget>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

namespace view {

namespace {

constexpr int kTextLeft = 8;
constexpr int kChevronRoom = 19;
constexpr int kItemHeight = 26;
constexpr int kMostItems = 16;

/// Draws an item of the list as what its markup says.
class MarkupDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        const paint::Theme& theme = paint::themeOf(option.palette);
        const bool chosen = option.state.testFlag(QStyle::State_Selected);
        painter->fillRect(option.rect, chosen ? theme.accent : theme.field);
        const paint::MathStyle style{13, 13.5, chosen ? theme.onAccent : theme.text};
        const double baseline = option.rect.top() + baselineIn(kItemHeight, 13);
        paint::draw(*painter, {option.rect.left() + double(kTextLeft), baseline},
                    paint::mathText(index.data(Qt::DisplayRole).toString()), style, theme);
    }

    QSize sizeHint(const QStyleOptionViewItem& /*option*/,
                   const QModelIndex& index) const override {
        const paint::MathText text = paint::mathText(index.data(Qt::DisplayRole).toString());
        const double textWidth = paint::width(text, {13, 13.5, {}});
        return {static_cast<int>(textWidth) + 2 * kTextLeft, kItemHeight};
    }
};

/// A drop-down by the name that it was given, with what it shows as its value. Qt's own takes the
/// shown text for the name.
class AccessibleChoice : public QAccessibleWidget {
public:
    explicit AccessibleChoice(ChoiceField* field)
        : QAccessibleWidget(field, QAccessible::ComboBox) {}

    QString text(QAccessible::Text kind) const override {
        if (kind == QAccessible::Name)
            return widget()->accessibleName();
        if (kind == QAccessible::Value)
            return paint::mathText(qobject_cast<ChoiceField*>(widget())->shownText()).plain();
        return QAccessibleWidget::text(kind);
    }
};

QAccessibleInterface* makeInterface(const QString& /*className*/, QObject* object) {
    auto* field = qobject_cast<ChoiceField*>(object);
    return field == nullptr ? nullptr : new AccessibleChoice(field);
}

}  // namespace

ChoiceField::ChoiceField(QWidget* parent) : QComboBox(parent) {
    // Qt keeps a factory once, however often it is given.
    QAccessible::installFactory(makeInterface);
    setFont(paint::uiFont(13));
    setItemDelegate(new MarkupDelegate(this));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setSizeAdjustPolicy(AdjustToMinimumContentsLengthWithIcon);
    setMaxVisibleItems(kMostItems);
    view()->setFrameShape(QFrame::NoFrame);
    connect(this, &QComboBox::currentIndexChanged, this, [this](int index) {
        if (index >= 0)
            other_.clear();
        setAccessibleDescription(paint::mathText(shownText()).plain());
    });
}

void ChoiceField::showOther(const QString& text) {
    other_ = text;
    setCurrentIndex(-1);
    setAccessibleDescription(paint::mathText(text).plain());
    update();
}

QString ChoiceField::shownText() const {
    return currentIndex() < 0 ? other_ : currentText();
}

int ChoiceField::shownWidth() const {
    if (const QString text = shownText(); measured_.isNull() || text != measured_) {
        measured_ = text;
        width_ = paint::width(paint::mathText(text), {13, 13, {}});
    }
    return static_cast<int>(std::ceil(width_)) + kTextLeft + kChevronRoom - 2;
}

QSize ChoiceField::sizeHint() const {
    return {112, kFieldHeight};
}

QSize ChoiceField::minimumSizeHint() const {
    return {64, kFieldHeight};
}

void ChoiceField::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    const paint::Theme& theme = paint::themeOf(palette());
    drawField(painter, rect(), theme, {.focused = hasFocus()});
    const paint::MathStyle style{13, 13, isEnabled() ? theme.text : theme.text2};
    const paint::MathText text =
        paint::elided(paint::mathText(shownText()), style, width() - kTextLeft - kChevronRoom + 2);
    paint::draw(painter, {double(kTextLeft), double(baselineIn(kFieldHeight + 1, 13))}, text, style,
                theme);
    drawChevron(painter, {width() - 12.5, height() / 2.0}, Chevron::Down, theme.text2);
}

void ChoiceField::wheelEvent(QWheelEvent* event) {
    // A panel that scrolls under the pointer must not change what it passes.
    if (hasFocus())
        QComboBox::wheelEvent(event);
    else
        event->ignore();
}

}  // namespace view
