#pragma once

#include "ui/model/explanation.h"
#include "ui/view/controls/fitting_line.h"

#include <optional>

namespace view {

/// The origin panel in one line, for narrow windows: Z(1,1) = 17·2 + 12·(−1) + 14·1 + 17·0 = 36,
/// with as many products as there is room for.
class OriginLine : public FittingLine {
    Q_OBJECT
public:
    explicit OriginLine(QWidget* parent = nullptr);
    void show(const std::optional<model::Explanation>& explanation);
};

}  // namespace view
