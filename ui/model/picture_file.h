#pragma once

#include "core/control.h"
#include "ui/model/photo.h"

#include <QByteArray>
#include <QImage>
#include <QString>
#include <QStringList>

namespace model {

/// The most pixels that a picture may have; more is refused before it is decoded.
inline constexpr qint64 kMostPixels = 100'000'000;

/// A picture from a file, turned upright as its camera says. Throws core::Refused with one sentence
/// that names the file, what is wrong with it, and what would be right.
QImage readPicture(const QString& path);

/// A picture from the bytes of a file; `name` is what it is called in what is refused.
QImage decodePicture(const QByteArray& file, const QString& name);

/// A glimpse of the photo of a file, named after it, with the file's bytes. Errors as above.
Photo glimpsePhoto(const QString& path);

/// The photo of a file. Errors as above; stops where asked to while its numbers are made.
Photo readPhoto(const QString& path, const core::Control& control = {});

/// The photo of a file's bytes.
Photo decodePhoto(const QByteArray& file, const QString& name, const core::Control& control = {});

/// Checks a picture that came from elsewhere (pasted, dropped). Throws core::Refused.
void checkPicture(const QImage& image, const QString& name);

/// A picture as the bytes of a PNG file. Throws core::Refused where there is no memory for it.
QByteArray pngOf(const QImage& picture);

/// Endings of the picture files that can be read here, for a dialog: "*.png", …
QStringList picturePatterns();

}  // namespace model
