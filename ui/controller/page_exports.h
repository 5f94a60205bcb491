#pragma once

#include "ui/model/export_item.h"

#include <vector>

namespace view {
class WorkbenchPage;
class PhotosPage;
class CyclesPage;
}  // namespace view

namespace controller {

class WorkbenchController;
class PhotosController;
class CyclesController;

/// What File → Export offers on each page: every array in view, and the pictures as they are shown
/// now.
std::vector<model::ExportItem> exportsOf(const WorkbenchController& workbench,
                                         view::WorkbenchPage& page);
std::vector<model::ExportItem> exportsOf(const PhotosController& photos, view::PhotosPage& page);

std::vector<model::ExportItem> exportsOf(const CyclesController& cycles, view::CyclesPage& page);

}  // namespace controller
