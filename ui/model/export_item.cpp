#include "ui/model/export_item.h"

#include "core/formats/csv.h"
#include "core/formats/entries.h"
#include "core/formats/file.h"
#include "core/formats/matrix_market.h"
#include "core/formats/npy.h"

#include <QCoreApplication>
#include <QFile>
#include <QStringList>
#include <numeric>

namespace model {
namespace {

QString translated(const char* text) {
    return QCoreApplication::translate("model::ExportItem", text);
}

std::string nativePath(const QString& path) {
    return QFile::encodeName(path).toStdString();
}

QString sizeText(const std::vector<core::Index>& shape) {
    QStringList sizes;
    for (const core::Index size : shape)
        sizes << QString::number(size);
    return sizes.join(QStringLiteral("×"));
}

core::Index product(const std::vector<core::Index>& shape) {
    return std::accumulate(shape.begin(), shape.end(), core::Index{1}, std::multiplies<>());
}

/// Some planes of numbers, laid flat one after the other, and the one that a format without planes
/// holds. `owner` keeps them alive.
template <class T>
struct Stack {
    std::shared_ptr<const void> owner;
    const T* values;
    std::vector<core::Index> shape;
    core::Index plane;

    core::Index rows() const { return shape[shape.size() - 2]; }
    core::Index columns() const { return shape.back(); }
    core::formats::Rows<T> shownRows() const {
        return core::formats::rowsOf(values + plane * rows() * columns(), rows(), columns());
    }
    core::formats::Rows<T> allRows() const {
        return core::formats::rowsOf(values, product(shape) / columns(), columns());
    }
};

template <class T>
void writeStack(const Stack<T>& stack, FileFormat format, const core::formats::Sink& sink,
                const core::Control& control) {
    switch (format) {
        case FileFormat::CsvDense:
            core::formats::writeCsv(sink, stack.shownRows(), control);
            return;
        case FileFormat::CsvEntries:
            core::formats::writeEntries(sink, stack.shownRows(), ',', 0, control);
            return;
        case FileFormat::MatrixMarket:
            core::formats::writeMatrixMarket(sink, stack.shownRows(), control);
            return;
        default:
            core::formats::writeNpy<T>(sink, stack.shape, stack.allRows(), control);
    }
}

/// A lone plane is written as a matrix, as the command does.
std::vector<core::Index> withoutLonePlanes(std::vector<core::Index> shape) {
    while (shape.size() > 2 && shape.front() == 1)
        shape.erase(shape.begin());
    return shape;
}

/// `made` gives the planes of that shape when they are written.
template <class T>
ExportItem stackItem(const QString& group, const QString& title, const QString& stem,
                     const std::vector<core::Index>& shape, std::function<Stack<T>()> made) {
    ExportItem item{group, title, sizeText(shape), stem, {}, {}, {}};
    if (shape.size() == 2) {
        item.formats = {FileFormat::CsvDense, FileFormat::CsvEntries, FileFormat::Npy,
                        FileFormat::MatrixMarket};
    } else {
        item.formats = {FileFormat::Npy, FileFormat::CsvDense, FileFormat::CsvEntries,
                        FileFormat::MatrixMarket};
        item.remark = translated("NPY holds every plane; the others hold the plane in view.");
    }
    item.write = [made = std::move(made)](FileFormat format, const QString& path,
                                          const core::Control& control) {
        core::formats::replaceFile(nativePath(path), [&](const core::formats::Sink& sink) {
            writeStack(made(), format, sink, control);
        });
    };
    return item;
}

/// Of planes that are there.
template <class T>
ExportItem stackItem(const QString& group, const QString& title, const QString& stem,
                     const Stack<T>& stack) {
    return stackItem<T>(group, title, stem, stack.shape, [stack] { return stack; });
}

void writeWeights(const core::WeightMatrix<double>& weights, bool transposed, FileFormat format,
                  const core::formats::Sink& sink, const core::Control& control) {
    switch (format) {
        case FileFormat::CsvEntries:
            core::formats::writeEntries(sink, weights, transposed, ',', 0, control);
            return;
        case FileFormat::MatrixMarket:
            core::formats::writeMatrixMarket(sink, weights, transposed, control);
            return;
        default:
            break;
    }
    const core::formats::Rows<double> rows = core::formats::denseRows(weights, transposed);
    if (format == FileFormat::CsvDense) {
        core::formats::writeCsv(sink, rows, control);
        return;
    }
    const std::vector<core::Index> shape{rows.count, rows.length};
    core::formats::writeNpy<double>(sink, shape, rows, control);
}

}  // namespace

QString formatName(FileFormat format) {
    switch (format) {
        case FileFormat::CsvDense:
            return translated("CSV, rows of numbers");
        case FileFormat::CsvEntries:
            return translated("CSV, row,column,value");
        case FileFormat::CsvTable:
            return translated("CSV with a heading");
        case FileFormat::MatrixMarket:
            return translated("Matrix Market");
        case FileFormat::Npy:
            return translated("NumPy array");
        case FileFormat::Png:
            return translated("PNG picture");
        case FileFormat::Svg:
            return translated("SVG picture");
        case FileFormat::Folder:
            return translated("Folder of PNG and CSV");
    }
    return {};
}

QString formatEnding(FileFormat format) {
    switch (format) {
        case FileFormat::CsvDense:
        case FileFormat::CsvEntries:
        case FileFormat::CsvTable:
            return QStringLiteral("csv");
        case FileFormat::MatrixMarket:
            return QStringLiteral("mtx");
        case FileFormat::Npy:
            return QStringLiteral("npy");
        case FileFormat::Png:
            return QStringLiteral("png");
        case FileFormat::Svg:
            return QStringLiteral("svg");
        case FileFormat::Folder:
            break;
    }
    return {};
}

template <class T>
ExportItem exportOf(const QString& group, const QString& title, const QString& stem,
                    core::Shared<core::Planes<T>> planes, core::Index plane) {
    const T* const values = planes->data();
    const std::vector<core::Index> shape =
        withoutLonePlanes({core::size(*planes, 0), core::size(*planes, 1), core::size(*planes, 2)});
    return stackItem<T>(group, title, stem, {std::move(planes), values, shape, plane});
}

ExportItem exportOf(const QString& group, const QString& title, const QString& stem,
                    const Later<core::Planes<double>>& planes, core::Index plane) {
    const std::vector<core::Index> shape =
        withoutLonePlanes({planes.size(0), planes.size(1), planes.size(2)});
    return stackItem<double>(group, title, stem, shape, [planes, shape, plane] {
        const auto made = planes.array();
        return Stack<double>{made, made->data(), shape, plane};
    });
}

ExportItem exportLaidFlat(const QString& group, const QString& title, const QString& stem,
                          core::Shared<core::Planes<double>> planes) {
    const double* const values = planes->data();
    const std::vector<core::Index> shape{static_cast<core::Index>(planes->size()), 1};
    return stackItem<double>(group, title, stem, {std::move(planes), values, shape, 0});
}

template <class T>
ExportItem exportOf(const QString& group, const QString& title, const QString& stem,
                    core::Shared<core::Kernels<T>> kernels, core::Index filter,
                    core::Index channel) {
    const T* const values = kernels->data();
    const core::Index plane = filter * core::size(*kernels, 1) + channel;
    std::vector<core::Index> shape{core::size(*kernels, 0), core::size(*kernels, 1),
                                   core::size(*kernels, 2), core::size(*kernels, 3)};
    // A bank keeps all four dimensions, so that the command reads back what was written.
    if (shape[0] == 1 && shape[1] == 1)
        shape = withoutLonePlanes(shape);
    return stackItem<T>(group, title, stem, {std::move(kernels), values, shape, plane});
}

ExportItem exportOf(const QString& group, const core::WeightMatrix<double>& weights,
                    bool transposed) {
    const core::Index rows = transposed ? weights.columns() : weights.rows();
    const core::Index columns = transposed ? weights.rows() : weights.columns();
    ExportItem item{
        group,
        transposed ? QStringLiteral("[kernel]$W^{T}$[/]") : QStringLiteral("[kernel]$W$[/]"),
        sizeText({rows, columns}),
        transposed ? QStringLiteral("WT") : QStringLiteral("W"),
        {FileFormat::CsvEntries, FileFormat::MatrixMarket},
        {},
        {}};
    if (rows <= core::kDenseLimit / columns)
        item.formats = {FileFormat::CsvDense, FileFormat::CsvEntries, FileFormat::MatrixMarket,
                        FileFormat::Npy};
    else
        item.remark = translated(
            "Laid out densely it would have more than 100 million cells, so it is written by its "
            "entries.");
    item.write = [weights, transposed](FileFormat format, const QString& path,
                                       const core::Control& control) {
        core::formats::replaceFile(nativePath(path), [&](const core::formats::Sink& sink) {
            writeWeights(weights, transposed, format, sink, control);
        });
    };
    return item;
}

template ExportItem exportOf(const QString&, const QString&, const QString&,
                             core::Shared<core::Planes<double>>, core::Index);
template ExportItem exportOf(const QString&, const QString&, const QString&,
                             core::Shared<core::Planes<float>>, core::Index);
template ExportItem exportOf(const QString&, const QString&, const QString&,
                             core::Shared<core::Kernels<double>>, core::Index, core::Index);
template ExportItem exportOf(const QString&, const QString&, const QString&,
                             core::Shared<core::Kernels<float>>, core::Index, core::Index);

}  // namespace model
