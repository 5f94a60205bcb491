// Experiments and arrays that are opened and saved.

#include "core/formats/file.h"
#include "ui/controller/window_controller.h"
#include "ui/controller/workbench_controller.h"
#include "ui/model/array_file.h"
#include "ui/model/experiment_file.h"
#include "ui/model/replace_file.h"
#include "ui/view/main_window.h"

#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>

namespace controller {

namespace {

const char* const kArrayFilter = "*.csv *.npy *.mtx";
constexpr qint64 kMostExperimentBytes = qint64{256} << 20;

QByteArray readAll(const QString& name) {
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        throw core::Refused("'" + name.toStdString() + "' cannot be read: " +
                            file.errorString().toStdString() + "; choose another file");
    if (file.size() > kMostExperimentBytes)
        throw core::Refused("'" + name.toStdString() +
                            "' is too large for an experiment; use one that the Workbench saved");
    return file.readAll();
}

}  // namespace

void WindowController::say(const QString& sentence) {
    QMessageBox box(QMessageBox::NoIcon, tr("Deconvolution Workbench"), sentence, QMessageBox::Ok,
                    window_);
    box.setTextFormat(Qt::PlainText);
    box.exec();
}

void WindowController::openExperiment() {
    const QString file = QFileDialog::getOpenFileName(
        window_, tr("Open experiment"), {},
        tr("Experiments and arrays (*.%1 %2)")
            .arg(QLatin1String(model::kExperimentSuffix), QLatin1String(kArrayFilter)));
    if (!file.isEmpty())
        openFiles({file});
}

void WindowController::openArray(bool asKernel) {
    const QString file =
        QFileDialog::getOpenFileName(window_, asKernel ? tr("Open kernel K") : tr("Open input X"),
                                     {}, tr("Arrays (%1)").arg(QLatin1String(kArrayFilter)));
    if (file.isEmpty())
        return;
    try {
        const model::WorkbenchPart& part = document_->experiment().workbench;
        if (asKernel)
            workbench_->open(tr("opened kernel"),
                             model::withKernels(part, model::readKernelFile(file)));
        else
            workbench_->open(tr("opened input"),
                             model::withInput(part, model::readInputFile(file)));
    } catch (const core::Refused& refused) {
        say(QString::fromStdString(refused.what()));
    }
}

void WindowController::openFiles(const QStringList& files) {
    for (const QString& file : files) {
        try {
            openFile(file);
        } catch (const core::Refused& refused) {
            say(QString::fromStdString(refused.what()));
        }
    }
}

void WindowController::openFile(const QString& file) {
    const model::WorkbenchPart& part = document_->experiment().workbench;
    if (model::isArrayFile(file)) {
        workbench_->open(tr("opened input"), model::withInput(part, model::readInputFile(file)));
    } else if (QFileInfo(file).suffix() == QLatin1String(model::kExperimentSuffix)) {
        openExperimentFile(file);
    } else {
        emit photoAsked(file);
    }
}

void WindowController::save() {
    if (unsaved_.file().isEmpty())
        saveAs();
    else
        write(unsaved_.file());
}

void WindowController::saveAs() {
    const QString suffix = QLatin1String(model::kExperimentSuffix);
    QString file = QFileDialog::getSaveFileName(window_, tr("Save experiment"), unsaved_.file(),
                                                tr("Experiments (*.%1)").arg(suffix));
    if (file.isEmpty())
        return unsaved_.stay();
    if (QFileInfo(file).suffix().isEmpty())
        file += QLatin1Char('.') + suffix;
    write(file);
}

// Its photos are decoded meanwhile, which takes longer than a frame.
void WindowController::openExperimentFile(const QString& file) {
    opener_.run([this, file](const core::Control& control) {
        const auto experiment = core::share(model::experimentFromJson(readAll(file), control));
        return model::Runner::Delivery([this, file, experiment] {
            workbench_->expectAnother();
            document_->change(tr("opened experiment"), static_cast<model::Page>(window_->page()),
                              *experiment);
            unsaved_.setSaved(file, document_->experiment());
        });
    });
}

void WindowController::write(const QString& file) {
    saver_.run([this, file, experiment = document_->experiment()](const core::Control&) {
        model::replaceFile(file, model::experimentToJson(experiment));
        return model::Runner::Delivery(
            [this, file, experiment] { unsaved_.setSaved(file, experiment); });
    });
}

}  // namespace controller
