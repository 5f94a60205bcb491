#pragma once

#include "ui/paint/stage_picture.h"
#include "ui/view/stage.h"

#include <QTimer>
#include <optional>
#include <vector>

namespace view {

class CellTag;
class MatrixView;
class PlanesChooser;
class StageMotion;
class StageVeil;
class TextLink;
class WordChoice;

// A view for each array of either band; those that the present way has no place for are hidden.
struct Stage::Private {
    struct Hung {
        core::ArrayId array;
        bool lower;
        MatrixView* view;
        std::optional<core::Index> computed;  // up to which it shows its numbers
    };
    Stage& stage;
    paint::StageScene scene;
    paint::StageLayout layout;
    std::vector<Hung> hung;
    std::optional<paint::StampStep> stampShown;
    static constexpr int kLastTurn = 4;
    int turn = kLastTurn;  // up to which arrays have their sources
    QTimer nextTurn;
    bool reducedMotion = false;
    double speed = 1;
    WordChoice* ways = nullptr;
    PlanesChooser* planes = nullptr;
    TextLink* stop = nullptr;
    StageMotion* motion = nullptr;
    StageVeil* veil = nullptr;
    CellTag* tag = nullptr;
    paint::ShapedTexts texts;

    explicit Private(Stage& owner) : stage(owner) {}

    Hung& hang(const paint::Pane& pane);
    void connectView(MatrixView* view, core::ArrayId array);
    bool isEditable(core::ArrayId array, bool lower) const;
    std::optional<core::Cell> editedCell(core::ArrayId array, core::Index row,
                                         core::Index column) const;
    MatrixView* viewOf(core::ArrayId array, bool lower) const;
    void orderViews();
    void layOut();
    void placeControls();
    QPoint planesPlace() const;
    void takeMotion();
    void takeSources();
    bool isLater(const Hung& one) const;
    void takeNextSources();
    void takeSteppedSources();
    void takeMarks();
    void takeWords();
    void refresh();
    void glide(const std::optional<core::Cell>& before);
    void move(const std::optional<core::Cell>& before);
    QRect lowerBand() const;
    paint::StageLayout zoomedLayout() const;
};

}  // namespace view
