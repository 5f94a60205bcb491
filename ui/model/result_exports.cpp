#include "ui/model/result_exports.h"

#include "core/deconvolution/padded_input.h"
#include "ui/model/later.h"

#include <QCoreApplication>

namespace model {
namespace {

QString translated(const char* text) {
    return QCoreApplication::translate("model::ExportItem", text);
}

/// The stretched input, and that with its padding: as large as they are, nobody keeps them.
Later<core::Planes<double>> laterStretched(const std::shared_ptr<const core::Result>& result) {
    const core::Geometry& geometry = result->experiment.geometry;
    return {{core::size(*result->t, 0), core::transposed(geometry.rows).stretched,
             core::transposed(geometry.columns).stretched},
            [t = result->t, geometry] { return core::deconvolution::stretched(*t, geometry); }};
}
Later<core::Planes<double>> laterPadded(const std::shared_ptr<const core::Result>& result) {
    const core::Geometry& geometry = result->experiment.geometry;
    return {{core::size(*result->t, 0), core::transposed(geometry.rows).padded,
             core::transposed(geometry.columns).padded},
            [t = result->t, geometry] {
                using namespace core::deconvolution;
                return padded(stretched(*t, geometry), geometry);
            }};
}

}  // namespace

std::vector<ExportItem> arrayExports(const std::shared_ptr<const core::Result>& result,
                                     core::Index channel, core::Index filter) {
    const QString direct = translated("Convolution");
    const QString matrix = translated("The same as one matrix");
    const QString transposed = translated("Transposed convolution");
    const core::Index perGroup = core::size(*result->experiment.kernels, 1);
    const core::Index tap = channel % perGroup;
    const core::Shared<core::Kernels<double>> turned(result, &result->turned);
    using QS = QString;
    std::vector<ExportItem> items;
    items.push_back(
        exportOf(direct, QS("[input]$X$[/] input"), QS("X"), result->experiment.input, channel));
    items.push_back(exportOf(direct, QS("[kernel]$K$[/] kernel"), QS("K"),
                             result->experiment.kernels, filter, tap));
    items.push_back(exportOf(direct, QS("[output]$Y$[/] output"), QS("Y"), result->y, filter));
    items.push_back(exportOf(matrix, result->weights, false));
    items.push_back(exportOf(matrix, result->weights, true));
    items.push_back(exportLaidFlat(matrix, QS("[output]$y$[/] by rows"), QS("y_flat"), result->t));
    items.push_back(exportLaidFlat(matrix, QS("[input]$z$[/] by rows"), QS("z_flat"), result->z));
    if (result->experiment.typed)
        items.push_back(
            exportOf(transposed, QS("[output]$Y$[/] typed"), QS("Y_typed"), result->t, filter));
    items.push_back(exportOf(transposed, QS("[output]$Y$[/] stretched"), QS("Y_stretched"),
                             laterStretched(result), filter));
    items.push_back(exportOf(transposed, QS("[output]$Y$[/] stretched and padded"), QS("Y_padded"),
                             laterPadded(result), filter));
    items.push_back(exportOf(transposed, QS("[kernel]$K$[/] turned by 180°"), QS("K_turned"),
                             turned, filter, tap));
    items.push_back(exportOf(transposed, QS("[input]$Z$[/] result"), QS("Z"), result->z, channel));
    return items;
}

}  // namespace model
