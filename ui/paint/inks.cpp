#include "ui/paint/inks.h"

namespace paint {

QColor colourOf(MathText::Ink ink, const Theme& theme) {
    using Ink = MathText::Ink;
    switch (ink) {
        case Ink::Text2:
            return theme.text2;
        case Ink::Input:
            return theme.input.ink;
        case Ink::Kernel:
            return theme.kernel.ink;
        case Ink::Output:
            return theme.output.ink;
        case Ink::Accent:
            return theme.accent;
        case Ink::Error:
            return theme.error;
        case Ink::Text:
            break;
    }
    return theme.text;
}

}  // namespace paint
