#pragma once

#include "core/formats/temporary.h"

namespace core::formats {

/// A file that takes the place of another when it is whole, and else is gone.
class Replacement {
public:
    /// Whether the file is named only when it is whole, so that it vanishes by itself however the
    /// program ends. A file system that cannot do that has it named at once.
    enum class Name { WhenWhole, AtOnce };

    /// Begins an empty file beside `target`, with its permissions where it exists, and removes what
    /// a killed program left there. Throws Refused, naming the target.
    Replacement(std::filesystem::path target, Name name);
    ~Replacement();
    Replacement(const Replacement&) = delete;
    Replacement& operator=(const Replacement&) = delete;

    const Descriptor& file() const { return file_; }

    /// Puts the file in the target's place. Throws Refused.
    void commit();

private:
    bool openUnnamed();
    void openNamed();

    std::filesystem::path target_;
    std::filesystem::path folder_;
    std::string name_;
    std::filesystem::path temporary_;  // empty while the file has no name
    Descriptor file_;
};

}  // namespace core::formats
