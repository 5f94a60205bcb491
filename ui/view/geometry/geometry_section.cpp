#include "ui/view/geometry/geometry_section.h"

#include "core/axis_field.h"
#include "ui/model/workbench.h"
#include "ui/view/controls/chain_button.h"
#include "ui/view/controls/math_label.h"
#include "ui/view/controls/number_field.h"
#include "ui/view/controls/text_link.h"
#include "ui/view/controls/word_choice.h"
#include "ui/view/geometry/padding_sides.h"
#include "ui/view/geometry/remedy_line.h"

#include <algorithm>

namespace view {

namespace {

using core::Field;
using core::Index;
using core::Side;
using Kind = MathLabel::Kind;

constexpr core::Index kMostTurned = 1'000'000;
constexpr int kBetween = 4;
constexpr int kSymbolRoom = 32;  // from a name to its field
constexpr int kChainRoom = 30;   // to the field, where the chain stands beside the head

MathLabel* caption(const QString& text, QWidget* parent) {
    auto* label = new MathLabel(text, Kind::Caption, parent);
    label->setInk(paint::MathText::Ink::Text2);
    return label;
}

void place(QWidget* widget, int x, int y) {
    widget->setGeometry(QRect(QPoint(x, y), widget->sizeHint()));
}

void placeRight(QWidget* widget, int right, int y) {
    place(widget, right - widget->sizeHint().width(), y);
}

}  // namespace

GeometrySection::GeometrySection(Of of, QWidget* parent)
    : QWidget(parent),
      id_(of == Of::Photo ? QStringLiteral("photo") : QString()),
      head_(new MathLabel(tr("Geometry"), Kind::Head, this)),
      rowsHead_(caption(tr("rows"), this)),
      columnsHead_(caption(tr("columns"), this)),
      chain_(new ChainButton(this)) {
    chain_->setObjectName(id_ + QStringLiteral("columnsFollowRows"));
    chain_->setAccessibleName(tr("Columns follow rows"));
    chain_->setToolTip(tr("Columns follow rows while the chain is closed"));
    connect(chain_, &QAbstractButton::clicked, this, [this](bool closed) {
        beforeColumns_.reset();
        setLinked(closed);
        if (closed && !isAlike())
            emit columnsLikeRowsAsked();
    });
    if (of == Of::Experiment) {
        addRow(Field::Input, tr("Input"), QStringLiteral("i"));
        addRow(Field::Kernel, tr("Kernel"), QStringLiteral("k"));
    }
    addRow(Field::Stride, tr("Stride"), QStringLiteral("s"));
    addRow(Field::Padding, tr("Padding"), QStringLiteral("p"));
    makeSides();
    addRow(Field::Dilation, tr("Dilation"), QStringLiteral("d"));
    addRow(Field::OutputPadding, tr("Output padding"), {});
    remedies_ = new RemedyLine(this);
    remedies_->hide();
    connect(remedies_, &RemedyLine::remedyAsked, this, [this](const core::Problem::Remedy& remedy) {
        emit remedyAsked(remedy, shown_.problem ? shown_.problem->side : Side::Both);
    });
}

NumberField* GeometrySection::addField(const QString& objectName, const QString& accessibleName) {
    auto* field = new NumberField(this);
    field->setObjectName(objectName);
    field->setAccessibleName(accessibleName);
    return field;
}

void GeometrySection::addRow(Field field, const QString& name, const QString& symbol) {
    const QString id = QString(name).remove(QLatin1Char(' '));
    Row row{field, new MathLabel(name, Kind::Body, this),
            new MathLabel(symbol.isEmpty() ? QString() : QStringLiteral("$%1$").arg(symbol),
                          Kind::Formula, this),
            addField(id_ + QStringLiteral("rows") + id, tr("%1, rows").arg(name)),
            addField(id_ + QStringLiteral("columns") + id, tr("%1, columns").arg(name))};
    connect(row.rows, &NumberField::valueAsked, this, [this, field](qint64 value, bool turning) {
        emit fieldAsked(field, linked_ ? Side::Both : Side::Rows, value, turning);
    });
    connect(row.columns, &NumberField::valueAsked, this, [this, field](qint64 value, bool turning) {
        unlinkForColumns();
        emit fieldAsked(field, Side::Columns, value, turning);
    });
    rows_.append(row);
}

void GeometrySection::makeSides() {
    named_ = new WordChoice({tr("valid"), tr("same"), tr("full")}, WordChoice::Size::Small, this);
    named_->setObjectName(id_ + QStringLiteral("namedPadding"));
    named_->setAccessibleName(tr("Padding by name"));
    connect(named_, &WordChoice::chosen, this,
            [this](int index) { emit namedPaddingAsked(static_cast<core::Padding>(index)); });
    sidesLink_ = new TextLink(tr("sides…"), this);
    sidesLink_->setObjectName(id_ + QStringLiteral("paddingSides"));
    connect(sidesLink_, &QAbstractButton::clicked, this, [this] {
        sidesOpen_ = !sidesOpen_;
        if (!sidesOpen_ && !hasEvenSides(shown_.geometry)) {
            const auto sides = model::sidesOf(shown_.geometry);
            emit sidesAsked({sides[0], sides[1], sides[0], sides[1]}, false);
        }
        showSides();
        emit heightChanged();
    });
    sides_ = new PaddingSides(this);
    connect(sides_, &PaddingSides::columnsTyped, this, &GeometrySection::unlinkForColumns);
    connect(sides_, &PaddingSides::sidesAsked, this, &GeometrySection::sidesAsked);
}

bool GeometrySection::isAlike() const {
    const auto alike = [this](const Row& row) {
        return valueOf(shown_.geometry.rows, row.field) ==
               valueOf(shown_.geometry.columns, row.field);
    };
    return std::all_of(rows_.begin(), rows_.end(), alike) &&
           shown_.geometry.rows.paddingAfter == shown_.geometry.columns.paddingAfter;
}

bool GeometrySection::isShown(Field field) const {
    return field == Field::Padding         ? !sidesOpen_
           : field == Field::OutputPadding ? shown_.hasOutputPadding
                                           : true;
}

void GeometrySection::setLinked(bool linked) {
    linked_ = linked;
    chain_->setChecked(linked);
    for (const Row& row : std::as_const(rows_))
        row.columns->setSecondary(linked);
    sides_->setLinked(linked);
}

void GeometrySection::unlinkForColumns() {
    if (linked_)
        beforeColumns_ = shown_.geometry;
    setLinked(false);
}

void GeometrySection::show(const GeometryShown& shown, bool linkAnew) {
    shown_ = shown;
    const core::Geometry& geometry = shown.geometry;
    setLinked(isAlike() && (linked_ || linkAnew || beforeColumns_ == geometry));
    for (const Row& row : std::as_const(rows_)) {
        row.rows->setValue(valueOf(geometry.rows, row.field));
        row.columns->setValue(valueOf(geometry.columns, row.field));
    }
    showRanges();
    named_->setCurrent(shown.named ? static_cast<int>(*shown.named) : -1);
    if (!hasEvenSides(geometry))
        sidesOpen_ = true;
    else if (linkAnew)
        sidesOpen_ = false;
    showSides();
    showProblem();
    emit heightChanged();
}

// Turning stops where the next number could not be computed; typing does not.
void GeometrySection::showRanges() {
    for (const Row& row : std::as_const(rows_)) {
        const bool fromZero = row.field == Field::Padding || row.field == Field::OutputPadding;
        for (const auto& [field, axis] :
             {std::pair{row.rows, shown_.geometry.rows}, {row.columns, shown_.geometry.columns}}) {
            Index most = kMostTurned;
            if (row.field == Field::OutputPadding) {
                most = std::max<Index>(std::max(axis.stride, axis.dilation) - 1, 0);
                field->setToolTip(
                    tr("Rows and columns of the transposed output beyond what its formula needs; "
                       "below max(s, d), so at most %1 here.")
                        .arg(most));
            }
            field->setTurningRange(fromZero ? 0 : 1, most);
        }
    }
}

void GeometrySection::showSides() {
    sides_->setSides(model::sidesOf(shown_.geometry));
    sides_->setVisible(sidesOpen_);
    const QString text = sidesOpen_ ? tr("even sides") : tr("sides…");
    sidesLink_->setText(text);
    sidesLink_->setAccessibleName(sidesOpen_ ? tr("Even padding") : tr("Padding by sides"));
    for (const Row& row : std::as_const(rows_)) {
        for (QWidget* widget :
             {static_cast<QWidget*>(row.name), static_cast<QWidget*>(row.symbol),
              static_cast<QWidget*>(row.rows), static_cast<QWidget*>(row.columns)})
            widget->setVisible(isShown(row.field));
    }
}

void GeometrySection::showProblem() {
    const std::optional<core::Problem>& problem = shown_.problem;
    const auto isWrong = [&](Field field, Side side) {
        return problem && problem->field == field &&
               (problem->side == Side::Both || problem->side == side);
    };
    for (const Row& row : std::as_const(rows_)) {
        row.rows->setWrong(isWrong(row.field, Side::Rows));
        row.columns->setWrong(isWrong(row.field, Side::Columns));
    }
    sides_->setWrong(isWrong(Field::Padding, Side::Rows), isWrong(Field::Padding, Side::Columns));
    remedies_->setVisible(problem.has_value());
    if (problem)
        remedies_->setWords(shown_.words);
}

int GeometrySection::placeRow(const Row& row, int y, int width, const PanelForm& form) {
    const int columns = width - form.fieldWidth();
    const int rows = columns - form.fieldGap() - form.fieldWidth();
    place(row.name, 0, y + 1);
    placeRight(row.symbol, rows - 12, y + 1);
    row.rows->setGeometry(rows, y, form.fieldWidth(), 24);
    row.columns->setGeometry(columns, y, form.fieldWidth(), 24);
    return y + form.rowPitch();
}

int GeometrySection::layOutSides(int y, int width, const PanelForm& form) {
    const int columns = width - form.fieldWidth();
    const int rows = columns - form.fieldGap() - form.fieldWidth();
    if (sidesOpen_) {
        const int height = sides_->layOut(width, form);
        sides_->setGeometry(0, y, width, height);
        y += 2 * form.rowPitch();
    }
    named_->setSpacing(form.narrow ? 8 : 12);
    // Under the fields, or further left where they are too narrow for the words.
    place(named_, std::min(rows, width - named_->sizeHint().width()), y - 1);
    place(sidesLink_, 0, y - 1);
    return y + 26;
}

int GeometrySection::neededWidth(const PanelForm& form) const {
    const int fields = 2 * form.fieldWidth() + form.fieldGap();
    int names = 0;
    for (const Row& row : rows_)
        names = std::max(names, row.name->sizeHint().width() +
                                    (row.field == Field::OutputPadding ? kBetween : kSymbolRoom));
    const int heads = form.narrow ? head_->sizeHint().width() + kBetween + kChainRoom : 0;
    const int sides = sidesLink_->sizeHint().width() + 2 * kBetween + named_->sizeHint().width();
    return std::max({names + fields, heads + fields, sides});
}

int GeometrySection::layOutHead(int width, const PanelForm& form) {
    place(head_, 0, 0);
    const int columns = width - form.fieldWidth();
    const int rows = columns - form.fieldGap() - form.fieldWidth();
    if (form.narrow) {
        place(rowsHead_, rows, 0);
        placeRight(columnsHead_, width, 0);
        place(chain_, rows - kChainRoom, 0);
        return form.underHead();
    }
    place(rowsHead_, rows, 0);
    placeRight(columnsHead_, width, 0);
    place(chain_, (rowsHead_->geometry().right() + columnsHead_->x() - 23) / 2, 2);
    return form.underHead();
}

int GeometrySection::layOut(int width, const PanelForm& form) {
    int y = layOutHead(width, form);
    bool placed = !shown_.problem;
    const auto placeProblem = [&] {
        const int height = remedies_->layOut(width);
        remedies_->setGeometry(0, y, width, height);
        y += height + 13;
        placed = true;
    };
    for (const Row& row : std::as_const(rows_)) {
        if (isShown(row.field))
            y = placeRow(row, y, width, form);
        if (row.field == Field::Padding)
            y = layOutSides(y, width, form);
        if (!placed && shown_.problem->field == row.field)
            placeProblem();
    }
    // What is wrong with a field that is not here stands under all of them.
    if (!placed)
        placeProblem();
    return y - (form.rowPitch() - 24);
}

}  // namespace view
