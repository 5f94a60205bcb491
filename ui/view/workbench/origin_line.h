#pragma once

#include "ui/model/explanation.h"
#include "ui/model/symbol_words.h"
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
    /// While a symbol is pointed at, its words stand here.
    void showSymbol(const std::optional<model::SymbolWords>& symbol);

private:
    std::optional<model::Explanation> explanation_;
    bool isSymbol_ = false;
};

}  // namespace view
