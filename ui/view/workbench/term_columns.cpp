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

/// What is widest in each column, measured once at the usual size: there may be hundreds of rows.
struct Widest {
    QString left, right;
    QString before, leftValue, rightValue, product;
    bool tabs = false;
};

void takeName(QString& widest, double& width, const QString& name) {
    const double its = paint::width(paint::mathText(name), termNameStyle(0));
    if (its > width) {
        width = its;
        widest = name;
    }
}

/// Figures and signs are as wide as each other, a point is about half as wide.
qsizetype lengthOf(const QString& number) {
    return 2 * number.size() - number.count(u'.');
}

void takeNumber(QString& widest, double value) {
    const QString number = paint::exactNumber(value);
    if (lengthOf(number) > lengthOf(widest))
        widest = number;
}

Widest widestOf(const Explanation& explanation) {
    Widest widest;
    double left = 0, right = 0;
    for (const Row& row : explanation.rows) {
        takeName(widest.left, left, row.left);
        takeName(widest.right, right, row.right);
        takeNumber(widest.before, row.before.value_or(0));
        takeNumber(widest.leftValue, row.leftValue);
        takeNumber(widest.rightValue, row.rightValue);
        takeNumber(widest.product, row.product);
        widest.tabs = widest.tabs || row.number > 0;
    }
    return widest;
}

double nameWidth(const QString& name, double less) {
    return paint::width(paint::mathText(name), termNameStyle(less));
}

double numberWidth(const QString& number, QFont::Weight weight, double pixels) {
    return std::min(paint::numberWidth(number, paint::uiFont(pixels, weight)), kMostNumber);
}

ProductColumns productColumns(const Widest& widest, double width, double less, double pixels) {
    const double product = numberWidth(widest.product, QFont::Normal, pixels);
    ProductColumns columns;
    columns.less = less;
    columns.pixels = pixels;
    columns.left = widest.tabs ? kTab : 0;
    columns.leftValue =
        std::max(98.0 - 6 * less, columns.left + nameWidth(widest.left, less) + kGap +
                                      numberWidth(widest.leftValue, QFont::DemiBold, pixels));
    columns.times = columns.leftValue + 11;
    columns.right = columns.leftValue + 23;
    columns.rightValue = std::max(columns.right + nameWidth(widest.right, less) + kGap +
                                      numberWidth(widest.rightValue, QFont::DemiBold, pixels),
                                  std::min(193.0, width - product - 12));
    columns.product = width;
    return columns;
}

/// As close as what is in them allows.
LandingColumns packedLandings(const Widest& widest, double width, double pixels) {
    constexpr double kAroundSign = 9, kAroundTimes = 8;
    LandingColumns columns;
    columns.pixels = pixels;
    columns.less = kUsualPixels - pixels;
    columns.valueRoom = numberWidth(widest.leftValue, QFont::Normal, pixels);
    columns.tapRoom = numberWidth(widest.rightValue, QFont::Normal, pixels);
    columns.resultRoom = numberWidth(widest.product, QFont::DemiBold, pixels);
    columns.result = width;
    columns.equals = columns.result - columns.resultRoom - kAroundSign;
    columns.tap = columns.equals - kAroundSign;
    columns.times = columns.tap - columns.tapRoom - kAroundTimes;
    columns.value = columns.times - kAroundTimes;
    columns.plus = columns.value - columns.valueRoom - kAroundSign;
    columns.before = columns.plus - kAroundSign;
    return columns;
}

bool fits(const LandingColumns& columns, const Widest& widest) {
    const double pixels = columns.pixels;
    const double room = columns.beforeRoom(nameWidth(widest.left, columns.less));
    return numberWidth(widest.before, QFont::Normal, pixels) <= room &&
           numberWidth(widest.leftValue, QFont::Normal, pixels) <= columns.valueRoom &&
           numberWidth(widest.rightValue, QFont::Normal, pixels) <= columns.tapRoom &&
           numberWidth(widest.product, QFont::DemiBold, pixels) <= columns.resultRoom;
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
    const Widest widest = widestOf(explanation);
    ProductColumns columns = productColumns(widest, width, 0, kUsualPixels);
    const auto isTight = [&] {
        return columns.productRoom() < numberWidth(widest.product, QFont::Normal, columns.pixels);
    };
    for (double less = 1; less <= kMostLess && isTight(); ++less)
        columns = productColumns(widest, width, less, kUsualPixels);
    for (double pixels = kUsualPixels - 1; pixels >= kLeastPixels && isTight(); --pixels)
        columns = productColumns(widest, width, kMostLess, pixels);
    return columns;
}

LandingColumns landingColumns(const Explanation& explanation, double width) {
    const Widest widest = widestOf(explanation);
    const double scale = width / 240;
    LandingColumns columns;
    columns.before = 79 * scale;
    columns.plus = 93 * scale;
    columns.value = 135 * scale;
    columns.times = 144 * scale;
    columns.tap = 175 * scale;
    columns.equals = 189 * scale;
    columns.result = width;
    for (double pixels = kUsualPixels; pixels >= kLeastPixels && !fits(columns, widest); --pixels)
        columns = packedLandings(widest, width, pixels);
    return columns;
}

}  // namespace view
