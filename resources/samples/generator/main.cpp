#include <QGuiApplication>
#include <cstdio>

#include "test_card.h"
#include "toy_room.h"
#include "valley.h"

// Draws the sample pictures: draw_samples NAME FILE.png WIDTH HEIGHT QUALITY

int main(int count, char** words) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application(count, words);
    if (count != 6) {
        std::fputs("usage: draw_samples bear|lake|card FILE.png WIDTH HEIGHT QUALITY\n", stderr);
        return 2;
    }
    const QString name = QString::fromLocal8Bit(words[1]);
    const int width = QString::fromLocal8Bit(words[3]).toInt();
    const int height = QString::fromLocal8Bit(words[4]).toInt();
    const int quality = QString::fromLocal8Bit(words[5]).toInt();
    QImage image;
    if (name == QLatin1String("bear"))
        image = samples::developed(samples::toyRoom(width, height, quality), 0.62, 1.2);
    else if (name == QLatin1String("lake"))
        image = samples::developed(samples::valley(width, height, quality), 0.8, 1.5);
    else
        image = samples::testCard(width, height);
    return image.save(QString::fromLocal8Bit(words[2]), "PNG", 0) ? 0 : 1;
}
