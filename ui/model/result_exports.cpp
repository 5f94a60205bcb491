#include "ui/model/result_exports.h"

#include <QCoreApplication>

namespace model {
namespace {

QString translated(const char* text) {
    return QCoreApplication::translate("model::ExportItem", text);
}

/// A part of a result that keeps the result alive.
template <class A>
core::Shared<A> part(const std::shared_ptr<const core::Result>& result, const A& array) {
    return {result, &array};
}

/// A vector as a matrix of one column.
core::Shared<core::Planes<double>> column(const core::Vector<double>& values) {
    core::Planes<double> planes =
        core::uninitialised<core::Planes<double>>({1, core::size(values, 0), 1});
    std::copy(values.begin(), values.end(), planes.begin());
    return core::share(std::move(planes));
}

}  // namespace

std::vector<ExportItem> arrayExports(const std::shared_ptr<const core::Result>& result,
                                     core::Index channel, core::Index filter) {
    const QString direct = translated("Convolution");
    const QString matrix = translated("The same as one matrix");
    const QString transposed = translated("Transposed convolution");
    const core::Index perGroup = core::size(*result->experiment.kernels, 1);
    const core::Index tap = channel % perGroup;
    using QS = QString;
    std::vector<ExportItem> items;
    items.push_back(
        exportOf(direct, QS("[input]$X$[/] input"), QS("X"), result->experiment.input, channel));
    items.push_back(exportOf(direct, QS("[kernel]$K$[/] kernel"), QS("K"),
                             result->experiment.kernels, filter, tap));
    items.push_back(
        exportOf(direct, QS("[output]$Y$[/] output"), QS("Y"), part(result, result->y), filter));
    items.push_back(exportOf(matrix, result->weights, false));
    items.push_back(exportOf(matrix, result->weights, true));
    items.push_back(
        exportOf(matrix, QS("[output]$y$[/] by rows"), QS("y_flat"), column(result->matrix.y)));
    items.push_back(
        exportOf(matrix, QS("[input]$z$[/] by rows"), QS("z_flat"), column(result->matrix.z)));
    if (result->experiment.typed)
        items.push_back(
            exportOf(transposed, QS("[output]$Y$[/] typed"), QS("Y_typed"), result->t, filter));
    items.push_back(exportOf(transposed, QS("[output]$Y$[/] stretched"), QS("Y_stretched"),
                             part(result, result->paddedInput.stretched), filter));
    items.push_back(exportOf(transposed, QS("[output]$Y$[/] stretched and padded"), QS("Y_padded"),
                             part(result, result->paddedInput.padded), filter));
    items.push_back(exportOf(transposed, QS("[kernel]$K$[/] turned by 180°"), QS("K_turned"),
                             part(result, result->paddedInput.turned), filter, tap));
    items.push_back(exportOf(transposed, QS("[input]$Z$[/] result"), QS("Z"),
                             part(result, result->z()), channel));
    return items;
}

}  // namespace model
