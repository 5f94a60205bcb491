#include "ui/view/workbench/left_panel.h"

#include "core/notation.h"
#include "core/scenes.h"
#include "ui/model/arithmetic.h"
#include "ui/model/workbench_examples.h"
#include "ui/view/controls/choice_field.h"
#include "ui/view/controls/fold_button.h"
#include "ui/view/controls/math_label.h"
#include "ui/view/controls/text_link.h"
#include "ui/view/geometry/geometry_section.h"
#include "ui/view/workbench/arithmetic_view.h"
#include "ui/view/workbench/counts_section.h"
#include "ui/view/workbench/values_section.h"

#include <QCoreApplication>
#include <QSignalBlocker>
#include <algorithm>

namespace view {

namespace {

QString titleOf(const core::Example& example) {
    return QCoreApplication::translate("examples", example.title);
}

GeometryShown shownOf(const model::WorkbenchPart& part,
                      const std::optional<core::Problem>& problem) {
    GeometryShown shown;
    shown.geometry = part.geometry;
    shown.problem = problem;
    if (problem)
        shown.words = model::problemWords(*problem, part.geometry);
    const auto named = core::namedPadding(part.geometry.rows);
    if (named && named == core::namedPadding(part.geometry.columns))
        shown.named = named;
    return shown;
}

}  // namespace

LeftPanel::LeftPanel(QWidget* parent)
    : QWidget(parent),
      exampleHead_(new MathLabel(tr("Example"), MathLabel::Kind::Head, this)),
      example_(new ChoiceField(this)),
      compare_(new TextLink({}, this)),
      geometry_(new GeometrySection(GeometrySection::Of::Experiment, this)),
      counts_(new CountsSection(this)),
      values_(new ValuesSection(this)),
      arithmeticHead_(new MathLabel(tr("Arithmetic"), MathLabel::Kind::Head, this)),
      arithmeticFold_(new FoldButton(tr("Arithmetic"), FoldButton::Opens::Down, this)),
      arithmetic_(new ArithmeticView(this)) {
    setObjectName(QStringLiteral("workbenchPanel"));
    example_->setObjectName(QStringLiteral("example"));
    example_->setAccessibleName(tr("Example"));
    for (const core::Example& example : core::examples())
        example_->addItem(titleOf(example), QString::fromUtf8(example.name));
    connect(example_, &QComboBox::activated, this,
            [this] { emit exampleAsked(example_->currentData().toString()); });
    compare_->setObjectName(QStringLiteral("compareExample"));
    compare_->hide();
    connect(compare_, &QAbstractButton::clicked, this, [this] { emit exampleAsked(companion_); });
    arithmeticFold_->setObjectName(QStringLiteral("foldArithmetic"));
    arithmeticFold_->setHead(true);
    connect(arithmeticFold_, &QAbstractButton::toggled, this, [this] { layOut(); });
    connect(geometry_, &GeometrySection::heightChanged, this, [this] { layOut(); });
    connect(counts_, &CountsSection::heightChanged, this, [this] { layOut(); });
}

void LeftPanel::show(const model::WorkbenchPart& part, const std::optional<core::Problem>& problem,
                     bool linkAnew) {
    showExample(part);
    showCompanion(part.example);
    values_->show(part);
    arithmetic_->setArithmetic(model::arithmetic(part.geometry));
    counts_->show(model::countsOf(part), problem);
    geometry_->show(shownOf(part, problem), linkAnew);
    layOut();
    updateGeometry();
}

// Some examples say more beside another, which is one click away.
void LeftPanel::showCompanion(const QString& example) {
    const core::Scene* other = core::sceneBeside(example.toStdString());
    compare_->setVisible(other != nullptr);
    companion_ = other ? QString::fromLatin1(other->name) : QString();
    for (const core::Example& one : core::examples())
        if (companion_ == QLatin1String(one.name)) {
            const core::Axis rows = core::geometryFromNotation(one.line).rows;
            compare_->setText(tr("compare %1×%1, stride %2").arg(rows.kernel).arg(rows.stride));
            compare_->setAccessibleName(compare_->text());
        }
    layOut();
}

// An example that was changed keeps its first name: "Notebook, changed".
void LeftPanel::showExample(const model::WorkbenchPart& part) {
    const QSignalBlocker blocker(example_);
    const int index = part.example.isEmpty() ? -1 : example_->findData(part.example);
    if (index < 0)
        return example_->showOther(tr("Your own"));
    if (model::isStillItsExample(part)) {
        example_->setCurrentIndex(index);
        example_->update();
    } else {
        const QString title = example_->itemText(index).section(QLatin1Char(','), 0, 0);
        example_->showOther(tr("%1, changed").arg(title));
    }
}

void LeftPanel::setForm(const PanelForm& form) {
    form_ = form;
    layOut();
    updateGeometry();
}

QSize LeftPanel::minimumSizeHint() const {
    // Opening the formulas of a narrow panel makes them smaller, not the panel wider.
    const bool opened = form_.narrow && arithmeticFold_->isChecked();
    return {std::max({geometry_->neededWidth(form_), counts_->neededWidth(form_),
                      opened ? 0 : arithmetic_->minimumSizeHint().width()}),
            height_};
}

void LeftPanel::resizeEvent(QResizeEvent* /*event*/) {
    layOut();
}

void LeftPanel::layOut() {
    const int width = this->width();
    exampleHead_->setGeometry(QRect(QPoint(0, 0), exampleHead_->sizeHint()));
    const QSize compare = compare_->sizeHint();
    compare_->setGeometry(width - compare.width(), exampleHead_->height() - compare.height(),
                          compare.width(), compare.height());
    example_->setGeometry(0, form_.low ? 19 : 21, width, 24);
    int y = form_.low ? 58 : 72;
    const int geometryHeight = geometry_->layOut(width, form_);
    geometry_->setGeometry(0, y, width, geometryHeight);
    y += geometryHeight + form_.rowPitch() - 24;
    const int countsHeight = counts_->layOut(width, form_);
    counts_->setGeometry(0, y, width, countsHeight);
    y += countsHeight + form_.sectionGap();
    const int valuesHeight = values_->layOut(width, form_);
    values_->setGeometry(0, y, width, valuesHeight);
    y += valuesHeight + (form_.low ? 14 : 22);

    arithmeticHead_->setVisible(!form_.narrow);
    arithmeticFold_->setVisible(form_.narrow);
    arithmeticHead_->setGeometry(QRect(QPoint(0, y), arithmeticHead_->sizeHint()));
    arithmeticFold_->setGeometry(0, y, width, 18);
    arithmetic_->setFolded(form_.narrow && !arithmeticFold_->isChecked());
    y += form_.low ? 24 : 27;
    const int arithmeticHeight = arithmetic_->heightForWidth(width);
    arithmetic_->setGeometry(0, y, width, arithmeticHeight);
    y += arithmeticHeight;
    if (height_ != y) {
        height_ = y;
        setMinimumHeight(y);
    }
}

}  // namespace view
