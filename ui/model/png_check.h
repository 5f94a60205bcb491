#pragma once

#include <QByteArray>
#include <QSize>

namespace model {

/// Whether the bytes of a file that begins as PNG does are all there and as they were written: the
/// check sums of its critical chunks tell (PNG specification, 5.3). What is wrong with them libpng
/// would say on standard error; without the others it goes on.
enum class PngState { Whole, CutShort, Damaged };
PngState pngState(const QByteArray& file);

/// Whether a file begins as PNG does.
bool beginsAsPng(const QByteArray& file);

/// The size that its header tells; empty where that is not all there.
QSize pngSize(const QByteArray& file);

}  // namespace model
