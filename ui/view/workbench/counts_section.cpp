#include "ui/view/workbench/counts_section.h"

#include "ui/view/controls/math_label.h"
#include "ui/view/controls/number_field.h"
#include "ui/view/controls/text_link.h"

namespace view {

namespace {

constexpr qint64 kMostTurned = 64;

void place(QWidget* widget, int x, int y) {
    widget->setGeometry(QRect(QPoint(x, y), widget->sizeHint()));
}

}  // namespace

CountsSection::CountsSection(QWidget* parent)
    : QWidget(parent),
      line_(new MathLabel({}, MathLabel::Kind::Caption, this)),
      link_(new TextLink(tr("change"), this)) {
    line_->setInk(paint::MathText::Ink::Text2);
    link_->setObjectName(QStringLiteral("changeCounts"));
    link_->setAccessibleName(tr("Change channels, filters and groups"));
    connect(link_, &QAbstractButton::clicked, this, [this] {
        open(!open_);
        emit heightChanged();
    });
    const QString names[] = {tr("Channels"), tr("Filters"), tr("Groups")};
    for (std::size_t n = 0; n < 3; ++n) {
        names_[n] = new MathLabel(names[n], MathLabel::Kind::Body, this);
        fields_[n] = new NumberField(this);
        fields_[n]->setObjectName(names[n].toLower());
        fields_[n]->setAccessibleName(names[n]);
        fields_[n]->setTurningRange(1, kMostTurned);
        connect(fields_[n], &NumberField::valueAsked, this, [this, n](qint64 value, bool turning) {
            model::Counts counts = shown_;
            (n == 0 ? counts.channels : n == 1 ? counts.filters : counts.groups) = value;
            emit countsAsked(counts, turning);
        });
    }
}

void CountsSection::show(const model::Counts& counts, const std::optional<core::Problem>& problem) {
    shown_ = counts;
    fields_[0]->setValue(counts.channels);
    fields_[1]->setValue(counts.filters);
    fields_[2]->setValue(counts.groups);
    fields_[0]->setWrong(problem && problem->field == core::Field::Channels);
    fields_[2]->setWrong(problem && problem->field == core::Field::Groups);
    open(open_ || (problem && problem->field == core::Field::Groups));
}

void CountsSection::open(bool open) {
    open_ = open;
    for (std::size_t n = 0; n < 3; ++n) {
        fields_[n]->setVisible(open);
        names_[n]->setVisible(open);
    }
    line_->setVisible(!open);
    link_->setText(open ? tr("done") : tr("change"));
}

QString CountsSection::words(bool brief) const {
    const auto counted = [](core::Index count, const QString& one, const QString& many) {
        return count == 1 ? one : many.arg(count);
    };
    QString line = counted(shown_.channels, tr("1 channel"), tr("%1 channels")) + tr(", ") +
                   counted(shown_.filters, tr("1 filter"), tr("%1 filters"));
    if (!brief || shown_.groups != 1)
        line += tr(", ") + counted(shown_.groups, tr("1 group"), tr("%1 groups"));
    return line;
}

int CountsSection::neededWidth(const PanelForm& form) const {
    constexpr int kBetween = 12;
    const QString line = words(form.narrow);
    if (line != measured_) {
        measured_ = line;
        width_ = MathLabel(line, MathLabel::Kind::Caption).sizeHint().width();
    }
    return width_ + kBetween + link_->sizeHint().width();
}

int CountsSection::layOut(int width, const PanelForm& form) {
    line_->setMarkup(words(form.narrow));
    int y = 0;
    for (std::size_t n = 0; open_ && n < 3; ++n) {
        place(names_[n], 0, y + 2);
        fields_[n]->setGeometry(width - form.fieldWidth(), y, form.fieldWidth(), 24);
        y += form.rowPitch();
    }
    const int top = form.low ? y : y + 3;
    place(line_, 0, top);
    place(link_, width - link_->sizeHint().width(), top);
    return top + 18;
}

}  // namespace view
