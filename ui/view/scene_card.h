#pragma once

#include "core/scenes.h"
#include "ui/paint/film/film.h"

#include <QAbstractButton>
#include <QElapsedTimer>
#include <QImage>
#include <memory>

namespace view {

/// One classic scene in the gallery: its picture, its title, and what to look for. It wants to play
/// while it is pointed at or has the keyboard. What it shows is drawn elsewhere, off the GUI
/// thread.
class SceneCard : public QAbstractButton {
    Q_OBJECT
public:
    SceneCard(const core::Scene& scene, QString title, QString about, QWidget* parent = nullptr);

    /// A picture of a scene and the film that it is of, for the next one.
    struct Picture {
        QImage image;
        std::shared_ptr<const paint::Film> film;
    };
    struct Order {
        const core::Scene* scene = nullptr;
        paint::Scheme scheme = paint::Scheme::Light;
        double scale = 1;
        double seconds = -1;  // after its beginning, over and over; less than 0 for its end
        std::shared_ptr<const paint::Film> film;  // null before the first picture
    };
    /// Draws one, on any thread.
    static Picture pictureOf(const Order& order);
    /// The picture that it needs now: the one that it plays, or the still.
    Order order() const;

    /// The still that is shown while it does not play. Until then there is none.
    void setStill(const Picture& picture);
    void setFrame(const Picture& picture);
    bool isPrepared() const { return !still_.isNull(); }
    bool isPlaying() const { return playing_; }

    /// Whether it plays when pointed at.
    void setMoving(bool moving) { moving_ = moving; }

    QSize sizeHint() const override;

signals:
    void playingChanged(bool playing);
    /// Its pictures are of another theme now.
    void pictureAsked();

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void play(bool playing);

    const core::Scene* scene_;
    QString title_, about_;
    std::shared_ptr<const paint::Film> film_;
    QImage still_, frame_;
    QElapsedTimer clock_;
    bool moving_ = true, playing_ = false;
};

}  // namespace view
