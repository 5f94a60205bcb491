#include "ui/view/workbench/term_columns.h"

#include "ui/paint/fonts.h"
#include "ui/paint/number_text.h"

#include <algorithm>

namespace view {

namespace {

using model::Explanation;
using Row = Explanation::Row;

constexpr double kTab = 20, kGap = 6, kAfterName = 4;
constexpr double kMostNumber = 52;
constexpr double kUsualPixels = 13, kLeastPixels = 10, kMostLess = 3;

double widestName(const Explanation& explanation, QString Row::*name, double less) {
    double widest = 0;
    for (const Row& row : explanation.rows)
        widest = std::max(widest, paint::width(paint::mathText(row.*name), termNameStyle(less)));
    return widest;
}

template <class ValueOf>
double widestNumber(const Explanation& explanation, ValueOf valueOf, QFont::Weight weight,
                    double pixels) {
    double widest = 0;
    const QFont font = paint::uiFont(pixels, weight);
    for (const Row& row : explanation.rows)
        widest = std::max(widest, paint::numberWidth(paint::exactNumber(valueOf(row)), font));
    return std::min(widest, kMostNumber);
}

double leftValueOf(const Row& row) {
    return row.leftValue;
}
double rightValueOf(const Row& row) {
    return row.rightValue;
}
double productOf(const Row& row) {
    return row.product;
}
double beforeOf(const Row& row) {
    return row.before.value_or(0);
}

ProductColumns productColumns(const Explanation& explanation, double width, double less,
                              double pixels) {
    const double leftValue = widestNumber(explanation, leftValueOf, QFont::DemiBold, pixels);
    const double rightValue = widestNumber(explanation, rightValueOf, QFont::DemiBold, pixels);
    const double product = widestNumber(explanation, productOf, QFont::Normal, pixels);
    const bool tabs = !explanation.rows.isEmpty() && explanation.rows.first().number > 0;
    ProductColumns columns;
    columns.less = less;
    columns.pixels = pixels;
    columns.left = tabs ? kTab : 0;
    columns.leftValue =
        std::max(98.0 - 6 * less,
                 columns.left + widestName(explanation, &Row::left, less) + kGap + leftValue);
    columns.times = columns.leftValue + 11;
    columns.right = columns.leftValue + 23;
    columns.rightValue =
        std::max(columns.right + widestName(explanation, &Row::right, less) + kGap + rightValue,
                 std::min(193.0, width - product - 12));
    columns.product = width;
    return columns;
}

/// As close as what is in them allows.
LandingColumns packedLandings(const Explanation& explanation, double width, double pixels) {
    constexpr double kAroundSign = 9, kAroundTimes = 8;
    LandingColumns columns;
    columns.pixels = pixels;
    columns.less = kUsualPixels - pixels;
    columns.valueRoom = widestNumber(explanation, leftValueOf, QFont::Normal, pixels);
    columns.tapRoom = widestNumber(explanation, rightValueOf, QFont::Normal, pixels);
    columns.resultRoom = widestNumber(explanation, productOf, QFont::DemiBold, pixels);
    columns.result = width;
    columns.equals = columns.result - columns.resultRoom - kAroundSign;
    columns.tap = columns.equals - kAroundSign;
    columns.times = columns.tap - columns.tapRoom - kAroundTimes;
    columns.value = columns.times - kAroundTimes;
    columns.plus = columns.value - columns.valueRoom - kAroundSign;
    columns.before = columns.plus - kAroundSign;
    return columns;
}

bool fits(const LandingColumns& columns, const Explanation& explanation) {
    const double pixels = columns.pixels;
    const double name = widestName(explanation, &Row::left, columns.less);
    return widestNumber(explanation, beforeOf, QFont::Normal, pixels) <= columns.beforeRoom(name) &&
           widestNumber(explanation, leftValueOf, QFont::Normal, pixels) <= columns.valueRoom &&
           widestNumber(explanation, rightValueOf, QFont::Normal, pixels) <= columns.tapRoom &&
           widestNumber(explanation, productOf, QFont::DemiBold, pixels) <= columns.resultRoom;
}

}  // namespace

paint::MathStyle termNameStyle(double less) {
    return {13 - less, 14 - less, {}};
}

double ProductColumns::leftRoom(double name) const {
    return leftValue - left - name - kGap;
}

double ProductColumns::rightRoom(double name) const {
    return rightValue - right - name - kGap;
}

double ProductColumns::productRoom() const {
    return product - rightValue - kGap;
}

double LandingColumns::beforeRoom(double name) const {
    return before - name - kAfterName;
}

ProductColumns productColumns(const Explanation& explanation, double width) {
    ProductColumns columns = productColumns(explanation, width, 0, kUsualPixels);
    const auto isTight = [&] {
        return columns.productRoom() <
               widestNumber(explanation, productOf, QFont::Normal, columns.pixels);
    };
    for (double less = 1; less <= kMostLess && isTight(); ++less)
        columns = productColumns(explanation, width, less, kUsualPixels);
    for (double pixels = kUsualPixels - 1; pixels >= kLeastPixels && isTight(); --pixels)
        columns = productColumns(explanation, width, kMostLess, pixels);
    return columns;
}

LandingColumns landingColumns(const Explanation& explanation, double width) {
    const double scale = width / 240;
    LandingColumns columns;
    columns.before = 79 * scale;
    columns.plus = 93 * scale;
    columns.value = 135 * scale;
    columns.times = 144 * scale;
    columns.tap = 175 * scale;
    columns.equals = 189 * scale;
    columns.result = width;
    for (double pixels = kUsualPixels; pixels >= kLeastPixels && !fits(columns, explanation);
         --pixels)
        columns = packedLandings(explanation, width, pixels);
    return columns;
}

}  // namespace view
