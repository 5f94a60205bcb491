#pragma once

#include <QByteArray>
#include <QString>

namespace model {

/// Puts bytes in the place of a file, whole or not at all; see core::formats::replaceFile. Throws
/// core::Refused, naming the file.
void replaceFile(const QString& path, const QByteArray& bytes);

}  // namespace model
