#pragma once

#include "core/formats/bytes.h"
#include "tests/oracle/refusal.h"

#include <QString>
#include <functional>
#include <string>

namespace oracle {

/// What is written, as one text.
inline std::string written(const std::function<void(const core::formats::Sink&)>& write) {
    std::string bytes;
    write([&](std::string_view piece) { bytes += piece; });
    return bytes;
}

}  // namespace oracle
