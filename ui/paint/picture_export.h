#pragma once

#include "ui/model/export_item.h"
#include "ui/paint/stage_scene.h"
#include "ui/paint/theme.h"

#include <QSizeF>
#include <functional>
#include <vector>

class QPainter;

namespace paint {

/// Draws a picture into (0, 0, its size); on any thread.
using Drawing = std::function<void(QPainter&)>;

/// Writes a drawing as PNG, at kPictureScale times its size, or as SVG. Throws core::Refused.
inline constexpr double kPictureScale = 2;
void writeDrawing(model::FileFormat format, const QString& path, const QString& title, QSizeF size,
                  const Drawing& drawing);

/// A drawing as something to export: PNG at twice its size, or SVG with its lines and letters.
model::ExportItem pictureExport(const QString& group, const QString& title, const QString& stem,
                                QSizeF size, const Drawing& drawing);

/// What the stage shows, as it is laid out in `size`: the whole of it, and each array by itself
/// with its letter over it.
std::vector<model::ExportItem> stageExports(const StageScene& scene, QSizeF size,
                                            const Theme& theme);

}  // namespace paint
