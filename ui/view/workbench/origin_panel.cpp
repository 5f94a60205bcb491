#include "ui/view/workbench/origin_panel.h"

#include "ui/model/cell_words.h"
#include "ui/paint/math_text.h"
#include "ui/paint/theme.h"
#include "ui/view/controls/math_label.h"
#include "ui/view/controls/text_link.h"
#include "ui/view/workbench/elsewhere_line.h"
#include "ui/view/workbench/sum_view.h"
#include "ui/view/workbench/term_table.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPainter>

namespace view {

namespace {

using Kind = MathLabel::Kind;
using Ink = paint::MathText::Ink;

MathLabel* label(Kind kind, Ink ink, QWidget* parent, bool wrap = true) {
    auto* made = new MathLabel({}, kind, parent);
    made->setInk(ink);
    made->setWordWrap(wrap);
    return made;
}

QString plain(const QString& markup) {
    return paint::mathText(markup).plain();
}

}  // namespace

OriginPanel::OriginPanel(QWidget* parent)
    : QWidget(parent),
      head_(new MathLabel({}, Kind::Head, this)),
      stateLabel_(label(Kind::Caption, Ink::Text2, this, false)),
      how_(label(Kind::Body, Ink::Text2, this)),
      howSymbols_(label(Kind::Body, Ink::Text2, this)),
      howByKeys_(label(Kind::Caption, Ink::Text2, this)),
      title_(label(Kind::Title, Ink::Text, this, false)),
      place_(label(Kind::Body, Ink::Text2, this)),
      formula_(label(Kind::Formula, Ink::Text, this)),
      terms_(new TermTable(this)),
      sum_(new SumView(this)),
      elsewhereHead_(new MathLabel({}, Kind::Head, this)),
      note_(label(Kind::Caption, Ink::Text2, this)),
      copy_(new TextLink(tr("copy"), this)) {
    setObjectName(QStringLiteral("originPanel"));
    how_->setMarkup(
        tr("Point at any number to see the products that make it up. Click to pin it, then point "
           "at a product to find it in every view."));
    howSymbols_->setMarkup(
        tr("Point at a symbol of the arithmetic, such as $p′$ or $a$, to see what it stands for."));
    howByKeys_->setMarkup(
        tr("With the keyboard: Tab to an array, arrow keys to a cell, Enter to pin, Escape to let "
           "go."));
    for (auto& line : elsewhere_)
        line = new ElsewhereLine(this);
    for (std::size_t n = 0; n < elsewhere_.size(); ++n)
        connect(elsewhere_[n], &QAbstractButton::clicked, this, [this, n] {
            emit wayAsked(explanation_->elsewhere[static_cast<qsizetype>(n)].way);
        });
    for (std::size_t n = 0; n < coming_.size(); ++n) {
        coming_[n] = label(Kind::Body, Ink::Text, this, false);
        comingWhere_[n] = label(Kind::Body, Ink::Text2, this, false);
    }
    copy_->setObjectName(QStringLiteral("copySum"));
    copy_->setAccessibleName(tr("Copy as text"));
    copy_->setToolTip(tr("Copy as text"));
    connect(copy_, &QAbstractButton::clicked, this, &OriginPanel::copy);
    connect(terms_, &TermTable::mentioned, this, &OriginPanel::mentioned);
    connect(sum_, &SumView::mentioned, this, &OriginPanel::mentioned);
    show({}, State::Pointed);
}

QString OriginPanel::title() const {
    if (symbol_)
        return tr("What it stands for");
    return explanation_ && explanation_->goes ? tr("Where it goes") : tr("Where it comes from");
}

void OriginPanel::show(const std::optional<model::Explanation>& explanation, State state) {
    explanation_ = explanation;
    state_ = state;
    showParts();
}

void OriginPanel::setMention(const model::Mention& mention) {
    terms_->setMention(mention);
    sum_->setMention(mention);
}

void OriginPanel::showSymbol(const std::optional<model::SymbolWords>& symbol) {
    if (!symbol_ && !symbol)
        return;
    symbol_ = symbol;
    showParts();
}

void OriginPanel::showParts() {
    const QString before = head_->markup();
    head_->setMarkup(title());
    if (symbol_) {
        title_->setMarkup(symbol_->title);
        place_->setMarkup(symbol_->sentence);
        note_->setMarkup(symbol_->where);
    } else if (explanation_) {
        showLabels();
    }
    layOut();
    if (title() != before)
        emit titleChanged(title());
}

void OriginPanel::copy() const {
    if (explanation_)
        QGuiApplication::clipboard()->setText(model::explanationText(*explanation_, plain));
}

void OriginPanel::showLabels() {
    const QString value =
        explanation_->isStructuralZero ? tr("0") : model::numberWords(explanation_->value);
    title_->setMarkup(QStringLiteral("%1 $=$ **%2**").arg(explanation_->name, value));
    place_->setMarkup(explanation_->place);
    formula_->setMarkup(explanation_->formula);
    terms_->setExplanation(*explanation_);
    sum_->setExplanation(*explanation_);
    note_->setMarkup(explanation_->note);
    const QString states[] = {QString(), tr("◥ pinned"), tr("playing")};
    stateLabel_->setMarkup(states[static_cast<int>(state_)]);
    stateLabel_->setInk(state_ == State::Pinned ? Ink::Accent : Ink::Text2);
    for (std::size_t n = 0; n < elsewhere_.size(); ++n)
        if (const auto index = static_cast<qsizetype>(n); index < explanation_->elsewhere.size())
            elsewhere_[n]->setWords(model::wayName(explanation_->elsewhere[index].way),
                                    explanation_->elsewhere[index].where);
    for (std::size_t n = 0; n < coming_.size(); ++n)
        if (const auto index = static_cast<qsizetype>(n); index < explanation_->coming.size())
            comingWhere_[n]->setMarkup(explanation_->coming[index].where);
    elsewhereHead_->setMarkup(explanation_->coming.isEmpty() ? tr("The same number elsewhere")
                                                             : tr("Still to come"));
}

int OriginPanel::place(QWidget* widget, int y) {
    const int height =
        widget->hasHeightForWidth() ? widget->heightForWidth(width()) : widget->sizeHint().height();
    widget->setGeometry(0, y, width(), height);
    return y + height;
}

int OriginPanel::layOutEmpty(int y) {
    y = place(how_, y + 16);
    y = place(howSymbols_, y + 10);
    return place(howByKeys_, y + 15);
}

int OriginPanel::layOutSymbol(int y) {
    y = place(title_, y + 11);
    y = place(place_, y + 9);
    return symbol_->where.isEmpty() ? y : place(note_, y + 13);
}

int OriginPanel::layOutExplanation(int y) {
    y = place(title_, y + 11);
    y = place(place_, y + 5);
    if (!explanation_->formula.isEmpty())
        y = place(formula_, y + 16);
    y = place(terms_, y + 13);
    if (explanation_->sum)
        y = place(sum_, y - 1);
    return layOutTail(y);
}

// Without its value where there is no room for that.
void OriginPanel::showComing(std::size_t n, int room) {
    const auto& coming = explanation_->coming[static_cast<qsizetype>(n)];
    coming_[n]->setMarkup(
        QStringLiteral("%1 $=$ %2").arg(coming.name, model::numberWords(coming.value)));
    if (coming_[n]->sizeHint().width() > room)
        coming_[n]->setMarkup(coming.name);
}

// What follows the sum: the same number elsewhere, what is to come, a note.
int OriginPanel::layOutTail(int y) {
    const qsizetype lines = explanation_->elsewhere.size();
    const qsizetype coming = explanation_->coming.size();
    if (lines + coming > 0) {
        y = place(elsewhereHead_, y + 28);
        y += 5;
    }
    for (std::size_t n = 0; n < elsewhere_.size(); ++n)
        if (static_cast<qsizetype>(n) < lines)
            y = place(elsewhere_[n], y);
    for (std::size_t n = 0; n < coming_.size(); ++n)
        if (static_cast<qsizetype>(n) < coming) {
            const QSize where = comingWhere_[n]->sizeHint();
            const int room = width() - 20 - where.width() - 4;
            showComing(n, room);
            coming_[n]->setGeometry(20, y + 2, room, 20);
            comingWhere_[n]->setGeometry(width() - where.width(), y + 2, where.width(), 20);
            y += 24;
        }
    if (!explanation_->note.isEmpty())
        y = place(note_, y + 16);
    copy_->setGeometry(QRect(QPoint(0, y + 12), copy_->sizeHint()));
    return copy_->geometry().bottom() + 1;
}

void OriginPanel::layOut() {
    const bool any = explanation_.has_value() && !symbol_;
    how_->setVisible(!any && !symbol_);
    howSymbols_->setVisible(!any && !symbol_);
    howByKeys_->setVisible(!any && !symbol_);
    title_->setVisible(any || symbol_);
    place_->setVisible(any || symbol_);
    terms_->setVisible(any);
    formula_->setVisible(any && !explanation_->formula.isEmpty());
    sum_->setVisible(any && explanation_->sum);
    note_->setVisible(symbol_ ? !symbol_->where.isEmpty() : any && !explanation_->note.isEmpty());
    elsewhereHead_->setVisible(any &&
                               explanation_->elsewhere.size() + explanation_->coming.size() > 0);
    stateLabel_->setVisible(any && state_ != State::Pointed);
    copy_->setVisible(any && state_ == State::Pinned);
    for (std::size_t n = 0; n < elsewhere_.size(); ++n)
        elsewhere_[n]->setVisible(any &&
                                  static_cast<qsizetype>(n) < explanation_->elsewhere.size());
    for (std::size_t n = 0; n < coming_.size(); ++n) {
        const bool shown = any && static_cast<qsizetype>(n) < explanation_->coming.size();
        coming_[n]->setVisible(shown);
        comingWhere_[n]->setVisible(shown);
    }
    const QSize state = stateLabel_->sizeHint();
    stateLabel_->setGeometry(width() - state.width(), 0, state.width(), state.height());
    const int headWidth = head_->sizeHint().width();
    head_->setGeometry(0, 0, headWidth, 18);
    const int height = symbol_ ? layOutSymbol(18) : any ? layOutExplanation(18) : layOutEmpty(18);
    if (height != height_) {
        height_ = height;
        updateGeometry();
    }
    update();
}

void OriginPanel::resizeEvent(QResizeEvent* /*event*/) {
    layOut();
}

void OriginPanel::paintEvent(QPaintEvent* /*event*/) {
    if (!explanation_ || symbol_)
        return;
    QPainter painter(this);
    const paint::Theme& theme = paint::themeOf(palette());
    for (qsizetype n = 0; n < explanation_->coming.size(); ++n) {
        const MathLabel* line = coming_[static_cast<std::size_t>(n)];
        drawTab(painter, QPointF(0, line->y() + 4),
                static_cast<int>(explanation_->coming[n].number), theme.rule, theme.panel);
    }
}

}  // namespace view
