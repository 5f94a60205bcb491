#pragma once

#include "ui/model/experiment.h"

#include <QByteArray>
#include <QString>

namespace model {

/// The Workbench's experiment as a file: JSON with its geometry in one line and its arrays, nested
/// by dimension. Numbers that JSON lacks are the strings nan, inf and -inf.
QByteArray experimentToJson(const WorkbenchPart& part);

/// Reads it back. Throws core::Refused with a sentence that names what is wrong: no JSON, another
/// kind of file, a geometry that cannot be, arrays that do not fit it.
WorkbenchPart experimentFromJson(const QByteArray& json);

/// What such files are called.
inline constexpr const char* kExperimentSuffix = "deconv";

}  // namespace model
