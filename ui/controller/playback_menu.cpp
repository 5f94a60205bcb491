#include "ui/controller/playback_menu.h"

#include "ui/controller/playback_controller.h"
#include "ui/view/workbench/playback_bar.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QMenu>

namespace controller {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("controller::PlaybackMenu", text);
}

void addWalk(QMenu* menu, QActionGroup* group, PlaybackController* playback, model::Walk walk,
             const QString& words) {
    QAction* action = menu->addAction(words);
    action->setObjectName(QStringLiteral("walk%1").arg(static_cast<int>(walk)));
    action->setCheckable(true);
    action->setChecked(playback->walk() == walk);
    group->addAction(action);
    QObject::connect(action, &QAction::triggered, playback,
                     [playback, walk] { playback->setWalk(walk); });
    QObject::connect(playback, &PlaybackController::walkChanged, action,
                     [action, walk](model::Walk now) { action->setChecked(now == walk); });
}

template <class Set, class Changed>
void addCheck(QMenu* menu, PlaybackController* playback, const char* id, const QString& words,
              bool checked, Set set, Changed changed) {
    QAction* action = menu->addAction(words);
    action->setObjectName(QLatin1String(id));
    action->setCheckable(true);
    action->setChecked(checked);
    QObject::connect(action, &QAction::toggled, playback, set);
    QObject::connect(playback, changed, action, &QAction::setChecked);
}

}  // namespace

void addPlaybackMenu(QMenu* menu, PlaybackController* playback) {
    QMenu* own = menu->addMenu(tr("P&layback"));
    auto* group = new QActionGroup(own);
    addWalk(own, group, playback, model::Walk::Convolution, tr("The &convolution, Y"));
    addWalk(own, group, playback, model::Walk::Weights, tr("&W, row by row"));
    addWalk(own, group, playback, model::Walk::Transposed, tr("The &transposed convolution, Z"));
    own->addSeparator();
    addCheck(own, playback, "appearing", view::PlaybackBar::appearingWords(),
             playback->isAppearing(), &PlaybackController::setAppearing,
             &PlaybackController::appearingChanged);
    addCheck(own, playback, "looping", view::PlaybackBar::loopWords(), playback->isLooping(),
             &PlaybackController::setLooping, &PlaybackController::loopingChanged);
}

}  // namespace controller
