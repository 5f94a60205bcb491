#include "ui/view/main_window.h"

#include "ui/view/page_frame.h"

#include <QDragEnterEvent>
#include <QDropEvent>
#include <QMimeData>

namespace view {

namespace {

constexpr int kRightMargin = 24, kRightMarginNarrow = 20;
constexpr int kLeast[] = {760, 520};

QStringList filesOf(const QMimeData& data) {
    QStringList files;
    const auto urls = data.urls();
    for (const QUrl& url : urls)
        if (url.isLocalFile())
            files.append(url.toLocalFile());
    return files;
}

}  // namespace

MainWindow::MainWindow(QWidget* parent)
    : QMainWindow(parent),
      header_(new HeaderBar({tr("Workbench"), tr("Photos"), tr("Cycles")})),
      pages_(new QStackedWidget) {
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(tr("Deconvolution Workbench"));
    setMinimumSize(kLeast[0], kLeast[1]);
    setMenuWidget(header_);
    setCentralWidget(pages_);
    setAcceptDrops(true);
    resize(1280, 800);
    connect(header_, &HeaderBar::pageAsked, this, &MainWindow::setPage);
}

void MainWindow::addPage(QWidget* page) {
    pages_->addWidget(page);
    if (auto* frame = page->findChild<PageFrame*>())
        connect(frame, &PageFrame::formChanged, this, &MainWindow::placeHeader);
}

void MainWindow::setPage(int page) {
    const bool another = page != pages_->currentIndex();
    pages_->setCurrentIndex(page);
    header_->setPage(page);
    header_->setNotation(notations_[static_cast<std::size_t>(page)]);
    placeHeader();
    if (another)
        emit pageChanged(page);
}

void MainWindow::setNotation(int page, const QString& notation) {
    notations_[static_cast<std::size_t>(page)] = notation;
    if (page == pages_->currentIndex())
        header_->setNotation(notation);
    placeHeader();
}

// The pages' names start where the Workbench's stage does, whichever page is shown, so that they
// stay where they are.
void MainWindow::placeHeader() {
    const auto* frame = pages_->count() > 0 ? pages_->widget(0)->findChild<PageFrame*>() : nullptr;
    const bool narrow = frame && frame->isNarrow();
    const int left = frame ? frame->leftWidth() + frame->stageMargin() : 280;
    header_->setLow(height() < 700);
    header_->setEdges(left, width() - (narrow ? kRightMarginNarrow : kRightMargin));
}

void MainWindow::resizeEvent(QResizeEvent* event) {
    QMainWindow::resizeEvent(event);
    placeHeader();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (!filesOf(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
    const QStringList files = filesOf(*event->mimeData());
    if (files.isEmpty())
        return;
    event->acceptProposedAction();
    emit filesDropped(files);
}

}  // namespace view
