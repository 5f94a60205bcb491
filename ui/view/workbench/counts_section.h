#pragma once

#include "core/geometry.h"
#include "ui/model/workbench.h"
#include "ui/view/workbench/panel_form.h"

#include <QWidget>
#include <array>
#include <optional>

namespace view {

class MathLabel;
class NumberField;
class TextLink;

/// Channels, filters and groups: a line of words, or their fields.
class CountsSection : public QWidget {
    Q_OBJECT
public:
    explicit CountsSection(QWidget* parent = nullptr);

    void show(const model::Counts& counts, const std::optional<core::Problem>& problem);
    /// The width in which nothing is cut.
    int neededWidth(const PanelForm& form) const;
    /// Places everything in a width; returns the height that it takes.
    int layOut(int width, const PanelForm& form);

signals:
    void countsAsked(const model::Counts& counts, bool turning);
    void heightChanged();

private:
    void open(bool open);
    QString words(bool brief) const;

    model::Counts shown_;
    mutable QString measured_;  // the line that is that wide
    mutable int width_ = 0;
    bool open_ = false;
    MathLabel* line_;
    TextLink* link_;
    std::array<MathLabel*, 3> names_{};
    std::array<NumberField*, 3> fields_{};
};

}  // namespace view
