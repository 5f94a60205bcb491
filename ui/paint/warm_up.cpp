#include "ui/paint/warm_up.h"

#include "ui/paint/shaped_text.h"
#include "ui/paint/theme.h"

#include <QImage>
#include <QPainter>
#include <iterator>

namespace paint {
namespace {

// Whatever formulas and the sentences beside them are made of.
const QString kMarkups[] = {
    QStringLiteral("$⌊(i + 2p − d(k − 1) − 1)/s⌋ = a o y x W^{T} p′_{rc}$"),
    QStringLiteral("$0123456789 ( ) − + / × , = ⌊⌋$"),
    QStringLiteral("**0123456789×**"),
};
constexpr MathStyle kStyles[] = {{13, 13.5, {}}, {12, 12.5, {}}, {11, 11.5, {}}, {10, 10.5, {}}};

}  // namespace

bool warmUp(int step) {
    constexpr int kCount = std::size(kMarkups) * std::size(kStyles);
    if (step >= kCount)
        return false;
    QImage unseen(400, 30, QImage::Format_RGB32);
    QPainter painter(&unseen);
    const MathStyle& style = kStyles[static_cast<std::size_t>(step) / std::size(kMarkups)];
    const QString& markup = kMarkups[static_cast<std::size_t>(step) % std::size(kMarkups)];
    ShapedText(mathText(markup), style).draw(painter, {0, 20}, Qt::black, theme(Scheme::Light));
    return step + 1 < kCount;
}

}  // namespace paint
