#pragma once

#include "ui/model/export_item.h"

#include <QDialog>
#include <memory>
#include <vector>

namespace view {

/// File → Export: what is in view, as a list by kind; beside it the format and what it will hold;
/// under it the progress of a long one, which can be stopped. It says what is asked for and decides
/// nothing.
class ExportDialog : public QDialog {
    Q_OBJECT
public:
    explicit ExportDialog(std::vector<model::ExportItem> items, QWidget* parent = nullptr);
    ~ExportDialog() override;

    /// A file is being written: the choice rests, progress and Stop are shown.
    void showProgress(const QString& words, double fraction);
    /// Nothing is being written. `wrong` inks the sentence as an error.
    void showOutcome(const QString& sentence, bool wrong);

signals:
    void saveAsked(const model::ExportItem& item, model::FileFormat format);
    void stopAsked();

protected:
    void closeEvent(QCloseEvent* event) override;
    void reject() override;

private:
    struct Private;
    std::unique_ptr<Private> d_;
};

}  // namespace view
