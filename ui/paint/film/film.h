#pragma once

#include "core/control.h"
#include "core/experiment.h"
#include "core/scenes.h"
#include "ui/paint/sources.h"
#include "ui/paint/theme.h"

#include <QSize>
#include <QString>
#include <memory>
#include <vector>

class QPainter;

namespace paint {

/// What a film shows of an experiment: the whole story (the direct convolution runs and moves
/// aside, the transposed one is set up, named step by step, and runs), or one way of seeing, step
/// by step, on the stage.
enum class FilmView { Story, Direct, Weights, Matrix, PaddedInput, FractionalStride, Stamp };

/// The sizes that a film can have, in px.
inline constexpr QSize kSmallestFilm{160, 120}, kLargestFilm{7680, 7680};
inline bool isFilmSize(QSize size) {
    return size.expandedTo(kSmallestFilm) == size && size.boundedTo(kLargestFilm) == size;
}

struct FilmOptions {
    QSize size{1280, 720};
    int framesPerSecond = 30;
    double speed = 1;  // ¼…8
    Scheme scheme = Scheme::Light;
    bool values = true;    // numbers in the cells
    bool title = true;     // what it is, over the picture
    bool captions = true;  // what happens now, under it
};

/// A stretch of a film in which one thing happens.
struct Beat {
    enum class Kind {
        Opening,         // the direct convolution before its first step
        DirectStep,      // one number of Y
        Pause,           // a result to be looked at; `step` is 1 after the transposed one
        Aside,           // the direct convolution moves to the left
        Input,           // Y comes over: the input of the transposed one
        Border,          // zero padding p′ grows around it (or its edge is cropped)
        Inserted,        // s − 1 zeros come between its cells
        Additional,      // a rows and columns at the bottom and right
        Turn,            // the kernel comes over and is turned by 180°
        TransposedStep,  // one number of Z
        StageStep        // one step on the stage
    };
    Kind kind = Kind::Opening;
    Index step = 0;
    double seconds = 1;
};

/// A film as a plain value: every frame can be drawn alone, on any thread with a painter.
struct Film {
    std::shared_ptr<const core::Result> result;
    /// What the story shows beside it, stamp by stamp, to be compared; null for most.
    std::shared_ptr<const core::Result> beside;
    FilmView view = FilmView::Story;
    PlaneChoice planes;
    QString title;
    FilmOptions options;
    std::vector<Beat> beats;
};

/// The beats of a film: a step lasts 900 ms at speed 1, less where there would be more than two
/// minutes of them. Zeros that an experiment does not have get no beat.
Film makeFilm(std::shared_ptr<const core::Result> result, FilmView view, const QString& title,
              const FilmOptions& options, const PlaneChoice& planes = {});

/// The film of a classic scene. One that is shown beside another has both in its story.
Film makeSceneFilm(const core::Scene& scene, FilmView view, const QString& title,
                   const FilmOptions& options, const core::Control& control = {});

double seconds(const Film& film);
Index frameCount(const Film& film);

/// Where a film is at a time: the beat, and how far through it (0…1). Ends on the last.
struct FilmMoment {
    std::size_t beat = 0;
    double within = 0;
};
FilmMoment momentAt(const Film& film, double time);

/// Whether a frame looks as the one before it: nothing moves in the rest of a step.
bool looksAsBefore(const Film& film, Index frame);

/// In this share of a step's time its window glides there; then it rests.
inline constexpr double kGlideShare = .18;

/// Draws one frame into (0, 0, size). Lines and letters stay such on a painter that keeps them.
void drawFrame(QPainter& painter, const Film& film, Index frame);
/// The same for a moment, as a still: the step is as it ends.
void drawMoment(QPainter& painter, const Film& film, const FilmMoment& moment);

}  // namespace paint
