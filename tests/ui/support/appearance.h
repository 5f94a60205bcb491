#pragma once

#include <QTest>

namespace support {

/// What has to be said before QApplication exists, so that a picture is the same on every machine:
/// the offscreen platform, scale 1, 96 dots an inch, the tests' own font settings. What the
/// environment already says about the platform is kept.
void pinPlatform();

/// What has to be said after: Fusion with its standard palette, no caret that blinks, no animation.
void pinStyle();

}  // namespace support

/// A main for a test class that shows widgets.
#define DECONV_UI_TEST_MAIN(Class)              \
    int main(int argc, char** argv) {           \
        support::pinPlatform();                 \
        QApplication application(argc, argv);   \
        support::pinStyle();                    \
        Class test;                             \
        return QTest::qExec(&test, argc, argv); \
    }
