#include "tests/bench/general_cases.h"

#include "core/convolution.h"
#include "tests/bench/probes.h"

#include <algorithm>
#include <memory>
#include <random>
#include <string>

namespace bench {
namespace {

using core::Axis;
using core::Index;

/// A convolution of X, rows × columns (Y where it is transposed), and a bank.
struct Shape {
    bool transposed = false;
    Index filters = 1;
    Index depth = 1;  // channels of a group
    Index groups = 1;
    Index rows = 1, columns = 1;
    Index kernel = 3, stride = 1, padding = 1, dilation = 1;
};

struct Pair {
    const char* name;
    Shape general, tuned;
};

std::vector<Pair> pairs() {
    const Shape direct{.filters = 16, .depth = 8, .rows = 64, .columns = 64};
    const Shape threes{.filters = 96, .depth = 3, .groups = 32, .rows = 64, .columns = 64};
    const Shape alone{.filters = 32, .depth = 1, .groups = 32, .rows = 64, .columns = 64};
    const auto transposed = [](Index kernel, Index stride, Index padding) {
        return Shape{.transposed = true,
                     .filters = 8,
                     .depth = 16,
                     .rows = 64,
                     .columns = 64,
                     .kernel = kernel,
                     .stride = stride,
                     .padding = padding};
    };
    return {
        {"8 columns", {.filters = 16, .depth = 8, .rows = 512, .columns = 8}, direct},
        {"4 columns", {.filters = 16, .depth = 8, .rows = 1024, .columns = 4}, direct},
        {"2 columns", {.filters = 16, .depth = 8, .rows = 2048, .columns = 2}, direct},
        {"7x7 maps", {.filters = 256, .depth = 256, .rows = 7, .columns = 7}, direct},
        {"7x7 maps, by channel",
         {.filters = 512, .depth = 1, .groups = 512, .rows = 7, .columns = 7},
         alone},
        {"3x3 maps, by channel",
         {.filters = 2048, .depth = 1, .groups = 2048, .rows = 3, .columns = 3},
         alone},
        {"14x14 maps s2, by channel",
         {.filters = 512, .depth = 1, .groups = 512, .rows = 14, .columns = 14, .stride = 2},
         alone},
        {"24x24 maps s4, by threes",
         {.filters = 384,
          .depth = 3,
          .groups = 128,
          .rows = 24,
          .columns = 24,
          .kernel = 5,
          .stride = 4},
         threes},
        {"1x1 kernels on 7x7 maps",
         {.filters = 256, .depth = 256, .rows = 7, .columns = 7, .kernel = 1, .padding = 0},
         {.filters = 64, .depth = 64, .rows = 32, .columns = 32, .kernel = 1, .padding = 0}},
        {"fully connected",
         {.filters = 256, .depth = 512, .rows = 4, .columns = 4, .kernel = 4, .padding = 0},
         direct},
        {"kernel 31x31",
         {.filters = 4, .depth = 2, .rows = 64, .columns = 64, .kernel = 31, .padding = 15},
         direct},
        {"kernel 21x21 on 9x9 maps",
         {.filters = 8, .depth = 64, .rows = 9, .columns = 9, .kernel = 21, .padding = 10},
         direct},
        {"stride 9", {.filters = 16, .depth = 8, .rows = 576, .columns = 576, .stride = 9}, direct},
        {"dilation 7",
         {.filters = 16, .depth = 8, .rows = 76, .columns = 76, .dilation = 7},
         direct},
        {"transposed, 9x9 s9", transposed(9, 9, 0), transposed(4, 4, 0)},
        {"transposed, 16x16 s8", transposed(16, 8, 4), transposed(4, 2, 1)},
        {"transposed, 7x7 s6", transposed(7, 6, 0), transposed(3, 3, 0)},
        {"transposed, dilation 5 on 10x5 maps",
         {.transposed = true,
          .filters = 96,
          .depth = 16,
          .rows = 10,
          .columns = 5,
          .kernel = 9,
          .padding = 1,
          .dilation = 5},
         transposed(3, 1, 1)},
        {"transposed, 8 columns",
         {.transposed = true, .filters = 8, .depth = 16, .rows = 512, .columns = 8, .stride = 2},
         transposed(3, 2, 1)},
        {"transposed, 4x4 maps",
         {.transposed = true,
          .filters = 512,
          .depth = 256,
          .rows = 4,
          .columns = 4,
          .kernel = 4,
          .stride = 2},
         transposed(4, 2, 1)},
        {"transposed, 1x1 maps",
         {.transposed = true,
          .filters = 100,
          .depth = 512,
          .rows = 1,
          .columns = 1,
          .kernel = 4,
          .padding = 0},
         transposed(4, 4, 0)},
    };
}

/// A shape with its data.
struct Work {
    bool transposed;
    core::Geometry geometry;
    core::Planes<float> input;
    core::Kernels<float> bank;
    core::Planes<float> result;

