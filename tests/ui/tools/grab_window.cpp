// Takes a picture of the whole window, to be looked at:
//   ui_grab_window --page Photos --way Stamp --pin 1,1 --theme Dark --size 900x600 window.png

#include "tests/ui/support/appearance.h"
#include "tests/ui/support/driver.h"
#include "ui/controller/window.h"
#include "ui/view/main_window.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QTest>

namespace {

/// "3,4" or "3x4" as two numbers.
QSize pairOf(const QString& text) {
    const QStringList parts = QString(text).replace(u'x', u',').split(u',');
    return {parts.value(0).toInt(), parts.value(1).toInt()};
}

}  // namespace

int main(int argc, char** argv) {
    support::pinPlatform();
    QApplication application(argc, argv);
    support::pinStyle();
    QCommandLineParser parser;
    parser.addOptions({{QStringLiteral("page"), QString(), QStringLiteral("name")},
                       {QStringLiteral("way"), QString(), QStringLiteral("name")},
                       {QStringLiteral("pin"), QString(), QStringLiteral("row,column")},
                       {QStringLiteral("theme"), QString(), QStringLiteral("name")},
                       {QStringLiteral("size"), QString(), QStringLiteral("width x height"),
                        QStringLiteral("1280x800")}});
    parser.addPositionalArgument(QStringLiteral("file"), QString());
    parser.process(application);

    controller::Window window;
    window.mainWindow().resize(pairOf(parser.value(QStringLiteral("size"))));
    support::Driver driver(window.mainWindow());
    if (parser.isSet(QStringLiteral("theme")))
        driver.chooseFromMenu({QStringLiteral("View"), QStringLiteral("Theme"),
                               parser.value(QStringLiteral("theme"))});
    for (const char* option : {"page", "way"})
        if (const QString name = parser.value(QLatin1String(option)); !name.isEmpty())
            driver.click(name);
    if (parser.isSet(QStringLiteral("pin"))) {
        const QSize place = pairOf(parser.value(QStringLiteral("pin")));
        driver.clickCell(QStringLiteral("Z, output of the transposed convolution"), place.width(),
                         place.height());
    }
    QTest::qWait(1500);
    const bool saved = window.mainWindow().grab().save(parser.positionalArguments().value(0));
    return saved && !driver.failed() ? 0 : 2;
}
