#include "ui/view/photos/photo_geometry.h"

#include "ui/view/controls/chain_button.h"
#include "ui/view/controls/math_label.h"
#include "ui/view/controls/number_field.h"
#include "ui/view/controls/text_link.h"
#include "ui/view/controls/word_choice.h"

#include <algorithm>

namespace view {

namespace {

using core::Field;
using core::Index;
using core::Side;
using Kind = MathLabel::Kind;

constexpr int kLabelRoom = 104;  // before the first field
constexpr int kPitch = 30, kPitchLow = 27;
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

}  // namespace

PhotoGeometry::PhotoGeometry(QWidget* parent)
    : QWidget(parent),
      head_(new MathLabel(tr("Geometry"), Kind::Head, this)),
      rowsHead_(new MathLabel(tr("rows"), Kind::Caption, this)),
      columnsHead_(new MathLabel(tr("columns"), Kind::Caption, this)),
      chain_(new ChainButton(this)),
      named_(new WordChoice({tr("valid"), tr("same"), tr("full")}, WordChoice::Size::Small, this)),
      what_(new MathLabel({}, Kind::Caption, this)) {
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
    addRow(Field::Dilation, tr("Dilation"), QStringLiteral("d"), 1);
    addRow(Field::OutputPadding, tr("Output padding"), {}, 0);
    named_->setObjectName(QStringLiteral("photoNamedPadding"));
    named_->setAccessibleName(tr("Padding by name"));
    connect(named_, &WordChoice::chosen, this,
            [this](int index) { emit paddingAsked(static_cast<core::Padding>(index)); });
    what_->setInk(paint::MathText::Ink::Error);
    what_->setWordWrap(true);
    what_->hide();
}

void PhotoGeometry::addRow(Field field, const QString& name, const QString& symbol, Index least) {
    Row row{field, new MathLabel(name, Kind::Body, this), nullptr, nullptr, nullptr};
    if (!symbol.isEmpty())
        row.symbol = new MathLabel(QStringLiteral("$%1$").arg(symbol), Kind::Body, this);
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
}

void PhotoGeometry::show(const model::PhotosPart& part, const std::optional<core::Problem>& problem,
                         std::optional<core::Padding> named) {
    part_ = part;
    setLinked(linked_ && alike(part.geometry));
    const bool direct = part.operation == model::Operation::Convolution;
    for (const Row& row : rows_) {
        row.rows->setValue(valueOf(part.geometry.rows, row.field));
        row.columns->setValue(valueOf(part.geometry.columns, row.field));
        if (row.field != Field::OutputPadding)
            continue;
        // It belongs to the transposed convolution alone.
        for (QWidget* widget : {static_cast<QWidget*>(row.name), static_cast<QWidget*>(row.rows),
                                static_cast<QWidget*>(row.columns)})
            widget->setVisible(!direct);
    }
    named_->setCurrent(named ? static_cast<int>(*named) : -1);
    showProblem(problem);
    emit heightChanged();
}

void PhotoGeometry::showProblem(const std::optional<core::Problem>& problem) {
    wrong_ = problem.has_value();
    for (const Row& row : rows_) {
        const bool here = problem && row.field == problem->field;
        row.rows->setWrong(here && problem->side != Side::Columns);
        row.columns->setWrong(here && problem->side != Side::Rows);
    }
    qDeleteAll(remedies_);
    remedies_.clear();
    what_->setVisible(wrong_);
    if (!problem)
        return;
    const core::Axis& axis =
        problem->side == Side::Columns ? part_.geometry.columns : part_.geometry.rows;
    QString what = QString::fromStdString(core::sentence(*problem, axis));
    // The ways out follow as links.
    what = what.section(QStringLiteral("; use "), 0, 0);
    if (!what.isEmpty())
        what[0] = what[0].toUpper();
    if (!what.endsWith(QLatin1Char('.')))
        what += QLatin1Char('.');
    what_->setMarkup(what);
    showRemedies(*problem);
}

void PhotoGeometry::showRemedies(const core::Problem& problem) {
    for (const core::Problem::Remedy& remedy : problem.remedies) {
        const auto row = std::find_if(rows_.begin(), rows_.end(), [&remedy](const Row& one) {
            return one.field == remedy.field;
        });
        if (row == rows_.end())
            continue;
        const QString name = row->name->markup().toLower();
        auto* link = new TextLink(tr("%1 %2").arg(name).arg(remedy.value), this);
        connect(link, &QAbstractButton::clicked, this, [this, remedy, side = problem.side] {
            emit fieldAsked(remedy.field, side, remedy.value, false);
        });
        link->show();
        remedies_.append(link);
    }
}

int PhotoGeometry::layOut(int width, bool low) {
    const int pitch = low ? kPitchLow : kPitch;
    const int fieldWidth = (width - kLabelRoom - 12) / 2 < 50 ? 42 : 50;
    const int second = width - fieldWidth;
    const int first = second - 12 - fieldWidth;
    place(head_, 0, 0);
    place(rowsHead_, first, 0);
    place(columnsHead_, width - columnsHead_->sizeHint().width(), 0);
    place(chain_,
          (first + rowsHead_->sizeHint().width() + width - columnsHead_->sizeHint().width() - 24) /
                  2 +
              1,
          2);
    int y = low ? 20 : 24;
    for (const Row& row : rows_) {
        if (row.rows->isHidden())
            continue;
        row.name->setGeometry(0, y + 2, first - 4, 20);
        if (row.symbol)
            place(row.symbol, first - 12 - row.symbol->sizeHint().width(), y + 2);
        row.rows->setGeometry(first, y, fieldWidth, 24);
        row.columns->setGeometry(second, y, fieldWidth, 24);
        y += pitch;
        if (row.field == Field::Padding) {
            place(named_, first, y - (low ? 3 : 1));
            y += low ? 22 : 26;
        }
    }
    y -= pitch - 24;
    if (wrong_) {
        const int height = what_->heightForWidth(width);
        what_->setGeometry(0, y + 4, width, height);
        y += 4 + height;
        int x = 0;
        for (TextLink* link : remedies_) {
            if (x > 0 && x + link->sizeHint().width() > width) {
                x = 0;
                y += 20;
            }
            place(link, x, y + 2);
            x += link->sizeHint().width() + 16;
        }
        y += remedies_.isEmpty() ? 0 : 22;
    }
    return y;
}

}  // namespace view
