#pragma once

#include "ui/paint/marks.h"
#include "ui/paint/stage_scene.h"

namespace paint {

/// At most this many terms of a sum get a number; more are outlined only.
inline constexpr std::size_t kMostTabs = 25;

/// What is to be said about the cells of one array while the scene's subject is pointed at: who
/// takes part, what is outlined and numbered. Everything comes from core::trace.
Marks marksFor(const StageScene& scene, core::ArrayId array, bool lower);

}  // namespace paint
