#pragma once

#include "core/array.h"
#include "core/control.h"
#include "core/weight_matrix.h"
#include "ui/model/later.h"

#include <QString>
#include <functional>
#include <vector>

namespace model {

/// What a file of numbers or a picture can be written as.
enum class FileFormat { CsvDense, CsvEntries, CsvTable, MatrixMarket, Npy, Png, Svg, Folder };

/// The name of a format as a person chooses it, and the ending of its files, without the point;
/// empty for a folder.
QString formatName(FileFormat format);
QString formatEnding(FileFormat format);

/// One thing in view that can be written to a file: its arrays are shared, so that it stays what it
/// was while it is being written, whatever happens in the window.
struct ExportItem {
    QString group;                    // the heading that it is listed under
    QString title;                    // markup, see paint::mathText
    QString size;                     // "4×16", "1280×800 px"
    QString stem;                     // the file name that is suggested, without an ending
    std::vector<FileFormat> formats;  // the usual one first
    /// Why a format that one would look for is not among them, or empty.
    QString remark;
    /// Writes the file whole or not at all, on any thread. Throws core::Refused, core::Cancelled.
    std::function<void(FileFormat, const QString& path, const core::Control&)> write;
};

/// An array of one plane or of several. CSV holds one plane, the given one; NPY all of them.
template <class T>
ExportItem exportOf(const QString& group, const QString& title, const QString& stem,
                    core::Shared<core::Planes<T>> planes, core::Index plane = 0);

/// An array that is made when it is written.
ExportItem exportOf(const QString& group, const QString& title, const QString& stem,
                    const Later<core::Planes<double>>& planes, core::Index plane = 0);

/// Planes laid flat by rows, one after the other: a matrix of one column.
ExportItem exportLaidFlat(const QString& group, const QString& title, const QString& stem,
                          core::Shared<core::Planes<double>> planes);

/// A filter bank; CSV holds one kernel, the given one.
template <class T>
ExportItem exportOf(const QString& group, const QString& title, const QString& stem,
                    core::Shared<core::Kernels<T>> kernels, core::Index filter = 0,
                    core::Index channel = 0);

/// W, or its transpose: densely up to core::kDenseLimit cells, as entries at any size.
ExportItem exportOf(const QString& group, const core::WeightMatrix<double>& weights,
                    bool transposed);

}  // namespace model
