#include "ui/controller/unsaved_work.h"

#include "ui/model/workbench_examples.h"
#include "ui/view/main_window.h"

#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>
#include <utility>

namespace controller {

UnsavedWork::UnsavedWork(model::Document* document, view::MainWindow* window, QObject* parent)
    : QObject(parent), document_(document), window_(window), saved_(document->experiment()) {
    connect(document_, &model::Document::changed, this, &UnsavedWork::showState);
    connect(window_, &view::MainWindow::closeAsked, this, &UnsavedWork::ask);
}

void UnsavedWork::setSaved(const QString& file, const model::Experiment& experiment) {
    file_ = file;
    saved_ = experiment;
    showState();
    if (std::exchange(closesOnceSaved_, false))
        window_->close();
}

void UnsavedWork::showState() {
    const model::Experiment& now = document_->experiment();
    const bool onlyLookedAt = file_.isEmpty() && now.photos == saved_.photos &&
                              now.cycles == saved_.cycles &&
                              model::isStillItsExample(now.workbench);
    const bool changed = !onlyLookedAt && !(now == saved_);
    const QString name = QFileInfo(file_).fileName();
    if (file_.isEmpty() && !changed)
        window_->setWindowTitle(tr("Deconvolution Workbench"));
    else
        window_->setWindowTitle(tr("%1[*] – Deconvolution Workbench")
                                    .arg(name.isEmpty() ? tr("Unsaved experiment") : name));
    window_->setWindowModified(changed);
}

void UnsavedWork::ask() {
    const QString name = QFileInfo(file_).fileName();
    auto* box =
        new QMessageBox(QMessageBox::NoIcon, tr("Deconvolution Workbench"),
                        file_.isEmpty() ? tr("This experiment has not been saved.")
                                        : tr("“%1” has changed since it was saved.").arg(name),
                        QMessageBox::NoButton, window_);
    box->setObjectName(QStringLiteral("unsavedWork"));
    box->setTextFormat(Qt::PlainText);
    box->setAttribute(Qt::WA_DeleteOnClose);
    auto* save =
        box->addButton(file_.isEmpty() ? tr("&Save…") : tr("&Save"), QMessageBox::AcceptRole);
    auto* drop = box->addButton(tr("Close &without saving"), QMessageBox::DestructiveRole);
    box->setDefaultButton(save);
    box->setEscapeButton(box->addButton(tr("&Cancel"), QMessageBox::RejectRole));
    connect(save, &QPushButton::clicked, this, [this] {
        closesOnceSaved_ = true;
        emit saveAsked();
    });
    connect(drop, &QPushButton::clicked, this, [this] {
        window_->setWindowModified(false);
        window_->close();
    });
    box->open();
}

}  // namespace controller
