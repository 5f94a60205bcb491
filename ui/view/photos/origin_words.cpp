#include "ui/view/photos/origin_words.h"

#include "ui/paint/number_text.h"

#include <QStringList>
#include <cmath>

namespace view {

namespace {

constexpr int kMostInLine = 12;
constexpr int kMostDecimals = 4;
constexpr double kLeastRounded = 0.01;
constexpr const char* kColours = "RGB";

QString inInk(const QString& ink, const QString& formula) {
    return QStringLiteral("[%1]$%2$[/]").arg(ink, formula);
}

}  // namespace

QString roundedNumber(double value, int digits) {
    const bool whole = value == std::round(value) && std::abs(value) < 1e15;
    if (whole)
        return paint::exactNumber(value);
    double rounded = QString::number(value, 'g', digits).toDouble();
    // Sums of values near 255 are no more exact than that.
    if (std::abs(value) >= kLeastRounded)
        rounded = QString::number(rounded, 'f', kMostDecimals).toDouble();
    return paint::exactNumber(rounded);
}

FeatureLetters lettersOf(model::Operation operation) {
    const QString input = QStringLiteral("input");
    const QString output = QStringLiteral("output");
    if (operation == model::Operation::Convolution)
        return {QStringLiteral("Y"), QStringLiteral("X"), output, input};
    return {QStringLiteral("Z"), QStringLiteral("Y"), input, output};
}

QString mapMarkup(const FeatureLetters& letters, const model::MapPixel& pixel) {
    return inInk(letters.mapInk, QStringLiteral("%1_{%2}(%3,%4)")
                                     .arg(letters.map)
                                     .arg(pixel.filter + 1)
                                     .arg(pixel.row)
                                     .arg(pixel.column));
}

QString photoMarkup(const FeatureLetters& letters, const model::FeatureOrigin::Term& term,
                    bool colours) {
    const QString colour =
        colours ? QStringLiteral("_{%1}").arg(QLatin1Char(kColours[term.channel])) : QString();
    return inInk(
        letters.photoInk,
        QStringLiteral("%1%2(%3,%4)").arg(letters.photo, colour).arg(term.row).arg(term.column));
}

QString tapMarkup(const model::FeatureOrigin& origin, const model::FeatureOrigin::Term& term) {
    return inInk(
        QStringLiteral("kernel"),
        QStringLiteral("K_{%1}(%2,%3)").arg(origin.pixel.filter + 1).arg(term.u).arg(term.v));
}

QStringList sumForms(const FeatureLetters& letters, const model::FeatureOrigin& origin) {
    QStringList products;
    for (const model::FeatureOrigin::Term& term : origin.terms) {
        if (products.size() == kMostInLine)
            break;
        const QString tap = roundedNumber(double{term.tap});
        products.append(QStringLiteral("[%1]**%2**[/]·[kernel]**%3**[/]")
                            .arg(letters.photoInk, roundedNumber(double{term.value}),
                                 term.tap < 0 ? QStringLiteral("(%1)").arg(tap) : tap));
    }
    const QString start = mapMarkup(letters, origin.pixel) + QStringLiteral(" $=$ ");
    const QString sum = QStringLiteral("**%1**").arg(roundedNumber(origin.sum));
    if (products.isEmpty())
        return {start + sum};
    const QString plus = QStringLiteral(" + ");
    const QString end = QStringLiteral(" $=$ ") + sum;
    QStringList forms;
    if (static_cast<std::size_t>(products.size()) == origin.terms.size())
        forms.append(start + products.join(plus) + end);
    else
        forms.append(start + products.join(plus) + plus + QStringLiteral("…") + end);
    while (products.size() > 1) {
        products.removeLast();
        forms.append(start + products.join(plus) + plus + QStringLiteral("…") + end);
    }
    return forms << start + sum;
}

}  // namespace view
