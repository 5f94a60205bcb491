#include "ui/view/workbench_page.h"

#include "ui/view/stage.h"
#include "ui/view/workbench/left_panel.h"
#include "ui/view/workbench/origin_line.h"
#include "ui/view/workbench/origin_panel.h"
#include "ui/view/workbench/playback_bar.h"

#include <QCoreApplication>
#include <QKeyEvent>

namespace view {

WorkbenchPage::WorkbenchPage(QWidget* parent)
    : QWidget(parent),
      frame_(new PageFrame(this)),
      left_(new LeftPanel),
      stage_(new Stage),
      playback_(new PlaybackBar),
      origin_(new OriginPanel),
      line_(new OriginLine) {
    setObjectName(QStringLiteral("workbenchPage"));
    setFocusPolicy(Qt::ClickFocus);
    frame_->setLeft(left_);
    frame_->setStage(stage_);
    frame_->setFooter(playback_);
    frame_->setRight(origin_, line_);
    connect(frame_, &PageFrame::formChanged, this, &WorkbenchPage::takeForm);
    connect(origin_, &OriginPanel::titleChanged, frame_, &PageFrame::setRightTitle);
    takeForm();
}

void WorkbenchPage::takeForm() {
    left_->setForm({frame_->isNarrow(), frame_->isLow()});
    playback_->setMargin(frame_->stageMargin());
}

void WorkbenchPage::setReducedMotion(bool reduced) {
    frame_->setReducedMotion(reduced);
    stage_->setReducedMotion(reduced);
}

void WorkbenchPage::resizeEvent(QResizeEvent* /*event*/) {
    frame_->setGeometry(rect());
}

void WorkbenchPage::keyPressEvent(QKeyEvent* event) {
    const bool plain = !(event->modifiers() & ~Qt::KeypadModifier);
    const int key = event->key();
    if (plain && key >= Qt::Key_1 && key <= Qt::Key_4)
        return emit wayKeyPressed(key - Qt::Key_1);
    if (plain && key == Qt::Key_Escape)
        return emit escapePressed();
    if (plain && playback_->takeKey(key))
        return;
    QWidget::keyPressEvent(event);
}

}  // namespace view
