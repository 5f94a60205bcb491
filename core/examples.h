#pragma once

#include "core/experiment.h"

#include <span>
#include <string_view>

namespace core {

/// An experiment that is known by name, and the way of seeing that it is best opened with.
struct Example {
    const char* name;   // for a command and for what is stored
    const char* title;  // as a window shows it, in English, to be translated there
    const char* line;   // its geometry
    Way way;
};

/// All of them, the one that a window opens with first.
std::span<const Example> examples();

/// The experiment of that name. Throws Refused, naming the examples.
Experiment makeExample(std::string_view name);

}  // namespace core
