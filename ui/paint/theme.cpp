#include "ui/paint/theme.h"

#include <algorithm>
#include <cmath>

namespace paint {
namespace {

Theme lightTheme() {
    Theme theme;
    theme.scheme = Scheme::Light;
    theme.page = QColor(0xFFFFFF);
    theme.panel = QColor(0xF7F6F3);
    theme.tile = QColor(0xF4F3F0);
    theme.field = QColor(0xFFFFFF);
    theme.text = QColor(0x1E1D1B);
    theme.text2 = QColor(0x5C5953);
    theme.rule = QColor(0x8B8780);
    theme.hair = QColor(0xE3E0DA);
    theme.accent = QColor(0xA01A66);
    theme.onAccent = QColor(0xFFFFFF);
    theme.input = {QColor(0x005F99), QColor(0x0072B2)};
    theme.kernel = {QColor(0xAD4300), QColor(0xD55E00)};
    theme.output = {QColor(0x00704F), QColor(0x009E73)};
    theme.negativeArm = QColor(0x4A5060);
    theme.weight = QColor(0x5E2B00);
    theme.zeroPadding = QColor(0x71757E);
    theme.inserted = QColor(0x8A6A00);
    theme.additional = QColor(0x5B48A8);
    theme.error = QColor(0xB3261E);
    theme.stale = QColor(0x7A5A00);
    theme.agree = QColor(0x00704F);
    return theme;
}

Theme darkTheme() {
    Theme theme;
    theme.scheme = Scheme::Dark;
    theme.page = QColor(0x17181A);
    theme.panel = QColor(0x1F2023);
    theme.tile = QColor(0x222427);
    theme.field = QColor(0x17181A);
    theme.text = QColor(0xECEAE5);
    theme.text2 = QColor(0xA8A59E);
    theme.rule = QColor(0x7C7A75);
    theme.hair = QColor(0x303236);
    theme.accent = QColor(0xF27BB8);
    theme.onAccent = QColor(0x2A0A1C);
    theme.input = {QColor(0x6FB7E6), QColor(0x1E86C4)};
    theme.kernel = {QColor(0xF2975A), QColor(0xD9691A)};
    theme.output = {QColor(0x4CC79E), QColor(0x12996F)};
    theme.negativeArm = QColor(0x7A8192);
    theme.weight = QColor(0xF8C6A4);
    theme.zeroPadding = QColor(0x8D929C);
    theme.inserted = QColor(0xD1A93A);
    theme.additional = QColor(0xA597EA);
    theme.error = QColor(0xFF8A80);
    theme.stale = QColor(0xE0B95A);
    theme.agree = QColor(0x4CC79E);
    return theme;
}

double linear(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& colour) {
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
           0.0722 * linear(colour.blueF());
}

}  // namespace

const RoleColours& Theme::of(Role role) const {
    switch (role) {
        case Role::Input:
            return input;
        case Role::Kernel:
            return kernel;
        case Role::Output:
            break;
    }
    return output;
}

const Theme& theme(Scheme scheme) {
    static const Theme kLight = lightTheme();
    static const Theme kDark = darkTheme();
    return scheme == Scheme::Light ? kLight : kDark;
}

Scheme schemeOf(const QPalette& palette) {
    return palette.color(QPalette::Window).lightnessF() < 0.5F ? Scheme::Dark : Scheme::Light;
}

QPalette paletteOf(const Theme& theme) {
    QPalette palette;
    palette.setColor(QPalette::Window, theme.panel);
    palette.setColor(QPalette::WindowText, theme.text);
    palette.setColor(QPalette::Base, theme.field);
    palette.setColor(QPalette::AlternateBase, theme.tile);
    palette.setColor(QPalette::Text, theme.text);
    palette.setColor(QPalette::PlaceholderText, theme.text2);
    palette.setColor(QPalette::Button, theme.panel);
    palette.setColor(QPalette::ButtonText, theme.text);
    palette.setColor(QPalette::BrightText, theme.error);
    palette.setColor(QPalette::Highlight, theme.accent);
    palette.setColor(QPalette::HighlightedText, theme.onAccent);
    palette.setColor(QPalette::Link, theme.accent);
    palette.setColor(QPalette::LinkVisited, theme.accent);
    palette.setColor(QPalette::ToolTipBase, theme.field);
    palette.setColor(QPalette::ToolTipText, theme.text);
    palette.setColor(QPalette::Light, theme.field);
    palette.setColor(QPalette::Midlight, theme.tile);
    palette.setColor(QPalette::Mid, theme.hair);
    palette.setColor(QPalette::Dark, theme.rule);
    palette.setColor(QPalette::Shadow, theme.rule);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, theme.text2);
    return palette;
}

QColor mixed(const QColor& a, const QColor& b, double share) {
    const auto channel = [share](int from, int to) {
        return static_cast<int>(std::lround(from + share * (to - from)));
    };
    return QColor(channel(a.red(), b.red()), channel(a.green(), b.green()),
                  channel(a.blue(), b.blue()), channel(a.alpha(), b.alpha()));
}

QColor accentTint(const Theme& theme) {
    QColor colour = theme.accent;
    colour.setAlphaF(theme.scheme == Scheme::Light ? .09F : .16F);
    return colour;
}

double contrast(const QColor& a, const QColor& b) {
    const auto [darker, lighter] = std::minmax({luminance(a), luminance(b)});
    return (lighter + 0.05) / (darker + 0.05);
}

}  // namespace paint
