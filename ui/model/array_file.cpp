#include "ui/model/array_file.h"

#include "core/control.h"
#include "core/formats/csv.h"
#include "core/formats/file.h"
#include "core/formats/matrix_market.h"
#include "core/formats/npy.h"

#include <QFile>
#include <algorithm>
#include <vector>

namespace model {

namespace {

using core::Index;

// Beyond this an array belongs to the Photos page or to the command.
constexpr Index kMostCells = Index{1} << 22;

struct Numbers {
    std::vector<Index> shape;
    std::vector<double> values;
};

Numbers ofMatrix(const core::Matrix<double>& matrix) {
    return {{core::size(matrix, 0), core::size(matrix, 1)}, {matrix.begin(), matrix.end()}};
}

Numbers ofNpy(const core::formats::NpyArray& array) {
    Numbers numbers{array.shape, {}};
    std::visit([&](const auto& values) { numbers.values.assign(values.begin(), values.end()); },
               array.values);
    return numbers;
}

Numbers read(const QString& file) {
    Numbers numbers;
    core::formats::readFile(
        QFile::encodeName(file).toStdString(), [&](const core::formats::Source& source) {
            if (file.endsWith(QLatin1String(".npy"), Qt::CaseInsensitive))
                numbers = ofNpy(core::formats::readNpy(source));
            else if (file.endsWith(QLatin1String(".mtx"), Qt::CaseInsensitive))
                numbers = ofMatrix(core::formats::dense(core::formats::readMatrixMarket(source)));
            else
                numbers = ofMatrix(core::formats::readCsv(source));
        });
    if (static_cast<Index>(numbers.values.size()) > kMostCells)
        throw core::Refused("'" + file.toStdString() + "' holds " +
                            std::to_string(numbers.values.size()) +
                            " numbers, more than the Workbench's " + std::to_string(kMostCells) +
                            "; use the deconv command for it");
    return numbers;
}

template <class A, std::size_t N>
A shaped(Numbers numbers, const QString& name, const char* dimensions) {
    if (numbers.shape.size() > N || numbers.shape.size() < 2)
        throw core::Refused("'" + name.toStdString() + "' has " +
                            std::to_string(numbers.shape.size()) + " dimensions where " +
                            dimensions + " are read");
    while (numbers.shape.size() < N)
        numbers.shape.insert(numbers.shape.begin(), 1);
    std::array<Index, N> shape{};
    std::copy(numbers.shape.begin(), numbers.shape.end(), shape.begin());
    A array = core::uninitialised<A>(shape);
    std::copy(numbers.values.begin(), numbers.values.end(), array.data());
    return array;
}

}  // namespace

core::Planes<double> readInputFile(const QString& file) {
    return shaped<core::Planes<double>, 3>(read(file), file, "rows × columns or channels × those");
}

core::Kernels<double> readKernelFile(const QString& file) {
    return shaped<core::Kernels<double>, 4>(read(file), file,
                                            "kernel rows × columns, or filters × channels × those");
}

core::Planes<double> inputFromText(const QString& text) {
    QString commas = text.trimmed();
    commas.replace(QLatin1Char('\t'), QLatin1Char(','));
    const std::string bytes = commas.toStdString();
    return shaped<core::Planes<double>, 3>(
        ofMatrix(core::formats::readCsv(core::formats::sourceOf(bytes, "The clipboard"))),
        QStringLiteral("The clipboard"), "rows × columns");
}

bool isArrayFile(const QString& file) {
    for (const char* ending : {".csv", ".mtx", ".npy"})
        if (file.endsWith(QLatin1String(ending), Qt::CaseInsensitive))
            return true;
    return false;
}

}  // namespace model
