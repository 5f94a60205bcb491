#pragma once

#include "ui/model/cycle_pictures.h"

#include <QString>
#include <optional>

namespace model {

/// What a step is called: "Original", "Convolution 2", "Transposed 1".
QString nameOf(const core::CycleStep& step);
/// 510×766, rows by columns.
QString sizeOf(const core::CycleStep& step);

/// Decibels with one digit, ∞ for equal pictures; a similarity with three, – where there is none.
QString decibels(double psnr);
QString similarity(const std::optional<double>& ssim);
/// "22.0 dB, 0.559".
QString closeness(const core::Fidelity& fidelity);

/// How close a step is to the one that its series compares it with; empty where no point says.
QString closenessAt(const FidelityPoints& points, FidelityPoint::Series series, int n);

}  // namespace model
