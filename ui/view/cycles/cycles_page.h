#pragma once

#include "ui/model/cycle_pictures.h"
#include "ui/model/cycles_part.h"
#include "ui/paint/cycle_export.h"
#include "ui/view/cycles/cycles_right_panel.h"

#include <QStackedWidget>
#include <QWidget>
#include <optional>

class QMimeData;

namespace view {

class CyclesLeftPanel;
class CycleStrip;
class FidelityPlot;
class FittingLine;
class LinkedPictures;
class PageFrame;
class RangeLegend;
class TextLink;
class WordChoice;

/// The Cycles page: the film strip over what the switch chooses, the chosen step enlarged beside
/// the step of its size, the original after 1, 3 and 5 cycles, or fidelity as a plot.
class CyclesPage : public QWidget {
    Q_OBJECT
public:
    explicit CyclesPage(QWidget* parent = nullptr);

    CyclesLeftPanel& settings() { return *left_; }

    /// All pictures of a cycle, or the original alone where it has none. `note` says where they are
    /// a preview.
    void setPictures(const model::CyclePictures& pictures, const QString& note);
    /// The original after several cycles, which may be more than N.
    void setCompared(const QVector<model::CyclePicture>& pictures);
    void setFidelity(const model::FidelityPoints& points);
    void setSpectrum(const model::KernelSpectrum& spectrum);
    void setSelected(int step);
    int selected() const { return selected_; }

    /// What its panes show now.
    paint::CyclesFigure figure() const;

    /// Words for what is being computed, with a way to stop it; empty when nothing is.
    void setComputing(const QString& words);
    /// Something that a person should know, such as a file that cannot be read; empty for none.
    void setNotice(const QString& sentence);
    /// Whether the pictures belong to what is asked for; faded while they do not.
    void setStale(bool stale);

signals:
    void stepAsked(int step);
    void stopAsked();
    void fileDropped(const QString& path);
    void pictureDropped(const QImage& image);

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* stage();
    QWidget* footer();
    void describe();
    void showEnlarged();
    void showCompared();
    void fit();
    void setZoomWord(double zoom);
    bool isAlone() const;

    PageFrame* frame_;
    CyclesLeftPanel* left_;
    CyclesRightPanel* right_;
    FittingLine* line_;
    QWidget* stage_ = nullptr;
    QWidget* footer_ = nullptr;
    bool stale_ = false;
    MathLabel* head_ = nullptr;
    CycleStrip* strip_ = nullptr;
    MathLabel* lowerHead_ = nullptr;
    WordChoice* switch_ = nullptr;
    QStackedWidget* lower_ = nullptr;
    LinkedPictures* enlarged_ = nullptr;
    LinkedPictures* compared_ = nullptr;
    FidelityPlot* plot_ = nullptr;
    MathLabel* plotKey_ = nullptr;
    MathLabel* notice_ = nullptr;
    RangeLegend* legend_ = nullptr;
    MathLabel* zoomWords_ = nullptr;
    WordChoice* zoom_ = nullptr;
    MathLabel* computing_ = nullptr;
    TextLink* stop_ = nullptr;

    model::CyclePictures pictures_;
    QVector<model::CyclePicture> comparedPictures_;
    model::FidelityPoints points_;
    QString note_;
    int selected_ = 0;
};

}  // namespace view
