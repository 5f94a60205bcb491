#pragma once

#include "ui/model/cycles_part.h"
#include "ui/view/controls/choice_field.h"
#include "ui/view/controls/math_label.h"
#include "ui/view/controls/number_field.h"
#include "ui/view/controls/seed_field.h"
#include "ui/view/controls/text_link.h"
#include "ui/view/cycles/kernel_cells.h"
#include "ui/view/cycles/photo_picture.h"

#include <QStringList>
#include <QVector>
#include <QWidget>

class QVBoxLayout;

namespace view {

/// What a cycle is made of: the photo, how many convolutions, whose kernels; and the sizes that
/// follow.
class CyclesLeftPanel : public QWidget {
    Q_OBJECT
public:
    explicit CyclesLeftPanel(QWidget* parent = nullptr);

    /// `photo` is what the part is about, or what stands in for it; it may be null. `first` is the
    /// kernel of the first layer.
    void setPart(const model::CyclesPart& part, const core::Shared<model::Photo>& photo,
                 const core::Matrix<float>& first, int mostCycles);
    /// The photo reduced to the panel's width; made off the GUI thread.
    void setThumb(const QImage& thumb);
    /// Closer together, with a smaller photo: in a low window.
    void setLow(bool low);
    /// Why the cycle cannot be computed; empty if it can.
    void setProblem(const QString& sentence);

signals:
    void openAsked();
    void sampleAsked(const QString& name);
    void colourAsked(bool colour);
    void countAsked(qint64 count, bool turning);
    void kernelsAsked(model::CycleKernels kernels, const QString& preset);
    void seedAsked(std::uint32_t seed, bool turning);
    void newSeedAsked();
    void tapAsked(int row, int column, double value);

private:
    QWidget* photoSection();
    QWidget* cycleSection();
    void chooseKernels(int index);
    void addGap(QVBoxLayout* layout);

    PhotoPicture* thumb_;
    ChoiceField* photo_;
    ChoiceField* colours_;
    NumberField* count_;
    MathLabel* countWords_;
    MathLabel* problem_;
    ChoiceField* kernels_;
    QWidget* seedRow_;
    SeedField* seed_;
    MathLabel* kernelWords_;
    KernelCells* cells_;
    MathLabel* sizes_;
    QVector<QWidget*> gaps_;
    QStringList presets_;
};

}  // namespace view