    void run() {
        const core::Control control{.stop = {}, .progress = {}, .threads = 1};
        result = {};
        result = transposed ? core::convolveTransposed(input, bank, geometry, control)
                            : core::convolve(input, bank, geometry, control);
    }
    double multiplyAdds() const {
        return static_cast<double>(bank.size()) *
               static_cast<double>(core::outputSize(geometry.rows) *
                                   core::outputSize(geometry.columns));
    }
};

std::shared_ptr<Work> workOf(const Shape& shape) {
    Axis axis;
    axis.kernel = shape.kernel;
    axis.stride = shape.stride;
    axis.dilation = shape.dilation;
    axis.paddingBefore = axis.paddingAfter = shape.padding;
    const auto axisOf = [&](Index size) {
        return shape.transposed ? core::withOutput(axis, size, 0) : core::withInput(axis, size);
    };
    auto work = std::make_shared<Work>();
    work->transposed = shape.transposed;
    work->geometry = {axisOf(shape.rows), axisOf(shape.columns), shape.groups};
    const Index planes = shape.transposed ? shape.filters : shape.depth * shape.groups;
    work->input = core::uninitialised<core::Planes<float>>({planes, shape.rows, shape.columns});
    work->bank = core::uninitialised<core::Kernels<float>>(
        {shape.filters, shape.depth, shape.kernel, shape.kernel});
    std::minstd_rand random(1);
    for (float& value : work->input)
        value = static_cast<float>(random() % 256);
    for (float& value : work->bank)
        value = static_cast<float>(random() % 7) - 3;
    work->run();
    return work;
}

/// Reading the input and the bank, and writing the result.
Contender traffic(const std::shared_ptr<Work>& work) {
    const std::size_t read = work->input.size() + work->bank.size();
    const auto from = std::make_shared<std::vector<float>>(read, 1.0F);
    const auto to = std::make_shared<std::vector<float>>(work->result.size());
    const auto probe = readAndWrite(from->data(), from->size(), to->data(), to->size(), false, 1);
    return {"everything read and written once", Kind::Traffic, [from, to, probe] { probe(); }};
}

Measured measureOne(const Pair& pair, double seconds) {
    const auto general = workOf(pair.general), tuned = workOf(pair.tuned);
    Measured measured =
        measure({std::string("General, ") + pair.name,
                 "a multiply-add at one thread",
                 general->result.size(),
                 {{"ours", Kind::Ours, [general] { general->run(); },
                   [general] { return general->result.data(); }},
                  {"a tuned path, other work", Kind::Arithmetic, [tuned] { tuned->run(); }},
                  traffic(general)}},
                1, seconds);
    constexpr double kMost = 3;
    const double same = general->multiplyAdds() / tuned->multiplyAdds();
    const auto timesAllowed = [&](double tunedRatio, double trafficRatio) {
        return 1 / (kMost * std::max(tunedRatio * same, trafficRatio));
    };
    const Times &path = measured.rows[1].ratio, &bytes = measured.rows[2].ratio;
    measured.timesLimit =
        Times{timesAllowed(path.largest, bytes.largest), timesAllowed(path.median, bytes.median),
              timesAllowed(path.smallest, bytes.smallest)};
    measured.allowed = "3 × tuned";
    measured.threads = 0;
    return measured;
}

}  // namespace

std::vector<Measured> measureGeneral(double seconds) {
    std::vector<Measured> all;
    const std::vector<Pair> every = pairs();
    all.reserve(every.size());
    for (const Pair& pair : every)
        all.push_back(measureOne(pair, seconds / static_cast<double>(every.size())));
    return all;
}

}  // namespace bench
