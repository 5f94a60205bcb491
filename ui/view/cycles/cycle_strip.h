#pragma once

#include "ui/model/cycle_pictures.h"
#include "ui/paint/film_strip.h"

#include <QAbstractButton>
#include <QWidget>

namespace view {

/// One picture of the strip with its name and size.
class StepButton : public QAbstractButton {
    Q_OBJECT
public:
    explicit StepButton(QWidget* parent);
    /// The picture, and which of the layout's steps it is.
    void setPicture(const model::CyclePicture& picture);
    void setPlace(const paint::StripLayout& layout, int step);
    QSize sizeHint() const override { return {160, 127}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    model::CyclePicture picture_;
    paint::StripLayout layout_;
    int step_ = 0;
};

/// The pictures of a cycle, each of them a choice; between two of a size stands how close they are.
class CycleStrip : public QWidget {
    Q_OBJECT
public:
    explicit CycleStrip(QWidget* parent = nullptr);

    void setPictures(const QVector<model::CyclePicture>& pictures);
    void setFidelity(const model::FidelityPoints& points);
    void setSelected(int step);
    /// How high the pictures are to be at most, and whether there is height for two blocks of them.
    void setRoom(int mostHeight, int mostInAll, bool mayWrap);
    /// Whether steps are only numbered, since their names have no room.
    bool showsNumbersOnly() const { return layout_.numbersOnly; }

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

signals:
    void selectAsked(int step);
    void namesChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void layOut();

    QVector<StepButton*> buttons_;
    QVector<model::CyclePicture> pictures_;
    model::FidelityPoints points_;
    paint::StripRoom room_;
    paint::StripLayout layout_;
};

}  // namespace view
