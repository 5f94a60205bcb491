#pragma once

#include "core/formats/file.h"

namespace core::formats {

/// Adds a file of this name to a folder.
using AddFile = std::function<void(const std::string& name, const Writer& write)>;

/// Lets `fill` add files to the folder `path`, which is made if it is not there. They appear when
/// all of them are whole; files of other names stay. If `fill` throws, nothing has changed. Throws
/// Refused, naming the folder and the reason, and what `fill` throws.
void replaceFiles(const std::string& path, const std::function<void(const AddFile&)>& fill);

/// Throws Refused if files cannot be added to `path`, as far as that shows without writing.
void checkFolderWritable(const std::string& path);

}  // namespace core::formats
