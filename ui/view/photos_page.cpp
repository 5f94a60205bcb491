#include "ui/view/photos_page.h"

#include "ui/view/controls/fitting_line.h"
#include "ui/view/page_frame.h"
#include "ui/view/photos/gallery_footer.h"
#include "ui/view/photos/photos_origin.h"
#include "ui/view/photos/photos_panel.h"
#include "ui/view/photos/photos_stage.h"

#include <QDragEnterEvent>
#include <QKeyEvent>
#include <QMimeData>

namespace view {

PhotosPage::PhotosPage(QWidget* parent)
    : QWidget(parent),
      frame_(new PageFrame(this)),
      panel_(new PhotosPanel),
      stage_(new PhotosStage),
      footer_(new GalleryFooter),
      origin_(new PhotosOrigin),
      line_(new FittingLine) {
    setObjectName(QStringLiteral("photosPage"));
    setAccessibleName(tr("Photos"));
    setAcceptDrops(true);
    line_->setObjectName(QStringLiteral("photosFoldedLine"));
    line_->setAccessibleName(tr("Where it comes from"));
    setFoldedLine({});
    frame_->setLeft(panel_);
    frame_->setStage(stage_);
    frame_->setFooter(footer_);
    frame_->setRight(origin_, line_);
    connect(frame_, &PageFrame::formChanged, this, &PhotosPage::followForm);
    followForm();
}

void PhotosPage::setFoldedLine(const QStringList& forms) {
    if (forms.isEmpty())
        line_->setHint(tr("Point at a feature map to see where a pixel comes from."));
    else
        line_->setForms(forms);
}

void PhotosPage::followForm() {
    panel_->setForm({frame_->isNarrow(), frame_->isLow()});
    stage_->setForm(frame_->stageMargin(), frame_->isLow());
    footer_->setMargin(frame_->stageMargin());
}

void PhotosPage::resizeEvent(QResizeEvent* /*event*/) {
    frame_->setGeometry(rect());
}

void PhotosPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    emit shown();
}

void PhotosPage::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Paste))
        emit pasteAsked();
    else if (event->matches(QKeySequence::Open))
        emit openAsked();
    else if (event->key() == Qt::Key_Escape)
        emit releaseAsked();
    else
        QWidget::keyPressEvent(event);
}

void PhotosPage::dragEnterEvent(QDragEnterEvent* event) {
    const QMimeData* data = event->mimeData();
    if (!data->hasImage() && !data->hasUrls())
        return;
    event->acceptProposedAction();
    stage_->setDropping(true);
}

void PhotosPage::dragLeaveEvent(QDragLeaveEvent* /*event*/) {
    stage_->setDropping(false);
}

void PhotosPage::dropEvent(QDropEvent* event) {
    stage_->setDropping(false);
    const QMimeData* data = event->mimeData();
    if (data->hasUrls())
        emit filesDropped(data->urls());
    else if (data->hasImage())
        emit imageDropped(qvariant_cast<QImage>(data->imageData()));
    event->acceptProposedAction();
}

}  // namespace view
