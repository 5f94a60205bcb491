#include "ui/paint/fonts.h"

#include <QFontDatabase>
#include <QStringList>
#include <algorithm>

namespace paint {
namespace {

QFont font(const QStringList& families, double pixels) {
    QFont font;
    font.setFamilies(families);
    font.setPixelSize(std::max(1, qRound(pixels)));
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

}  // namespace

QFont uiFont(double pixels, QFont::Weight weight) {
    QFont result = font({QStringLiteral("Inter"), QStringLiteral("Cantarell"),
                         QStringLiteral("Noto Sans"), QStringLiteral("DejaVu Sans")},
                        pixels);
    result.setWeight(weight);
    return result;
}

QFont mathFont(double pixels, bool italic) {
    QFont result =
        font({QStringLiteral("TeX Gyre Pagella"), QStringLiteral("DejaVu Serif")}, pixels);
    result.setItalic(italic);
    return result;
}

QFont monoFont(double pixels) {
    QFont result = font({QStringLiteral("DejaVu Sans Mono"),
                         QFontDatabase::systemFont(QFontDatabase::FixedFont).family()},
                        pixels);
    result.setStyleHint(QFont::Monospace);
    result.setFixedPitch(true);
    return result;
}

}  // namespace paint
