#pragma once

#include <QWidget>
#include <memory>
#include <optional>

#include "core/experiment.h"
#include "ui/model/selection.h"

namespace view {

/// The Workbench's sheet of paper: X ∗ K = Y, W beside Wᵀ, the transposed convolution in one of its
/// four ways, the key, and the line that says whether they agree. It shows a result and a selection,
/// and says what a person does with them; it decides nothing.
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
    void setWay(core::Way way);
    void setSelection(const model::Selection& selection);
    /// The channel and filter planes that arrays of several planes show.
    void setPlanes(core::Index channel, core::Index filter);

signals:
    void pointed(const std::optional<core::Cell>& cell);
    void pinAsked(const core::Cell& cell);
    void releaseAsked();
    /// A value typed into a cell of X, K or T.
    void edited(const core::Cell& cell, double value);
    void wayAsked(core::Way way);
    void planesAsked(core::Index channel, core::Index filter);
    void stopAsked();

private:
    struct Private;
    std::unique_ptr<Private> d_;
};

}  // namespace view
