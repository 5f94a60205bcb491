#pragma once

#include "core/control.h"
#include "core/formats/bytes.h"

#include <QString>
#include <functional>
#include <string>

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

/// What is written, as one text.
inline std::string written(const std::function<void(const core::formats::Sink&)>& write) {
    std::string bytes;
    write([&](std::string_view piece) { bytes += piece; });
    return bytes;
}

}  // namespace oracle
