#pragma once

#include "ui/model/explanation.h"
#include "ui/model/symbol_words.h"

#include <QWidget>
#include <array>
#include <optional>

namespace view {

class ElsewhereLine;
class MathLabel;
class SumView;
class TermTable;
class TextLink;

/// The right panel of the Workbench: where the number that is pointed at comes from, or where it
/// goes; how to point at one while there is none.
class OriginPanel : public QWidget {
    Q_OBJECT
public:
    explicit OriginPanel(QWidget* parent = nullptr);

    enum class State { Pointed, Pinned, Playing };
    void show(const std::optional<model::Explanation>& explanation, State state);
    /// What of it is pointed at, here or elsewhere.
    void setMention(const model::Mention& mention);
    /// While a symbol is pointed at, its words stand here in place of the number's.
    void showSymbol(const std::optional<model::SymbolWords>& symbol);
    QString title() const;
    /// Puts what it says on the clipboard, as text.
    void copy() const;

    QSize sizeHint() const override { return {240, height_}; }
    QSize minimumSizeHint() const override { return sizeHint(); }

signals:
    void wayAsked(core::Way way);
    void titleChanged(const QString& title);
    void mentioned(const model::Mention& mention);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void layOut();
    int layOutEmpty(int y);
    int layOutExplanation(int y);
    int layOutSymbol(int y);
    int layOutTail(int y);
    void showParts();
    int place(QWidget* widget, int y);
    void showLabels();
    void showComing(std::size_t n, int room);

    std::optional<model::Explanation> explanation_;
    std::optional<model::SymbolWords> symbol_;
    State state_ = State::Pointed;
    int height_ = 0;

    MathLabel* head_;
    MathLabel* stateLabel_;
    MathLabel* how_;
    MathLabel* howSymbols_;
    MathLabel* howByKeys_;
    MathLabel* title_;
    MathLabel* place_;
    MathLabel* formula_;
    TermTable* terms_;
    SumView* sum_;
    MathLabel* elsewhereHead_;
    std::array<ElsewhereLine*, 3> elsewhere_{};
    std::array<MathLabel*, 4> coming_{};
    std::array<MathLabel*, 4> comingWhere_{};
    MathLabel* note_;
    TextLink* copy_;
};

}  // namespace view
