#pragma once

class QWidget;

namespace view {

/// The keys, in a dialog.
void showKeyboardHelp(QWidget* parent);

/// What the program is, that convolution here is cross-correlation, and the licences.
void showAbout(QWidget* parent);

}  // namespace view
