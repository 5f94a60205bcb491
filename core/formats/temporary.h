#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace core::formats {

/// A file descriptor that is closed.
class Descriptor {
public:
    explicit Descriptor(int number = -1) : number_(number) {}
    ~Descriptor();
    Descriptor(Descriptor&& other) noexcept;
    Descriptor& operator=(Descriptor&& other) noexcept;

    int number() const { return number_; }
    bool isOpen() const { return number_ >= 0; }

private:
    int number_;
};

/// Throws Refused, such as "Cannot write 'path': No space left on device; choose another place for
/// it".
[[noreturn]] void refuseToWrite(const std::filesystem::path& path, int error);

/// Writes all bytes, or throws Refused with the name `path`.
void writeAll(const Descriptor& file, std::string_view bytes, const std::filesystem::path& path);

/// A hidden name in `folder` for a temporary of ours that becomes `name`; nothing has it yet.
std::filesystem::path temporaryName(const std::filesystem::path& folder, const std::string& name);

/// Removes the temporaries in `folder` that were to become `name` and that no living program has
/// locked: what a program left that was killed.
void removeStaleTemporaries(const std::filesystem::path& folder, const std::string& name);

/// Marks a temporary as in use while the descriptor is open. False if another has marked it.
bool lock(const Descriptor& temporary);

/// The folder that a path is in, "." for a mere name.
std::filesystem::path folderOf(const std::filesystem::path& path);

/// Makes renames in a folder last through a loss of power, where the file system can.
void syncFolder(const std::filesystem::path& folder);

}  // namespace core::formats
