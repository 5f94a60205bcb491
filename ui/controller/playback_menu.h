#pragma once

class QMenu;

namespace controller {

class PlaybackController;

/// Adds View → Playback: what is played, whether outputs appear as they are computed, whether it
/// starts again at the end.
void addPlaybackMenu(QMenu* menu, PlaybackController* playback);

}  // namespace controller
