#pragma once

#include "ui/model/export_item.h"
#include "ui/model/runner.h"
#include "ui/view/export_dialog.h"

#include <QObject>
#include <QPointer>
#include <vector>

namespace controller {

/// Takes an export from the list of what is in view to a file: asks for a name, writes off the GUI
/// thread, shows progress, and says where it went or why it did not.
class ExportController : public QObject {
    Q_OBJECT
public:
    explicit ExportController(QObject* parent = nullptr);

    /// Opens the dialog over `window` with these items.
    void open(std::vector<model::ExportItem> items, QWidget* window);

private:
    void save(const model::ExportItem& item, model::FileFormat format);
    void write(const model::ExportItem& item, model::FileFormat format, const QString& path);

    model::Runner runner_;
    QPointer<view::ExportDialog> dialog_;
    QString folder_;  // where the last export went
    QString path_;    // what is being written
};

}  // namespace controller
