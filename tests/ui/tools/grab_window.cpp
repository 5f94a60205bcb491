// Uses the window as its arguments say, step by step, and takes pictures of it, to be looked at:
//   ui_grab_window size=900x600 menu=View/Theme/Dark click=Stamp cell=Z/1,1 grab=window.png
// Steps: size=WxH, menu=PATH, click=NAME, point=NAME, choose=NAME/ITEM, enter=NAME/TEXT,
// at=NAME/X,Y (pointed at there), cell=ARRAY/ROW,COLUMN (clicked), over=ARRAY/ROW,COLUMN (pointed
// at), open=FILE (as if dropped on the window), key=KEYS, type=TEXT, focus= (says what has the
// keyboard), wait=MS, grab=FILE, grab2=FILE (at scale 2); of the menu or the dialog in front, if
// one is open. An array's name is what its accessible name starts with.

#include "tests/ui/support/driver.h"
#include "tests/ui/support/seen.h"
#include "tests/ui/support/tool.h"
#include "ui/controller/window.h"
#include "ui/view/main_window.h"

#include <QApplication>
#include <QDialog>
#include <QImage>
#include <QKeySequence>
#include <QTest>
#include <QTextStream>

namespace {

constexpr int kSettling = 600;

QSize pairOf(const QString& text) {
    const QStringList parts = QString(text).replace(u'x', u',').split(u',');
    return {parts.value(0).toInt(), parts.value(1).toInt()};
}

QString arrayNamed(const support::Driver& driver, const QString& start) {
    for (const QString& name : driver.visibleNames())
        if (name.startsWith(start) && (name.size() == start.size() || name[start.size()] == u','))
            return name;
    return start;
}

void useCell(support::Driver& driver, const QString& verb, const QStringList& parts) {
    const QSize place = pairOf(parts.value(1));
    const QString array = arrayNamed(driver, parts.value(0));
    if (verb == QLatin1String("cell"))
        driver.clickCell(array, place.width(), place.height());
    else
        driver.pointAtCell(array, place.width(), place.height());
}

QWidget& inFront(QWidget& window) {
    if (QWidget* popup = QApplication::activePopupWidget())
        return *popup;
    for (QWidget* other : QApplication::topLevelWidgets())
        if (other->isVisible() && qobject_cast<QDialog*>(other))
            return *other;
    return window;
}

QImage pictureOf(QWidget& window, int scale) {
    QImage picture(window.size() * scale, QImage::Format_RGB32);
    picture.setDevicePixelRatio(scale);
    window.render(&picture);
    return picture;
}

bool take(support::Driver& driver, QWidget& window, const QString& verb, const QString& what) {
    const QStringList parts = what.split(u'/');
    if (verb == QLatin1String("size"))
        window.resize(pairOf(what));
    else if (verb == QLatin1String("menu"))
        driver.chooseFromMenu(parts);
    else if (verb == QLatin1String("click"))
        driver.click(what);
    else if (verb == QLatin1String("point"))
        driver.pointAt(what);
    else if (verb == QLatin1String("at"))
        driver.pointAt(parts.value(0),
                       QPoint(pairOf(parts.value(1)).width(), pairOf(parts.value(1)).height()));
    else if (verb == QLatin1String("choose"))
        driver.choose(parts.value(0), parts.value(1));
    else if (verb == QLatin1String("enter"))
        driver.enter(parts.value(0), parts.value(1));
    else if (verb == QLatin1String("cell") || verb == QLatin1String("over"))
        useCell(driver, verb, parts);
    else if (verb == QLatin1String("key"))
        driver.press(QKeySequence(what)[0].key(), QKeySequence(what)[0].keyboardModifiers());
    else if (verb == QLatin1String("type"))
        driver.type(what);
    else if (verb == QLatin1String("focus"))
        QTextStream(stdout) << driver.focused() << '\n';
    else if (verb == QLatin1String("wait"))
        QTest::qWait(what.toInt());
    else if (verb == QLatin1String("grab") || verb == QLatin1String("grab2"))
        return pictureOf(inFront(window), verb == QLatin1String("grab2") ? 2 : 1).save(what);
    else
        return false;
    return !driver.failed();
}

int takeAll(controller::Window& window) {
    support::Driver driver(window.mainWindow());
    QTest::qWait(kSettling);
    for (const QString& step : QApplication::arguments().mid(1)) {
        const QString verb = step.section(u'=', 0, 0);
        if (verb == QLatin1String("open"))
            window.openFiles({step.section(u'=', 1)});
        else if (!take(driver, window.mainWindow(), verb, step.section(u'=', 1))) {
            QTextStream(stderr) << "failed: " << step << '\n';
            return 2;
        }
        if (verb != QLatin1String("wait") && !verb.startsWith(QLatin1String("grab")))
            QTest::qWait(60);
    }
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    return support::runTool(argc, argv, takeAll);
}
