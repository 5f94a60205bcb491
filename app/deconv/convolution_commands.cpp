#include "app/deconv/arrays.h"
#include "app/deconv/command.h"
#include "app/deconv/geometry_options.h"
#include "core/convolution.h"
#include "core/deconvolution/fractional_stride.h"
#include "core/deconvolution/matrix.h"
#include "core/deconvolution/padded_input.h"
#include "core/deconvolution/stamp.h"

#include <QCommandLineParser>

using core::Geometry;
using core::Index;
using core::Kernels;
using core::Planes;
using core::Refused;

namespace {

const char* const kFiles =
    "Files are .csv (one matrix, rows of numbers, no header) or .npy (float32, float64 or any "
    "other "
    "real type).";

void declareFiles(QCommandLineParser& parser, const QString& input, const QString& kernel) {
    addOption(parser, {"i", "input"}, input, "file");
    addOption(parser, {"k", "kernel"}, kernel, "file");
    addOption(parser, {"o", "output"},
              "Where the result goes, .csv or .npy. Without it a matrix is printed as CSV.",
              "file");
}

/// Refuses a lone kernel for several channels.
void checkLoneKernel(const NamedArray& input, const NamedArray& kernel) {
    if (kernel.dimensions() == 2 && input.dimensions() == 3 && input.array.shape[0] != 1)
        throw Refused(kernel.name +
                      " is a single kernel, which needs an input of one channel, and " +
                      input.name + " has " + std::to_string(input.array.shape[0]) +
                      "; give a bank of four dimensions");
}

void refuse(const std::optional<core::Problem>& problem, const Geometry& geometry) {
    if (problem)
        throw Refused(sentence(*problem, geometry));
}

template <class A>
auto shapeOf(const A& array) {
    std::array<Index, std::tuple_size_v<typename A::shape_type>> shape;
    std::copy(array.shape().begin(), array.shape().end(), shape.begin());
    return shape;
}

template <class T>
Sizes sizesOf(const Planes<T>& planes) {
    return {size(planes, 1), size(planes, 2)};
}

template <class T>
Sizes sizesOf(const Kernels<T>& kernels) {
    return {size(kernels, 2), size(kernels, 3)};
}

/// Reads both files and does `work` with them as float, if both are, or else as double.
template <class Work>
void withArrays(const QCommandLineParser& parser, Work work) {
    const NamedArray input = readArray(required(parser, "i"));
    const NamedArray kernel = readArray(required(parser, "k"));
    checkLoneKernel(input, kernel);
    const bool asMatrix = input.dimensions() == 2 && kernel.dimensions() == 2;
    if (input.isFloat() && kernel.isFloat())
        work(planesOf<float>(input), bankOf<float>(kernel), asMatrix);
    else
        work(planesOf<double>(input), bankOf<double>(kernel), asMatrix);
}

void runConv(const QCommandLineParser& parser, const core::Control& control) {
    const core::PartialGeometry part = readGeometry(parser, OutputPadding::DoesNot);
    const QString output = parser.value("o");
    withArrays(parser, [&](const auto& input, const auto& kernels, bool asMatrix) {
        const Geometry geometry = directGeometry(part, sizesOf(input), sizesOf(kernels));
        refuse(problemWithConvolution(geometry, shapeOf(input), shapeOf(kernels)), geometry);
        checkResult(output, size(kernels, 0));
        writeResult(output, convolve(input, kernels, geometry, control), asMatrix, control);
    });
}

enum class View { Direct, Matrix, Padded, Fractional, Stamp };

View readView(const QString& name) {
    const QStringList names{"direct", "matrix", "padded", "fractional", "stamp"};
    const auto found = names.indexOf(name);
    if (found < 0)
        throw Refused("--view is '" + name.toStdString() + "', which is none of " +
                      names.join(", ").toStdString());
    return static_cast<View>(found);
}

/// The ways but the direct one hold arrays that are larger than input and result.
template <class T>
void checkWay(View view, const Planes<T>& input, const Geometry& geometry) {
    const Index rows = transposed(geometry.rows).padded;
    const Index columns = transposed(geometry.columns).padded;
    if (view == View::Padded && size(input, 0) > core::kLargestSize / rows / columns)
        throw Refused("The padded input would have " + std::to_string(size(input, 0)) + "×" +
                      std::to_string(rows) + "×" + std::to_string(columns) + " cells, more than " +
                      std::to_string(core::kLargestSize) + "; use --view direct");
}

template <class T>
Planes<T> transposedBy(View view, const Planes<T>& input, const Kernels<T>& kernels,
                       const Geometry& geometry, const core::Control& control) {
    using namespace core::deconvolution;
    switch (view) {
        case View::Direct:
            break;
        case View::Matrix:
            return asMatrix(input, core::share(Kernels<T>(kernels)), geometry, control).output;
        case View::Padded:
            return asPaddedInput(input, kernels, geometry, control).output;
        case View::Fractional:
            return asFractionalStride(input, kernels, geometry, control).output;
        case View::Stamp:
            return asStamps(input, kernels, geometry, control);
    }
    return convolveTransposed(input, kernels, geometry, control);
}

void runTranspose(const QCommandLineParser& parser, const core::Control& control) {
    const core::PartialGeometry part = readGeometry(parser, OutputPadding::Belongs);
    const View view = readView(parser.value("view"));
    const QString output = parser.value("o");
    withArrays(parser, [&](const auto& input, const auto& kernels, bool asMatrix) {
        const Geometry geometry = transposedGeometry(part, sizesOf(input), sizesOf(kernels));
        refuse(problemWithTransposed(geometry, shapeOf(input), shapeOf(kernels)), geometry);
        checkWay(view, input, geometry);
        checkResult(output, geometry.groups * size(kernels, 1));
        writeResult(output, transposedBy(view, input, kernels, geometry, control), asMatrix,
                    control);
    });
}

void declareConv(QCommandLineParser& parser) {
    declareFiles(parser, "The input X: H×W or C×H×W.",
                 "The kernel K: kh×kw, or a bank of F×(C/groups)×kh×kw.");
    declareGeometry(parser, OutputPadding::DoesNot);
}

void declareTranspose(QCommandLineParser& parser) {
    declareFiles(parser, "The input Y: H×W or F×H×W.",
                 "The kernel K: kh×kw, or a bank of F×(C/groups)×kh×kw (PyTorch's layout: input "
                 "channels first).");
    declareGeometry(parser, OutputPadding::Belongs);
    parser.addOption(
        {"view",
         "The way to compute it: direct, matrix, padded, fractional or stamp. All give "
         "the same numbers.",
         "way", "direct"});
}

}  // namespace

Command convCommand() {
    return {"conv",
            "The direct convolution of an input with a kernel.",
            QString("Writes Y = X ∗ K, cross-correlation as in every framework. ") + kFiles,
            "deconv conv -i x.csv -k k.csv --stride 2 --padding 1 -o y.csv",
            declareConv,
            runConv};
}

Command transposeCommand() {
    return {"transpose",
            "The transposed convolution of an input with a kernel, computed in any of five ways.",
            QString("Writes Z = Wᵀy, the shape that the direct convolution came from. ") + kFiles,
            "deconv transpose -i y.csv -k k.csv --stride 2 --padding 1 --output-padding 1 "
            "--view stamp",
            declareTranspose,
            runTranspose};
}
