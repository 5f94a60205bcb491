#include "ui/view/photos/term_list.h"

#include "ui/paint/fonts.h"
#include "ui/paint/math_text.h"
#include "ui/paint/number_text.h"
#include "ui/paint/theme.h"
#include "ui/view/controls/thin_scroll_bar.h"

#include <QPaintEvent>
#include <QPainter>
#include <algorithm>
#include <array>

namespace view {

namespace {

constexpr int kRow = 26;
constexpr int kMostRows = 12;
constexpr int kMostTabs = 25;
constexpr int kBaseline = 18;
constexpr double kTab = 13;
constexpr double kGap = 6;
constexpr double kTimes = 15;
constexpr std::size_t kMeasured = 200;  // terms that the columns are as wide as

struct Zeros {
    core::Index count;
    const char* kind;
};

double markupWidth(const QString& markup) {
    return paint::width(paint::mathText(markup), {13, 14, {}});
}

}  // namespace

/// Paints only the rows in view; widths are those of the widest term.
class TermList::Rows : public QWidget {
public:
    using QWidget::QWidget;

    void setOrigin(const model::FeatureOrigin& origin, const FeatureLetters& letters,
                   bool colours) {
        origin_ = origin;
        letters_ = letters;
        colours_ = colours;
        zeros_.clear();
        for (const Zeros& zeros :
             {Zeros{origin.border, QT_TRANSLATE_NOOP("view::TermList", "zero padding")},
              Zeros{origin.inserted, QT_TRANSLATE_NOOP("view::TermList", "inserted zeros")},
              Zeros{origin.additional, QT_TRANSLATE_NOOP("view::TermList", "additional padding")}})
            if (zeros.count > 0)
                zeros_.push_back(zeros);
        measure();
        setFixedHeight(rowCount() * kRow);
        setAccessibleDescription(TermList::tr("%1 products").arg(origin.terms.size()));
        update();
    }
    int rowCount() const { return static_cast<int>(origin_.terms.size() + zeros_.size()); }

protected:
    void paintEvent(QPaintEvent* event) override {
        QPainter painter(this);
        const paint::Theme& theme = paint::themeOf(palette());
        const int first = event->rect().top() / kRow;
        const int last = std::min(event->rect().bottom() / kRow + 1, rowCount());
        for (int row = first; row < last; ++row) {
            const auto at = static_cast<std::size_t>(row);
            if (at < origin_.terms.size())
                paintTerm(painter, theme, row);
            else
                paintZeros(painter, theme, row, zeros_[at - origin_.terms.size()]);
        }
    }
    void resizeEvent(QResizeEvent* /*event*/) override { measure(); }

private:
    struct Widths {
        double name = 0, value = 0, tapName = 0, tap = 0, product = 0;
    };
    Widths widths(int digits) const {
        Widths most;
        const QFont strong = paint::uiFont(13, QFont::DemiBold);
        const QFont plain = paint::uiFont(13);
        const std::size_t count = std::min<std::size_t>(origin_.terms.size(), kMeasured);
        for (std::size_t n = 0; n < count; ++n) {
            const auto& term = origin_.terms[n];
            const auto number = [digits](double value, const QFont& font) {
                return paint::numberWidth(roundedNumber(value, digits), font);
            };
            most.name = std::max(most.name, markupWidth(photoMarkup(letters_, term, colours_)));
            most.value = std::max(most.value, number(double{term.value}, strong));
            most.tapName = std::max(most.tapName, markupWidth(tapMarkup(origin_, term)));
            most.tap = std::max(most.tap, number(double{term.tap}, strong));
            most.product = std::max(most.product, number(term.product, plain));
        }
        return most;
    }
    /// Where the columns stand, with as many digits as there is room for. Taps' names are left out
    /// where even four are too many for them.
    void measure() {
        const double tabs = hasTabs() ? kTab + kGap : 0;
        for (const bool named : {true, false}) {
            for (digits_ = 6; digits_ >= 4; --digits_) {
                const Widths wide = widths(digits_);
                const double taps = named ? wide.tapName + kGap : 0;
                const double all = tabs + wide.name + kGap + wide.value + kGap + kTimes + taps +
                                   wide.tap + kGap + wide.product;
                named_ = named;
                nameLeft_ = tabs;
                const double spare = std::clamp(width() - all, 0.0, 24.0);
                valueRight_ = nameLeft_ + wide.name + kGap + wide.value + spare / 8;
                timesLeft_ = valueRight_ + kGap;
                tapLeft_ = timesLeft_ + kTimes;
                tapRight_ = tapLeft_ + taps + wide.tap;
                if (all <= width())
                    return;
            }
        }
        digits_ = 4;
    }
    bool hasTabs() const { return origin_.terms.size() <= kMostTabs; }

