#pragma once

#include "ui/model/export_item.h"

#include <QListWidget>
#include <optional>
#include <vector>

namespace view {

/// What can be exported, by heading: titles as formulas, their sizes at the right. Headings cannot
/// be chosen.
class ExportList : public QListWidget {
    Q_OBJECT
public:
    explicit ExportList(const std::vector<model::ExportItem>& items, QWidget* parent = nullptr);

    /// The index of the chosen item.
    std::optional<std::size_t> chosen() const;
};

}  // namespace view
