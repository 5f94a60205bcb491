#pragma once

#include "core/examples.h"

#include <span>
#include <string_view>

namespace core {

/// A classic picture of convolution and transposed convolution, played as a film or opened to be
/// explored: one of examples(), and why one looks at it.
struct Scene {
    const char* name;   // an example's
    const char* group;  // the heading it stands under, in English, to be translated in a window
    const char* title;
    const char* about;  // one sentence: what to look for
    /// The scene that it is shown beside, to be compared; null for most.
    const char* beside = nullptr;
};

/// All of them, by group.
std::span<const Scene> scenes();

/// The scene that an example of this name is compared with, whichever of the two it is; null for
/// most.
const Scene* sceneBeside(std::string_view name);

/// The scene of that name. Throws Refused, naming the scenes.
const Scene& sceneNamed(std::string_view name);

}  // namespace core
