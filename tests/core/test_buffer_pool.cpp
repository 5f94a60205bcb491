#include "core/array.h"
#include "core/buffer_pool.h"

#include <QObject>
#include <QTest>
#include <cstdint>
#include <limits>
#include <new>

namespace {

constexpr std::size_t kMegabyte = std::size_t{1} << 20;

bool isAligned(const void* buffer) {
    return reinterpret_cast<std::uintptr_t>(buffer) % 64 == 0;
}

class BufferPoolTest : public QObject {
    Q_OBJECT

private slots:
    void init() {
        core::setBufferPoolLimit(0);
        core::setBufferPoolLimit(64 * kMegabyte);
        QCOMPARE(core::pooledBytes(), std::size_t{0});
    }

    void alignsToCacheLines() {
        for (const std::size_t bytes :
             {std::size_t{1}, std::size_t{100}, kMegabyte, 9 * kMegabyte}) {
            void* const buffer = core::takeBuffer(bytes);
            QVERIFY(isAligned(buffer));
            core::giveBackBuffer(buffer, bytes);
        }
    }

    void lendsTheSameMemoryAgain() {
        for (const std::size_t bytes : {kMegabyte, 9 * kMegabyte}) {
            void* const first = core::takeBuffer(bytes);
            core::giveBackBuffer(first, bytes);
            QCOMPARE(core::pooledBytes(), bytes);
            QCOMPARE(core::takeBuffer(bytes), first);
            QCOMPARE(core::pooledBytes(), std::size_t{0});
            core::giveBackBuffer(first, bytes);
            init();
        }
    }

    void keepsNoSmallBlocks() {
        core::giveBackBuffer(core::takeBuffer(1000), 1000);
        QCOMPARE(core::pooledBytes(), std::size_t{0});
    }

    void keepsWhatWasGivenBackLastWithinItsLimit() {
        void* const old = core::takeBuffer(40 * kMegabyte);
        void* const recent = core::takeBuffer(41 * kMegabyte);
        core::giveBackBuffer(old, 40 * kMegabyte);
        core::giveBackBuffer(recent, 41 * kMegabyte);
        QCOMPARE(core::pooledBytes(), 41 * kMegabyte);
        void* const large = core::takeBuffer(65 * kMegabyte);
        core::giveBackBuffer(large, 65 * kMegabyte);
        QCOMPARE(core::pooledBytes(), 41 * kMegabyte);
    }

    void givesUpWhatNobodyAsksFor() {
        core::giveBackBuffer(core::takeBuffer(kMegabyte), kMegabyte);
        // An input that is made larger again and again: no block fits the next request.
        for (std::size_t step = 1; step <= 200; ++step) {
            const std::size_t bytes = kMegabyte / 8 + step * 64;
            core::giveBackBuffer(core::takeBuffer(bytes), bytes);
        }
        QVERIFY2(core::pooledBytes() < 10 * kMegabyte,
                 qPrintable(QString::number(core::pooledBytes())));
    }

    void refusesWhatCannotBeCounted() {
        QVERIFY_EXCEPTION_THROWN(core::takeBuffer(std::numeric_limits<std::size_t>::max()),
                                 std::bad_alloc);
    }

    void servesArrays() {
        const float* before = nullptr;
        {
            const auto planes = core::zeros<core::Planes<float>>({3, 512, 512});
            before = planes.data();
            QVERIFY(isAligned(before));
        }
        const auto planes = core::uninitialised<core::Planes<float>>({3, 512, 512});
        QCOMPARE(planes.data(), before);
    }
};

}  // namespace

QTEST_APPLESS_MAIN(BufferPoolTest)
#include "test_buffer_pool.moc"
