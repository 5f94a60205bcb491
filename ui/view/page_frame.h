#pragma once

#include "ui/view/controls/fold_button.h"

#include <QScrollArea>
#include <QString>
#include <QTimer>
#include <QVariantAnimation>
#include <QWidget>
#include <utility>

namespace view {

/// What a window's size makes of its pages.
struct PageForm {
    bool folded = false;  // below 1160 wide: the right panel
    bool narrow = false;  // below 1000 wide
    bool low = false;     // below 700 high

    static PageForm of(const QSize& window);
    bool operator==(const PageForm&) const = default;
};

/// The three columns of every page: left panel 256 (padding 20), stage (margin 24) with a footer of
/// 56 under it, right panel 288 (padding 24). Only the stage grows. Folded, the right panel is one
/// line over the footer, opened as an overlay; narrow, the left panel is 224 (padding 16) and the
/// stage's margin 20; low, the footer is 48.
///
/// Panels get their padding here and scroll where they are too high. Stage and footer get their
/// whole column and keep stageMargin() themselves, so that outlines may reach into it.
class PageFrame : public QWidget {
    Q_OBJECT
public:
    explicit PageFrame(QWidget* parent = nullptr);

    void setLeft(QWidget* panel);
    void setStage(QWidget* stage);
    void setFooter(QWidget* footer);
    /// `line` is what stands in for the panel while it is folded; what opens the panel is beside
    /// it.
    void setRight(QWidget* panel, QWidget* line);
    /// What the folded panel is called there, such as "Where it comes from".
    void setRightTitle(const QString& title);

    void setForm(const PageForm& form);
    bool isLow() const { return form_.low; }
    bool isNarrow() const { return form_.narrow; }
    int stageMargin() const { return isNarrow() ? 20 : 24; }
    /// The width that the left panel's own minimum asks for: at least 256 and at most 296; narrow,
    /// 224 and 264.
    int neededLeftWidth() const;
    void setLeftWidth(int width);

    /// Lets Tab go from the left panel through the stage and what is under it to the right panel.
    void orderFocus();

    void setReducedMotion(bool reduced) { reducedMotion_ = reduced; }

signals:
    void formChanged();
    void neededLeftWidthChanged();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    using Ground = std::pair<QRect, QRect>;  // where the panels' is, the left and the right one's

    void layOut();
    Ground ground() const;
    void setOverlay(bool open);
    void placeOverlay(double share);

    QScrollArea* left_;
    QScrollArea* right_;
    QWidget* stage_ = nullptr;
    QWidget* footer_ = nullptr;
    QWidget* line_ = nullptr;
    FoldButton* fold_;
    QVariantAnimation slide_;
    QTimer following_;
    PageForm form_;
    int leftWidth_;
    Ground painted_;
    bool overlay_ = false;
    bool reducedMotion_ = false;
};

}  // namespace view
