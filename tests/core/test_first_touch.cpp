#include "core/convolution.h"
#include "core/first_touch.h"

#include <QTest>
#include <algorithm>
#if defined(__linux__)
#include <sys/mman.h>
#endif

using core::Index;
using core::Planes;

namespace {

core::Control threads(unsigned count) {
    core::Control control;
    control.threads = count;
    return control;
}

/// The pool's own limit again, whatever happens.
struct EmptyPool {
    EmptyPool() { core::setBufferPoolLimit(0); }
    ~EmptyPool() { core::setBufferPoolLimit(std::size_t{1} << 30); }
};

Planes<float> ramp(const std::array<Index, 3>& shape) {
    auto planes = core::uninitialised<Planes<float>>(shape);
    Index n = 0;
    for (float& value : planes)
        value = static_cast<float>(n++ % 11 - 5);
    return planes;
}

}  // namespace

class TestFirstTouch : public QObject {
    Q_OBJECT
private slots:
    void freshMemoryIsLaidOutOnce();
    void littleMemoryIsLeftAlone();
    void resultsInFreshMemoryAreThoseOfWarmMemory();
};

// From the system itself: what an allocator gives may have been written to.
void TestFirstTouch::freshMemoryIsLaidOutOnce() {
#if defined(__linux__)
    constexpr std::size_t kBytes = std::size_t{48} << 20;
    for (const unsigned count : {1U, 2U}) {
        void* const memory =
            mmap(nullptr, kBytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        QVERIFY(memory != MAP_FAILED);
        const bool first = core::touchFresh(memory, kBytes, threads(count));
        const bool second = core::touchFresh(memory, kBytes, threads(count));
        munmap(memory, kBytes);
        QVERIFY(first);
        QVERIFY(!second);
    }
#endif
}

void TestFirstTouch::littleMemoryIsLeftAlone() {
    std::vector<char> memory(1 << 16, 'x');
    QVERIFY(!core::touchFresh(memory.data(), memory.size(), {}));
    QVERIFY(std::all_of(memory.begin(), memory.end(), [](char one) { return one == 'x'; }));
}

// 9 MB go past the caches where the memory is warm, 36 MB also where it is fresh.
void TestFirstTouch::resultsInFreshMemoryAreThoseOfWarmMemory() {
    core::Axis axis;
    axis.kernel = 3;
    axis.paddingBefore = axis.paddingAfter = 1;
    for (const Index side : {600, 1200}) {
        const core::Geometry geometry{core::withInput(axis, side), core::withInput(axis, side), 1};
        const Planes<float> input = ramp({1, side, side});
        auto kernels = core::zeros<core::Kernels<float>>({6, 1, 3, 3});
        std::generate(kernels.begin(), kernels.end(),
                      [n = 0]() mutable { return static_cast<float>(n++ % 7 - 3); });
        core::convolve(input, kernels, geometry, {});
        const Planes<float> warm = core::convolve(input, kernels, geometry, {});
        const EmptyPool pool;
        for (const unsigned count : {1U, 2U})
            QVERIFY(core::convolve(input, kernels, geometry, threads(count)) == warm);
    }
}

QTEST_APPLESS_MAIN(TestFirstTouch)
#include "test_first_touch.moc"
