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

/// What File → Export offers on a page: every array in view, and the pictures as they are shown
/// now; or, where there is none, why, and what to do about it.
struct PageExports {
    std::vector<model::ExportItem> items;
    QString whyNone;
};
PageExports exportsOf(const WorkbenchController& workbench, view::WorkbenchPage& page);
PageExports exportsOf(const PhotosController& photos, view::PhotosPage& page);
PageExports exportsOf(const CyclesController& cycles, view::CyclesPage& page);

}  // namespace controller
