#include "ui/view/main_window.h"

#include "ui/paint/warm_up.h"
#include "ui/view/controls/focus_marks.h"
#include "ui/view/page_frame.h"

#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QMimeData>
#include <algorithm>
#include <utility>

namespace view {

namespace {

constexpr int kRightMargin = 24, kRightMarginNarrow = 20;
constexpr int kLeast[] = {760, 520};
constexpr int kUntilWarming = 300, kBetweenWarming = 20;  // ms

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
    new FocusMarks(this);
    connect(header_, &HeaderBar::pageAsked, this, &MainWindow::setPage);
    header_->setPage(0);
    connect(&warming_, &QTimer::timeout, this, [this] {
        if (paint::warmUp(warmed_++))
            warming_.start(kBetweenWarming);
        else
            warming_.stop();
    });
}

void MainWindow::addPage(QWidget* page) {
    pages_->addWidget(page);
    auto* frame = page->findChild<PageFrame*>();
    if (!frame)
        return;
    frames_.append(frame);
    connect(frame, &PageFrame::neededLeftWidthChanged, this, &MainWindow::fitPages);
    fitPages();
}

void MainWindow::setPage(int page) {
    if (page == pages_->currentIndex())
        return;
    pages_->setCurrentIndex(page);
    header_->setPage(page);
    header_->setNotation(notations_[static_cast<std::size_t>(page)]);
    fitPages();
    emit pageChanged(page);
}

void MainWindow::setNotation(int page, const QString& notation) {
    if (notations_[static_cast<std::size_t>(page)] == notation)
        return;
    notations_[static_cast<std::size_t>(page)] = notation;
    if (page == pages_->currentIndex())
        header_->setNotation(notation);
}

// All pages' left panels are as wide as the one that needs most, so that neither they nor the
// pages' names, which start where the stage does, move from page to page.
void MainWindow::fitPages() {
    const PageForm form = PageForm::of(size());
    header_->setLow(form.low);
    int left = 0;
    for (PageFrame* frame : std::as_const(frames_)) {
        frame->setForm(form);
        left = std::max(left, frame->neededLeftWidth());
    }
    for (PageFrame* frame : std::as_const(frames_))
        frame->setLeftWidth(left);
    const int margin = frames_.isEmpty() ? kRightMargin : frames_.front()->stageMargin();
    header_->setEdges(left + margin, width() - (form.narrow ? kRightMarginNarrow : kRightMargin));
}

void MainWindow::resizeEvent(QResizeEvent* event) {
    QMainWindow::resizeEvent(event);
    fitPages();
}

// Once it is painted and nobody waits for it, so that the first large numbers find their fonts.
void MainWindow::showEvent(QShowEvent* event) {
    QMainWindow::showEvent(event);
    if (warmed_ == 0)
        warming_.start(kUntilWarming);
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (!isWindowModified())
        return QMainWindow::closeEvent(event);
    event->ignore();
    emit closeAsked();
}

// Pages make what they show as they need it: its place in the order is found when Tab is pressed.
bool MainWindow::focusNextPrevChild(bool next) {
    if (const int page = pages_->currentIndex(); page >= 0 && page < frames_.size())
        frames_[page]->orderFocus();
    return QMainWindow::focusNextPrevChild(next);
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
