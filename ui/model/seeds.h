#pragma once

#include <cstdint>

namespace model {

/// A seed drawn by chance, another than `present`, short enough to be read out: 1 to 9999.
std::uint32_t anotherSeed(std::uint32_t present);

}  // namespace model
