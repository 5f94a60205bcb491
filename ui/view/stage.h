#pragma once

#include "core/experiment.h"
#include "ui/model/selection.h"
#include "ui/paint/array_picture.h"
#include "ui/paint/stage_scene.h"

#include <QWidget>
#include <memory>
#include <optional>
#include <vector>

namespace view {

/// The Workbench's sheet of paper: X ∗ K = Y, W beside Wᵀ, the transposed convolution in one of its
/// four ways, the key, and the line that says whether they agree. It shows a result and a
/// selection, and says what a person does with them; it decides nothing.
class Stage : public QWidget {
    Q_OBJECT
public:
    explicit Stage(QWidget* parent = nullptr);
    ~Stage() override;

    void setResult(std::shared_ptr<const core::Result> result);
    /// What the shown result is the last good one of ("kernel 3×3"), or empty when it is current.
    void setStale(const QString& lastGood);
    /// Shown in place of the agreement while a computation takes long; empty when done.
    void setComputing(const QString& words);
    /// The same while the four ways of the shown result are compared, which is current meanwhile.
    void setComparing(const QString& words);
    /// The shown result once its ways were compared: nothing but the line of agreement changes.
    void setCompared(std::shared_ptr<const core::Result> result);
    void setWay(core::Way way);
    void setSelection(const model::Selection& selection);
    /// The channel and filter planes that arrays of several planes show.
    void setPlanes(core::Index channel, core::Index filter);
    /// Whether an output's numbers appear as playback computes them.
    void setAppearing(bool appearing);
    /// How fast it is played: over 2 nothing glides.
    void setSpeed(double speed);
    /// With it on, nothing fades in or glides; steps are still taken.
    void setReducedMotion(bool reduced);

    /// What the widget shows, for an export of it.
    const paint::StageScene& scene() const;
    /// What the last paint of all its arrays had to look at.
    paint::PaintCount lastPaint() const;

signals:
    void pointed(const std::optional<core::Cell>& cell);
    void pinAsked(const core::Cell& cell);
    /// The same for a number of Y as its row of W; a second time lets go.
    void rowPointed(const core::Cell& cell);
    void rowPinAsked(const core::Cell& cell);
    void releaseAsked();
    /// A value typed into a cell of X, K or T.
    void edited(const core::Cell& cell, double value);
    void wayAsked(core::Way way);
    /// Rows of numbers pasted over X, K or T, the first at a cell; what does not fit is cut off.
    void pasted(const core::Cell& first, const std::vector<std::vector<double>>& rows);
    void planesAsked(core::Index channel, core::Index filter);
    void stopAsked();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    struct Private;
    std::unique_ptr<Private> d_;
};

}  // namespace view
