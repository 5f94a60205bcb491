#include "core/formats/folder.h"
#include "ui/model/cycle_pictures.h"
#include "ui/model/picture_file.h"

#include <QFile>
#include <array>
#include <charconv>
#include <cmath>

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

core::formats::Writer bytesOf(const QByteArray& bytes) {
    return [&bytes](const core::formats::Sink& sink) {
        sink({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    };
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
    const int count = static_cast<int>(layers.size());
    const core::ValueRange range = core::rangeOf(layers);
    const core::Control quiet = core::silent(control);
    QStringList names;
    const auto add = [&names](const core::formats::AddFile& addFile, const QString& name,
                              const QByteArray& bytes) {
        names.append(name);
        addFile(name.toStdString(), bytesOf(bytes));
    };
    core::formats::replaceFiles(
        QFile::encodeName(folder).toStdString(), [&](const core::formats::AddFile& addFile) {
            core::runCycle(
                original, layers,
                [&](const core::CycleStep& step, const core::Planes<float>& picture) {
                    add(addFile, cycleFileName(step, count), pngOf(cycleImage(picture, range)));
                    core::report(control, kShareOfPictures * static_cast<double>(names.size()) /
                                              (2.0 * count + 1));
                },
                quiet);
            const FidelityPoints points =
                fidelityOf(original, layers, core::portion(control, kShareOfPictures, 1));
            add(addFile, QStringLiteral("fidelity.csv"), fidelityCsv(points));
            core::checkStop(control);
        });
    core::report(control, 1);
    return names;
}

}  // namespace model
