#pragma once

#include "ui/model/export_item.h"

#include <vector>

namespace view {
class WorkbenchPage;
class PhotosPage;
}  // namespace view

namespace controller {

class WorkbenchController;
class PhotosController;

/// What File → Export offers on each page: every array in view, and the pictures as they are shown
/// now.
std::vector<model::ExportItem> exportsOf(const WorkbenchController& workbench,
                                         view::WorkbenchPage& page);
std::vector<model::ExportItem> exportsOf(const PhotosController& photos, view::PhotosPage& page);

}  // namespace controller
