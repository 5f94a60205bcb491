#pragma once

#include "core/cycle.h"
#include "ui/model/export_item.h"

#include <vector>

namespace model {

/// A cycle as something to export: all of it in a folder, each step's numbers (or its picture, in
/// the range of all), the layers' kernels, the fidelity. What is written is computed anew, one step
/// at a time, so that the window need not hold it.
std::vector<ExportItem> cycleExports(const core::Shared<core::Planes<float>>& original,
                                     const core::Layers& layers, const QString& photoName);

}  // namespace model
