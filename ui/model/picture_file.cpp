#include "ui/model/picture_file.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QImageReader>
#include <algorithm>

namespace model {

namespace {

constexpr int kMostBytesPerPixel = 8;
constexpr qint64 kMostFileBytes = qint64{1} << 30;

QString tr(const char* text) {
    return QCoreApplication::translate("model::PictureFile", text);
}

[[noreturn]] void refuse(const QString& sentence) {
    throw core::Refused(sentence.toStdString());
}

void checkSize(const QSize& size, const QString& name) {
    const qint64 pixels = qint64{size.width()} * size.height();
    if (pixels > kMostPixels)
        refuse(tr("%1 has %2×%3 pixels, more than the %4 million that can be opened; make it "
                  "smaller first.")
                   .arg(name)
                   .arg(size.height())
                   .arg(size.width())
                   .arg(kMostPixels / 1'000'000));
    if (size.isValid() && pixels == 0)
        refuse(tr("%1 has no pixels; choose another picture.").arg(name));
}

/// Qt takes a JPEG that ends early and paints the rest grey; its end marker tells.
bool isCutShort(const QByteArray& file) {
    constexpr qsizetype kTail = 1 << 16;
    return !file.last(std::min(file.size(), kTail)).contains(QByteArrayLiteral("\xff\xd9"));
}

void checkFile(const QString& path) {
    const QFileInfo file(path);
    if (!file.exists())
        refuse(tr("There is no file %1; check its name and folder.").arg(path));
    if (file.isDir())
        refuse(tr("%1 is a folder; choose a picture in it.").arg(path));
    if (!file.isFile())
        refuse(tr("%1 is no ordinary file; choose a picture.").arg(path));
    if (!file.isReadable())
        refuse(
            tr("%1 may not be read; change its permissions, or choose another picture.").arg(path));
    if (file.size() == 0)
        refuse(tr("%1 is empty; choose another picture.").arg(file.fileName()));
    if (file.size() > kMostFileBytes)
        refuse(tr("%1 has more than %2 MB; save it as JPEG or PNG, which need less.")
                   .arg(file.fileName())
                   .arg(kMostFileBytes >> 20));
}

QByteArray bytesOf(const QString& path) {
    checkFile(path);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        refuse(tr("%1 cannot be read: %2; choose another picture.").arg(path, file.errorString()));
    return file.readAll();
}

Photo decodeGlimpse(const QByteArray& file, const QString& name) {
    Photo photo = glimpseOf(name, decodePicture(file, name));
    photo.file = file;
    return photo;
}

}  // namespace

QImage readPicture(const QString& path) {
    return decodePicture(bytesOf(path), QFileInfo(path).fileName());
}

QImage decodePicture(const QByteArray& file, const QString& name) {
    QBuffer buffer;
    buffer.setData(file);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer);
    reader.setDecideFormatFromContent(true);
    reader.setAutoTransform(true);
    if (!reader.canRead())
        refuse(tr("%1 is not a picture that can be read here; PNG and JPEG can.").arg(name));
    checkSize(reader.size(), name);
    // For the formats that tell no size; those that do have been checked against less.
    QImageReader::setAllocationLimit(
        static_cast<int>(kMostPixels * kMostBytesPerPixel / (qint64{1024} * 1024) + 1));
    if (reader.format() == "jpeg" && isCutShort(file))
        refuse(tr("%1 ends before its picture does; get a whole copy of it.").arg(name));
    QImage image = reader.read();
    if (image.isNull())
        refuse(tr("%1 is damaged and cannot be shown; get a whole copy of it.").arg(name));
    checkSize(image.size(), name);
    return image;
}

Photo glimpsePhoto(const QString& path) {
    return decodeGlimpse(bytesOf(path), QFileInfo(path).fileName());
}

Photo readPhoto(const QString& path, const core::Control& control) {
    return photoOf(glimpsePhoto(path), control);
}

Photo decodePhoto(const QByteArray& file, const QString& name, const core::Control& control) {
    return photoOf(decodeGlimpse(file, name), control);
}

void checkPicture(const QImage& image, const QString& name) {
    if (image.isNull())
        refuse(tr("%1 is not a picture that can be read here; PNG and JPEG can.").arg(name));
    checkSize(image.size(), name);
}

QByteArray pngOf(const QImage& picture) {
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    if (picture.isNull() || !picture.save(&buffer, "PNG"))
        refuse(tr("There is no memory for a picture of this size; use a smaller photo."));
    return buffer.data();
}

QStringList picturePatterns() {
    QStringList patterns;
    for (const QByteArray& format : QImageReader::supportedImageFormats())
        patterns.append(QStringLiteral("*.") + QString::fromLatin1(format));
    return patterns;
}

}  // namespace model
