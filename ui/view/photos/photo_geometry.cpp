#include "ui/view/photos/photo_geometry.h"

#include "ui/model/photo_operations.h"
#include "ui/model/problem_words.h"
#include "ui/model/workbench.h"
#include "ui/view/controls/chain_button.h"
#include "ui/view/controls/math_label.h"
#include "ui/view/controls/number_field.h"
#include "ui/view/controls/text_link.h"
#include "ui/view/controls/word_choice.h"
#include "ui/view/workbench/padding_sides.h"
#include "ui/view/workbench/remedy_line.h"

namespace view {

namespace {

using core::Field;
using core::Index;
using core::Side;
using Kind = MathLabel::Kind;

constexpr Index kMostTurned = 1000;

Index valueOf(const core::Axis& axis, Field field) {
    switch (field) {
        case Field::Stride:
            return axis.stride;
        case Field::Dilation:
            return axis.dilation;
        case Field::OutputPadding:
            return axis.outputPadding;
        default:
            return axis.paddingBefore;
    }
}

bool alike(const core::Geometry& geometry) {
    core::Axis columns = geometry.columns;
    columns.input = geometry.rows.input;
    columns.kernel = geometry.rows.kernel;
    return columns == geometry.rows;
}

void place(QWidget* widget, int x, int y) {
    widget->setGeometry(QRect(QPoint(x, y), widget->sizeHint()));
}

void placeRight(QWidget* widget, int right, int y) {
    place(widget, right - widget->sizeHint().width(), y);
}

/// In the page's words, with the ways out that it has fields for: the photo is what it is.
model::ProblemWords wordsFor(const core::Problem& problem, const core::Geometry& geometry) {
    model::ProblemWords words = model::problemWords(problem, geometry);
    words.remedies.removeIf([](const model::ProblemWords::Remedy& one) {
        const Field field = one.remedy.field;
        return field == Field::Input || field == Field::Groups || field == Field::Channels ||
               (field == Field::Kernel && one.remedy.value > model::kMostFilterSize);
    });
    for (model::ProblemWords::Remedy& one : words.remedies)
        if (one.remedy.field == Field::Kernel)
            one.text = PhotoGeometry::tr("filters of %1×%1").arg(one.remedy.value);
    return words;
}

}  // namespace

PhotoGeometry::PhotoGeometry(QWidget* parent)
    : QWidget(parent),
      head_(new MathLabel(tr("Geometry"), Kind::Head, this)),
      rowsHead_(new MathLabel(tr("rows"), Kind::Caption, this)),
      columnsHead_(new MathLabel(tr("columns"), Kind::Caption, this)),
      chain_(new ChainButton(this)),
      named_(new WordChoice({tr("valid"), tr("same"), tr("full")}, WordChoice::Size::Small, this)),
      sidesLink_(new TextLink(tr("sides…"), this)),
      sides_(new PaddingSides(this)),
      remedies_(new RemedyLine(this)) {
    rowsHead_->setInk(paint::MathText::Ink::Text2);
    columnsHead_->setInk(paint::MathText::Ink::Text2);
    chain_->setObjectName(QStringLiteral("photoColumnsFollowRows"));
    chain_->setAccessibleName(tr("Columns follow rows"));
    chain_->setToolTip(tr("Columns follow rows while the chain is closed"));
    chain_->setChecked(true);
    connect(chain_, &QAbstractButton::clicked, this, [this](bool closed) {
        setLinked(closed);
        if (closed && !alike(part_.geometry))
            emit columnsLikeRowsAsked();
    });
    addRow(Field::Stride, tr("Stride"), QStringLiteral("s"), 1);
    addRow(Field::Padding, tr("Padding"), QStringLiteral("p"), 0);
    makePadding();
    addRow(Field::Dilation, tr("Dilation"), QStringLiteral("d"), 1);
    addRow(Field::OutputPadding, tr("Output padding"), {}, 0);
    remedies_->hide();
    connect(remedies_, &RemedyLine::remedyAsked, this, [this](const core::Problem::Remedy& remedy) {
        emit fieldAsked(remedy.field, problem_ ? problem_->side : Side::Both, remedy.value, false);
    });
}

void PhotoGeometry::makePadding() {
    named_->setObjectName(QStringLiteral("photoNamedPadding"));
    named_->setAccessibleName(tr("Padding by name"));
    connect(named_, &WordChoice::chosen, this,
            [this](int index) { emit paddingAsked(static_cast<core::Padding>(index)); });
    sidesLink_->setObjectName(QStringLiteral("photoPaddingSides"));
    connect(sidesLink_, &QAbstractButton::clicked, this, [this] {
        sidesOpen_ = !sidesOpen_;
        if (!sidesOpen_ && !hasEvenSides(part_.geometry)) {
            const auto sides = model::sidesOf(part_.geometry);
            emit sidesAsked({sides[0], sides[1], sides[0], sides[1]}, false);
        }
        showSides();
        emit heightChanged();
    });
    connect(sides_, &PaddingSides::columnsTyped, this, [this] { setLinked(false); });
    connect(sides_, &PaddingSides::sidesAsked, this, &PhotoGeometry::sidesAsked);
}

void PhotoGeometry::addRow(Field field, const QString& name, const QString& symbol, Index least) {
    Row row{field, new MathLabel(name, Kind::Body, this),
            new MathLabel(symbol.isEmpty() ? QString() : QStringLiteral("$%1$").arg(symbol),
                          Kind::Body, this),
            nullptr, nullptr};
    row.rows = addField(row, Side::Rows, name, least);
    row.columns = addField(row, Side::Columns, name, least);
    rows_.append(row);
}

NumberField* PhotoGeometry::addField(const Row& row, Side side, const QString& name, Index least) {
    auto* field = new NumberField(this);
    const bool isRows = side == Side::Rows;
    field->setAccessibleName((isRows ? tr("%1, rows") : tr("%1, columns")).arg(name));
    field->setObjectName(QStringLiteral("photo%1%2")
                             .arg(isRows ? QStringLiteral("Rows") : QStringLiteral("Columns"))
                             .arg(static_cast<int>(row.field)));
    field->setTurningRange(least, kMostTurned);
    connect(field, &NumberField::valueAsked, this,
            [this, side, asked = row.field](qint64 value, bool turning) {
                if (side == Side::Columns)
                    setLinked(false);
                emit fieldAsked(asked, linked_ && side == Side::Rows ? Side::Both : side, value,
                                turning);
            });
    return field;
}

void PhotoGeometry::setLinked(bool linked) {
    linked_ = linked;
    chain_->setChecked(linked);
    for (const Row& row : rows_)
        row.columns->setSecondary(linked);
    sides_->setLinked(linked);
}

void PhotoGeometry::show(const model::PhotosPart& part, const std::optional<core::Problem>& problem,
                         std::optional<core::Padding> named) {
    part_ = part;
    setLinked(linked_ && alike(part.geometry));
    for (const Row& row : rows_) {
        row.rows->setValue(valueOf(part.geometry.rows, row.field));
        row.columns->setValue(valueOf(part.geometry.columns, row.field));
    }
    if (!hasEvenSides(part.geometry))
        sidesOpen_ = true;
    showSides();
    named_->setCurrent(named ? static_cast<int>(*named) : -1);
    showProblem(problem);
    emit heightChanged();
}

void PhotoGeometry::showSides() {
    sides_->setSides(model::sidesOf(part_.geometry));
    sides_->setVisible(sidesOpen_);
    sidesLink_->setText(sidesOpen_ ? tr("even sides") : tr("sides…"));
    sidesLink_->setAccessibleName(sidesOpen_ ? tr("Even padding") : tr("Padding by sides"));
    for (const Row& row : rows_) {
        // Output padding belongs to the transposed convolution alone.
        const bool direct = part_.operation == model::Operation::Convolution;
        const bool shown = row.field == Field::Padding         ? !sidesOpen_
                           : row.field == Field::OutputPadding ? !direct
                                                               : true;
        for (QWidget* widget :
             {static_cast<QWidget*>(row.name), static_cast<QWidget*>(row.symbol),
              static_cast<QWidget*>(row.rows), static_cast<QWidget*>(row.columns)})
            widget->setVisible(shown);
    }
}

void PhotoGeometry::showProblem(const std::optional<core::Problem>& problem) {
    problem_ = problem;
    const auto isWrong = [&](Field field, Side side) {
        return problem && problem->field == field &&
               (problem->side == Side::Both || problem->side == side);
    };
    for (const Row& row : rows_) {
        row.rows->setWrong(isWrong(row.field, Side::Rows));
        row.columns->setWrong(isWrong(row.field, Side::Columns));
    }
    sides_->setWrong(isWrong(Field::Padding, Side::Rows), isWrong(Field::Padding, Side::Columns));
    remedies_->setVisible(problem.has_value());
    if (problem)
        remedies_->setWords(wordsFor(*problem, model::geometryOf(part_)));
}

int PhotoGeometry::layOutHead(int width, const PanelForm& form) {
    const int rows = width - 2 * form.fieldWidth() - form.fieldGap();
    place(head_, 0, 0);
    place(rowsHead_, rows, 0);
    placeRight(columnsHead_, width, 0);
    // Where the two heads are close together, the chain stands before them.
    if (form.narrow)
        place(chain_, rows - 30, 0);
    else
        place(chain_, (rowsHead_->geometry().right() + columnsHead_->x() - 23) / 2, 2);
    return form.low ? 20 : form.underHead();
}

int PhotoGeometry::placeRow(const Row& row, int y, int width, const PanelForm& form) {
    const int columns = width - form.fieldWidth();
    const int rows = columns - form.fieldGap() - form.fieldWidth();
    place(row.name, 0, y + 2);
    placeRight(row.symbol, rows - 12, y + 2);
    row.rows->setGeometry(rows, y, form.fieldWidth(), 24);
    row.columns->setGeometry(columns, y, form.fieldWidth(), 24);
    return y + form.rowPitch();
}

int PhotoGeometry::layOutPadding(int y, int width, const PanelForm& form) {
    if (sidesOpen_) {
        const int height = sides_->layOut(width, form);
        sides_->setGeometry(0, y, width, height);
        y += 2 * form.rowPitch();
    }
    named_->setSpacing(form.narrow ? 8 : 12);
    place(named_, width - 2 * form.fieldWidth() - form.fieldGap(), y - (form.low ? 3 : 1));
    place(sidesLink_, 0, y - (form.low ? 3 : 1));
    return y + (form.low ? 22 : 26);
}

int PhotoGeometry::layOut(int width, const PanelForm& form) {
    int y = layOutHead(width, form);
    const auto placeProblem = [&] {
        const int height = remedies_->layOut(width);
        remedies_->setGeometry(0, y, width, height);
        y += height + 13;
    };
    bool placed = false;
    for (const Row& row : rows_) {
        if (!row.rows->isHidden())
            y = placeRow(row, y, width, form);
        if (row.field == Field::Padding)
            y = layOutPadding(y, width, form);
        if (problem_ && problem_->field == row.field && !row.rows->isHidden()) {
            placeProblem();
            placed = true;
        }
    }
    if (problem_ && !placed)
        placeProblem();
    return y - (form.rowPitch() - 24);
}

}  // namespace view
