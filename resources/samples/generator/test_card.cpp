#include "test_card.h"

#include <QPainter>
#include <QPainterPath>
#include <cmath>

namespace samples {
namespace {

constexpr int kSquare = 64;
const QColor kGround(120, 122, 124);

void drawGround(QPainter& painter) {
    painter.fillRect(0, 0, 1024, 768, kGround);
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (int x = 0; x <= 1024; x += kSquare)
        painter.fillRect(x - 1, 0, 2, 768, QColor(200, 202, 204));
    for (int y = 0; y <= 768; y += kSquare)
        painter.fillRect(0, y - 1, 1024, 2, QColor(200, 202, 204));
    // The border is black and white, so that what a border does to an edge shows.
    for (int n = 0; n < 64; ++n) {
        const QColor colour = n % 2 == 0 ? Qt::black : Qt::white;
        painter.fillRect(n * 16, 0, 16, 16, colour);
        painter.fillRect(n * 16, 752, 16, 16, n % 2 == 0 ? Qt::white : Qt::black);
        if (n >= 48)
            continue;
        painter.fillRect(0, n * 16, 16, 16, colour);
        painter.fillRect(1008, n * 16, 16, 16, n % 2 == 0 ? Qt::white : Qt::black);
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(Qt::white, 3));
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(QPointF(512, 384), 360, 360);
}

// 36 black and 36 white sectors, so edges at 72 angles and every spacing down to nothing.
void drawStar(QPainter& painter, const QPointF& centre, double radius) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(Qt::white);
    painter.drawEllipse(centre, radius, radius);
    painter.setBrush(Qt::black);
    const QRectF box(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius);
    for (int n = 0; n < 36; ++n)
        painter.drawPie(box, n * 160, 80);
}

// cos(π r² / 2R): its wavelength falls to 2 pixels at the rim, r = R.
QImage zonePlate(int size) {
    QImage image(size, size, QImage::Format_RGB32);
    const double rim = size / 2.0;
    for (int y = 0; y < size; ++y) {
        for (int x = 0; x < size; ++x) {
            const double dx = x + 0.5 - rim;
            const double dy = y + 0.5 - rim;
            const double phase = M_PI * (dx * dx + dy * dy) / (2 * rim);
            const int value = static_cast<int>(std::lround(127.5 + 127.5 * std::cos(phase)));
            image.setPixel(x, y, qRgb(value, value, value));
        }
    }
    return image;
}

// Squares inside squares, each turned by 15° more.
void drawTurnedSquares(QPainter& painter, const QPointF& centre, double half) {
    painter.setPen(Qt::NoPen);
    painter.save();
    painter.translate(centre);
    for (int n = 0; n < 9; ++n) {
        painter.setBrush(n % 2 == 0 ? Qt::white : Qt::black);
        painter.drawRect(QRectF(-half, -half, 2 * half, 2 * half));
        painter.rotate(15);
        half *= 0.80;
    }
    painter.restore();
}

void drawBars(QPainter& painter) {
    painter.setPen(Qt::NoPen);
    painter.setRenderHint(QPainter::Antialiasing, false);
    const QRgb bars[] = {0xffffff, 0xf2d21b, 0x1fb7c9, 0x2ba84a, 0xb5359c,
                         0xd62f2f, 0x2b49c4, 0x7a4a24, 0xf08a24, 0x101010};
    for (int n = 0; n < 10; ++n)
        painter.fillRect(64 + n * 90, 400, n == 9 ? 86 : 90, 56, QColor::fromRgb(bars[n]));
    for (int n = 0; n < 16; ++n) {
        const int value = n * 17;
        painter.fillRect(64 + n * 56, 456, 56, 36, QColor(value, value, value));
    }
    for (int x = 0; x < 896; ++x) {
        const int value = 255 - x * 255 / 895;
        painter.fillRect(64 + x, 492, 1, 20, QColor(value, value, value));
    }
}

void drawGratings(QPainter& painter) {
    painter.setRenderHint(QPainter::Antialiasing, false);
    const int widths[] = {1, 2, 3, 4};
    for (int n = 0; n < 4; ++n) {
        const int width = widths[n];
        const int x = 64 + n * 64;
        painter.fillRect(x, 544, 60, 168, Qt::white);
        for (int at = 0; at < 60; at += 2 * width) {
            painter.fillRect(x + at, 544, std::min(width, 60 - at), 56, Qt::black);
            painter.fillRect(x, 600 + at, 60, std::min(width, std::max(0, 56 - at)), Qt::black);
        }
        for (int row = 0; row < 56; ++row)
            for (int column = 0; column < 60; ++column)
                if ((row / width + column / width) % 2 == 0)
                    painter.fillRect(x + column, 656 + row, 1, 1, Qt::black);
    }
    painter.setRenderHint(QPainter::Antialiasing);
}

void drawText(QPainter& painter) {
    painter.fillRect(344, 544, 376, 168, Qt::white);
    painter.fillRect(344, 628, 376, 84, QColor(16, 16, 16));
    const auto line = [&](int y, int pixels, const char* family, const char* text, QColor ink) {
        QFont font(QString::fromLatin1(family));
        font.setPixelSize(pixels);
        painter.setFont(font);
        painter.setPen(ink);
        painter.drawText(QPointF(356, y), QString::fromUtf8(text));
    };
    const char* serif = "TeX Gyre Pagella";
    line(580, 34, serif, "Deconvolution", Qt::black);
    line(602, 16, "Inter", "The quick brown fox jumps over the lazy dog", Qt::black);
    line(618, 11, "Inter", "Pack my box with five dozen liquor jugs. 0123456789", Qt::black);
    line(660, 22, serif, "z = Wᵀy is the shape, not the value", Qt::white);
    line(682, 13, "Inter", "Sphinx of black quartz, judge my vow", Qt::white);
    line(700, 9, "Inter", "How vexingly quick daft zebras jump; 9 px text vanishes first.",
         Qt::white);
}

void drawHues(QPainter& painter, const QPointF& centre, double radius) {
    QConicalGradient hues(centre, 90);
    for (int n = 0; n <= 12; ++n)
        hues.setColorAt(n / 12.0, QColor::fromHsvF(static_cast<float>(n % 12) / 12.0F, 0.9F, 0.9F));
    painter.setPen(Qt::NoPen);
    painter.setBrush(hues);
    painter.drawEllipse(centre, radius, radius);
    QRadialGradient fade(centre, radius);
    fade.setColorAt(0, Qt::white);
    fade.setColorAt(1, QColor(255, 255, 255, 0));
    painter.setBrush(fade);
    painter.drawEllipse(centre, radius, radius);
}

// Thin lines from a point: a line is as hard to keep as an edge, and harder where it is thin.
void drawRays(QPainter& painter, const QPointF& from, double length) {
    for (int n = 0; n <= 12; ++n) {
        const double angle = (n * 7.5) * M_PI / 180;
        painter.setPen(QPen(Qt::black, 0.5 + 0.25 * n));
        painter.drawLine(from, from + QPointF(-std::sin(angle), std::cos(angle)) * length);
    }
}

}  // namespace

QImage testCard(int width, int height) {
    QImage card(1024, 768, QImage::Format_RGB32);
    QPainter painter(&card);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::TextAntialiasing);
    drawGround(painter);
    drawStar(painter, {192, 208}, 128);
    painter.drawImage(352, 48, zonePlate(320));
    drawTurnedSquares(painter, {832, 208}, 128);
    drawBars(painter);
    drawGratings(painter);
    drawText(painter);
    drawHues(painter, {824, 628}, 84);
    drawRays(painter, {990, 536}, 74);
    painter.end();
    if (width == 1024 && height == 768)
        return card;
    return card.scaled(width, height, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
}

}  // namespace samples
