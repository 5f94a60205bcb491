#pragma once

#include "ui/model/feature_findings.h"
#include "ui/paint/feature_picture.h"
#include "ui/paint/theme.h"

#include <QWidget>
#include <memory>

namespace view {

class MathLabel;
class TextLink;
class WordChoice;

/// Under the gallery: the legend of the shared range and the share beyond it, what is being
/// computed, and the zoom.
class GalleryFooter : public QWidget {
    Q_OBJECT
public:
    explicit GalleryFooter(QWidget* parent = nullptr);

    void setFindings(std::shared_ptr<const model::FeatureFindings> findings, bool shared,
                     paint::Role role, paint::PictureColours colours);
    /// Maps of colours put together have another legend.
    void setRecombined(bool recombined);
    /// Of the stage over it.
    void setMargin(int margin);
    /// What is being computed, with a way to stop it; empty when nothing is.
    void setComputing(const QString& words);
    /// 0 for the whole map, else px for each of its pixels.
    void setZoom(double zoom);

signals:
    void zoomAsked(double zoom);
    void stopAsked();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void layOut();
    double drawLegend(QPainter& painter, const paint::Theme& theme) const;
    QString beyondText() const;

    std::shared_ptr<const model::FeatureFindings> findings_;
    int margin_ = 24;
    bool shared_ = true, recombined_ = false;
    paint::Role role_ = paint::Role::Input;
    paint::PictureColours colours_ = paint::PictureColours::Ramp;
    QString computing_;
    MathLabel* zoomName_;
    WordChoice* zoom_;
    TextLink* stop_;
};

}  // namespace view
