#include "core/buffer_pool.h"
#include "ui/controller/window.h"
#include "ui/view/main_window.h"

#include <QApplication>
#include <QByteArray>
#include <QIcon>
#include <QLoggingCategory>
#include <cstdio>
#include <cstdlib>

namespace {

/// A window stays open beside other programs, so it keeps less of what it has used.
constexpr std::size_t kMostPooledBytes = std::size_t{256} << 20;

const char* const kNoDisplay =
    "deconv-workbench: there is no display to show a window on; start it from a desktop session, "
    "or use the deconv command, which needs none.\n";

// Qt says this in its own words and ends the program; until the application stands, it only has
// to do with the display.
void sayNoDisplay(QtMsgType type, const QMessageLogContext& /*context*/,
                  const QString& /*message*/) {
    if (type != QtFatalMsg)
        return;
    std::fputs(kNoDisplay, stderr);
    std::_Exit(2);
}

bool saysPlatform(int argc, char** argv) {
    if (!qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        return true;
    for (int n = 1; n < argc; ++n)
        if (QByteArray(argv[n]).startsWith("-platform"))
            return true;
    return false;
}

bool hasDisplay() {
    return !qEnvironmentVariableIsEmpty("DISPLAY") ||
           !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY");
}

}  // namespace

int main(int argc, char** argv) {
    core::setBufferPoolLimit(kMostPooledBytes);
    if (!saysPlatform(argc, argv) && !hasDisplay()) {
        std::fputs(kNoDisplay, stderr);
        return 2;
    }
    qInstallMessageHandler(sayNoDisplay);
    QApplication application(argc, argv);
    qInstallMessageHandler(nullptr);
    // What is wrong with a picture is said in the window. QT_LOGGING_RULES still can ask for it.
    QLoggingCategory::setFilterRules(QStringLiteral("qt.gui.imageio*=false"));
    QApplication::setApplicationName(QStringLiteral("Deconvolution Workbench"));
    QApplication::setOrganizationName(QStringLiteral("deconvolution-workbench"));
    QApplication::setApplicationVersion(QStringLiteral(DECONV_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("io.github.deconvolution_workbench"));
    QApplication::setWindowIcon(
        QIcon(QStringLiteral(":/icons/io.github.deconvolution_workbench.svg")));

    controller::Window window;
    window.restoreSettings();
    window.mainWindow().show();
    window.openFiles(QApplication::arguments().mid(1));
    const int code = QApplication::exec();
    window.saveSettings();
    return code;
}
