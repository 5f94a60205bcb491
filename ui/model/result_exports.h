#pragma once

#include "core/experiment.h"
#include "ui/model/export_item.h"

#include <memory>
#include <vector>

namespace model {

/// Every array of the Workbench's experiment as something to export: the input, the kernel, W, Wᵀ,
/// the stretched and padded inputs, the turned kernel, the outputs. Of arrays with several planes,
/// formats without planes hold the channel and the filter in view.
std::vector<ExportItem> arrayExports(const std::shared_ptr<const core::Result>& result,
                                     core::Index channel, core::Index filter);

}  // namespace model
