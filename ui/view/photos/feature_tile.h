#pragma once

#include "ui/model/feature_findings.h"
#include "ui/paint/feature_picture.h"
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

    struct Label {
        core::Index number = 1;  // of the filter, from 1
        QString name;
        QString letter;  // Z, or Y for a convolution
        paint::Role role = paint::Role::Input;
        core::Index rows = 0, columns = 0;
    };
    void setLabel(const Label& label);
    /// The place pointed at and the values there, one for each colour that is run over by itself.
    void setValues(std::optional<QPoint> place, const QVector<float>& values, bool subject);
    void setPictureSize(const QSize& size);
    void setPlain(bool plain);

    FilterCells* cells() const { return cells_; }
    MapPicture* picture() const { return picture_; }
    FeatureHistogram* histogram() const { return histogram_; }

    /// What a tile takes besides its picture, over it and under it.
    static int heightOver(core::Index kernelRows, core::Index kernelColumns);
    static int heightUnder(bool plain);

signals:
    void removeAsked();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void layOut();
    QString valueMarkup() const;

    FilterCells* cells_;
    MapPicture* picture_;
    FeatureHistogram* histogram_;
    Label label_;
    std::optional<QPoint> place_;
    QVector<float> values_;
    QSize pictureSize_;
    bool subject_ = false, plain_ = false;
};

}  // namespace view
