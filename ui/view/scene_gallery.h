#pragma once

#include "ui/model/runner.h"
#include "ui/view/scene_card.h"

#include <QDialog>
#include <QTimer>
#include <vector>

namespace view {

/// The classic scenes under their headings, to be opened by a click. Arrow keys move between them.
/// Their pictures are drawn off the GUI thread, one at a time; none while it is hidden.
class SceneGallery : public QDialog {
    Q_OBJECT
public:
    explicit SceneGallery(bool moving, QWidget* parent = nullptr);

signals:
    void sceneAsked(const QString& name);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void add(SceneCard* card, const QString& name);
    void prepareNext();
    void follow(SceneCard* card);
    void drawFrame();
    bool take(SceneCard& card, int key);
    void moveFocus(const SceneCard& from, int columns, int rows);

    std::vector<SceneCard*> cards_;
    model::Runner stills_, frames_;
    QTimer ticks_;
    SceneCard* playing_ = nullptr;
};

}  // namespace view
