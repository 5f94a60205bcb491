#include "ui/model/cycle_pictures.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <array>
#include <charconv>
#include <cmath>
#include <filesystem>

namespace model {
namespace {

constexpr double kShareOfPictures = 0.4;  // of the work; the rest is fidelity

QByteArray shortest(double value) {
    if (std::isinf(value))
        return value > 0 ? "inf" : "-inf";
    std::array<char, 40> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
    return {text.data(), static_cast<qsizetype>(end - text.data())};
}

void appendLine(QByteArray& csv, const FidelityPoint& point, const char* channel,
                const core::Fidelity& fidelity) {
    const char* series = point.series == FidelityPoint::Series::ToOriginal ? "original" : "step";
    csv += series;
    for (const core::Index number : {core::Index{point.n}, point.rows, point.columns})
        csv += ',' + QByteArray::number(static_cast<qlonglong>(number));
    csv += QByteArray(",") + channel + ',' + shortest(fidelity.mse) + ',' +
           shortest(fidelity.psnr) + ',' +
           (fidelity.ssim ? shortest(*fidelity.ssim) : QByteArray()) + '\n';
}

QString twoDigits(core::Index number) {
    return QString::number(number).rightJustified(2, u'0');
}

[[noreturn]] void refuse(const QString& sentence) {
    throw core::Refused(sentence.toStdString());
}

// The folder nearest to the wanted one that is there: files are made beside their place, so that
// moving them there cannot fail half-way for want of room.
QString existingAncestor(const QString& folder) {
    QString path = QDir::cleanPath(QFileInfo(folder).absoluteFilePath());
    while (!QFileInfo::exists(path) && path != QFileInfo(path).path())
        path = QFileInfo(path).path();
    const QFileInfo info(path);
    if (!info.isDir())
        refuse(QStringLiteral("%1 is a file, so no folder can be made there; name another folder.")
                   .arg(path));
    if (!info.isWritable())
        refuse(QStringLiteral("Nothing can be written into the folder %1; name one that you may "
                              "write to.")
                   .arg(path));
    return path;
}

void writeFile(const QString& path, const QByteArray& bytes) {
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.flush())
        refuse(QStringLiteral("%1 cannot be written (%2); make room or name another folder.")
                   .arg(path, file.errorString()));
}

void moveFiles(const QTemporaryDir& from, const QString& folder, const QStringList& names) {
    if (!QDir().mkpath(folder))
        refuse(QStringLiteral("The folder %1 cannot be made; name another one.").arg(folder));
    for (const QString& name : names) {
        const QFileInfo target(QDir(folder).filePath(name));
        if (target.isDir())
            refuse(QStringLiteral("%1 is a folder where a file has to go; name another folder.")
                       .arg(target.filePath()));
    }
    for (const QString& name : names) {
        std::error_code error;
        std::filesystem::rename(std::filesystem::path(from.filePath(name).toStdU16String()),
                                std::filesystem::path(QDir(folder).filePath(name).toStdU16String()),
                                error);
        if (error)
            refuse(QStringLiteral("%1 cannot be written (%2); name another folder.")
                       .arg(QDir(folder).filePath(name),
                            QString::fromLocal8Bit(error.message().c_str())));
    }
}

}  // namespace

QByteArray fidelityCsv(const FidelityPoints& points) {
    QByteArray csv = "series,n,rows,columns,channel,mse,psnr,ssim\n";
    constexpr std::array<const char*, 3> kColours{"red", "green", "blue"};
    for (const FidelityPoint& point : points) {
        const auto& channels = point.fidelity.channels;
        if (channels.size() == kColours.size())
            for (std::size_t n = 0; n < channels.size(); ++n)
                appendLine(csv, point, kColours.at(n), channels[n]);
        appendLine(csv, point, channels.size() == 1 ? "grey" : "all", point.fidelity.all);
    }
    return csv;
}

QString cycleFileName(const core::CycleStep& step, int count) {
    using Kind = core::CycleStep::Kind;
    if (step.kind == Kind::Original)
        return QStringLiteral("00_original_image.png");
    const bool isTransposed = step.kind == Kind::Transposed;
    return QStringLiteral("%1_%2_%3.png")
        .arg(
            twoDigits(step.number + (isTransposed ? count : 0)),
            isTransposed ? QStringLiteral("transposed_convolution") : QStringLiteral("convolution"),
            twoDigits(step.number));
}

QString cycleFolderName(const QString& imageName, int count) {
    return QStringLiteral("%1_%2_convolutions").arg(imageName, twoDigits(count));
}

QStringList writeCycle(const QString& folder, const core::Planes<float>& original,
                       const core::Layers& layers, const core::Control& control) {
    core::checkCycle(core::size(original, 1), core::size(original, 2), layers);
    const QTemporaryDir temporary(existingAncestor(folder) + QStringLiteral("/.deconv-XXXXXX"));
    if (!temporary.isValid())
        refuse(QStringLiteral("No file can be made beside %1 (%2); name another folder.")
                   .arg(folder, temporary.errorString()));
    const int count = static_cast<int>(layers.size());
    const core::ValueRange range = core::rangeOf(layers);
    core::Control quiet{control.stop, {}, control.threads};
    QStringList names;
    core::runCycle(
        original, layers,
        [&](const core::CycleStep& step, const core::Planes<float>& picture) {
            names.append(cycleFileName(step, count));
            const QString path = temporary.filePath(names.last());
            if (!cycleImage(picture, range).save(path, "PNG"))
                refuse(QStringLiteral("%1 cannot be written; make room or name another folder.")
                           .arg(QDir(folder).filePath(names.last())));
            core::report(control,
                         kShareOfPictures * static_cast<double>(names.size()) / (2.0 * count + 1));
        },
        quiet);
    FidelityPoints points;
    for (int n = 1; n <= count; ++n) {
        points.append(fidelityAfter(original, layers, n, quiet));
        core::report(control, kShareOfPictures + (0.9 - kShareOfPictures) * n / count);
    }
    points += fidelityBySteps(original, layers, quiet);
    names.append(QStringLiteral("fidelity.csv"));
    writeFile(temporary.filePath(names.last()), fidelityCsv(points));
    core::checkStop(control);
    moveFiles(temporary, folder, names);
    core::report(control, 1);
    return names;
}

}  // namespace model
