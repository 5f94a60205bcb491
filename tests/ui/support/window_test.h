#pragma once

#include "tests/ui/support/driver.h"
#include "ui/controller/window.h"
#include "ui/view/main_window.h"

#include <QObject>
#include <memory>

/// For what stands on the screen within a while: opening a photo may take a busy machine longer
/// than the five seconds that Qt waits.
#define VERIFY_SEEN(name) \
    QTRY_VERIFY2_WITH_TIMEOUT(driver_->isThere(QStringLiteral(name)), qPrintable(seen()), 30000)

namespace support {

/// A test each of whose functions has a window of its own, of 1280×800, and someone who uses it.
class WindowTest : public QObject {
    Q_OBJECT
protected slots:
    void init();
    /// Fails where a step of the driver could not be taken.
    void cleanup();

protected:
    /// All names that are to be seen, for messages.
    QString seen() const { return driver_->visibleNames().join(QLatin1String(" | ")); }

    std::unique_ptr<controller::Window> window_;
    std::unique_ptr<Driver> driver_;
};

}  // namespace support
