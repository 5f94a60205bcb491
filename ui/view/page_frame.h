#pragma once

#include "ui/view/controls/fold_button.h"

#include <QScrollArea>
#include <QString>
#include <QVariantAnimation>
#include <QWidget>

namespace view {

/// The three columns of every page: left panel 256 (padding 20), stage (margin 24) with a footer of
/// 56 under it, right panel 288 (padding 24). Only the stage grows. Below 1160 wide the right panel
/// folds into one line over the footer, opened as an overlay; below 1000 the left panel is 224
/// (padding 16) and the stage's margin 20; below 700 high the footer is 48.
///
/// Panels get their padding here and scroll where they are too high. Stage and footer get their
/// whole column and keep stageMargin() themselves, so that outlines may reach into it.
class PageFrame : public QWidget {
    Q_OBJECT
public:
    explicit PageFrame(QWidget* parent = nullptr);

    /// The panel's own minimum width may widen the column, up to 296.
    void setLeft(QWidget* panel);
    void setStage(QWidget* stage);
    void setFooter(QWidget* footer);
    /// `line` is what stands in for the panel while it is folded; what opens the panel is beside
    /// it.
    void setRight(QWidget* panel, QWidget* line);
    /// What the folded panel is called there, such as "Where it comes from".
    void setRightTitle(const QString& title);

    bool rightIsFolded() const { return folded_; }
    bool isLow() const;     // below 700 high, the header of the window included
    bool isNarrow() const;  // below 1000 wide
    int stageMargin() const { return isNarrow() ? 20 : 24; }
    int leftWidth() const;

    void setReducedMotion(bool reduced) { reducedMotion_ = reduced; }

signals:
    void formChanged();  // folded, low or narrow is now another

protected:
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    void layOut();
    void setOverlay(bool open);
    void placeOverlay(double share);

    QScrollArea* left_;
    QScrollArea* right_;
    QWidget* stage_ = nullptr;
    QWidget* footer_ = nullptr;
    QWidget* line_ = nullptr;
    FoldButton* fold_;
    QVariantAnimation slide_;
    bool folded_ = false, low_ = false, narrow_ = false;
    bool overlay_ = false;
    bool reducedMotion_ = false;
};

}  // namespace view
