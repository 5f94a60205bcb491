#pragma once

#include "core/geometry.h"
#include "ui/view/workbench/panel_form.h"

#include <QWidget>
#include <array>

namespace view {

class MathLabel;
class NumberField;

/// The padding side by side: before (top and left) and, in a second row, after (bottom and right).
/// Columns follow rows until one of them is typed in.
class PaddingSides : public QWidget {
    Q_OBJECT
public:
    explicit PaddingSides(QWidget* parent = nullptr);

    /// Top, left, bottom, right.
    void setSides(const std::array<core::Index, 4>& sides);
    void setLinked(bool linked);
    void setWrong(bool rows, bool columns);
    /// Places both rows in a width; returns the height that they take.
    int layOut(int width, const PanelForm& form);

signals:
    void sidesAsked(const std::array<core::Index, 4>& sides, bool turning);
    void columnsTyped();

private:
    void ask(std::size_t side, core::Index value, bool turning);

    std::array<core::Index, 4> shown_{};
    bool linked_ = true;
    std::array<MathLabel*, 2> names_;
    std::array<MathLabel*, 2> symbols_;
    std::array<NumberField*, 4> fields_{};
};

/// Whether both sides of each axis have the same padding.
bool hasEvenSides(const core::Geometry& geometry);

}  // namespace view
