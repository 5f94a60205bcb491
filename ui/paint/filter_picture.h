#pragma once

#include "core/array.h"
#include "ui/paint/theme.h"

#include <QRectF>
#include <QSize>

class QPainter;

namespace paint {

/// A filter as a small array of cells with its numbers, or without where the cells are too small.
/// Its colours are those of the largest magnitude in the bank.
struct FilterPicture {
    core::Shared<core::Kernels<float>> filters;
    core::Index filter = 0;
    core::Index channel = 0;

    core::Index rows() const { return core::size(*filters, 2); }
    core::Index columns() const { return core::size(*filters, 3); }
    double cell() const;
    QSize size() const;
    QRectF box(int row, int column) const;
    /// The px between cells.
    double gap() const { return cell() >= 6 ? 1 : 0; }
};

/// The size that a filter of so many rows and columns takes.
QSize filterSize(core::Index rows, core::Index columns);

void drawFilter(QPainter& painter, const FilterPicture& picture, const Theme& theme);

}  // namespace paint
