#include "ui/controller/export_controller.h"

#include "ui/controller/save_chooser.h"

#include <QFileInfo>

namespace controller {

ExportController::ExportController(QObject* parent) : QObject(parent) {
    connect(&runner_, &model::Runner::progressed, this, [this](double fraction) {
        if (dialog_)
            dialog_->showProgress(
                tr("Writing %1: %2 %").arg(QFileInfo(path_).fileName()).arg(int(fraction * 100)),
                fraction);
    });
    connect(&runner_, &model::Runner::failed, this, [this](const QString& sentence) {
        if (dialog_)
            dialog_->showOutcome(sentence, true);
    });
}

void ExportController::open(std::vector<model::ExportItem> items, QWidget* window) {
    delete dialog_;
    dialog_ = new view::ExportDialog(std::move(items), window);
    dialog_->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog_, &view::ExportDialog::saveAsked, this, &ExportController::save);
    connect(dialog_, &view::ExportDialog::stopAsked, this, [this] {
        runner_.cancel();
        if (dialog_)
            dialog_->showOutcome(tr("Stopped. Nothing was written."), false);
    });
    dialog_->open();
}

void ExportController::save(const model::ExportItem& item, model::FileFormat format) {
    const SaveName name{folder_, item.stem, model::formatEnding(format), model::formatName(format)};
    askWhereToSave(dialog_, tr("Export"), name,
                   [this, item, format](const QString& path) { write(item, format, path); });
}

void ExportController::write(const model::ExportItem& item, model::FileFormat format,
                             const QString& path) {
    path_ = path;
    folder_ = QFileInfo(path).absolutePath();
    dialog_->showProgress(tr("Writing %1").arg(QFileInfo(path).fileName()), 0);
    runner_.run([this, write = item.write, format, path](const core::Control& control) {
        write(format, path, control);
        return model::Runner::Delivery([this, path] {
            if (dialog_)
                dialog_->showOutcome(savedSentence(path), false);
        });
    });
}

}  // namespace controller
