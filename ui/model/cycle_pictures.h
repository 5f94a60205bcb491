#pragma once

#include "core/analysis.h"
#include "core/cycle.h"

#include <QByteArray>
#include <QImage>
#include <QString>
#include <QVector>

namespace model {

/// A step as a picture of 8 bits a channel: grey for one channel, else RGB. Black is the least of
/// the range and white the most, the same for all steps. `halves` are the same reduced by 2, 4 and
/// so on, by means, to no less than 320 pixels a side, and `thumb` to at most that, so that nothing
/// large is scaled while painting.
struct CyclePicture {
    core::CycleStep step;
    QImage image;
    QVector<QImage> halves;
    QImage thumb;
};
QImage cycleImage(const core::Planes<float>& picture, core::ValueRange range);

/// All pictures of a cycle. Where they would take more than `mostBytes`, each is made smaller by
/// the same whole factor, `reduction`, by means.
struct CyclePictures {
    core::ValueRange range;
    core::Layers layers;
    QVector<CyclePicture> pictures;
    int reduction = 1;
};
inline constexpr qint64 kCyclePictureBytes = 400'000'000;
CyclePictures cyclePictures(const core::Planes<float>& original, const core::Layers& layers,
                            const core::Control& control = {},
                            qint64 mostBytes = kCyclePictureBytes);

/// The original alone, for a photo of which no cycle can be computed.
CyclePictures originalAlone(const core::Planes<float>& original,
                            qint64 mostBytes = kCyclePictureBytes);

/// What n cycles leave of the original, for several n side by side; in the range of all `layers`.
/// Those n that are more than there are layers are left out.
QVector<CyclePicture> afterCycles(const core::Planes<float>& original, const core::Layers& layers,
                                  const QVector<int>& counts, const core::Control& control = {},
                                  qint64 mostBytes = kCyclePictureBytes);

/// The numbers of one step of a cycle. Errors as runCycle().
core::Planes<float> stepPicture(const core::Planes<float>& original, const core::Layers& layers,
                                const core::CycleStep& step, const core::Control& control = {});

/// The picture with each factor × factor block replaced by its mean; what is left over at the right
/// and at the bottom is dropped.
core::Planes<float> reducedPlanes(const core::Planes<float>& picture, int factor);

/// A point of a fidelity series. ToOriginal: n convolutions and n transposed ones against the
/// original. ToStep: transposed step n of the whole cycle against the convolution step of its size.
struct FidelityPoint {
    enum class Series { ToOriginal, ToStep };
    Series series = Series::ToOriginal;
    int n = 0;
    core::Index rows = 0;
    core::Index columns = 0;
    core::PictureFidelity fidelity;
};
using FidelityPoints = QVector<FidelityPoint>;

/// One point of the first series; all points of the second.
FidelityPoint fidelityAfter(const core::Planes<float>& original, const core::Layers& layers, int n,
                            const core::Control& control = {});
FidelityPoints fidelityBySteps(const core::Planes<float>& original, const core::Layers& layers,
                               const core::Control& control = {});

/// All points of both series.
FidelityPoints fidelityOf(const core::Planes<float>& original, const core::Layers& layers,
                          const core::Control& control = {});

/// The points as CSV with a header: series (original or step), n, rows, columns, channel, mse, psnr
/// (inf where equal), ssim (blank under 11 pixels). Channels: grey; or red, green, blue and all.
QByteArray fidelityCsv(const FidelityPoints& points);

/// The name of a step's file, of a cycle of `count` convolutions: 00_original_image.png,
/// 01_convolution_01.png, 06_transposed_convolution_03.png.
QString cycleFileName(const core::CycleStep& step, int count);

/// The folder that a cycle goes into where none is named: photo.png_03_convolutions.
QString cycleFolderName(const QString& imageName, int count);

/// Computes a cycle and writes every picture and fidelity.csv into a folder, which is made if it is
/// not there. Nothing is written unless all could be; a file is only ever replaced whole. Returns
/// the names of the files. Throws core::Refused naming the folder or file, core::Cancelled.
QStringList writeCycle(const QString& folder, const core::Planes<float>& original,
                       const core::Layers& layers, const core::Control& control = {});

}  // namespace model
