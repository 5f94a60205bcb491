#include "ui/model/replace_file.h"

#include "core/formats/file.h"

#include <QFile>

namespace model {

void replaceFile(const QString& path, const QByteArray& bytes) {
    core::formats::replaceFile(
        QFile::encodeName(path).toStdString(), [&bytes](const core::formats::Sink& sink) {
            sink({bytes.constData(), static_cast<std::size_t>(bytes.size())});
        });
}

}  // namespace model
