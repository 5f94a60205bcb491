#pragma once

#include "ui/controller/saver.h"
#include "ui/view/export_dialog.h"

#include <QObject>
#include <vector>

namespace controller {

/// Takes an export from the list of what is in view to a file.
class ExportController : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// Opens the dialog over `window` with these items, or with the reason that there are none.
    void open(std::vector<model::ExportItem> items, const QString& whyNone, QWidget* window);

private:
    void save(const model::ExportItem& item, model::FileFormat format);

    Saver saver_;
};

}  // namespace controller
