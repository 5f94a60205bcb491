#include "ui/model/picture_file.h"

#include "ui/model/png_check.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QImageReader>
#include <QtEndian>
#include <algorithm>
#include <cstdlib>

namespace model {

namespace {

constexpr int kMostBytesPerPixel = 8;
constexpr int kLongestSide = 1'000'000;  // PNG goes no further
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
    if (std::max(size.width(), size.height()) > kLongestSide)
        refuse(tr("%1 has %2×%3 pixels, and a side of more than %4 cannot be shown; cut it first.")
                   .arg(name)
                   .arg(size.height())
                   .arg(size.width())
                   .arg(kLongestSide));
    if (size.isValid() && pixels == 0)
        refuse(tr("%1 has no pixels; choose another picture.").arg(name));
}

[[noreturn]] void refuseCutShort(const QString& name) {
    refuse(tr("%1 ends before its picture does; get a whole copy of it.").arg(name));
}

[[noreturn]] void refuseDamaged(const QString& name) {
    refuse(tr("%1 is damaged and cannot be shown; get a whole copy of it.").arg(name));
}

void checkPng(const QByteArray& file, const QString& name) {
    if (!beginsAsPng(file))
        return;
    const PngState state = pngState(file);
    if (state == PngState::Damaged)
        refuseDamaged(name);
    checkSize(pngSize(file), name);
    if (state == PngState::CutShort)
        refuseCutShort(name);
}

/// Its end marker tells.
bool isJpegCutShort(const QByteArray& file) {
    constexpr qsizetype kTail = 1 << 16;
    return !file.last(std::min(file.size(), kTail)).contains(QByteArrayLiteral("\xff\xd9"));
}

/// Its header tells how long it has to be, unless it is of the oldest kind or compressed. Rows that
/// go downwards have a negative height.
bool isBmpCutShort(const QByteArray& file, const QSize& size) {
    constexpr qsizetype kPixelsAt = 10, kHeaderAt = 14, kBitsAt = 28, kCompressionAt = 30;
    constexpr qsizetype kFileHeader = 14, kHeader = 40;
    if (file.size() < kFileHeader + kHeader)
        return false;
    const auto number = [&]<class T>(qsizetype at, T) {
        return qint64{qFromLittleEndian<T>(file.constData() + at)};
    };
    if (number(kHeaderAt, quint32{}) < kHeader || number(kCompressionAt, quint32{}) != 0)
        return false;
    const qint64 row = (size.width() * number(kBitsAt, quint16{}) + 31) / 32 * 4;
    return number(kPixelsAt, quint32{}) + row * std::abs(size.height()) > file.size();
}

/// Qt takes pictures of these formats that end early, and paints the rest grey or black.
bool isCutShort(const QByteArray& file, const QByteArray& format, const QSize& size) {
    return format == "jpeg"  ? isJpegCutShort(file)
           : format == "bmp" ? isBmpCutShort(file, size)
                             : false;
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
    checkPng(file, name);
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
    if (isCutShort(file, reader.format(), reader.size()))
        refuseCutShort(name);
    QImage image = reader.read();
    if (image.isNull())
        refuseDamaged(name);
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
