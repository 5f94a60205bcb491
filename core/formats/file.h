#pragma once

#include "core/formats/bytes.h"

#include <functional>
#include <string>

namespace core::formats {

/// Opens a file to be read from its start, and gives it to `use`. Throws Refused, naming the file
/// and the reason, where it cannot be read or is a folder.
void readFile(const std::string& path, const std::function<void(const Source&)>& use);

/// Fills a file through a sink.
using Writer = std::function<void(const Sink&)>;

/// Lets `write` fill a file that is then put in the place of `path`, whole. Until then its bytes
/// have no name, or, where the file system cannot do that, a hidden one beside the target. If
/// `write` throws, or the program ends, `path` is what it was before; at most a hidden temporary is
/// left then, which the next replacement of the same file removes. A link is followed, and what is
/// not a file (a pipe, a device) is written to directly. Throws Refused, and what `write` throws.
void replaceFile(const std::string& path, const Writer& write);

/// Throws Refused if `path` cannot be a file that is written, as far as that shows without writing;
/// so that long work is not begun in vain.
void checkWritable(const std::string& path);

}  // namespace core::formats
