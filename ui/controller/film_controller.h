#pragma once

#include "core/experiment.h"
#include "ui/controller/saver.h"
#include "ui/model/runner.h"
#include "ui/view/film_dialog.h"

#include <QObject>
#include <QPointer>
#include <memory>

namespace controller {

/// Takes a film from what is wished to a file, with a preview that follows the wish.
class FilmController : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// Opens the dialog over `window`. `present` is what "the present experiment" is.
    void open(std::shared_ptr<const core::Result> present, const QString& title,
              const view::FilmWish& first, QWidget* window);

private:
    void preview();
    void save();

    Saver saver_;
    model::Runner previews_;
    QPointer<view::FilmDialog> dialog_;
    std::shared_ptr<const core::Result> present_;
    QString title_;
};

}  // namespace controller
