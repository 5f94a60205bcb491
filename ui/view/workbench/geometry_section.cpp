#include "ui/view/workbench/geometry_section.h"

#include "ui/view/controls/chain_button.h"
#include "ui/view/controls/math_label.h"
#include "ui/view/controls/number_field.h"
#include "ui/view/controls/text_link.h"
#include "ui/view/controls/word_choice.h"
#include "ui/view/workbench/padding_sides.h"
#include "ui/view/workbench/remedy_line.h"

#include <algorithm>

namespace view {

namespace {

using core::Axis;
using core::Field;
using core::Index;
using core::Side;
using Kind = MathLabel::Kind;

constexpr core::Index kMostTurned = 1'000'000;

Index valueOf(const Axis& axis, Field field) {
    switch (field) {
        case Field::Input:
            return axis.input;
        case Field::Kernel:
            return axis.kernel;
        case Field::Stride:
            return axis.stride;
        case Field::Dilation:
            return axis.dilation;
        case Field::Padding:
            return axis.paddingBefore;
        case Field::OutputPadding:
            return axis.outputPadding;
        case Field::Groups:
        case Field::Channels:
            break;
    }
    return 0;
}

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

GeometrySection::GeometrySection(QWidget* parent)
    : QWidget(parent),
      head_(new MathLabel(tr("Geometry"), Kind::Head, this)),
      rowsHead_(caption(tr("rows"), this)),
      columnsHead_(caption(tr("columns"), this)),
      chain_(new ChainButton(this)) {
    chain_->setObjectName(QStringLiteral("columnsFollowRows"));
    chain_->setAccessibleName(tr("Columns follow rows"));
    chain_->setToolTip(tr("Columns follow rows while the chain is closed"));
    connect(chain_, &QAbstractButton::clicked, this, [this](bool closed) {
        setLinked(closed);
        if (closed && part_.geometry.rows != part_.geometry.columns)
            emit columnsLikeRowsAsked();
    });
    addRow(Field::Input, tr("Input"), QStringLiteral("i"));
    addRow(Field::Kernel, tr("Kernel"), QStringLiteral("k"));
    addRow(Field::Stride, tr("Stride"), QStringLiteral("s"));
    addRow(Field::Padding, tr("Padding"), QStringLiteral("p"));
    makeSides();
    addRow(Field::Dilation, tr("Dilation"), QStringLiteral("d"));
    addRow(Field::OutputPadding, tr("Output padding"), {});
    makeCounts();
    remedies_ = new RemedyLine(this);
    remedies_->hide();
    connect(remedies_, &RemedyLine::remedyAsked, this, [this](const core::Problem::Remedy& remedy) {
        emit remedyAsked(remedy, problem_ ? problem_->side : Side::Both);
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
            addField(QStringLiteral("rows") + id, tr("%1, rows").arg(name)),
            addField(QStringLiteral("columns") + id, tr("%1, columns").arg(name))};
    connect(row.rows, &NumberField::valueAsked, this, [this, field](qint64 value, bool turning) {
        emit fieldAsked(field, linked_ ? Side::Both : Side::Rows, value, turning);
    });
    connect(row.columns, &NumberField::valueAsked, this, [this, field](qint64 value, bool turning) {
        setLinked(false);
        emit fieldAsked(field, Side::Columns, value, turning);
    });
    rows_.append(row);
}

void GeometrySection::makeSides() {
    named_ = new WordChoice({tr("valid"), tr("same"), tr("full")}, WordChoice::Size::Small, this);
    named_->setObjectName(QStringLiteral("namedPadding"));
    named_->setAccessibleName(tr("Padding by name"));
    connect(named_, &WordChoice::chosen, this,
            [this](int index) { emit namedPaddingAsked(static_cast<core::Padding>(index)); });
    sidesLink_ = new TextLink(tr("sides…"), this);
    sidesLink_->setObjectName(QStringLiteral("paddingSides"));
    connect(sidesLink_, &QAbstractButton::clicked, this, [this] {
        sidesOpen_ = !sidesOpen_;
        if (!sidesOpen_ && !hasEvenSides(part_.geometry)) {
            const auto sides = model::sidesOf(part_.geometry);
            emit sidesAsked({sides[0], sides[1], sides[0], sides[1]}, false);
        }
        showSides();
        emit heightChanged();
    });
    sides_ = new PaddingSides(this);
    connect(sides_, &PaddingSides::columnsTyped, this, [this] { setLinked(false); });
    connect(sides_, &PaddingSides::sidesAsked, this, &GeometrySection::sidesAsked);
}

void GeometrySection::makeCounts() {
    countsLine_ = caption({}, this);
    countsLink_ = new TextLink(tr("change"), this);
    countsLink_->setObjectName(QStringLiteral("changeCounts"));
    countsLink_->setAccessibleName(tr("Change channels, filters and groups"));
    connect(countsLink_, &QAbstractButton::clicked, this, [this] {
        countsOpen_ = !countsOpen_;
        showCounts();
        emit heightChanged();
    });
    const QString names[] = {tr("Channels"), tr("Filters"), tr("Groups")};
    for (std::size_t n = 0; n < 3; ++n) {
        countNames_[n] = new MathLabel(names[n], Kind::Body, this);
        counts_[n] = addField(names[n].toLower(), names[n]);
        counts_[n]->setTurningRange(1, 64);
        connect(counts_[n], &NumberField::valueAsked, this, [this, n](qint64 value, bool turning) {
            model::Counts counts = model::countsOf(part_);
            (n == 0 ? counts.channels : n == 1 ? counts.filters : counts.groups) = value;
            emit countsAsked(counts, turning);
        });
    }
}

void GeometrySection::setLinked(bool linked) {
    linked_ = linked;
    chain_->setChecked(linked);
    for (const Row& row : std::as_const(rows_))
        row.columns->setSecondary(linked);
    sides_->setLinked(linked);
}

void GeometrySection::show(const model::WorkbenchPart& part,
                           const std::optional<core::Problem>& problem, bool linkAnew) {
    part_ = part;
    const core::Geometry& geometry = part.geometry;
    const bool alike = geometry.rows == geometry.columns;
    setLinked(alike && (linked_ || linkAnew));
    for (const Row& row : std::as_const(rows_)) {
        row.rows->setValue(valueOf(geometry.rows, row.field));
        row.columns->setValue(valueOf(geometry.columns, row.field));
    }
    showRanges();
    const auto named = core::namedPadding(geometry.rows);
    const bool same = named && named == core::namedPadding(geometry.columns);
    named_->setCurrent(same ? static_cast<int>(*named) : -1);
    if (!hasEvenSides(geometry))
        sidesOpen_ = true;
    else if (linkAnew)
        sidesOpen_ = false;
    showSides();
    showCounts();
    showProblem(problem);
    emit heightChanged();
}

// Turning stops where the next number could not be computed; typing does not.
void GeometrySection::showRanges() {
    for (const Row& row : std::as_const(rows_)) {
        const bool fromZero = row.field == Field::Padding || row.field == Field::OutputPadding;
        for (const auto& [field, axis] :
             {std::pair{row.rows, part_.geometry.rows}, {row.columns, part_.geometry.columns}}) {
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
    sides_->setSides(model::sidesOf(part_.geometry));
    sides_->setVisible(sidesOpen_);
    const QString text = sidesOpen_ ? tr("even sides") : tr("sides…");
    sidesLink_->setText(text);
    sidesLink_->setAccessibleName(sidesOpen_ ? tr("Even padding") : tr("Padding by sides"));
    for (const Row& row : std::as_const(rows_)) {
        if (row.field != Field::Padding)
            continue;
        row.name->setVisible(!sidesOpen_);
        row.symbol->setVisible(!sidesOpen_);
        row.rows->setVisible(!sidesOpen_);
        row.columns->setVisible(!sidesOpen_);
    }
}

void GeometrySection::showCounts() {
    const model::Counts counts = model::countsOf(part_);
    const Index values[] = {counts.channels, counts.filters, counts.groups};
    for (std::size_t n = 0; n < 3; ++n) {
        counts_[n]->setValue(values[n]);
        counts_[n]->setVisible(countsOpen_);
        countNames_[n]->setVisible(countsOpen_);
    }
    countsLine_->setVisible(!countsOpen_);
    countsLink_->setText(countsOpen_ ? tr("done") : tr("change"));
}

void GeometrySection::showProblem(const std::optional<core::Problem>& problem) {
    problem_ = problem;
    const auto isWrong = [&](Field field, Side side) {
        return problem && problem->field == field &&
               (problem->side == Side::Both || problem->side == side);
    };
    for (const Row& row : std::as_const(rows_)) {
        row.rows->setWrong(isWrong(row.field, Side::Rows));
        row.columns->setWrong(isWrong(row.field, Side::Columns));
    }
    sides_->setWrong(isWrong(Field::Padding, Side::Rows), isWrong(Field::Padding, Side::Columns));
    counts_[0]->setWrong(problem && problem->field == Field::Channels);
    counts_[2]->setWrong(problem && problem->field == Field::Groups);
    if (counts_[2]->isHidden() && problem && problem->field == Field::Groups) {
        countsOpen_ = true;
        showCounts();
    }
    remedies_->setVisible(problem.has_value());
    if (problem)
        remedies_->setWords(model::problemWords(*problem, part_.geometry));
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
        sides_->setGeometry(0, y - form.rowPitch(), width, height);
        y += form.rowPitch();
    }
    named_->setSpacing(form.narrow ? 8 : 12);
    place(named_, rows, y - 1);
    place(sidesLink_, 0, y - 1);
    return y + (form.low ? 26 : 26);
}

int GeometrySection::layOutCounts(int y, int width, const PanelForm& form) {
    const model::Counts counts = model::countsOf(part_);
    const auto words = [](Index count, const QString& one, const QString& many) {
        return count == 1 ? one : many.arg(count);
    };
    QString line = words(counts.channels, tr("1 channel"), tr("%1 channels")) + tr(", ") +
                   words(counts.filters, tr("1 filter"), tr("%1 filters"));
    if (!form.narrow || counts.groups != 1)
        line += tr(", ") + words(counts.groups, tr("1 group"), tr("%1 groups"));
    countsLine_->setMarkup(line);
    if (countsOpen_) {
        const int x = width - form.fieldWidth();
        for (std::size_t n = 0; n < 3; ++n) {
            place(countNames_[n], 0, y + 2);
            counts_[n]->setGeometry(x, y, form.fieldWidth(), 24);
            y += form.rowPitch();
        }
    }
    const int top = form.low ? y : y + 3;
    place(countsLine_, 0, top);
    placeRight(countsLink_, width, top);
    return top + 18;
}

int GeometrySection::layOutHead(int width, const PanelForm& form) {
    place(head_, 0, 0);
    const int columns = width - form.fieldWidth();
    const int rows = columns - form.fieldGap() - form.fieldWidth();
    if (form.narrow) {
        place(rowsHead_, rows, 0);
        placeRight(columnsHead_, width, 0);
        place(chain_, rows - 30, 0);
        return form.underHead();
    }
    place(rowsHead_, rows, 0);
    placeRight(columnsHead_, width, 0);
    place(chain_, (rowsHead_->geometry().right() + columnsHead_->x() - 23) / 2, 2);
    return form.underHead();
}

int GeometrySection::layOut(int width, const PanelForm& form) {
    int y = layOutHead(width, form);
    const auto placeProblem = [&](bool here) {
        if (!here)
            return;
        const int height = remedies_->layOut(width);
        remedies_->setGeometry(0, y, width, height);
        y += height + 13;
    };
    for (const Row& row : std::as_const(rows_)) {
        y = placeRow(row, y, width, form);
        if (row.field == Field::Padding)
            y = layOutSides(y, width, form);
        placeProblem(problem_ && problem_->field == row.field);
    }
    y = layOutCounts(y, width, form);
    if (problem_ && (problem_->field == Field::Groups || problem_->field == Field::Channels)) {
        y += 6;
        placeProblem(true);
    }
    return y;
}

}  // namespace view
