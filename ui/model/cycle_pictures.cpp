#include "ui/model/cycle_pictures.h"

#include <algorithm>
#include <cmath>

namespace model {
namespace {

using core::Index;

QImage reduced(const QImage& image, int factor) {
    if (factor == 1)
        return image;
    // Qt's smooth scaling to a whole fraction takes the mean of each block.
    return image.scaled(std::max(1, image.width() / factor), std::max(1, image.height() / factor),
                        Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
}

QImage fitted(const QImage& image, int side) {
    if (image.width() <= side && image.height() <= side)
        return image;
    return image.scaled(side, side, Qt::KeepAspectRatio, Qt::SmoothTransformation);
}

QVector<QImage> halvesOf(const QImage& image, int least) {
    QVector<QImage> halves;
    for (QImage half = reduced(image, 2); std::max(half.width(), half.height()) >= least;
         half = reduced(half, 2))
        halves.append(half);
    return halves;
}

CyclePicture pictureOf(const core::CycleStep& step, const core::Planes<float>& planes,
                       core::ValueRange range, int reduction) {
    constexpr int kThumbSide = 320;
    CyclePicture picture{step, reduced(cycleImage(planes, range), reduction), {}, {}};
    picture.halves = halvesOf(picture.image, kThumbSide);
    picture.thumb =
        fitted(picture.halves.isEmpty() ? picture.image : picture.halves.last(), kThumbSide);
    return picture;
}

int reductionFor(const core::Planes<float>& original, qsizetype pictures, qint64 mostBytes) {
    const double bytes = static_cast<double>(original.shape(1) * original.shape(2)) *
                         (original.shape(0) == 1 ? 1 : 4) * static_cast<double>(pictures);
    return std::max(1,
                    static_cast<int>(std::ceil(std::sqrt(bytes / static_cast<double>(mostBytes)))));
}

}  // namespace

QImage cycleImage(const core::Planes<float>& picture, core::ValueRange range) {
    const int rows = static_cast<int>(picture.shape(1));
    const int columns = static_cast<int>(picture.shape(2));
    const auto scale = static_cast<float>(255 / (range.most - range.least));
    const auto least = static_cast<float>(range.least);
    const auto level = [scale, least](float value) {
        return static_cast<int>(std::clamp((value - least) * scale + 0.5F, 0.0F, 255.0F));
    };
    const bool isGrey = picture.shape(0) != 3;
    QImage image(columns, rows, isGrey ? QImage::Format_Grayscale8 : QImage::Format_RGB32);
    if (image.isNull())
        throw core::Refused("A picture of " + std::to_string(rows) + "×" + std::to_string(columns) +
                            " does not fit into memory; use a smaller one.");
    const auto plane = static_cast<std::size_t>(rows) * static_cast<std::size_t>(columns);
    for (int row = 0; row < rows; ++row) {
        const float* in =
            picture.data() + static_cast<std::size_t>(row) * static_cast<std::size_t>(columns);
        if (isGrey) {
            uchar* out = image.scanLine(row);
            for (int column = 0; column < columns; ++column)
                out[column] = static_cast<uchar>(level(in[column]));
        } else {
            auto* out = reinterpret_cast<QRgb*>(image.scanLine(row));
            for (int column = 0; column < columns; ++column)
                out[column] =
                    qRgb(level(in[column]), level(in[plane + static_cast<std::size_t>(column)]),
                         level(in[2 * plane + static_cast<std::size_t>(column)]));
        }
    }
    return image;
}

CyclePictures cyclePictures(const core::Planes<float>& original, const core::Layers& layers,
                            const core::Control& control, qint64 mostBytes) {
    CyclePictures result;
    result.range = core::rangeOf(layers);
    result.layers = layers;
    result.reduction =
        reductionFor(original, 2 * static_cast<qsizetype>(layers.size()) + 1, mostBytes);
    core::runCycle(
        original, layers,
        [&](const core::CycleStep& step, const core::Planes<float>& picture) {
            result.pictures.append(pictureOf(step, picture, result.range, result.reduction));
        },
        control);
    return result;
}

CyclePictures originalAlone(const core::Planes<float>& original, qint64 mostBytes) {
    CyclePictures result;
    result.range = core::rangeOf({});
    result.reduction = reductionFor(original, 1, mostBytes);
    const core::CycleStep step{core::CycleStep::Kind::Original, 0, -1, core::size(original, 1),
                               core::size(original, 2)};
    result.pictures.append(pictureOf(step, original, result.range, result.reduction));
    return result;
}

QVector<CyclePicture> afterCycles(const core::Planes<float>& original, const core::Layers& layers,
                                  const QVector<int>& counts, const core::Control& control,
                                  qint64 mostBytes) {
    const core::ValueRange range = core::rangeOf(layers);
    const int reduction = reductionFor(original, counts.size(), mostBytes);
    QVector<CyclePicture> result;
    for (const int count : counts) {
        if (count > static_cast<int>(layers.size()))
            continue;
        const core::Layers first(layers.begin(), layers.begin() + count);
        const auto picture = core::cycled(original, first, core::silent(control));
        result.append(pictureOf(
            core::cycleSteps(core::size(original, 1), core::size(original, 2), first).back(),
            picture, range, reduction));
        core::report(control,
                     static_cast<double>(result.size()) / static_cast<double>(counts.size()));
    }
    return result;
}

core::Planes<float> stepPicture(const core::Planes<float>& original, const core::Layers& layers,
                                const core::CycleStep& step, const core::Control& control) {
    using Kind = core::CycleStep::Kind;
    const auto count = static_cast<Index>(layers.size());
    const bool isBack = step.kind == Kind::Transposed;
    const Index steps = isBack ? count + step.number : step.number;
    core::Planes<float> picture = original;
    for (Index n = 0; n < steps; ++n) {
        core::checkStop(control);
        const auto layer = static_cast<std::size_t>(n < count ? n : 2 * count - 1 - n);
        picture = n < count ? core::convolveStep(picture, layers[layer], control)
                            : core::transposedStep(picture, layers[layer], control);
        core::report(control, static_cast<double>(n + 1) / static_cast<double>(steps));
    }
    return picture;
}

core::Planes<float> reducedPlanes(const core::Planes<float>& picture, int factor) {
    const Index rows = core::size(picture, 1) / factor;
    const Index columns = core::size(picture, 2) / factor;
    const float share = 1 / static_cast<float>(factor * factor);
    auto result = core::zeros<core::Planes<float>>({core::size(picture, 0), rows, columns});
    for (Index channel = 0; channel < core::size(picture, 0); ++channel)
        for (Index row = 0; row < rows * factor; ++row) {
            const float* in = &picture(channel, row, 0);
            float* out = &result(channel, row / factor, 0);
            for (Index column = 0; column < columns; ++column)
                for (int n = 0; n < factor; ++n)
                    out[column] += share * in[column * factor + n];
        }
    return result;
}

FidelityPoint fidelityAfter(const core::Planes<float>& original, const core::Layers& layers, int n,
                            const core::Control& control) {
    return {FidelityPoint::Series::ToOriginal, n, core::size(original, 1), core::size(original, 2),
            core::fidelityToOriginal(original, layers, n, control)};
}

FidelityPoints fidelityBySteps(const core::Planes<float>& original, const core::Layers& layers,
                               const core::Control& control) {
    const auto steps = core::cycleSteps(core::size(original, 1), core::size(original, 2), layers);
    FidelityPoints points;
    core::fidelityBySteps(
        original, layers,
        [&](Index number, const core::PictureFidelity& fidelity) {
            const auto& step = steps[layers.size() + static_cast<std::size_t>(number)];
            points.append({FidelityPoint::Series::ToStep, static_cast<int>(number), step.rows,
                           step.columns, fidelity});
        },
        control);
    return points;
}

FidelityPoints fidelityOf(const core::Planes<float>& original, const core::Layers& layers,
                          const core::Control& control) {
    constexpr double kShareOfCycles = 0.8;  // of the work: n cycles for each n
    const core::Control quiet = core::silent(control);
    const auto count = static_cast<int>(layers.size());
    FidelityPoints points;
    for (int n = 1; n <= count; ++n) {
        points.append(fidelityAfter(original, layers, n, quiet));
        core::report(control, kShareOfCycles * n / count);
    }
    points += fidelityBySteps(original, layers, quiet);
    core::report(control, 1);
    return points;
}

}  // namespace model
