#pragma once

#include "ui/model/photos_part.h"
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

/// Stride, padding, dilation and output padding of the filters, by rows and columns.
class PhotoGeometry : public QWidget {
    Q_OBJECT
public:
    explicit PhotoGeometry(QWidget* parent = nullptr);

    /// The problem's sentence and ways out stand under the fields.
    void show(const model::PhotosPart& part, const std::optional<core::Problem>& problem,
              std::optional<core::Padding> named);
    /// Places everything in a width; returns the height that it takes.
    int layOut(int width, const PanelForm& form);

signals:
    void fieldAsked(core::Field field, core::Side side, core::Index value, bool turning);
    void paddingAsked(core::Padding padding);
    void sidesAsked(const std::array<core::Index, 4>& sides, bool turning);
    void columnsLikeRowsAsked();
    void heightChanged();

private:
    struct Row {
        core::Field field;
        MathLabel* name;
        MathLabel* symbol;
        NumberField* rows;
        NumberField* columns;
    };
    void addRow(core::Field field, const QString& name, const QString& symbol, core::Index least);
    NumberField* addField(const Row& row, core::Side side, const QString& name, core::Index least);
    void setLinked(bool linked);
    void showProblem(const std::optional<core::Problem>& problem);
    void makePadding();
    void showSides();
    int layOutHead(int width, const PanelForm& form);
    int layOutPadding(int y, int width, const PanelForm& form);
    int placeRow(const Row& row, int y, int width, const PanelForm& form);

    model::PhotosPart part_;
    bool linked_ = true;
    bool sidesOpen_ = false;
    std::optional<core::Problem> problem_;
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
