#include "ui/model/cycle_words.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

namespace model {
namespace {

QString translated(const char* text) {
    return QCoreApplication::translate("model::CycleWords", text);
}

}  // namespace

QString nameOf(const core::CycleStep& step) {
    using Kind = core::CycleStep::Kind;
    const auto number = static_cast<int>(step.number);
    switch (step.kind) {
        case Kind::Convolution:
            return translated("Convolution %1").arg(number);
        case Kind::Transposed:
            return translated("Transposed %1").arg(number);
        case Kind::Original:
            break;
    }
    return translated("Original");
}

QString sizeOf(const core::CycleStep& step) {
    return QStringLiteral("%1×%2").arg(step.rows).arg(step.columns);
}

QString decibels(double psnr) {
    return std::isinf(psnr) ? QStringLiteral("∞")
                            : QString::number(psnr, 'f', 1).replace(u'-', QChar(0x2212));
}

QString similarity(const std::optional<double>& ssim) {
    return ssim ? QString::number(*ssim, 'f', 3).replace(u'-', QChar(0x2212)) : QStringLiteral("–");
}

QString closeness(const core::Fidelity& fidelity) {
    return translated("%1 dB, %2").arg(decibels(fidelity.psnr), similarity(fidelity.ssim));
}

QString closenessAt(const FidelityPoints& points, FidelityPoint::Series series, int n) {
    const auto found = std::ranges::find_if(
        points, [&](const FidelityPoint& point) { return point.series == series && point.n == n; });
    return found == points.end() ? QString() : closeness(found->fidelity.all);
}

}  // namespace model
