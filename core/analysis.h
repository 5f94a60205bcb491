#pragma once

#include "core/array.h"
#include "core/control.h"
#include "core/cycle.h"

#include <functional>
#include <optional>
#include <vector>

namespace core {

/// How close a picture is to another of the same size, both with data range 255.
struct Fidelity {
    /// The mean of the squared differences.
    double mse = 0;
    /// 10 log₁₀(255² / mse) in decibels; infinite for equal pictures.
    double psnr = 0;
    /// The mean structural similarity of Wang et al. (2004), with their gaussian window of σ 1.5
    /// (11×11) and without sample covariance, over the windows that lie within the picture; nothing
    /// where the picture is under 11 rows or columns. This is scikit-image's structural_similarity
    /// with gaussian_weights=True, sigma=1.5, use_sample_covariance=False, data_range=255.
    std::optional<double> ssim;
};

/// For each channel, and over all of them: there mse and ssim are the channels' means, and psnr is
/// that of the mean mse.
struct PictureFidelity {
    std::vector<Fidelity> channels;
    Fidelity all;
};

/// Throws Refused if the pictures' sizes differ or they are empty, Cancelled when asked to stop.
PictureFidelity fidelity(const Planes<float>& picture, const Planes<float>& reference,
                         const Control& control = {});

/// 10 log₁₀(255² / mse); infinite for 0.
double psnrOf(double mse);

/// The gaussian window of SSIM, 11×11, summing to 1: the outer product of its one-dimensional
/// weights with themselves.
Matrix<double> gaussianWindow();

/// The fidelity of n convolutions followed by n transposed ones against the original, for one n
/// from 1 to the number of layers: source of series (a).
PictureFidelity fidelityToOriginal(const Planes<float>& original, const Layers& layers, Index n,
                                   const Control& control = {});

/// The fidelity of each transposed step of the whole cycle against the convolution step of its
/// size, shown to `visit` as it is known, step number 1 first; the last is against the original.
/// Holds four pictures at a time: convolution steps are computed again rather than kept.
using StepFidelityVisitor = std::function<void(Index number, const PictureFidelity&)>;
void fidelityBySteps(const Planes<float>& original, const Layers& layers,
                     const StepFidelityVisitor& visit, const Control& control = {});

/// The singular values of a dense matrix, largest first. For a weight matrix W they are the factors
/// by which a convolution weakens each pattern of its input; Wᵀ weakens it by the same again.
Vector<double> singularValues(const Matrix<double>& matrix);

}  // namespace core
