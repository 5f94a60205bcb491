#pragma once

#include "core/array.h"
#include "core/control.h"
#include "core/formats/file.h"
#include "core/formats/npy.h"

#include <QString>

/// An array as a file holds it, and the file's name for sentences.
struct NamedArray {
    core::formats::NpyArray array;
    std::string name;

    std::size_t dimensions() const { return array.shape.size(); }
    bool isFloat() const { return std::holds_alternative<std::vector<float>>(array.values); }
};

/// Reads a .csv or .npy file; a .csv has two dimensions. Throws core::Refused.
NamedArray readArray(const QString& path);

/// An input of H×W or C×H×W as planes, a kernel of kh×kw or of four dimensions as a bank. Throws
/// core::Refused for other numbers of dimensions. The values become T.
template <class T>
core::Planes<T> planesOf(const NamedArray& input);
template <class T>
core::Kernels<T> bankOf(const NamedArray& kernel);

/// Writes to the file of that name, or to standard output where it is empty.
void writeTo(const QString& path, const core::formats::Writer& write);

bool isCsv(const QString& path);
bool isNpy(const QString& path);

/// Writes a result: as a .npy file with the shape H×W where `asMatrix`, else as it is; or as .csv
/// or text on standard output where it is one matrix. Throws core::Refused for other endings and
/// for several maps as text.
template <class T>
void writeResult(const QString& path, const core::Planes<T>& result, bool asMatrix,
                 const core::Control& control);

/// Throws core::Refused if a result of so many maps cannot be written to a file of that name,
/// before anything is computed.
void checkResult(const QString& path, core::Index maps);
