#include "core/analysis.h"

#if __has_include(<xtensor-blas/xlinalg.hpp>)
#include <xtensor-blas/xlinalg.hpp>
#else
#include <xtensor/xlinalg.hpp>
#endif

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string>

namespace core {
namespace {

constexpr double kDataRange = 255;
constexpr double kSigma = 1.5;
constexpr Index kRadius = 5;  // of the window: σ cut off at 3.5, rounded
constexpr Index kWindow = 2 * kRadius + 1;
constexpr double kC1 = (0.01 * kDataRange) * (0.01 * kDataRange);
constexpr double kC2 = (0.03 * kDataRange) * (0.03 * kDataRange);

Vector<double> gaussianWeights() {
    auto weights = uninitialised<Vector<double>>({kWindow});
    double sum = 0;
    for (Index n = 0; n < kWindow; ++n) {
        const double distance = static_cast<double>(n - kRadius);
        weights(n) = std::exp(-0.5 * distance * distance / (kSigma * kSigma));
        sum += weights(n);
    }
    for (double& weight : weights)
        weight /= sum;
    return weights;
}

/// One channel of a picture, without copying it.
struct Plane {
    const float* data;
    Index rows;
    Index columns;
};

Plane plane(const Planes<float>& picture, Index channel) {
    const Index rows = size(picture, 1);
    const Index columns = size(picture, 2);
    return {picture.data() + channel * rows * columns, rows, columns};
}

// The five moments that SSIM needs: the weighted means of x, y, x², y² and xy.
constexpr std::size_t kMoments = 5;
using MomentRow = std::array<std::vector<double>, kMoments>;

void resize(MomentRow& row, Index columns) {
    for (auto& moment : row)
        moment.resize(static_cast<std::size_t>(columns));
}

// Weights along columns first, so that memory is read in order; rows are weighted in moments().
void rowMoments(const float* x, const float* y, const Vector<double>& weights, MomentRow& out) {
    const std::size_t columns = out[0].size();
    for (auto& moment : out)
        std::ranges::fill(moment, 0.0);
    for (std::size_t tap = 0; tap < static_cast<std::size_t>(kWindow); ++tap) {
        const double weight = weights(tap);
        for (std::size_t c = 0; c < columns; ++c) {
            const double a = x[c + tap];
            const double b = y[c + tap];
            out[0][c] += weight * a;
            out[1][c] += weight * b;
            out[2][c] += weight * (a * a);
            out[3][c] += weight * (b * b);
            out[4][c] += weight * (a * b);
        }
    }
}

double similarity(double x, double y, double xx, double yy, double xy) {
    const double varianceX = xx - x * x;
    const double varianceY = yy - y * y;
    const double covariance = xy - x * y;
    return ((2 * x * y + kC1) * (2 * covariance + kC2)) /
           ((x * x + y * y + kC1) * (varianceX + varianceY + kC2));
}

double rowSimilarity(const std::vector<MomentRow>& ring, Index first, const Vector<double>& weights,
                     MomentRow& sums) {
    for (std::size_t moment = 0; moment < kMoments; ++moment) {
        auto& sum = sums[moment];
        std::ranges::fill(sum, 0.0);
        for (Index tap = 0; tap < kWindow; ++tap) {
            const double weight = weights(tap);
            const auto& row = ring[static_cast<std::size_t>((first + tap) % kWindow)][moment];
            for (std::size_t c = 0; c < sum.size(); ++c)
                sum[c] += weight * row[c];
        }
    }
    double total = 0;
    for (std::size_t c = 0; c < sums[0].size(); ++c)
        total += similarity(sums[0][c], sums[1][c], sums[2][c], sums[3][c], sums[4][c]);
    return total;
}

std::optional<double> ssim(const Plane& x, const Plane& y, const Control& control) {
    if (x.rows < kWindow || x.columns < kWindow)
        return std::nullopt;
    const auto weights = gaussianWeights();
    const Index columns = x.columns - kWindow + 1;
    std::vector<MomentRow> ring(static_cast<std::size_t>(kWindow));
    for (auto& row : ring)
        resize(row, columns);
    MomentRow sums;
    resize(sums, columns);
    double total = 0;
    for (Index row = 0; row < x.rows; ++row) {
        checkStop(control);
        rowMoments(x.data + row * x.columns, y.data + row * x.columns, weights,
                   ring[static_cast<std::size_t>(row % kWindow)]);
        if (row >= kWindow - 1)
            total += rowSimilarity(ring, row - kWindow + 1, weights, sums);
    }
    return total / static_cast<double>((x.rows - kWindow + 1) * columns);
}

double meanSquaredError(const Plane& x, const Plane& y) {
    const Index count = x.rows * x.columns;
    double sum = 0;
    for (Index n = 0; n < count; ++n) {
        const double difference = static_cast<double>(x.data[n]) - static_cast<double>(y.data[n]);
        sum += difference * difference;
    }
    return sum / static_cast<double>(count);
}

Fidelity meanOf(const std::vector<Fidelity>& channels) {
    Fidelity mean;
    const double share = 1 / static_cast<double>(channels.size());
    for (const Fidelity& channel : channels) {
        mean.mse += share * channel.mse;
        if (channel.ssim)
            mean.ssim = mean.ssim.value_or(0) + share * *channel.ssim;
    }
    mean.psnr = psnrOf(mean.mse);
    return mean;
}

void checkSizes(const Planes<float>& picture, const Planes<float>& reference) {
    if (picture.size() == 0)
        throw Refused("The picture is empty; only pictures of at least 1×1 can be compared.");
    if (picture.shape() == reference.shape())
        return;
    const auto text = [](const Planes<float>& planes) {
        return std::to_string(planes.shape(0)) + "×" + std::to_string(planes.shape(1)) + "×" +
               std::to_string(planes.shape(2));
    };
    throw Refused("A picture of " + text(picture) + " cannot be compared with one of " +
                  text(reference) + "; both must have the same channels, rows and columns.");
}

}  // namespace

double psnrOf(double mse) {
    return mse == 0 ? std::numeric_limits<double>::infinity()
                    : 10 * std::log10(kDataRange * kDataRange / mse);
}

Matrix<double> gaussianWindow() {
    const auto weights = gaussianWeights();
    return Matrix<double>(xt::linalg::outer(weights, weights));
}

PictureFidelity fidelity(const Planes<float>& picture, const Planes<float>& reference,
                         const Control& control) {
    checkSizes(picture, reference);
    PictureFidelity result;
    for (Index channel = 0; channel < size(picture, 0); ++channel) {
        const Plane x = plane(picture, channel);
        const Plane y = plane(reference, channel);
        const double mse = meanSquaredError(x, y);
        result.channels.push_back({mse, psnrOf(mse), ssim(x, y, control)});
    }
    result.all = meanOf(result.channels);
    return result;
}

PictureFidelity fidelityToOriginal(const Planes<float>& original, const Layers& layers, Index n,
                                   const Control& control) {
    const Layers first(layers.begin(), layers.begin() + n);
    return fidelity(cycled(original, first, control), original, control);
}

void fidelityBySteps(const Planes<float>& original, const Layers& layers,
                     const StepFidelityVisitor& visit, const Control& control) {
    checkCycle(size(original, 1), size(original, 2), layers);
    const Index count = static_cast<Index>(layers.size());
    Planes<float> picture = convolved(original, layers, count, control);
    for (Index number = 1; number <= count; ++number) {
        checkStop(control);
        const Index layer = count - number;
        picture = transposedStep(picture, layers[static_cast<std::size_t>(layer)], control);
        visit(number,
              fidelity(picture, convolved(original, layers, layer, control), silent(control)));
        report(control, static_cast<double>(number) / static_cast<double>(count));
    }
}

Vector<double> singularValues(const Matrix<double>& matrix) {
    return Vector<double>(std::get<1>(xt::linalg::svd(matrix, false, false)));
}

}  // namespace core
