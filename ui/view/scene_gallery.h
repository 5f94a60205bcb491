#pragma once

#include "ui/view/scene_card.h"

#include <QDialog>
#include <QTimer>
#include <vector>

namespace view {

/// The classic scenes under their headings, to be opened by a click. Arrow keys move between them.
class SceneGallery : public QDialog {
    Q_OBJECT
public:
    explicit SceneGallery(bool moving, QWidget* parent = nullptr);

signals:
    void sceneAsked(const QString& name);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void prepareNext();
    bool take(SceneCard& card, int key);
    void moveFocus(const SceneCard& from, int columns, int rows);

    std::vector<SceneCard*> cards_;
    QTimer preparing_;
};

}  // namespace view
