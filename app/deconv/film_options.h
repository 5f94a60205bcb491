#pragma once

#include "core/examples.h"
#include "core/scenes.h"
#include "ui/paint/film/film.h"

class QCommandLineParser;

/// The options that say what is shown: --scene, or files and geometry; --view, --size, --theme,
/// --title, --no-values, --no-captions.
void declareFilm(QCommandLineParser& parser);

/// What they say, and `options` for the rest. Throws core::Refused, naming the option.
paint::Film readFilm(const QCommandLineParser& parser, paint::FilmOptions options,
                     const core::Control& control);

/// Whether --list is there; then the scenes are printed, one a line, name first.
bool listScenes(const QCommandLineParser& parser);
