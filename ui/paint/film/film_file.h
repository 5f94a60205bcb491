#pragma once

#include "core/control.h"
#include "ui/paint/film/film.h"

#include <QString>
#include <QStringList>
#include <optional>

namespace paint {

/// What a film can be written as. H.264 in MP4, VP9 in WebM, GIF, or a folder of numbered PNG.
enum class FilmFormat { Mp4, WebM, Gif, Folder };

/// By the name's ending; a name without one is a folder. Nothing for other endings.
std::optional<FilmFormat> filmFormatOf(const QString& path);

/// Writes a film, whole or not at all: on any thread, with progress, in memory for a few frames.
/// Films are made by ffmpeg. Throws core::Refused, naming the file and the reason (ffmpeg missing
/// among them), and core::Cancelled.
void writeFilm(const Film& film, const QString& path, FilmFormat format,
               const core::Control& control);

/// What a still can be written as.
enum class FigureFormat { Png, Svg, Pdf };
std::optional<FigureFormat> figureFormatOf(const QString& path);

/// Writes one moment of a film as a still: lines and letters in SVG and PDF. Throws core::Refused.
void writeFigure(const Film& film, const FilmMoment& moment, const QString& path,
                 FigureFormat format);

}  // namespace paint
