#include "core/formats/folder.h"

#include "core/control.h"
#include "core/formats/temporary.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

namespace core::formats {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void refuse(const fs::path& path, const std::string& why) {
    throw Refused("Cannot write to the folder '" + path.string() + "': " + why);
}

/// A path without slashes at its end, so that it has a last name.
fs::path withoutSlash(const std::string& path) {
    fs::path result(path);
    while (!result.has_filename() && result.has_relative_path())
        result = result.parent_path();
    return result;
}

/// A hidden folder for files that are not all there yet. Gone at the end.
class Staging {
public:
    Staging(const fs::path& beside, const std::string& name) {
        removeStaleTemporaries(beside, name);
        path_ = temporaryName(beside, name);
        if (::mkdir(path_.c_str(), 0777) != 0)
            refuse(beside, std::strerror(errno));
        folder_ = Descriptor(::open(path_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
        if (!folder_.isOpen() || !lock(folder_))
            refuse(beside, "another program is writing there");
    }
    ~Staging() {
        std::error_code error;
        fs::remove_all(path_, error);
    }
    Staging(const Staging&) = delete;
    Staging& operator=(const Staging&) = delete;

    const fs::path& path() const { return path_; }

private:
    fs::path path_;
    Descriptor folder_;
};

void addFile(const fs::path& path, const Writer& write) {
    const Descriptor file(::open(path.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0666));
    if (!file.isOpen())
        refuseToWrite(path.filename(), errno);
    write([&](std::string_view bytes) { writeAll(file, bytes, path.filename()); });
    if (::fsync(file.number()) != 0)
        refuseToWrite(path.filename(), errno);
}

/// A folder cannot be replaced by a file of its name, so that is found out before any is moved.
void checkNames(const fs::path& folder, const std::vector<std::string>& names) {
    std::error_code error;
    for (const std::string& name : names)
        if (fs::is_directory(folder / name, error))
            refuse(folder, "'" + name + "' is a folder in it; move it away");
}

void moveInto(const fs::path& folder, const fs::path& staging,
              const std::vector<std::string>& names) {
    checkNames(folder, names);
    for (const std::string& name : names)
        if (::rename((staging / name).c_str(), (folder / name).c_str()) != 0)
            refuse(folder, std::strerror(errno));
}

}  // namespace

void checkFolderWritable(const std::string& path) {
    if (path.empty())
        refuse(path, "a folder needs a name");
    const fs::path target = withoutSlash(path);
    const fs::path parent = folderOf(target);
    std::error_code error;
    const bool exists = fs::exists(target, error);
    if (exists && !fs::is_directory(target, error))
        refuse(target, "it is a file; give another name");
    if (!exists && fs::exists(parent, error) && !fs::is_directory(parent, error))
        refuse(target, "'" + parent.string() + "' is a file; give another name");
    if (!exists && !fs::is_directory(parent, error))
        refuse(target, "there is no folder '" + parent.string() + "' for it to be in");
    if (::access((exists ? target : parent).c_str(), W_OK | X_OK) != 0)
        refuse(target, std::strerror(errno));
}

void replaceFiles(const std::string& path, const std::function<void(const AddFile&)>& fill) {
    checkFolderWritable(path);
    const fs::path target = withoutSlash(path);
    std::error_code error;
    const bool exists = fs::is_directory(target, error);
    const Staging staging(exists ? target : folderOf(target), target.filename().string());
    std::vector<std::string> names;
    fill([&](const std::string& name, const Writer& write) {
        addFile(staging.path() / name, write);
        names.push_back(name);
    });
    if (!exists && ::rename(staging.path().c_str(), target.c_str()) != 0)
        refuse(target, std::strerror(errno));
    if (exists)
        moveInto(target, staging.path(), names);
    syncFolder(folderOf(target));
}

}  // namespace core::formats
