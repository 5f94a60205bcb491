#pragma once

#include "ui/model/feature_findings.h"
#include "ui/paint/feature_picture.h"
#include "ui/paint/map_head.h"
#include "ui/view/photos/feature_histogram.h"
#include "ui/view/photos/filter_cells.h"
#include "ui/view/photos/map_picture.h"

#include <QVector>
#include <QWidget>

namespace view {

/// One feature map of the gallery: its filter, its name and size, the value at the pointed-at
/// place, its picture and its histogram.
class FeatureTile : public QWidget {
    Q_OBJECT
public:
    explicit FeatureTile(QWidget* parent = nullptr);

    void setLabel(const paint::MapLabel& label);
    /// The place pointed at and the values there, one for each colour that is run over by itself,
    /// and the one of them that the sum is about.
    void setValues(std::optional<QPoint> place, const QVector<float>& values, int colour);
    void setPictureSize(const QSize& size);
    void setPlain(bool plain);
    /// The filter stands at the left of the picture instead of over it.
    void setBeside(bool beside);

    FilterCells* cells() const { return cells_; }
    MapPicture* picture() const { return picture_; }
    FeatureHistogram* histogram() const { return histogram_; }

    /// What a tile takes besides its picture: over it, under it, and at its left.
    static int heightOver(core::Index kernelRows, core::Index kernelColumns, bool beside);
    static int heightUnder(bool plain);
    static int widthBeside(core::Index kernelRows, core::Index kernelColumns);

signals:
    void removeAsked();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void layOut();
    QRect headPlace() const;
    /// Long: with the place that the value is at.
    QString valueMarkup(bool isLong) const;

    FilterCells* cells_;
    MapPicture* picture_;
    FeatureHistogram* histogram_;
    paint::MapLabel label_;
    std::optional<QPoint> place_;
    QVector<float> values_;
    QSize pictureSize_;
    int colour_ = 0;
    bool plain_ = false, beside_ = false;
};

}  // namespace view
