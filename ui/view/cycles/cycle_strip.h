#pragma once

#include "ui/model/cycle_pictures.h"

#include <QAbstractButton>
#include <QWidget>

namespace view {

/// What a step is called: "Original", "Convolution 2", "Transposed 1".
QString nameOf(const core::CycleStep& step);
/// 510×766, rows by columns.
QString sizeOf(const core::CycleStep& step);
/// Decibels with one digit, ∞ for equal pictures; a similarity with three, – where there is none.
QString decibels(double psnr);
QString similarity(const std::optional<double>& ssim);

/// One picture of the strip with its name and size.
class StepButton : public QAbstractButton {
    Q_OBJECT
public:
    StepButton(const model::CyclePicture& picture, bool captionAbove, QWidget* parent);
    void setPicture(const model::CyclePicture& picture);
    static constexpr int kCaption = 20;
    QSize sizeHint() const override { return {160, 127}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    model::CyclePicture picture_;
    bool captionAbove_;
};

/// The pictures of a cycle, in order from the upper left to the lower left: the original and the
/// convolutions run to the right, the transposed ones come back under the convolution step of their
/// own size. Between two of a size stands how close they are.
class CycleStrip : public QWidget {
    Q_OBJECT
public:
    explicit CycleStrip(QWidget* parent = nullptr);

    void setPictures(const QVector<model::CyclePicture>& pictures);
    void setFidelity(const model::FidelityPoints& points);
    void setSelected(int step);
    /// Pictures are to be at most this high.
    void setMostHeight(int height);

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

signals:
    void selectAsked(int step);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    int count() const { return static_cast<int>(buttons_.size()) / 2; }
    QSize pictureSize(int width) const;
    void layOut();

    QVector<StepButton*> buttons_;
    QVector<model::CyclePicture> pictures_;
    model::FidelityPoints points_;
    int mostHeight_ = 112;
};

}  // namespace view
