#pragma once

#include "ui/view/page_frame.h"

#include <QWidget>

namespace view {

class LeftPanel;
class OriginLine;
class OriginPanel;
class PlaybackBar;
class Stage;

/// The Workbench page: its panels, the stage and playback in their frame. Keys that none of them
/// takes go to playback: space, arrows, Home, End; 1 to 4 choose the way of seeing.
class WorkbenchPage : public QWidget {
    Q_OBJECT
public:
    explicit WorkbenchPage(QWidget* parent = nullptr);

    PageFrame& frame() { return *frame_; }
    LeftPanel& leftPanel() { return *left_; }
    Stage& stage() { return *stage_; }
    PlaybackBar& playback() { return *playback_; }
    OriginPanel& originPanel() { return *origin_; }
    OriginLine& originLine() { return *line_; }

    void setReducedMotion(bool reduced);

signals:
    void wayKeyPressed(int index);
    void escapePressed();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void takeForm();

    PageFrame* frame_;
    LeftPanel* left_;
    Stage* stage_;
    PlaybackBar* playback_;
    OriginPanel* origin_;
    OriginLine* line_;
};

}  // namespace view
