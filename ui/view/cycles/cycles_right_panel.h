#pragma once

#include "ui/model/cycle_operations.h"
#include "ui/model/cycle_pictures.h"
#include "ui/view/controls/math_label.h"
#include "ui/view/cycles/kernel_cells.h"

#include <QLabel>
#include <QWidget>

namespace view {

class FidelityTable;

/// The chosen step in words and numbers: how it was made, how close it is to the convolution step
/// of its size and, after n cycles, to the original.
class CyclesRightPanel : public QWidget {
    Q_OBJECT
public:
    explicit CyclesRightPanel(QWidget* parent = nullptr);

    void setStep(const core::CycleStep& step, const core::Layers& layers);
    void setFidelity(const model::FidelityPoints& points, int count);
    void setSpectrum(const model::KernelSpectrum& spectrum);

    /// The same in one line, for when the panel is folded.
    QString line() const;

private:
    void describe();
    const model::FidelityPoint* pointOf(model::FidelityPoint::Series series, int n) const;

    core::CycleStep step_;
    core::Layers layers_;
    model::FidelityPoints points_;
    int count_ = 0;
    model::KernelSpectrum spectrum_;

    QLabel* title_;
    MathLabel* made_;
    KernelCells* cells_;
    MathLabel* divided_;
    MathLabel* pairHead_;
    MathLabel* pair_;
    MathLabel* colours_;
    MathLabel* tableHead_;
    FidelityTable* table_;
    MathLabel* meaning_;
    MathLabel* spectrumWords_;
};

}  // namespace view
