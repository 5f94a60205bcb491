#pragma once

#include <QImage>
#include <QWidget>

namespace view {

/// A picture as wide as its column, or smaller where it would be too high.
class PhotoPicture : public QWidget {
    Q_OBJECT
public:
    explicit PhotoPicture(QWidget* parent = nullptr);

    void setPicture(const QImage& picture);
    void setMostHeight(int height);
    const QImage& picture() const { return picture_; }

    int heightForWidth(int width) const override;
    QSize sizeHint() const override { return {0, heightForWidth(width())}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QSize sizeIn(int width) const;

    QImage picture_;
    int mostHeight_ = 216;
};

}  // namespace view
