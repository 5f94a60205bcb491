#include "ui/view/geometry/padding_sides.h"

#include "ui/view/controls/math_label.h"
#include "ui/view/controls/number_field.h"

namespace view {

namespace {

constexpr core::Index kMostTurned = 1'000'000;
constexpr int kFieldHeight = 24;

void placeRight(QWidget* widget, int right, int y) {
    const QSize size = widget->sizeHint();
    widget->setGeometry(right - size.width(), y, size.width(), size.height());
}

bool isColumn(std::size_t side) {
    return side % 2 == 1;
}

}  // namespace

PaddingSides::PaddingSides(QWidget* parent)
    : QWidget(parent),
      names_{new MathLabel(tr("Padding"), MathLabel::Kind::Body, this),
             new MathLabel(tr("after"), MathLabel::Kind::Body, this)},
      symbols_{new MathLabel(QStringLiteral("$p_{1}$"), MathLabel::Kind::Body, this),
               new MathLabel(QStringLiteral("$p_{2}$"), MathLabel::Kind::Body, this)} {
    const QString names[] = {tr("Padding, top"), tr("Padding, left"), tr("Padding, bottom"),
                             tr("Padding, right")};
    const char* ids[] = {"paddingTop", "paddingLeft", "paddingBottom", "paddingRight"};
    for (std::size_t side = 0; side < 4; ++side) {
        auto* field = new NumberField(this);
        field->setObjectName(QString::fromLatin1(ids[side]));
        field->setAccessibleName(names[side]);
        field->setToolTip(names[side]);
        field->setTurningRange(0, kMostTurned);
        connect(field, &NumberField::valueAsked, this,
                [this, side](qint64 value, bool turning) { ask(side, value, turning); });
        fields_[side] = field;
    }
}

void PaddingSides::ask(std::size_t side, core::Index value, bool turning) {
    auto sides = shown_;
    sides[side] = value;
    if (isColumn(side)) {
        emit columnsTyped();
    } else if (linked_) {
        sides[side + 1] = value;
    }
    emit sidesAsked(sides, turning);
}

void PaddingSides::setSides(const std::array<core::Index, 4>& sides) {
    shown_ = sides;
    for (std::size_t side = 0; side < 4; ++side)
        fields_[side]->setValue(sides[side]);
}

void PaddingSides::setLinked(bool linked) {
    linked_ = linked;
    fields_[1]->setSecondary(linked);
    fields_[3]->setSecondary(linked);
}

void PaddingSides::setWrong(bool rows, bool columns) {
    for (std::size_t side = 0; side < 4; ++side)
        fields_[side]->setWrong(isColumn(side) ? columns : rows);
}

int PaddingSides::layOut(int width, const PanelForm& form) {
    const int columns = width - form.fieldWidth();
    const int rows = columns - form.fieldGap() - form.fieldWidth();
    for (std::size_t row = 0; row < 2; ++row) {
        const int y = static_cast<int>(row) * form.rowPitch();
        placeRight(symbols_[row], rows - 8, y + 2);
        fields_[2 * row]->setGeometry(rows, y, form.fieldWidth(), kFieldHeight);
        fields_[2 * row + 1]->setGeometry(columns, y, form.fieldWidth(), kFieldHeight);
    }
    const QSize name = names_[0]->sizeHint();
    names_[0]->setGeometry(0, 1, name.width(), name.height());
    placeRight(names_[1], symbols_[0]->x() - 8, form.rowPitch() + 2);
    return form.rowPitch() + kFieldHeight;
}

bool hasEvenSides(const core::Geometry& geometry) {
    return geometry.rows.paddingBefore == geometry.rows.paddingAfter &&
           geometry.columns.paddingBefore == geometry.columns.paddingAfter;
}

}  // namespace view
