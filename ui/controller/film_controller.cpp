#include "ui/controller/film_controller.h"

#include "core/scenes.h"
#include "ui/paint/film/film_file.h"

#include <QCoreApplication>
#include <QImage>
#include <QPainter>

namespace controller {
namespace {

constexpr QSize kPreview{448, 252};

/// What a wish needs to become a film, on any thread.
struct Order {
    view::FilmWish wish;
    std::shared_ptr<const core::Result> present;
    QString title;
};

paint::Film filmOf(const Order& order, const core::Control& control) {
    if (order.wish.scene.isEmpty())
        return paint::makeFilm(order.present, order.wish.view, order.title, order.wish.options);
    const core::Scene& scene = core::sceneNamed(order.wish.scene.toStdString());
    return paint::makeSceneFilm(scene, order.wish.view,
                                QCoreApplication::translate("Scenes", scene.title),
                                order.wish.options, control);
}

bool isStill(const view::FilmWish& wish) {
    return paint::figureFormatOf(QStringLiteral("a.") + wish.ending).has_value();
}

paint::FilmMoment endOf(const paint::Film& film) {
    return {film.beats.size() - 1, 1};
}

void write(const Order& order, const QString& path, const core::Control& control) {
    const paint::Film film = filmOf(order, control);
    const QString named = QStringLiteral("a.") + order.wish.ending;
    if (const auto still = paint::figureFormatOf(named))
        paint::writeFigure(film, endOf(film), path, *still);
    else
        paint::writeFilm(
            film, path,
            order.wish.ending.isEmpty() ? paint::FilmFormat::Folder : *paint::filmFormatOf(named),
            control);
}

QImage previewOf(const paint::Film& film, const paint::FilmMoment& moment) {
    const QSize size = film.options.size.scaled(kPreview, Qt::KeepAspectRatio);
    QImage picture(size * 2, QImage::Format_RGB32);
    QPainter painter(&picture);
    painter.scale(double(picture.width()) / film.options.size.width(),
                  double(picture.height()) / film.options.size.height());
    paint::drawMoment(painter, film, moment);
    painter.end();
    picture.setDevicePixelRatio(2);
    return picture;
}

}  // namespace

void FilmController::open(std::shared_ptr<const core::Result> present, const QString& title,
                          const view::FilmWish& first, QWidget* window) {
    present_ = std::move(present);
    title_ = title;
    dialog_ = new view::FilmDialog(first, window);
    connect(dialog_, &view::FilmDialog::wishChanged, this, &FilmController::preview);
    connect(dialog_, &view::FilmDialog::saveAsked, this, &FilmController::save);
    saver_.open(dialog_);
    preview();
}

void FilmController::preview() {
    const Order order{dialog_->wish(), present_, title_};
    previews_.run([this, order](const core::Control& control) {
        const paint::Film film = filmOf(order, control);
        const bool still = isStill(order.wish);
        // The middle of a film says more than its beginning, where nothing is computed yet.
        const QImage picture =
            previewOf(film, still ? endOf(film) : paint::momentAt(film, paint::seconds(film) * .6));
        const QString about = still ? tr("One picture, %1×%2 px")
                                          .arg(film.options.size.width())
                                          .arg(film.options.size.height())
                                    : tr("%1 s, %2 frames")
                                          .arg(paint::seconds(film), 0, 'f', 1)
                                          .arg(paint::frameCount(film));
        return model::Runner::Delivery([this, picture, about] {
            if (dialog_)
                dialog_->showPreview(picture, about);
        });
    });
}

void FilmController::save() {
    const Order order{dialog_->wish(), present_, title_};
    const QString& scene = order.wish.scene;
    const QString& ending = order.wish.ending;
    const SaveName name{{},
                        scene.isEmpty() ? QStringLiteral("experiment") : scene,
                        ending,
                        ending.isEmpty() ? tr("Folder of PNG") : ending.toUpper()};
    saver_.save(tr("Export film"), name,
                [order](const QString& path, const core::Control& control) {
                    write(order, path, control);
                });
}

}  // namespace controller
