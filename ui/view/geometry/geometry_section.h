#pragma once

#include "core/geometry.h"
#include "ui/model/problem_words.h"
#include "ui/view/workbench/panel_form.h"

#include <QVector>
#include <QWidget>
#include <array>
#include <optional>

namespace view {

class ChainButton;
class MathLabel;
class NumberField;
class PaddingSides;
class RemedyLine;
class TextLink;
class WordChoice;

/// What a geometry section shows.
struct GeometryShown {
    core::Geometry geometry;
    std::optional<core::Problem> problem;
    model::ProblemWords words;  // of the problem, with the ways out that there are fields for
    std::optional<core::Padding> named;  // that holds on both axes
    bool hasOutputPadding = true;        // a convolution of a photo has none
};

/// The geometry by rows and columns, with the chain between them; the four paddings where asked
/// for; under a field that is wrong, why, and what would do. The Workbench has all fields; for a
/// photo, the sizes follow from it and from its filters.
class GeometrySection : public QWidget {
    Q_OBJECT
public:
    enum class Of { Experiment, Photo };
    explicit GeometrySection(Of of, QWidget* parent = nullptr);

    /// `linkAnew`: it is a new one, whose columns follow if they are like the rows.
    void show(const GeometryShown& shown, bool linkAnew);
    /// The width in which nothing is cut.
    int neededWidth(const PanelForm& form) const;
    /// Places everything in a width; returns the height that it takes.
    int layOut(int width, const PanelForm& form);

signals:
    void fieldAsked(core::Field field, core::Side side, core::Index value, bool turning);
    void namedPaddingAsked(core::Padding padding);
    void sidesAsked(const std::array<core::Index, 4>& sides, bool turning);
    void columnsLikeRowsAsked();
    void remedyAsked(const core::Problem::Remedy& remedy, core::Side side);
    void heightChanged();

private:
    struct Row {
        core::Field field;
        MathLabel* name;
        MathLabel* symbol;
        NumberField* rows;
        NumberField* columns;
    };
    void addRow(core::Field field, const QString& name, const QString& symbol);
    NumberField* addField(const QString& objectName, const QString& accessibleName);
    void makeSides();
    bool isAlike() const;
    bool isShown(core::Field field) const;
    void setLinked(bool linked);
    void unlinkForColumns();
    void showProblem();
    void showSides();
    void showRanges();
    int layOutHead(int width, const PanelForm& form);
    int layOutSides(int y, int width, const PanelForm& form);
    int placeRow(const Row& row, int y, int width, const PanelForm& form);

    QString id_;  // before the names of its objects
    GeometryShown shown_;
    bool linked_ = true;
    /// What was shown when a number of the columns opened the chain: an undo brings both back.
    std::optional<core::Geometry> beforeColumns_;
    bool sidesOpen_ = false;

    MathLabel* head_;
    MathLabel* rowsHead_;
    MathLabel* columnsHead_;
    ChainButton* chain_;
    QVector<Row> rows_;
    WordChoice* named_;
    TextLink* sidesLink_;
    PaddingSides* sides_;
    RemedyLine* remedies_;
};

}  // namespace view
