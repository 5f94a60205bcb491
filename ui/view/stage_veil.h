#pragma once

#include "ui/paint/stage_layout.h"
#include "ui/paint/stage_scene.h"

#include <QPixmap>
#include <QVariantAnimation>
#include <QWidget>

namespace view {

/// Lies over the stage while something passes over its arrays: the view before fading into the next
/// one, and a stamp on its way to where it lands. Hidden otherwise, and never in the mouse's way.
class StageVeil : public QWidget {
    Q_OBJECT
public:
    explicit StageVeil(QWidget* stage);

    /// Fades this picture of a part of the stage away.
    void fade(const QPixmap& before, const QRect& place);
    /// What is new has to be seen at once.
    void endFading();
    /// Shows the scene's stamp where it is on its way; nothing when it has landed.
    void showStamp(const paint::StageScene& scene, const paint::StageLayout& layout);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void take();

    QPixmap before_;
    QRect place_;
    QVariantAnimation fading_;
    paint::StageScene scene_;
    paint::StageLayout layout_;
};

}  // namespace view
