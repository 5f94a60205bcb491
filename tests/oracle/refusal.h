#pragma once

#include "core/control.h"

#include <QString>
#include <functional>

namespace oracle {

/// What it is refused with; empty where it is not.
inline QString refusal(const std::function<void()>& act) {
    try {
        act();
    } catch (const core::Refused& refused) {
        return QString::fromUtf8(refused.what());
    }
    return {};
}

}  // namespace oracle
