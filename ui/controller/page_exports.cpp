#include "ui/controller/page_exports.h"

#include "ui/controller/cycles_controller.h"
#include "ui/controller/photos_controller.h"
#include "ui/controller/workbench_controller.h"
#include "ui/model/cycle_exports.h"
#include "ui/model/photo_operations.h"
#include "ui/model/result_exports.h"
#include "ui/paint/cycle_export.h"
#include "ui/paint/feature_export.h"
#include "ui/paint/gallery_export.h"
#include "ui/paint/picture_export.h"
#include "ui/view/cycles/cycles_page.h"
#include "ui/view/photos_page.h"
#include "ui/view/stage.h"
#include "ui/view/workbench_page.h"

#include <QCoreApplication>
#include <utility>

namespace controller {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("controller::Window", text);
}

QString noPhoto() {
    return tr("There is no photo here yet; open one or choose a sample first.");
}

}  // namespace

PageExports exportsOf(const WorkbenchController& workbench, view::WorkbenchPage& page) {
    if (!workbench.result())
        return {{}, tr("There is no result yet; wait for it, or mend the geometry.")};
    std::vector<model::ExportItem> items =
        model::arrayExports(workbench.result(), workbench.channel(), workbench.filter());
    const view::Stage& stage = page.stage();
    std::vector<model::ExportItem> pictures =
        paint::stageExports(stage.scene(), stage.size(), paint::themeOf(stage.palette()));
    std::move(pictures.begin(), pictures.end(), std::back_inserter(items));
    return {std::move(items), {}};
}

PageExports exportsOf(const PhotosController& photos, view::PhotosPage& page) {
    const model::PhotosPart& part = photos.part();
    if (!part.photo)
        return {{}, noPhoto()};
    if (model::problemOf(part))
        return {{},
                tr("There are no feature maps, because the geometry cannot be; what is wrong with "
                   "it, and what would do, stands under its field in the left panel.")};
    const paint::Theme& theme = paint::themeOf(page.palette());
    std::vector<model::ExportItem> items =
        paint::featureExports(model::requestOf(part), part.names, photos.pictureColours(), theme);
    std::vector<model::ExportItem> pictures = paint::galleryExports(photos.figure(), theme);
    std::move(pictures.begin(), pictures.end(), std::back_inserter(items));
    return {std::move(items), {}};
}

PageExports exportsOf(const CyclesController& cycles, view::CyclesPage& page) {
    const model::CyclesPart part = cycles.shownPart();
    if (!part.photo)
        return {{}, noPhoto()};
    if (const QString problem = model::problemOf(part); !problem.isEmpty())
        return {{}, tr("There are no cycles. %1").arg(problem)};
    std::vector<model::ExportItem> items =
        model::cycleExports(model::originalOf(part), model::layersOf(part), part.photo->name);
    std::vector<model::ExportItem> pictures =
        paint::cyclePictureExports(page.figure(), paint::themeOf(page.palette()));
    std::move(pictures.begin(), pictures.end(), std::back_inserter(items));
    return {std::move(items), {}};
}

}  // namespace controller
