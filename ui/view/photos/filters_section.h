#pragma once

#include "ui/model/photos_part.h"

#include <QWidget>

namespace view {

class ChoiceField;
class MathLabel;
class NumberField;
class SeedField;
class TextLink;
class WordChoice;

/// Which filters: a bank, its size, how many, the seed of random ones, and which channel is shown
/// of filters that run across colours.
class FiltersSection : public QWidget {
    Q_OBJECT
public:
    explicit FiltersSection(QWidget* parent = nullptr);

    void show(const model::PhotosPart& part, int channel);
    int layOut(int width, bool low);

signals:
    void bankAsked(model::Bank bank);
    void seedAsked(std::uint32_t seed, bool turning);
    void newSeedAsked();
    void sizeAsked(core::Index size);
    void countAsked(core::Index count, bool turning);
    void channelAsked(int channel);
    void addAsked();
    void fileAsked();

private:
    void showSizes(const model::PhotosPart& part);

    MathLabel* head_;
    MathLabel* bankName_;
    ChoiceField* bank_;
    MathLabel* sizeName_;
    ChoiceField* size_;
    MathLabel* countName_;
    NumberField* count_;
    MathLabel* seedName_;
    SeedField* seed_;
    MathLabel* channelName_;
    WordChoice* channel_;
    TextLink* add_;
    TextLink* file_;
};

}  // namespace view
