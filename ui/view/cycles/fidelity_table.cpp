#include "ui/view/cycles/fidelity_table.h"

#include "ui/model/cycle_words.h"
#include "ui/paint/fonts.h"
#include "ui/paint/number_text.h"
#include "ui/paint/theme.h"

#include <QPainter>

namespace view {
namespace {

constexpr int kRow = 22;

}  // namespace

FidelityTable::FidelityTable(QWidget* parent) : QWidget(parent) {
    setAccessibleName(tr("Fidelity after n cycles"));
    setObjectName(QStringLiteral("fidelityTable"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void FidelityTable::setPoints(const model::FidelityPoints& points, int count, int marked) {
    points_ = points;
    count_ = count;
    marked_ = marked;
    QStringList lines;
    for (const auto& point : points)
        if (point.series == model::FidelityPoint::Series::ToOriginal && point.n <= count)
            lines.append(tr("%1: %2 dB, %3")
                             .arg(point.n)
                             .arg(model::decibels(point.fidelity.all.psnr),
                                  model::similarity(point.fidelity.all.ssim)));
    setAccessibleDescription(lines.join(QStringLiteral("; ")));
    updateGeometry();
    update();
}

void FidelityTable::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const paint::Theme& theme = paint::themeOf(palette());
    const int third = width() / 3;
    const QRect first(0, 0, third, kRow);
    const auto cell = [&](int column, int row) {
        return first.translated(column * third, row * kRow);
    };
    painter.setFont(paint::mathFont(13, true));
    painter.setPen(theme.text2);
    painter.drawText(cell(0, 0), Qt::AlignLeft | Qt::AlignVCenter, QStringLiteral("n"));
    painter.setFont(paint::uiFont(12));
    painter.drawText(cell(1, 0), Qt::AlignRight | Qt::AlignVCenter, tr("PSNR, dB"));
    painter.drawText(cell(2, 0), Qt::AlignRight | Qt::AlignVCenter, tr("SSIM"));
    painter.fillRect(QRect(0, kRow - 1, width(), 1), theme.rule);
    for (int n = 1; n <= count_; ++n) {
        const bool isMarked = n == marked_;
        painter.setFont(paint::uiFont(13, isMarked ? QFont::DemiBold : QFont::Normal));
        painter.setPen(isMarked ? theme.accent : theme.text);
        paint::drawNumber(painter, cell(0, n), Qt::AlignLeft | Qt::AlignVCenter,
                          QString::number(n));
        QString psnr = QStringLiteral("…");
        QString ssim = QStringLiteral("…");
        for (const auto& point : points_) {
            if (point.series != model::FidelityPoint::Series::ToOriginal || point.n != n)
                continue;
            psnr = model::decibels(point.fidelity.all.psnr);
            ssim = model::similarity(point.fidelity.all.ssim);
        }
        painter.setPen(theme.text);
        paint::drawNumber(painter, cell(1, n), Qt::AlignRight | Qt::AlignVCenter, psnr);
        paint::drawNumber(painter, cell(2, n), Qt::AlignRight | Qt::AlignVCenter, ssim);
    }
}

}  // namespace view
