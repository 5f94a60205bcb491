#pragma once

#include "ui/controller/gallery_computer.h"
#include "ui/model/document.h"
#include "ui/model/feature_origin.h"
#include "ui/model/photo_operations.h"
#include "ui/model/runner.h"
#include "ui/paint/gallery_export.h"

#include <QElapsedTimer>
#include <QList>
#include <QObject>
#include <QTimer>
#include <QUrl>

namespace view {
class PhotosPage;
}

namespace controller {

/// What gestures on the Photos page mean: photos opened, dropped and pasted, filters and geometry
/// changed, pixels pointed at and pinned, the gallery zoomed. Until a person opens a photo, the
/// page shows the first sample, which is no step of the history.
class PhotosController : public QObject {
    Q_OBJECT
public:
    PhotosController(model::Document* document, view::PhotosPage* page, QObject* parent = nullptr);
    ~PhotosController() override;

    /// File → Open… and Edit → Paste while the page is in front.
    void open();
    void paste();
    void openFile(const QString& path);
    void openSample(const QString& name);
    void setPictureColours(paint::PictureColours colours);
    paint::PictureColours pictureColours() const { return look_.colours; }
    /// What the gallery shows. There is a photo, and nothing is wrong with the part.
    paint::GalleryFigure figure() const;

    /// The document's part, with the sample where it has no photo. While a photo is being opened,
    /// the page shows a glimpse of that one already.
    const model::PhotosPart& part() const { return part_; }
    /// Whether anything is still to come: a photo, numbers or pictures.
    bool isBusy() const;
    /// The line at the right of the header.
    QString notation() const;

signals:
    void notationChanged(const QString& notation);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void connectPanel();
    void connectStage();
    void connectComputer();
    void change(const QString& text, const model::PhotosPart& part, const QString& key = {});
    void changeField(core::Field field, core::Side side, core::Index value, bool turning);
    void refresh();
    void showPart();
    model::PhotosPart shownPart() const;
    void showGallery(const model::PhotosPart& part);
    QString lastGoodWords() const;
    void showThumb(const model::PhotosPart& part);
    void showSummary(const core::FeatureRequest& request);
    void showFindings();
    void showSelection();
    void showOrigin(const model::MapPixel& pixel);
    void followLayout();
    void setViewport(const model::MapViewport& viewport);
    void setZoom(double zoom);
    void point(const std::optional<model::MapPixel>& pixel);
    void pin(const model::MapPixel& pixel);
    void release();
    void pointFromThumb(const std::optional<QPointF>& place, bool pinned);
    void keepSelectionInside(const core::FeatureShape& shape);
    void load(const std::function<model::Photo()>& read);
    void makeWhole(const core::Shared<model::Photo>& glimpse);
    void showGlimpse(const core::Shared<model::Photo>& glimpse);
    void takeImage(const QImage& image, const QString& name);
    void openFilters();
    void readFilters(const QString& path);
    void showProgress(double fraction);
    void showOpenMenu();

    model::Document& document_;
    view::PhotosPage& page_;
    GalleryComputer computer_;
    model::Runner loader_, thumbs_, filterReader_;
    model::PhotosPart asked_;  // as the document has it
    model::PhotosPart part_;
    core::Shared<model::Photo> sample_;
    core::Shared<model::Photo> glimpse_;  // of a photo that is being opened
    core::Shared<model::Photo> thumbOf_;
    bool thumbGrey_ = false;
    model::MapViewport viewport_;
    GalleryLook look_;
    model::MapSelection selection_;
    int channel_ = 0, colour_ = 0;
    QElapsedTimer counting_;
    QString folder_;
};

}  // namespace controller
