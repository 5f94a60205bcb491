#include "ui/view/controls/seed_field.h"

#include "ui/view/controls/number_field.h"
#include "ui/view/controls/text_link.h"

#include <algorithm>
#include <limits>

namespace view {

namespace {

constexpr qint64 kMostSeed = std::numeric_limits<std::uint32_t>::max();
constexpr int kBetween = 12;

}  // namespace

SeedField::SeedField(const QString& of, const QString& id, QWidget* parent)
    : QWidget(parent), number_(new NumberField(this)), another_(new TextLink(tr("new"), this)) {
    number_->setObjectName(id);
    number_->setAccessibleName(tr("Seed of %1").arg(of));
    number_->setTurningRange(0, kMostSeed);
    number_->setToolTip(tr("The same seed gives the same numbers, here and with --seed."));
    connect(number_, &NumberField::valueAsked, this, [this](qint64 value, bool turning) {
        emit seedAsked(static_cast<std::uint32_t>(std::clamp<qint64>(value, 0, kMostSeed)),
                       turning);
    });
    another_->setObjectName(id + QStringLiteral("New"));
    another_->setAccessibleName(tr("New seed of %1").arg(of));
    connect(another_, &QAbstractButton::clicked, this, &SeedField::newSeedAsked);
}

void SeedField::setSeed(std::uint32_t seed) {
    number_->setValue(seed);
}

void SeedField::resizeEvent(QResizeEvent* /*event*/) {
    const QSize word = another_->sizeHint();
    number_->setGeometry(0, 0, width() - word.width() - kBetween, 24);
    another_->setGeometry(width() - word.width(), 3, word.width(), word.height());
}

}  // namespace view
