#pragma once

#include "core/scenes.h"
#include "ui/paint/film/film.h"

#include <QAbstractButton>
#include <QElapsedTimer>
#include <QPixmap>
#include <QTimer>
#include <optional>

namespace view {

/// One classic scene in the gallery: its picture, which plays while it is pointed at or has the
/// keyboard, its title, and what to look for.
class SceneCard : public QAbstractButton {
    Q_OBJECT
public:
    SceneCard(const core::Scene& scene, QString title, QString about, QWidget* parent = nullptr);

    /// Draws the still that is shown while it does not play. Until then there is none.
    void prepare();
    bool isPrepared() const { return !still_.isNull(); }
    /// Whether it plays when pointed at.
    void setMoving(bool moving) { moving_ = moving; }

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void play(bool playing);
    const paint::Film& film();

    core::Scene scene_;
    QString title_, about_;
    std::optional<paint::Film> film_;
    QPixmap still_;
    QTimer timer_;
    QElapsedTimer clock_;
    bool moving_ = true;
};

}  // namespace view
