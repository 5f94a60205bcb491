#include "app/deconv/arrays.h"
#include "app/deconv/command.h"
#include "app/deconv/geometry_options.h"
#include "core/convolution.h"
#include "core/formats/csv.h"
#include "core/formats/matrix_market.h"
#include "core/formats/npy.h"
#include "core/weight_matrix.h"

#include <QCommandLineParser>

using core::Geometry;
using core::Index;
using core::Refused;

namespace {

enum class Format { Dense, Coo, Mtx };

Format readFormat(const QString& name) {
    const QStringList names{"dense", "coo", "mtx"};
    const auto found = names.indexOf(name);
    if (found < 0)
        throw Refused("--format is '" + name.toStdString() + "', which is none of dense, coo, mtx");
    return static_cast<Format>(found);
}

void checkDense(Index rows, Index columns) {
    if (rows <= core::kDenseLimit / columns)
        return;
    throw Refused("W has " + std::to_string(rows) + "×" + std::to_string(columns) +
                  " cells, more than the " + std::to_string(core::kDenseLimit) +
                  " that are written densely; use --format coo or mtx");
}

/// Rows and columns have to be countable before W is made.
void checkSizes(const Geometry& geometry, const std::array<Index, 4>& kernels) {
    const Index channels = geometry.groups * kernels[1];
    const std::array<Index, 3> input{channels, geometry.rows.input, geometry.columns.input};
    if (const auto found = problemWithConvolution(geometry, input, kernels))
        throw Refused(sentence(*found, geometry));
    if (channels > core::kLargestSize / input[1] / input[2])
        throw Refused("An input of " + std::to_string(channels) + "×" + std::to_string(input[1]) +
                      "×" + std::to_string(input[2]) + " has more than " +
                      std::to_string(core::kLargestSize) + " cells, the most that is computed");
}

void checkNonZeros(Index count) {
    if (count > core::kLargestSize)
        throw Refused("W has " + std::to_string(count) +
                      " entries that hold a tap, more than the " +
                      std::to_string(core::kLargestSize) + " that are written");
}

template <class T>
void writeDense(const QString& path, const core::WeightMatrix<T>& matrix, bool transposed,
                const core::Control& control) {
    checkDense(matrix.rows(), matrix.columns());
    if (!path.isEmpty() && !isCsv(path) && !isNpy(path))
        throw Refused(
            "Cannot write '" + path.toStdString() +
            "' densely: its name ends in neither .csv nor .npy; --format coo or mtx takes "
            "any name");
    checkResult(path, 1);
    const auto rows = core::formats::denseRows(matrix, transposed);
    const Index shape[] = {rows.count, rows.length};
    writeTo(path, [&](const core::formats::Sink& sink) {
        if (isNpy(path))
            core::formats::writeNpy(sink, shape, rows, control);
        else
            core::formats::writeCsv(sink, rows, control);
    });
}

template <class T>
void write(const QString& path, Format format, const core::WeightMatrix<T>& matrix, bool transposed,
           const core::Control& control) {
    if (format == Format::Dense) {
        writeDense(path, matrix, transposed, control);
        return;
    }
    checkNonZeros(matrix.nonZeros());
    writeTo(path, [&](const core::formats::Sink& sink) {
        if (format == Format::Coo)
            core::formats::writeEntries(sink, matrix, transposed, ',', 0, control);
        else
            core::formats::writeMatrixMarket(sink, matrix, transposed, control);
    });
}

template <class T>
void runWith(const QCommandLineParser& parser, const NamedArray& kernel,
             const core::Control& control) {
    const Format format = readFormat(parser.value("format"));
    const core::PartialGeometry part = readGeometry(parser, OutputPadding::DoesNot);
    const auto kernels = core::share(bankOf<T>(kernel));
    const std::array<Index, 4> shape{size(*kernels, 0), size(*kernels, 1), size(*kernels, 2),
                                     size(*kernels, 3)};
    const Sizes input = parser.isSet("input-size") || !part.input
                            ? readSizes("--input-size", required(parser, "input-size"))
                            : *part.input;
    const Geometry geometry = directGeometry(part, input, {shape[2], shape[3]});
    checkSizes(geometry, shape);
    write(parser.value("o"), format, core::WeightMatrix<T>(geometry, kernels),
          parser.isSet("transposed"), control);
}

void run(const QCommandLineParser& parser, const core::Control& control) {
    const NamedArray kernel = readArray(required(parser, "k"));
    if (kernel.isFloat())
        runWith<float>(parser, kernel, control);
    else
        runWith<double>(parser, kernel, control);
}

void declare(QCommandLineParser& parser) {
    addOption(parser, {"input-size"}, "The size of X, rows x columns.", "size");
    addOption(parser, {"k", "kernel"}, "The kernel K: kh×kw, or a bank of F×(C/groups)×kh×kw.",
              "file");
    declareGeometry(parser, OutputPadding::DoesNot);
    addOption(parser, {"transposed"}, "Write Wᵀ.");
    parser.addOption(
        {"format",
         "dense; coo, lines of row,column,value; or mtx, Matrix Market. The sparse ones "
         "list every tap that meets the input, zero taps included.",
         "format", "dense"});
    addOption(parser, {"o", "output"},
              "Where it goes; dense to a .npy name writes NPY. Without it, it is printed.", "file");
}

}  // namespace

Command matrixCommand() {
    return {"matrix",
            "The weight matrix W of a convolution, or its transpose.",
            "W has F·oh·ow rows and C·ih·iw columns, channels first: W times X laid flat is Y laid "
            "flat, and Wᵀ is the transposed convolution.",
            "deconv matrix --input-size 4x4 -k k.csv --format mtx -o W.mtx",
            declare,
            run};
}
