#pragma once

#include "tests/ui/support/arrays.h"

/// The experiment that the window opens with, a notebook's: what its arrays are called on screen,
/// and what is in them.
namespace support::notebook {

inline const QString kX = QStringLiteral("X, input");
inline const QString kK = QStringLiteral("K, kernel");
inline const QString kY = QStringLiteral("Y, output");
inline const QString kW = QStringLiteral("W, weight matrix");
inline const QString kWT = QStringLiteral("Wᵀ, transpose of W");
inline const QString kT = QStringLiteral("Y, input of the transposed convolution");
inline const QString kPadded = QStringLiteral("Y padded");
inline const QString kZ = QStringLiteral("Z, output of the transposed convolution");

inline const Numbers kInput{{4, 3, 2, 1}, {1, 4, 3, 2}, {2, 1, 4, 3}, {3, 2, 1, 4}};
inline const Numbers kKernel{{0, 1, 0}, {-1, 2, 2}, {0, 1, 0}};
inline const Numbers kOutput{{17, 12}, {14, 17}};

}  // namespace support::notebook
