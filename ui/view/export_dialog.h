#pragma once

#include "ui/model/export_item.h"
#include "ui/view/save_dialog.h"

#include <memory>
#include <vector>

namespace view {

/// File → Export: what is in view, as a list by kind; beside it the format and what it will hold;
/// under it the progress of a long one, which can be stopped. It says what is asked for and decides
/// nothing.
class ExportDialog : public SaveDialog {
    Q_OBJECT
public:
    explicit ExportDialog(std::vector<model::ExportItem> items, QWidget* parent = nullptr);
    ~ExportDialog() override;

    /// Where there is nothing to export: the sentence stands in for the list.
    void explainNone(const QString& sentence);

signals:
    void saveAsked(const model::ExportItem& item, model::FileFormat format);

protected:
    void letChoose(bool may) override;

private:
    struct Private;
    std::unique_ptr<Private> d_;
};

}  // namespace view
