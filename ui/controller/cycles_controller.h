#pragma once

#include "ui/model/cycle_operations.h"
#include "ui/model/cycle_pictures.h"
#include "ui/model/document.h"
#include "ui/model/runner.h"

#include <QObject>
#include <QTimer>
#include <functional>

namespace view {
class CyclesPage;
}

namespace controller {

/// Turns what a person asks for on the Cycles page into changes of the document, and the document
/// into pictures: a preview where the photo is large, then all pictures, then fidelity, n by n. The
/// page shows a sample while the document has no photo for it. Nothing is computed while the page
/// is out of sight.
class CyclesController : public QObject {
    Q_OBJECT
public:
    CyclesController(model::Document* document, view::CyclesPage* page, QObject* parent = nullptr);

    /// Reads a photo from a file; what is wrong with it is said on the page.
    void open(const QString& path);
    /// A picture that was pasted or dropped.
    void take(const QImage& picture, const QString& name);
    /// What the page shows: the document's part, with the sample where it has no photo.
    model::CyclesPart shownPart() const;
    bool isBusy() const { return isRefreshDue_ || runner_.isRunning() || loader_.isRunning(); }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    using Edit = std::function<void(model::CyclesPart&)>;
    void change(const QString& text, const QString& mergeKey, const Edit& edit);
    void load(const std::function<model::Photo(const core::Control&)>& read, bool asEdit);
    void askForFile();

    void refresh();
    void showAlone(const model::CyclesPart& part);
    void show(const model::CyclePictures& pictures, const QString& note,
              const core::Shared<model::Photo>& photo);
    void computePictures(bool preview);
    void computeCompared();
    void computeFidelity(int n);
    void computeSpectrum(int step);
    void connectPage();

    model::Document& document_;
    view::CyclesPage& page_;
    model::Runner runner_;
    model::Runner loader_;
    model::Runner spectrumRunner_;
    QTimer patience_;
    core::Shared<model::Photo> sample_;
    core::Shared<model::Photo> pictured_;  // whose pictures are shown
    model::CyclesPart computed_;
    core::Layers layers_;    // of the N cycles
    core::Layers compared_;  // of up to 5
    core::Shared<core::Planes<float>> original_;
    model::FidelityPoints points_;
    QString words_;
    bool isComputed_ = false;
    bool isRefreshDue_ = false;
};

}  // namespace controller
