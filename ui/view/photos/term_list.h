#pragma once

#include "ui/model/feature_origin.h"
#include "ui/view/photos/origin_words.h"

#include <QScrollArea>

namespace view {

/// The products of a sum, one a row: its number, the photo's value, the tap, the product; then one
/// row a kind of zero. More than 12 scroll.
class TermList : public QScrollArea {
    Q_OBJECT
public:
    explicit TermList(QWidget* parent = nullptr);

    void setOrigin(const model::FeatureOrigin& origin, const FeatureLetters& letters, bool colours);
    int wantedHeight() const;

private:
    class Rows;
    Rows* rows_;
};

}  // namespace view
