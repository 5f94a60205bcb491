#pragma once

#include "ui/paint/theme.h"

#include <QColor>
#include <QPainter>
#include <QString>
#include <QVector>
#include <optional>

namespace paint {

/// One line of mixed text and formula, such as the label over W or a line of arithmetic.
struct MathText {
    enum class Face { Ui, UiStrong, Italic, Upright };
    enum class Script { Base, Superscript, Subscript };
    enum class Ink { Text, Text2, Input, Kernel, Output, Accent, Error };
    struct Run {
        QString text;
        Face face = Face::Ui;
        Script script = Script::Base;
        std::optional<Ink> ink;
    };
    QVector<Run> runs;

    bool isEmpty() const { return runs.isEmpty(); }
    /// The same as plain text, for accessible names and the clipboard: W^T becomes Wᵀ, z_5 z₅.
    QString plain() const;
};

/// Reads markup: text is in the UI font; `$…$` is a formula, whose Latin letters are italic and all
/// else upright; in it `^{…}` and `_{…}` raise and lower, a lone T raised is upright, and
/// `\text{mod}` sets a word upright. `**…**` is strong. `[input]…[/]` (kernel, output, accent,
/// error, text, text2) inks what is between. `-` in a formula is drawn as a true minus.
MathText mathText(const QString& markup);

/// Sizes in px; base is the ink of runs that name none.
struct MathStyle {
    double uiPixels = 13;
    double mathPixels = 14;
    QColor ink;
};

double width(const MathText& text, const MathStyle& style);
/// Where each character of a run begins, from the run's start, and last where the run ends.
QVector<double> characterPlaces(const MathText::Run& run, const MathStyle& style);
/// Draws on a baseline and returns the advance.
double draw(QPainter& painter, QPointF baseline, const MathText& text, const MathStyle& style,
            const Theme& theme);

}  // namespace paint
