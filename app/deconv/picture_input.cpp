#include "app/deconv/picture_input.h"

#include "ui/model/picture_file.h"

#include <fcntl.h>
#include <unistd.h>

namespace {

/// Points standard error at nothing for as long as it lives.
class SilentErrors {
public:
    SilentErrors() : kept_(::dup(STDERR_FILENO)) {
        const int nothing = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
        if (nothing < 0)
            return;
        ::dup2(nothing, STDERR_FILENO);
        ::close(nothing);
    }
    ~SilentErrors() {
        if (kept_ < 0)
            return;
        ::dup2(kept_, STDERR_FILENO);
        ::close(kept_);
    }
    SilentErrors(const SilentErrors&) = delete;
    SilentErrors& operator=(const SilentErrors&) = delete;

private:
    int kept_;
};

}  // namespace

model::Photo readPhotoQuietly(const QString& path, const core::Control& control) {
    const SilentErrors silence;
    return model::readPhoto(path, control);
}
