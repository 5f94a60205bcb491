#include "core/formats/file.h"

#include "core/control.h"
#include "core/formats/replacement.h"
#include "core/formats/temporary.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace core::formats {

namespace fs = std::filesystem;

namespace {

/// Where a chain of links leads, whether or not there is anything yet. Pipes and devices stay what
/// they are called: what /dev/stdout leads to has no name.
fs::path followLinks(fs::path path) {
    constexpr int kMostLinks = 40;
    std::error_code error;
    if (fs::exists(path, error) && !fs::is_regular_file(path, error))
        return path;
    for (int n = 0; n < kMostLinks && fs::is_symlink(path, error); ++n)
        path = path.parent_path() / fs::read_symlink(path, error);
    return path;
}

void writeDirectly(const fs::path& target, const Writer& write) {
    const Descriptor file(::open(target.c_str(), O_WRONLY | O_CLOEXEC));
    if (!file.isOpen())
        refuseToWrite(target, errno);
    write([&](std::string_view bytes) { writeAll(file, bytes, target); });
}

}  // namespace

void readFile(const std::string& path, const std::function<void(const Source&)>& use) {
    const auto refuse = [&](const std::string& why) {
        throw Refused("Cannot read '" + path + "': " + why);
    };
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!file.isOpen())
        refuse(std::strerror(errno));
    struct stat status {};
    if (::fstat(file.number(), &status) != 0)
        refuse(std::strerror(errno));
    if (S_ISDIR(status.st_mode))
        refuse("it is a folder, not a file");
    Source source;
    source.name = "'" + path + "'";
    if (S_ISREG(status.st_mode))
        source.size = status.st_size;
    source.read = [&](char* to, std::size_t capacity) {
        ssize_t count = 0;
        do
            count = ::read(file.number(), to, capacity);
        while (count < 0 && errno == EINTR);
        if (count < 0)
            refuse(std::strerror(errno));
        return static_cast<std::size_t>(count);
    };
    use(source);
}

void checkWritable(const std::string& path) {
    const auto refuse = [&](const std::string& why) {
        throw Refused("Cannot write '" + path + "': " + why);
    };
    const fs::path target = followLinks(path);
    const fs::path folder = folderOf(target);
    std::error_code error;
    if (path.empty())
        refuse("a file needs a name");
    if (fs::is_directory(target, error) || !target.has_filename())
        refuse("it is a folder; give the name of a file");
    if (!fs::exists(folder, error))
        refuse("there is no folder '" + folder.string() + "'; make it first");
    if (!fs::is_directory(folder, error))
        refuse("'" + folder.string() + "' is not a folder");
    const bool exists = fs::exists(target, error);
    if (exists && ::access(target.c_str(), W_OK) != 0)
        refuse(std::string(std::strerror(errno)) + "; choose another name");
    if ((!exists || fs::is_regular_file(target, error)) && ::access(folder.c_str(), W_OK | X_OK))
        refuse("the folder '" + folder.string() + "' may not be written to; choose another");
}

void replaceFile(const std::string& path, const Writer& write) {
    checkWritable(path);
    const fs::path target = followLinks(path);
    std::error_code error;
    if (fs::exists(target, error) && !fs::is_regular_file(target, error)) {
        writeDirectly(target, write);
        return;
    }
    Replacement replacement(target, Replacement::Name::WhenWhole);
    write([&](std::string_view bytes) { writeAll(replacement.file(), bytes, target); });
    replacement.commit();
}

}  // namespace core::formats
