#include "ui/view/cycles/photo_picture.h"

#include "ui/paint/area_sample.h"

#include <QPainter>

namespace view {

PhotoPicture::PhotoPicture(QWidget* parent) : QWidget(parent) {
    QSizePolicy policy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void PhotoPicture::setPicture(const QImage& picture) {
    picture_ = picture;
    updateGeometry();
    update();
}

void PhotoPicture::setMostHeight(int height) {
    mostHeight_ = height;
    updateGeometry();
    update();
}

QSize PhotoPicture::sizeIn(int width) const {
    return picture_.isNull() ? QSize()
                             : picture_.size().scaled(width, mostHeight_, Qt::KeepAspectRatio);
}

int PhotoPicture::heightForWidth(int width) const {
    return sizeIn(width).height();
}

void PhotoPicture::paintEvent(QPaintEvent* /*event*/) {
    if (picture_.isNull())
        return;
    QPainter painter(this);
    paint::drawAveraged(painter, QRectF(QPointF(), sizeIn(width())), picture_, picture_.rect());
}

}  // namespace view
