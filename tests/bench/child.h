#pragma once

#include <map>
#include <string>
#include <vector>

namespace bench {

/// What a program that was started came to.
struct Child {
    double seconds = 0;  // from its start to its end
    /// The lines that it printed: a title, a tab, and numbers with commas between.
    std::map<std::string, std::vector<double>> values;
};

/// Starts a program without a screen and waits for it. Throws std::runtime_error where it cannot be
/// started or fails.
Child runChild(const std::vector<std::string>& words);

}  // namespace bench
