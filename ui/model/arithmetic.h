#pragma once

#include "core/geometry.h"

#include <QString>
#include <QVector>

namespace model {

/// One formula of the arithmetic with its numbers put in, as markup (see paint::mathText).
struct Formula {
    struct Numbers {
        QString side;        // "rows", "columns", or empty where both are the same
        QString expression;  // 1·(2 − 1) + 0 + 3 − 2·0
        QString result;      // 4
        bool wrong = false;  // it breaks here

        friend bool operator==(const Numbers&, const Numbers&) = default;
    };
    QString name;     // o′
    QString symbols;  // s(i′ − 1) + a + k − 2p
    QVector<Numbers> numbers;
    bool oneLine = false;  // numbers stand behind the symbols

    friend bool operator==(const Formula&, const Formula&) = default;
};

/// What the left panel writes under the geometry: o, p′, a and o′, in the general form where d ≠ 1
/// or where padding is asymmetric, once for rows and once for columns where these differ. Where a
/// geometry is impossible because of its sizes, only o, and why it breaks.
struct Arithmetic {
    QVector<Formula> formulas;
    QString relationship;  // "Relationship 8: $s = 1, p = 0$"
    QString wait;          // what the rest waits for, where it breaks; else empty

    friend bool operator==(const Arithmetic&, const Arithmetic&) = default;
};
Arithmetic arithmetic(const core::Geometry& geometry);

}  // namespace model
