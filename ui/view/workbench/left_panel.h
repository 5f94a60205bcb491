#pragma once

#include "ui/model/experiment.h"
#include "ui/view/workbench/panel_form.h"

#include <QWidget>
#include <optional>

namespace view {

class ArithmeticView;
class ChoiceField;
class FoldButton;
class CountsSection;
class GeometrySection;
class MathLabel;
class TextLink;
class ValuesSection;

/// The left panel of the Workbench: example, geometry, values, arithmetic, one below the other.
class LeftPanel : public QWidget {
    Q_OBJECT
public:
    explicit LeftPanel(QWidget* parent = nullptr);

    /// `linkAnew`: see GeometrySection::show.
    void show(const model::WorkbenchPart& part, const std::optional<core::Problem>& problem,
              bool linkAnew);
    void setForm(const PanelForm& form);

    GeometrySection& geometrySection() { return *geometry_; }
    CountsSection& countsSection() { return *counts_; }
    ValuesSection& valuesSection() { return *values_; }
    ArithmeticView& arithmeticView() { return *arithmetic_; }

    /// As wide as the widest line of the arithmetic.
    QSize minimumSizeHint() const override;
    QSize sizeHint() const override { return minimumSizeHint(); }

signals:
    void exampleAsked(const QString& name);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void layOut();
    void showExample(const model::WorkbenchPart& part);
    void showCompanion(const QString& example);

    MathLabel* exampleHead_;
    ChoiceField* example_;
    TextLink* compare_;
    GeometrySection* geometry_;
    CountsSection* counts_;
    ValuesSection* values_;
    MathLabel* arithmeticHead_;
    FoldButton* arithmeticFold_;
    ArithmeticView* arithmetic_;
    QString companion_;  // the example that this one is compared with
    PanelForm form_;
    int height_ = 0;
};

}  // namespace view
