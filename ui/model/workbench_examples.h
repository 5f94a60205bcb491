#pragma once

#include "core/examples.h"
#include "ui/model/workbench.h"

#include <QString>
#include <optional>

namespace model {

/// What the Workbench opens on: the first example.
WorkbenchPart openingWorkbench();

/// An example by its name, with the presets that its arrays come from; nothing for other names.
std::optional<WorkbenchPart> workbenchExample(const QString& name);

/// The part of a whole experiment, such as a file holds. Presets are recognised by their numbers.
WorkbenchPart workbenchOf(const core::Experiment& experiment);

/// The way of seeing that an example is best opened with.
core::Way wayOfExample(const QString& name);

/// Whether the part still is the example that it was last set from, number for number.
bool isStillItsExample(const WorkbenchPart& part);

/// Whether two parts have the same numbers, wherever they are held.
bool haveSameNumbers(const WorkbenchPart& a, const WorkbenchPart& b);

}  // namespace model
