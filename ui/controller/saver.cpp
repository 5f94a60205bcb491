#include "ui/controller/saver.h"

#include <QFileInfo>

namespace controller {

Saver::Saver(QObject* parent) : QObject(parent) {
    connect(&runner_, &model::Runner::progressed, this, [this](double fraction) {
        if (dialog_)
            dialog_->showProgress(tr("Writing %1: %2 %").arg(file_).arg(int(fraction * 100)),
                                  fraction);
    });
    connect(&runner_, &model::Runner::failed, this, [this](const QString& sentence) {
        if (dialog_)
            dialog_->showOutcome(sentence, true);
    });
}

void Saver::open(view::SaveDialog* dialog) {
    delete dialog_;
    dialog_ = dialog;
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &view::SaveDialog::stopAsked, this, [this] {
        runner_.cancel();
        if (dialog_)
            dialog_->showOutcome(tr("Stopped. Nothing was written."), false);
    });
    dialog->open();
}

void Saver::save(const QString& title, SaveName name, const Write& write) {
    if (name.folder.isEmpty())
        name.folder = folder_;
    askWhereToSave(dialog_, title, name,
                   [this, write](const QString& path) { this->write(path, write); });
}

void Saver::write(const QString& path, const Write& write) {
    const QFileInfo file(path);
    folder_ = file.absolutePath();
    file_ = file.fileName();
    dialog_->showProgress(tr("Writing %1").arg(file_), 0);
    runner_.run([this, write, path](const core::Control& control) {
        write(path, control);
        return model::Runner::Delivery([this, path] {
            if (dialog_)
                dialog_->showOutcome(savedSentence(path), false);
        });
    });
}

}  // namespace controller
