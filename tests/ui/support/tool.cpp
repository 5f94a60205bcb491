#include "tests/ui/support/tool.h"

#include "tests/ui/support/appearance.h"
#include "ui/controller/window.h"
#include "ui/model/workbench.h"
#include "ui/view/main_window.h"
#include "ui/view/matrix_view.h"

#include <QApplication>
#include <QTimer>
#include <algorithm>

namespace support {
namespace {

constexpr int kPatience = 60'000;

bool isPainted(QWidget& window) {
    int shown = 0;
    for (const auto* view : window.findChildren<view::MatrixView*>()) {
        if (!view->isVisible())
            continue;
        ++shown;
        if (!view->source() || view->paints() == 0)
            return false;
    }
    return shown > 0;
}

}  // namespace

int runTool(int argc, char** argv, const std::function<int(controller::Window&)>& use) {
    pinPlatform();
    QApplication application(argc, argv);
    pinStyle();
    controller::Window window;
    window.mainWindow().resize(1280, 800);
    window.mainWindow().show();
    if (!waitUntil([&] { return isPainted(window.mainWindow()); }))
        return 1;
    return use(window);
}

bool waitUntil(const std::function<bool()>& holds) {
    QTimer end;
    end.setSingleShot(true);
    end.start(kPatience);
    while (!holds()) {
        if (!end.isActive())
            return false;
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    return true;
}

view::MatrixView* arrayNamed(QWidget& window, const QString& start) {
    for (auto* view : window.findChildren<view::MatrixView*>())
        if (view->isVisible() && view->accessibleName().startsWith(start))
            return view;
    return nullptr;
}

bool setInputSize(controller::Window& window, core::Index rows, core::Index columns) {
    model::Experiment experiment = window.document().experiment();
    model::WorkbenchPart& part = experiment.workbench;
    part = model::withField(part, core::Field::Input, core::Side::Rows, rows);
    part = model::withField(part, core::Field::Input, core::Side::Columns, columns);
    window.document().change(QStringLiteral("size"), model::Page::Workbench, experiment);
    return waitUntil([&] {
        const auto* view = arrayNamed(window.mainWindow(), QStringLiteral("W, "));
        return view && view->source() && view->source()->columns() == rows * columns;
    });
}

}  // namespace support
