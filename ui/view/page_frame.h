#pragma once

#include <QWidget>

namespace view {

/// The three columns of every page: left panel 256 (padding 20), stage (margin 24) with a footer of
/// 56 under it, right panel 288 (padding 24). Only the stage grows. Below 1160 wide the right panel
/// folds into one line over the footer, opened as an overlay; below 1000 the left panel is 224;
/// below 700 high the footer is 48.
class PageFrame : public QWidget {
    Q_OBJECT
public:
    explicit PageFrame(QWidget* parent = nullptr);

    void setLeft(QWidget* panel);
    void setStage(QWidget* stage);
    void setFooter(QWidget* footer);
    /// `line` is what stands in for the panel while it is folded.
    void setRight(QWidget* panel, QWidget* line);

    bool rightIsFolded() const;
    bool isLow() const;     // below 700 high
    bool isNarrow() const;  // below 1000 wide

signals:
    void formChanged();  // folded, low or narrow is now another
};

}  // namespace view
