#include "ui/model/document.h"

#include <QUndoCommand>
#include <set>
#include <vector>

namespace model {

namespace {

constexpr int kSwapId = 1;

/// Adds up arrays, each once.
class ByteCount {
public:
    template <class A>
    void add(const core::Shared<A>& array) {
        if (array && seen_.insert(array.get()).second)
            bytes_ += array->size() * sizeof(typename A::value_type);
    }
    void add(const Later<core::Planes<double>>& planes) {
        // What is not made yet counts like what is, since it will be.
        if (planes && seen_.insert(planes.identity()).second)
            bytes_ += static_cast<std::size_t>(planes.cells()) * sizeof(double);
    }
    void add(const core::Shared<Photo>& photo) {
        if (!photo)
            return;
        add(photo->planes);
        add(photo->grey);
        if (seen_.insert(photo.get()).second)
            bytes_ += static_cast<std::size_t>(photo->file.size());
    }
    void add(const Experiment& experiment) {
        add(experiment.workbench.input);
        add(experiment.workbench.kernels);
        add(experiment.workbench.typed);
        add(experiment.photos.photo);
        add(experiment.photos.filters);
        add(experiment.cycles.photo);
    }
    std::size_t bytes() const { return bytes_; }

private:
    std::set<const void*> seen_;
    std::size_t bytes_ = 0;
};

}  // namespace

class SwapExperiment : public QUndoCommand {
public:
    struct Step {
        QString text;
        Page page;
        Experiment before, after;
        QString mergeKey;
    };

    SwapExperiment(Document& document, Step step)
        : QUndoCommand(step.text), document_(document), step_(std::move(step)) {}

    const Step& step() const { return step_; }

    int id() const override {
        return step_.mergeKey.isEmpty() || document_.rebuilding_ ? -1 : kSwapId;
    }
    void undo() override { document_.set(step_.before, step_.page); }
    void redo() override {
        if (!document_.rebuilding_)
            document_.set(step_.after, step_.page);
    }
    bool mergeWith(const QUndoCommand* other) override {
        const Step& next = static_cast<const SwapExperiment*>(other)->step_;
        if (next.mergeKey != step_.mergeKey || next.page != step_.page)
            return false;
        step_.after = next.after;
        setObsolete(step_.before == step_.after);
        return true;
    }

private:
    Document& document_;
    Step step_;
};

Document::Document(QObject* parent) : QObject(parent) {}

void Document::change(const QString& text, Page page, Experiment experiment,
                      const QString& mergeKey) {
    if (experiment == experiment_)
        return;
    ByteCount added;
    added.add(experiment_);
    added.add(experiment);
    historyAtMost_ += added.bytes();
    undoStack_.push(
        new SwapExperiment(*this, {text, page, experiment_, std::move(experiment), mergeKey}));
    forgetOldest();
}

void Document::reset(const Experiment& experiment) {
    undoStack_.clear();
    historyAtMost_ = 0;
    set(experiment, Page::Workbench);
}

void Document::set(const Experiment& experiment, Page page) {
    experiment_ = experiment;
    emit changed(page);
}

void Document::setHistoryLimit(std::size_t bytes) {
    historyLimit_ = bytes;
    forgetOldest();
}

std::size_t Document::historyBytes() const {
    ByteCount count;
    count.add(experiment_);
    for (int index = 0; index < undoStack_.count(); ++index) {
        const auto* command = static_cast<const SwapExperiment*>(undoStack_.command(index));
        count.add(command->step().before);
        count.add(command->step().after);
    }
    return count.bytes();
}

// A QUndoStack drops its oldest only by number, and only while empty; so what is kept is put on a
// cleared stack again.
void Document::forgetOldest() {
    if (undoStack_.index() != undoStack_.count() || historyAtMost_ <= historyLimit_)
        return;
    historyAtMost_ = historyBytes();
    if (historyAtMost_ <= historyLimit_)
        return;
    std::vector<SwapExperiment::Step> kept;
    ByteCount count;
    count.add(experiment_);
    for (int index = undoStack_.count() - 1; index >= 0; --index) {
        const auto& step = static_cast<const SwapExperiment*>(undoStack_.command(index))->step();
        count.add(step.before);
        count.add(step.after);
        if (count.bytes() > historyLimit_ && !kept.empty())
            break;
        kept.push_back(step);
    }
    if (static_cast<int>(kept.size()) == undoStack_.count())
        return;
    rebuilding_ = true;
    undoStack_.clear();
    for (auto step = kept.rbegin(); step != kept.rend(); ++step)
        undoStack_.push(new SwapExperiment(*this, *step));
    rebuilding_ = false;
    historyAtMost_ = historyBytes();
}

}  // namespace model
