#pragma once

#include "ui/paint/stage_scene.h"

#include <QString>
#include <QStringList>

namespace paint {

/// The stage's words, as markup (see mathText). Each says what is so for this result.
namespace texts {

QString size(Index rows, Index columns);  // 4×4
QString wayName(core::Way way);
QStringList wayNames();  // in the order of core::Way

/// What the outlined window is, in the key: with its weights where cells of that size show them.
QString windowKey(const StageScene& scene, double cell);

/// What the legend is of, the array pointed at or else Z, and the number at its ends.
struct Legend {
    core::ArrayId array = core::ArrayId::Z;
    Role role = Role::Input;
    QString most;
};
Legend legend(const StageScene& scene);

QString lowerHead();
QString convolutionSizes(const StageScene& scene);  // 4×4 to 2×2
QString transposedSizes(const StageScene& scene);
QString howYArises();
/// Which row or column of W is which of Wᵀ, and how many entries hold a tap; may be empty.
QStringList aboutWeights(const StageScene& scene);
/// Under the turned kernel: what this way of seeing is, where it matters.
QString aboutPadded(const StageScene& scene);
QString aboutFractional(const StageScene& scene);

/// What is beside an array's letter, and the letter itself.
QString letter(const StageScene& scene, core::ArrayId array, bool lower);
QString words(const StageScene& scene, core::ArrayId array, bool lower);

/// Names for a screen reader and for tests: "Z, output of the transposed convolution".
QString accessibleName(core::ArrayId array, bool lower);
/// An array's cell in words: "Z(1,1) = 36".
QString cellInWords(core::ArrayId array, Index row, Index column, const CellContent& content);

/// What a cell holds: its number, or 0 for a zero of any kind, or nothing.
QString cellValue(const CellContent& content);

/// n / s as a mixed number: −½, 1⅓; for s with no such character 3/5.
QString mixedNumber(Index numerator, Index denominator);

struct Agreement {
    bool agrees = true;
    QString sentence;  // strong
    QString addition;
    QString shortForm;  // beside a head, where there is little height
};
/// Of a result whose ways were compared.
Agreement agreement(const core::Result& result);
QString notCompared();
QString lastGood(const QString& what);
QString lastGoodAddition();

}  // namespace texts
}  // namespace paint
