#pragma once

#include "core/array.h"

#include <QWidget>

class QHBoxLayout;

namespace view {

class NumberField;
class WordChoice;

/// Which channel and which filter arrays of several planes show: `channel 0 1 2  filter 0 1 2 3`.
/// More than eight are chosen by a number. What there is one of is not shown.
class PlanesChooser : public QWidget {
    Q_OBJECT
public:
    explicit PlanesChooser(QWidget* parent = nullptr);

    void setCounts(core::Index channels, core::Index filters);
    void setCurrent(core::Index channel, core::Index filter);

signals:
    void channelAsked(core::Index channel);
    void filterAsked(core::Index filter);

private:
    struct Choice {
        QWidget* caption = nullptr;
        WordChoice* words = nullptr;
        NumberField* number = nullptr;
        core::Index count = -1;
    };
    Choice makeChoice(const QString& name, const QString& caption);
    static void setCount(Choice& choice, core::Index count);
    static void show(const Choice& choice, core::Index index);

    Choice channel_, filter_;
};

}  // namespace view
