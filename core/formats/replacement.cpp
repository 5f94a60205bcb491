#include "core/formats/replacement.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace core::formats {

namespace fs = std::filesystem;

namespace {

/// Gives a file without a name one; -1 and errno where that fails.
int linkTo(const Descriptor& file, const fs::path& name) {
    const std::string self = "/proc/self/fd/" + std::to_string(file.number());
    return ::linkat(AT_FDCWD, self.c_str(), AT_FDCWD, name.c_str(), AT_SYMLINK_FOLLOW);
}

bool isSameFile(const Descriptor& file, const fs::path& name) {
    struct stat opened {};
    struct stat named {};
    return ::fstat(file.number(), &opened) == 0 && ::stat(name.c_str(), &named) == 0 &&
           opened.st_ino == named.st_ino && opened.st_dev == named.st_dev;
}

}  // namespace

Replacement::Replacement(fs::path target, Name name)
    : target_(std::move(target)), folder_(folderOf(target_)), name_(target_.filename().string()) {
    removeStaleTemporaries(folder_, name_);
    if (name == Name::AtOnce || !openUnnamed())
        openNamed();
    struct stat present {};
    if (::stat(target_.c_str(), &present) == 0)
        ::fchmod(file_.number(), present.st_mode & 07777);
}

Replacement::~Replacement() {
    if (!temporary_.empty())
        ::unlink(temporary_.c_str());
}

void Replacement::commit() {
    if (::fsync(file_.number()) != 0)
        refuseToWrite(target_, errno);
    if (temporary_.empty()) {
        const fs::path temporary = temporaryName(folder_, name_);
        if (linkTo(file_, temporary) != 0)
            refuseToWrite(target_, errno);
        temporary_ = temporary;
    }
    if (::rename(temporary_.c_str(), target_.c_str()) != 0)
        refuseToWrite(target_, errno);
    temporary_.clear();
    syncFolder(folder_);
}

bool Replacement::openUnnamed() {
    // Such a file can be named later only through /proc.
    if (::access("/proc/self/fd", X_OK) != 0)
        return false;
    file_ = Descriptor(::open(folder_.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0666));
    return file_.isOpen() && lock(file_);
}

void Replacement::openNamed() {
    // Another program that tidies up may remove the file before it is locked: then once more.
    do {
        temporary_ = temporaryName(folder_, name_);
        file_ = Descriptor(::open(temporary_.c_str(), O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0666));
        if (!file_.isOpen()) {
            const int error = errno;
            temporary_.clear();
            refuseToWrite(target_, error);
        }
    } while (!lock(file_) || !isSameFile(file_, temporary_));
}

}  // namespace core::formats
