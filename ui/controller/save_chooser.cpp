#include "ui/controller/save_chooser.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QLocale>
#include <QStandardPaths>

namespace controller {
namespace {

QString translated(const char* text) {
    return QCoreApplication::translate("controller::SaveChooser", text);
}

QString usualFolder() {
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    return documents.isEmpty() || !QFileInfo(documents).isDir() ? QDir::homePath() : documents;
}

}  // namespace

void askWhereToSave(QWidget* parent, const QString& title, const SaveName& name,
                    const std::function<void(const QString& path)>& then) {
    const QString folder = name.folder.isEmpty() ? usualFolder() : name.folder;
    const bool isFolder = name.ending.isEmpty();
    const QString filter = isFolder ? translated("%1 (*)").arg(name.kind)
                                    : translated("%1 (*.%2)").arg(name.kind, name.ending);
    auto* chooser = new QFileDialog(parent, title, folder, filter);
    chooser->setObjectName(QStringLiteral("saveFile"));
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setAcceptMode(QFileDialog::AcceptSave);
    chooser->setDefaultSuffix(name.ending);
    chooser->selectFile(isFolder ? name.stem : name.stem + QLatin1Char('.') + name.ending);
    QObject::connect(chooser, &QFileDialog::fileSelected, parent, then);
    chooser->open();
}

QString savedSentence(const QString& path) {
    const QString place = QDir::toNativeSeparators(path);
    const QFileInfo info(path);
    if (info.isDir())
        return translated("Saved in %1.").arg(place);
    return translated("Saved as %1, %2.").arg(place, QLocale().formattedDataSize(info.size()));
}

}  // namespace controller
