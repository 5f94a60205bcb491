#pragma once

#include "ui/model/photos_part.h"
#include "ui/view/workbench/panel_form.h"

#include <QImage>
#include <QWidget>
#include <optional>

namespace view {

class ChoiceField;
class FiltersSection;
class MathLabel;
class GeometrySection;
class PhotoThumb;
class TextLink;

/// The left panel of the Photos page: the photo, the operation, its geometry, the filters.
class PhotosPanel : public QWidget {
    Q_OBJECT
public:
    explicit PhotosPanel(QWidget* parent = nullptr);

    void show(const model::PhotosPart& part, const std::optional<core::Problem>& problem,
              std::optional<core::Padding> named, int channel);
    void setThumb(const QImage& picture, const QSize& size);
    void setForm(const PanelForm& form);

    PhotoThumb* thumb() const { return thumb_; }
    GeometrySection* geometry() const { return geometry_; }
    FiltersSection* filters() const { return filters_; }

    QSize minimumSizeHint() const override;
    QSize sizeHint() const override { return minimumSizeHint(); }

signals:
    void openAsked();
    void channelsAsked(model::Channels channels);
    void operationAsked(model::Operation operation);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void layOut();
    int layOutPhoto(int width);
    void placeName(const QRect& place);
    void showChannels(const model::PhotosPart& part);

    MathLabel* head_;
    TextLink* open_;
    PhotoThumb* thumb_;
    MathLabel* name_;
    MathLabel* size_;
    MathLabel* channelsName_;
    ChoiceField* channels_;
    MathLabel* operationHead_;
    ChoiceField* operation_;
    GeometrySection* geometry_;
    FiltersSection* filters_;
    QString letter_, fileName_;
    PanelForm form_;
    int height_ = 0;
};

}  // namespace view
