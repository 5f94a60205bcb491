// What the panels of the Workbench name, and how every view shows what it stands for.

#include "ui/controller/workbench_controller.h"
#include "ui/model/symbol_words.h"
#include "ui/paint/math_text.h"
#include "ui/view/stage.h"
#include "ui/view/workbench/arithmetic_view.h"
#include "ui/view/workbench/left_panel.h"
#include "ui/view/workbench/origin_line.h"
#include "ui/view/workbench/origin_panel.h"
#include "ui/view/workbench_page.h"

namespace controller {

void WorkbenchController::connectMentions() {
    connect(&page_->originPanel(), &view::OriginPanel::mentioned, this,
            &WorkbenchController::mention);
    connect(&page_->leftPanel().arithmeticView(), &view::ArithmeticView::mentioned, this,
            &WorkbenchController::mention);
    connect(&page_->stage(), &view::Stage::rowPointed, this, &WorkbenchController::pointAtRow);
    connect(&page_->stage(), &view::Stage::rowPinAsked, this, &WorkbenchController::pinRow);
}

void WorkbenchController::pointAtRow(const core::Cell& cell) {
    model::Selection selection = selection_;
    selection.pointed = cell;
    if (!selection.pinned)
        selection.throughW = true;
    setSelection(selection);
}

void WorkbenchController::pinRow(const core::Cell& cell) {
    if (selection_.pinned != cell)
        pin(cell);
    else if (selection_.throughW)
        return release();
    playback_.setWalk(model::Walk::Weights);
    model::Selection selection = selection_;
    selection.throughW = true;
    setSelection(selection);
}

void WorkbenchController::mention(const model::Mention& mention) {
    if (mention == selection_.mention)
        return;
    selection_.mention = mention;
    showMention();
}

void WorkbenchController::showMention() {
    const bool impossible = model::problemOf(part()).has_value();
    page_->stage().setSelection(impossible ? model::Selection() : selection_);
    std::optional<model::SymbolWords> words;
    if (const auto* symbol = std::get_if<model::Symbol>(&selection_.mention))
        words = model::symbolWords(*symbol, part().geometry, way_);
    page_->originPanel().setMention(selection_.mention);
    page_->originPanel().showSymbol(words);
    page_->originLine().showSymbol(words);
    page_->leftPanel().arithmeticView().setMention(
        selection_.mention, words ? paint::mathText(words->sentence).plain() : QString());
}

}  // namespace controller
