#pragma once

#include "ui/model/photos_part.h"

namespace model {

inline constexpr core::Index kMostFilters = 64;
inline constexpr core::Index kMostFilterSize = 31;  // rows or columns that can be chosen or read

/// Filters with their names.
struct FilterBank {
    core::Kernels<float> filters;  // F × 1 × rows × columns
    QStringList names;
};

/// `count` edge filters of size × size: slopes that fall along equally spaced directions, whole
/// numbers for the first four (of 2×2: 1 −1, 1 −1 and its kin; 3×3 are Prewitt's), rounded to
/// hundredths for other directions.
FilterBank edgeBank(core::Index size, core::Index count);

/// The first `count` of the known kernels that come in this size.
FilterBank classicBank(core::Index size, core::Index count);
core::Index classicCount(core::Index size);

/// `count` filters of whole numbers from −2 to 2, the same for the same seed: filter n is drawn
/// from seed + n, as the command draws several random presets.
FilterBank randomBank(core::Index size, core::Index count, std::uint32_t seed);

/// The most filters that a bank has in this size.
core::Index mostFilters(Bank bank, core::Index size);

FilterBank bankOf(Bank bank, core::Index size, core::Index count, std::uint32_t seed);

/// The filters repeated over three channels, or the mean over their channels.
core::Kernels<float> acrossColours(const core::Kernels<float>& filters);
core::Kernels<float> overOneChannel(const core::Kernels<float>& filters);

}  // namespace model
