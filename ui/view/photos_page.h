#pragma once

#include <QImage>
#include <QList>
#include <QStringList>
#include <QUrl>
#include <QWidget>

namespace view {

class FittingLine;
class GalleryFooter;
class PageFrame;
class PhotosOrigin;
class PhotosPanel;
class PhotosStage;

/// The Photos page: its panels, its gallery and the footer, in their frame. It takes what is
/// dropped on it or pasted into it and says so.
class PhotosPage : public QWidget {
    Q_OBJECT
public:
    explicit PhotosPage(QWidget* parent = nullptr);

    PhotosPanel* panel() const { return panel_; }
    PhotosStage* stage() const { return stage_; }
    GalleryFooter* footer() const { return footer_; }
    PhotosOrigin* origin() const { return origin_; }
    /// What stands in for the right panel while it is folded, as markup, the longest form first;
    /// empty while nothing is pointed at.
    void setFoldedLine(const QStringList& forms);
    PageFrame* frame() const { return frame_; }

signals:
    void filesDropped(const QList<QUrl>& files);
    void imageDropped(const QImage& image);
    void pasteAsked();
    void openAsked();
    void releaseAsked();
    /// It is seen for the first time, or again.
    void shown();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void followForm();

    PageFrame* frame_;
    PhotosPanel* panel_;
    PhotosStage* stage_;
    GalleryFooter* footer_;
    PhotosOrigin* origin_;
    FittingLine* line_;
};

}  // namespace view
