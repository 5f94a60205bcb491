#pragma once

#include "ui/paint/film/film.h"
#include "ui/view/save_dialog.h"

#include <memory>

namespace view {

/// What a film or a still is to be of, and how it is to look.
struct FilmWish {
    QString scene;  // a scene's name, or empty for the present experiment
    paint::FilmView view = paint::FilmView::Story;
    paint::FilmOptions options;
    QString ending;  // mp4, webm, gif, svg, pdf, png, or empty for a folder of PNG
};

/// File → Export film: scene and view, format, size, speed, theme, what is written in it; a preview
/// that follows; progress and Stop. It says what is asked for and decides nothing.
class FilmDialog : public SaveDialog {
    Q_OBJECT
public:
    explicit FilmDialog(const FilmWish& first, QWidget* parent = nullptr);
    ~FilmDialog() override;

    FilmWish wish() const;
    /// A picture of what would be written, and what it would be: "39 s, 1173 frames".
    void showPreview(const QImage& picture, const QString& about);

signals:
    void wishChanged();
    void saveAsked();

protected:
    void letChoose(bool may) override;

private:
    struct Private;
    std::unique_ptr<Private> d_;
};

}  // namespace view
