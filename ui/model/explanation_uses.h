#pragma once

#include "ui/model/explanation_parts.h"

/// What a number is used in: where it goes.
namespace model::explaining {

Explanation explainOutput(const Subject& subject);
Explanation explainInput(const Subject& subject);
Explanation explainTap(const Subject& subject);
/// An entry of W or Wᵀ.
Explanation explainEntry(const Subject& subject);

}  // namespace model::explaining
