#include "ui/model/png_check.h"

#include <QChar>
#include <QtEndian>
#include <algorithm>
#include <limits>
#include <zlib.h>

namespace model {

namespace {

constexpr qint64 kLengthBytes = 4, kTypeBytes = 4, kSumBytes = 4;

const QByteArray kSignature = QByteArrayLiteral("\x89PNG\r\n\x1a\n");

// Of a chunk's type and data.
quint32 checkSum(const char* bytes, qint64 count) {
    return static_cast<quint32>(
        crc32_z(0, reinterpret_cast<const Bytef*>(bytes), static_cast<z_size_t>(count)));
}

}  // namespace

bool beginsAsPng(const QByteArray& file) {
    return file.startsWith(kSignature);
}

QSize pngSize(const QByteArray& file) {
    constexpr qint64 kWidthAt = 16, kHeightAt = 20, kEnd = 24;
    if (file.size() < kEnd)
        return {};
    const auto number = [&](qint64 at) {
        const auto value = qFromBigEndian<quint32>(file.constData() + at);
        return static_cast<int>(std::min<quint32>(value, std::numeric_limits<int>::max()));
    };
    return {number(kWidthAt), number(kHeightAt)};
}

PngState pngState(const QByteArray& file) {
    qint64 at = kSignature.size();
    while (at + kLengthBytes + kTypeBytes + kSumBytes <= file.size()) {
        const qint64 length = qFromBigEndian<quint32>(file.constData() + at);
        const char* checked = file.constData() + at + kLengthBytes;
        at += kLengthBytes + kTypeBytes + length + kSumBytes;
        if (at > file.size())
            break;
        const char* sum = checked + kTypeBytes + length;
        const bool matters = QChar::isUpper(static_cast<uchar>(*checked));
        if (matters && checkSum(checked, kTypeBytes + length) != qFromBigEndian<quint32>(sum))
            return PngState::Damaged;
        if (QByteArrayView(checked, kTypeBytes) == "IEND")
            return PngState::Whole;
    }
    return PngState::CutShort;
}

}  // namespace model
