#include "ui/model/seeds.h"

#include <QRandomGenerator>

namespace model {

std::uint32_t anotherSeed(std::uint32_t present) {
    constexpr std::uint32_t kMost = 9999;
    const std::uint32_t drawn = QRandomGenerator::global()->bounded(1U, kMost + 1);
    return drawn == present ? drawn % kMost + 1 : drawn;
}

}  // namespace model
