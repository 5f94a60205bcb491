#include "core/formats/temporary.h"

#include "core/control.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#include <utility>

namespace core::formats {

namespace fs = std::filesystem;

namespace {

std::string prefixOf(const std::string& name) {
    constexpr std::size_t kLongest = 200;  // of the 255 bytes that a name may have
    return "." + name.substr(0, kLongest) + ".deconv-";
}

}  // namespace

Descriptor::~Descriptor() {
    if (number_ >= 0)
        ::close(number_);
}

Descriptor::Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
}

void refuseToWrite(const fs::path& path, int error) {
    throw Refused("Cannot write '" + path.string() + "': " + std::strerror(error) +
                  "; choose another place for it");
}

void writeAll(const Descriptor& file, std::string_view bytes, const fs::path& path) {
    while (!bytes.empty()) {
        const ssize_t count = ::write(file.number(), bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            refuseToWrite(path, errno);
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
}

fs::path temporaryName(const fs::path& folder, const std::string& name) {
    const std::string prefix = prefixOf(name) + std::to_string(::getpid()) + "-";
    for (int n = 0;; ++n) {
        fs::path path = folder / (prefix + std::to_string(n) + "~");
        std::error_code error;
        if (!fs::exists(fs::symlink_status(path, error)))
            return path;
    }
}

void removeStaleTemporaries(const fs::path& folder, const std::string& name) {
    const std::string prefix = prefixOf(name);
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error)) {
        const std::string found = entry->path().filename().string();
        if (!found.starts_with(prefix) || !found.ends_with('~'))
            continue;
        const Descriptor file(
            ::open(entry->path().c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
        std::error_code ignored;
        if (file.isOpen() && lock(file))
            fs::remove_all(entry->path(), ignored);
    }
}

bool lock(const Descriptor& temporary) {
    return ::flock(temporary.number(), LOCK_EX | LOCK_NB) == 0;
}

fs::path folderOf(const fs::path& path) {
    return path.has_parent_path() ? path.parent_path() : fs::path(".");
}

void syncFolder(const fs::path& folder) {
    const Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (opened.isOpen())
        ::fsync(opened.number());
}

}  // namespace core::formats
