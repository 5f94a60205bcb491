#include "tests/ui/support/window_test.h"

#include <QTest>

namespace support {

void WindowTest::init() {
    window_ = std::make_unique<controller::Window>();
    window_->mainWindow().resize(1280, 800);
    driver_ = std::make_unique<Driver>(window_->mainWindow());
}

void WindowTest::cleanup() {
    const bool failed = driver_->failed();
    driver_.reset();
    window_.reset();
    QVERIFY(!failed);
}

}  // namespace support
