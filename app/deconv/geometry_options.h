#pragma once

#include "core/notation.h"

#include <QString>

class QCommandLineParser;

/// Whether output padding is a subcommand's to choose. Where it is not, the option is known, to be
/// refused with a reason, but not shown.
enum class OutputPadding { Belongs, DoesNot };
void declareGeometry(QCommandLineParser& parser, OutputPadding outputPadding);

/// What the options, and the line of --geometry, say. Throws core::Refused, naming the option, for
/// what is malformed or said twice.
core::PartialGeometry readGeometry(const QCommandLineParser& parser, OutputPadding outputPadding);

using Sizes = std::pair<core::Index, core::Index>;  // rows, columns

/// "5x5". Throws core::Refused, naming the option.
Sizes readSizes(const QString& option, const QString& text);

/// The geometry of a direct convolution of an input of this size. Throws core::Refused for a
/// problem with it, and where the line of --geometry says other sizes.
core::Geometry directGeometry(const core::PartialGeometry& part, Sizes input, Sizes kernel);

/// The geometry whose transposed convolution takes an input of this size: it is its o.
core::Geometry transposedGeometry(const core::PartialGeometry& part, Sizes output, Sizes kernel);
