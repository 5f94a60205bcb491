#pragma once

#include "ui/model/explanation.h"
#include "ui/paint/math_text.h"

namespace view {

/// Where the columns of a sum's rows stand in a width, and how large they are written: as in the
/// mocks where everything fits, else further right, with smaller names, then with smaller numbers.
/// What does not fit even so is rounded to what is left.
struct ProductColumns {
    double left = 0, leftValue = 0;  // a name's left edge, and its value's right one
    double times = 0;
    double right = 0, rightValue = 0;
    double product = 0;
    double less = 0;     // by which names are smaller than usual
    double pixels = 13;  // of the numbers

    double leftRoom(double name) const;
    double rightRoom(double name) const;
    double productRoom() const;
};
ProductColumns productColumns(const model::Explanation& explanation, double width);

/// The same for rows that say what a stamp adds: Z(1,0)  −17 + 14 × 0 = −17. Numbers end at these
/// places, signs stand around them.
struct LandingColumns {
    double before = 0, plus = 0, value = 0, times = 0, tap = 0, equals = 0, result = 0;
    double valueRoom = 36, tapRoom = 26, resultRoom = 44;
    double less = 0, pixels = 13;

    double beforeRoom(double name) const;
};
LandingColumns landingColumns(const model::Explanation& explanation, double width);

/// How names are written in these rows.
paint::MathStyle termNameStyle(double less);

}  // namespace view
