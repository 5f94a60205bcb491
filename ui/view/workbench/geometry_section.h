#pragma once

#include "ui/model/experiment.h"
#include "ui/model/workbench.h"
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

/// The geometry by rows and columns, with the chain between them; the four paddings where asked
/// for; channels, filters and groups. It shows a part and says what was asked for.
class GeometrySection : public QWidget {
    Q_OBJECT
public:
    explicit GeometrySection(QWidget* parent = nullptr);

    /// `linkAnew`: the part is a new one, whose columns follow if they are like the rows.
    void show(const model::WorkbenchPart& part, const std::optional<core::Problem>& problem,
              bool linkAnew);
    int layOut(int width, const PanelForm& form);

signals:
    void fieldAsked(core::Field field, core::Side side, core::Index value, bool turning);
    void namedPaddingAsked(core::Padding padding);
    void sidesAsked(const std::array<core::Index, 4>& sides, bool turning);
    void countsAsked(const model::Counts& counts, bool turning);
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
    void makeCounts();
    void setLinked(bool linked);
    void showProblem(const std::optional<core::Problem>& problem);
    void showSides();
    void showCounts();
    void showRanges();
    int layOutHead(int width, const PanelForm& form);
    int layOutSides(int y, int width, const PanelForm& form);
    int layOutCounts(int y, int width, const PanelForm& form);
    int placeRow(const Row& row, int y, int width, const PanelForm& form);

    model::WorkbenchPart part_;
    bool linked_ = true;
    bool sidesOpen_ = false;
    bool countsOpen_ = false;
    std::optional<core::Problem> problem_;

    MathLabel* head_;
    MathLabel* rowsHead_;
    MathLabel* columnsHead_;
    ChainButton* chain_;
    QVector<Row> rows_;
    WordChoice* named_;
    TextLink* sidesLink_;
    PaddingSides* sides_;
    MathLabel* countsLine_;
    TextLink* countsLink_;
    std::array<MathLabel*, 3> countNames_{};
    std::array<NumberField*, 3> counts_{};
    RemedyLine* remedies_;
};

}  // namespace view
