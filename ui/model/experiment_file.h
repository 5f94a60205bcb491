#pragma once

#include "core/control.h"
#include "ui/model/experiment.h"

#include <QByteArray>
#include <QString>

namespace model {

/// An experiment as a file: JSON with the Workbench's geometry in one line and its arrays, nested
/// by dimension, and the parts of the other pages. Photos go with it as the files that they came
/// from, samples by name, so that the file is whole wherever it is taken. Numbers that JSON lacks
/// are the strings nan, inf and -inf. Not for the GUI thread where there are photos. Throws
/// core::Refused where a photo is too large.
QByteArray experimentToJson(const Experiment& experiment);

/// Reads it back; parts that the file lacks are as at the start. Throws core::Refused with a
/// sentence that names what is wrong: no JSON, another kind of file, a geometry that cannot be,
/// arrays that do not fit it, a photo that is damaged.
Experiment experimentFromJson(const QByteArray& json, const core::Control& control = {});

/// What such files are called.
inline constexpr const char* kExperimentSuffix = "deconv";

}  // namespace model