    void paintTerm(QPainter& painter, const paint::Theme& theme, int row) {
        const auto& term = origin_.terms[static_cast<std::size_t>(row)];
        const double baseline = row * kRow + kBaseline;
        const paint::MathStyle style{13, 14, theme.text};
        if (hasTabs())
            paintTab(painter, theme, row);
        paint::draw(painter, {nameLeft_, baseline},
                    paint::mathText(photoMarkup(letters_, term, colours_)), style, theme);
        const bool direct = letters_.photo == QLatin1String("X");
        number(painter, valueRight_, baseline, term.value,
               (direct ? theme.input : theme.output).ink, true);
        painter.setPen(theme.text2);
        painter.setFont(paint::uiFont(13));
        painter.drawText(QPointF(timesLeft_, baseline), QStringLiteral("×"));
        if (named_)
            paint::draw(painter, {tapLeft_, baseline}, paint::mathText(tapMarkup(origin_, term)),
                        style, theme);
        number(painter, tapRight_, baseline, double{term.tap}, theme.kernel.ink, true);
        number(painter, width(), baseline, term.product, theme.text, false);
    }
    void paintTab(QPainter& painter, const paint::Theme& theme, int row) {
        const QRectF tab(0, row * kRow + kBaseline - 11, kTab, kTab);
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.accent);
        painter.drawRoundedRect(tab, 2, 2);
        painter.setPen(theme.onAccent);
        painter.setFont(paint::uiFont(9, QFont::Bold));
        painter.drawText(tab, Qt::AlignCenter, QString::number(row + 1));
        painter.restore();
    }
    void number(QPainter& painter, double right, double baseline, double value, const QColor& ink,
                bool strong) {
        const QFont font = paint::uiFont(13, strong ? QFont::DemiBold : QFont::Normal);
        const QString text = roundedNumber(value, digits_);
        painter.setFont(font);
        painter.setPen(ink);
        paint::drawNumber(painter, QPointF(right - paint::numberWidth(text, font), baseline), text);
    }
    void paintZeros(QPainter& painter, const paint::Theme& theme, int row, const Zeros& zeros) {
        const double baseline = row * kRow + kBaseline;
        painter.setFont(paint::uiFont(13));
        painter.setPen(theme.text2);
        painter.drawText(QPointF(kTab + kGap, baseline),
                         TermList::tr("%1 × %2").arg(zeros.count).arg(TermList::tr(zeros.kind)));
        number(painter, width(), baseline, 0, theme.text, false);
    }

    model::FeatureOrigin origin_;
    FeatureLetters letters_;
    std::vector<Zeros> zeros_;
    bool colours_ = false, named_ = true;
    int digits_ = 6;
    double nameLeft_ = 0, valueRight_ = 0, timesLeft_ = 0, tapLeft_ = 0, tapRight_ = 0;
};

TermList::TermList(QWidget* parent) : QScrollArea(parent), rows_(new Rows) {
    setObjectName(QStringLiteral("photoTerms"));
    setAccessibleName(tr("Products of the sum"));
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWidgetResizable(true);
    setVerticalScrollBar(new ThinScrollBar);
    setWidget(rows_);
    viewport()->setAutoFillBackground(false);
    rows_->setAutoFillBackground(false);
}

void TermList::setOrigin(const model::FeatureOrigin& origin, const FeatureLetters& letters,
                         bool colours) {
    rows_->setOrigin(origin, letters, colours);
    setVerticalScrollBarPolicy(rows_->rowCount() > kMostRows ? Qt::ScrollBarAlwaysOn
                                                             : Qt::ScrollBarAlwaysOff);
}

int TermList::wantedHeight() const {
    return std::min(rows_->rowCount(), kMostRows) * kRow;
}

}  // namespace view
