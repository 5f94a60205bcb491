#include "app/deconv/arrays.h"

#include "app/deconv/command.h"
#include "core/formats/csv.h"
#include "core/formats/temporary.h"

#include <QFileInfo>
#include <algorithm>
#include <unistd.h>

using core::Index;
using core::Refused;

namespace {

std::string shapeText(const std::vector<Index>& shape) {
    if (shape.size() == 1)
        return "a list of length " + std::to_string(shape.front());
    std::string text;
    for (const Index size : shape)
        text += (text.empty() ? "" : "×") + std::to_string(size);
    return text.empty() ? "a single number" : text;
}

template <class T, class A>
A shaped(const NamedArray& from,
         const std::array<Index, std::tuple_size_v<typename A::shape_type>>& shape) {
    auto array = core::uninitialised<A>(shape);
    std::visit(
        [&](const auto& values) {
            std::transform(values.begin(), values.end(), array.data(),
                           [](auto value) { return static_cast<T>(value); });
        },
        from.array.values);
    return array;
}

core::formats::NpyArray readCsvArray(const core::formats::Source& source) {
    const core::Matrix<double> matrix = core::formats::readCsv(source);
    return {{size(matrix, 0), size(matrix, 1)},
            std::vector<double>(matrix.data(), matrix.data() + matrix.size())};
}

void writeToOutput(const core::formats::Writer& write) {
    const core::formats::Descriptor output(::dup(STDOUT_FILENO));
    write(
        [&](std::string_view bytes) { core::formats::writeAll(output, bytes, "standard output"); });
}

}  // namespace

NamedArray readArray(const QString& path) {
    NamedArray read;
    read.name = "'" + path.toStdString() + "'";
    if (!isCsv(path) && !isNpy(path) && !QFileInfo(path).isDir())
        throw Refused(read.name + " is neither a .csv nor a .npy file; those are read");
    core::formats::readFile(fileName(path), [&](const core::formats::Source& source) {
        read.array = isNpy(path) ? core::formats::readNpy(source) : readCsvArray(source);
    });
    return read;
}

template <class T>
core::Planes<T> planesOf(const NamedArray& input) {
    const auto& shape = input.array.shape;
    if (shape.size() == 2)
        return shaped<T, core::Planes<T>>(input, {1, shape[0], shape[1]});
    if (shape.size() == 3)
        return shaped<T, core::Planes<T>>(input, {shape[0], shape[1], shape[2]});
    throw Refused(input.name + " is " + shapeText(shape) +
                  "; an input has two dimensions, H×W, or three, C×H×W");
}

template <class T>
core::Kernels<T> bankOf(const NamedArray& kernel) {
    const auto& shape = kernel.array.shape;
    if (shape.size() == 2)
        return shaped<T, core::Kernels<T>>(kernel, {1, 1, shape[0], shape[1]});
    if (shape.size() == 4)
        return shaped<T, core::Kernels<T>>(kernel, {shape[0], shape[1], shape[2], shape[3]});
    throw Refused(kernel.name + " is " + shapeText(shape) +
                  "; a kernel has two dimensions, or four: filters, channels, rows, columns");
}

void writeTo(const QString& path, const core::formats::Writer& write) {
    if (path.isEmpty())
        writeToOutput(write);
    else
        core::formats::replaceFile(fileName(path), write);
}

bool isCsv(const QString& path) {
    return path.endsWith(".csv", Qt::CaseInsensitive);
}

bool isNpy(const QString& path) {
    return path.endsWith(".npy", Qt::CaseInsensitive);
}

void checkResult(const QString& path, Index maps) {
    if (!path.isEmpty() && !isCsv(path) && !isNpy(path))
        throw Refused("Cannot write '" + path.toStdString() +
                      "': its name ends in neither .csv nor .npy, which says what to write");
    if (maps > 1 && !isNpy(path))
        throw Refused(
            "The result has " + std::to_string(maps) + " maps and " +
            (path.isEmpty() ? std::string("standard output") : "'" + path.toStdString() + "'") +
            " holds one matrix; write it to a .npy file with -o");
    if (!path.isEmpty())
        core::formats::checkWritable(fileName(path));
}

template <class T>
void writeResult(const QString& path, const core::Planes<T>& result, bool asMatrix,
                 const core::Control& control) {
    const Index maps = size(result, 0);
    const Index rows = size(result, 1);
    const Index columns = size(result, 2);
    checkResult(path, maps);
    const auto lines = core::formats::rowsOf(result.data(), maps * rows, columns);
    std::vector<Index> shape{maps, rows, columns};
    if (asMatrix)
        shape.erase(shape.begin());
    writeTo(path, [&](const core::formats::Sink& sink) {
        if (isNpy(path))
            core::formats::writeNpy(sink, shape, lines, control);
        else
            core::formats::writeCsv(sink, lines, control);
    });
}

template core::Planes<float> planesOf(const NamedArray&);
template core::Planes<double> planesOf(const NamedArray&);
template core::Kernels<float> bankOf(const NamedArray&);
template core::Kernels<double> bankOf(const NamedArray&);
template void writeResult(const QString&, const core::Planes<float>&, bool, const core::Control&);
template void writeResult(const QString&, const core::Planes<double>&, bool, const core::Control&);
