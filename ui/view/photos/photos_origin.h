#pragma once

#include "ui/model/feature_origin.h"
#include "ui/model/photos_part.h"
#include "ui/paint/theme.h"

#include <QWidget>

namespace view {

class MathLabel;
class PixelWindow;
class TermList;
class WordChoice;

/// Where a pixel of a feature map comes from: the sum of products, and the photo's pixels behind
/// it.
class PhotosOrigin : public QWidget {
    Q_OBJECT
public:
    explicit PhotosOrigin(QWidget* parent = nullptr);

    void showNothing();
    void show(const core::FeatureRequest& request, const model::FeatureOrigin& origin, bool pinned);
    /// Whether the colours are run over one by one, so that one is chosen here.
    void setColours(bool chooses, int colour);

    QSize minimumSizeHint() const override { return {0, height_}; }
    QSize sizeHint() const override { return minimumSizeHint(); }

signals:
    void colourAsked(int colour);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void layOut();
    void paintTitle(QPainter& painter, const paint::Theme& theme);
    void showPixels(const core::FeatureRequest& request, const model::FeatureOrigin& origin);

    MathLabel* head_;
    MathLabel* hint_;
    MathLabel* where_;
    MathLabel* formula_;
    WordChoice* colour_;
    TermList* terms_;
    MathLabel* photoHead_;
    PixelWindow* pixels_;
    MathLabel* caption_;
    QString title_;
    QString sum_;
    int ruleAt_ = 0, height_ = 0;
    bool empty_ = true, pinned_ = false, chooses_ = false;
};

}  // namespace view
