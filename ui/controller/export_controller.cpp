#include "ui/controller/export_controller.h"

namespace controller {

void ExportController::open(std::vector<model::ExportItem> items, const QString& whyNone,
                            QWidget* window) {
    auto* dialog = new view::ExportDialog(std::move(items), window);
    dialog->explainNone(whyNone);
    connect(dialog, &view::ExportDialog::saveAsked, this, &ExportController::save);
    saver_.open(dialog);
}

void ExportController::save(const model::ExportItem& item, model::FileFormat format) {
    const SaveName name{{}, item.stem, model::formatEnding(format), model::formatName(format)};
    saver_.save(tr("Export"), name,
                [write = item.write, format](const QString& path, const core::Control& control) {
                    write(format, path, control);
                });
}

}  // namespace controller
