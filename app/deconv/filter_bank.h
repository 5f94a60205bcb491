#pragma once

#include "core/features.h"

#include <QString>
#include <QStringList>

class QCommandLineParser;

/// The filters of a bank, in the layout of core::FeatureRequest, and a name for each.
struct NamedBank {
    core::Kernels<float> filters;
    QStringList names;   // "sobel-x", "filter"
    QStringList titles;  // "Sobel, across", "Filter 1"
};

/// The bank that --filters or --preset asks for, for a photo of so many channels. Throws
/// core::Refused.
NamedBank readBank(const QCommandLineParser& parser, core::FeatureOperation operation,
                   core::Index photoChannels, std::pair<core::Index, core::Index> strides);

/// The kernel of a name or a file, a single one of kh×kw. Presets have their usual size. Throws
/// core::Refused.
core::Matrix<double> readKernel(const QString& nameOrFile, quint64 seed);

/// One line for each preset, name first.
QString presetList();
