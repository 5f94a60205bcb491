#pragma once

#include "ui/model/feature_origin.h"
#include "ui/paint/theme.h"

#include <QString>
#include <QStringList>

namespace view {

/// A value of a map or of a photo, with a true minus: whole numbers in full, others to so many
/// digits, since sums of thirds are not exact.
QString roundedNumber(double value, int digits = 5);

/// The letters of an operation: its map (Z or Y), the photo (Y or X), and their inks in markup.
struct FeatureLetters {
    QString map, photo;
    QString mapInk, photoInk;
};
FeatureLetters lettersOf(model::Operation operation);

/// "Z_2(106,177)" as markup in its ink.
QString mapMarkup(const FeatureLetters& letters, const model::MapPixel& pixel);

/// "Y(105,176)" and "K_2(1,1)"; with the colour where the filter runs across several.
QString photoMarkup(const FeatureLetters& letters, const model::FeatureOrigin::Term& term,
                    bool colours);
QString tapMarkup(const model::FeatureOrigin& origin, const model::FeatureOrigin::Term& term);

/// The sum in one line, "Z_2(106,177) = 52·(−1) + … = 15", the longest form first, each of the
/// others with a product fewer.
QStringList sumForms(const FeatureLetters& letters, const model::FeatureOrigin& origin);

}  // namespace view
