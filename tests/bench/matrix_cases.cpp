#include "tests/bench/matrix_cases.h"

#include "core/formats/entries.h"
#include "core/rows_of_taps.h"
#include "core/weight_matrix.h"
#include "tests/bench/peers.h"
#include "tests/bench/probes.h"

#include <array>
#include <fcntl.h>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <unistd.h>

namespace bench {
namespace {

using core::Index;
using Weights = core::WeightMatrix<float>;

core::Control control(unsigned threads) {
    return {.stop = {}, .progress = {}, .threads = threads};
}

/// W of one input plane with a 3×3 kernel of 1…9, an x of small integers, and room for results.
struct Matrix {
    Weights weights;
    MatrixData data;
    core::Vector<float> y = {};
    core::SparseRows<float> rows = {};
};

std::shared_ptr<Matrix> matrixOf(Index size, Index padding) {
    core::Axis axis;
    axis.kernel = 3;
    axis.paddingBefore = axis.paddingAfter = padding;
    const core::Geometry geometry{core::withInput(axis, size), core::withInput(axis, size), 1};
    auto bank = core::uninitialised<core::Kernels<float>>({1, 1, 3, 3});
    float next = 1;
    for (float& tap : bank)
        tap = next++;
    auto x = core::uninitialised<core::Vector<float>>({size * size});
    for (Index n = 0; n < size * size; ++n)
        x(n) = static_cast<float>(n % 17);
    Weights weights(geometry, core::share(std::move(bank)));
    auto rows = core::sparseRows(weights);
    return std::make_shared<Matrix>(Matrix{std::move(weights), {std::move(rows), std::move(x)}});
}

Contender bytes(std::size_t read, std::size_t written, bool past, unsigned threads) {
    const auto from = std::make_shared<core::Vector<float>>(
        core::zeros<core::Vector<float>>({static_cast<Index>(read)}));
    const auto to = std::make_shared<core::Vector<float>>(
        core::zeros<core::Vector<float>>({static_cast<Index>(written)}));
    const auto probe = readAndWrite(from->data(), read, to->data(), written, past, threads);
    return {past ? "limit: bytes, past the caches" : "limit: bytes", Kind::Traffic,
            [probe, from, to] { probe(); }};
}

/// As many bytes as compressed rows take.
void addBytesOfRows(Workload& workload, const core::SparseRows<float>& rows, unsigned threads) {
    const std::size_t words = 2 * rows.value.size() + rows.rowStart.size();
    for (const bool past : {false, true})
        workload.contenders.push_back(bytes(0, words, past, threads));
}

Workload build(unsigned threads) {
    const auto matrix = matrixOf(512, 1);
    Workload workload{"P5 build W",
                      "W of 512x512 with 3x3 p1, as compressed rows",
                      matrix->data.rows.value.size(),
                      {}};
    workload.contenders.push_back({"ours", Kind::Ours,
                                   [=] {
                                       matrix->rows = {};
                                       matrix->rows =
                                           core::sparseRows(matrix->weights, control(threads));
                                   },
                                   [matrix] { return matrix->rows.value.data(); }});
    addBytesOfRows(workload, matrix->data.rows, threads);
    addEigenBuild(workload, matrix->data);
    addScipy(workload, "SciPy, from coordinates", "build", matrix->data, threads);
    return workload;
}

Workload buildTransposed(unsigned threads) {
    const auto matrix = matrixOf(512, 1);
    Workload workload{"P5 build Wt", "the transpose of that W, as compressed rows", 0, {}};
    workload.contenders.push_back({"ours", Kind::Ours, [=] {
                                       matrix->rows = {};
                                       matrix->rows = core::sparseRows(
                                           core::TransposedWeightMatrix<float>(matrix->weights),
                                           control(threads));
                                   }});
    addBytesOfRows(workload, matrix->data.rows, threads);
    return workload;
}

Workload multiply(unsigned threads) {
    const auto matrix = matrixOf(512, 1);
    const auto cells = static_cast<std::size_t>(matrix->weights.rows());
    Workload workload{"P5 W x", "W of 512x512 with 3x3 p1, times x, W not formed", cells, {}};
    workload.contenders.push_back({"ours", Kind::Ours,
                                   [=] {
                                       matrix->y = core::Vector<float>();
                                       matrix->y = core::product(matrix->weights, matrix->data.x,
                                                                 control(threads));
                                   },
                                   [matrix] { return matrix->y.data(); }});
    workload.contenders.push_back(
        {"limit: multiply-adds", Kind::Arithmetic,
         multiplyAdds(static_cast<double>(matrix->data.rows.value.size()), threads)});
    workload.contenders.push_back(bytes(cells, cells, false, threads));
    addScipy(workload, "SciPy, from compressed rows", "product", matrix->data, threads);
    return workload;
}

Workload multiplyTransposed(unsigned threads) {
    const auto matrix = matrixOf(512, 1);
    const auto cells = static_cast<std::size_t>(matrix->weights.rows());
    Workload workload{"P5 Wt y", "its transpose, times y, W not formed", cells, {}};
    workload.contenders.push_back({"ours", Kind::Ours, [=] {
                                       matrix->y = core::Vector<float>();
                                       matrix->y = core::transposedProduct(
                                           matrix->weights, matrix->data.x, control(threads));
                                   }});
    workload.contenders.push_back(
        {"limit: multiply-adds", Kind::Arithmetic,
         multiplyAdds(static_cast<double>(matrix->data.rows.value.size()), threads)});
    workload.contenders.push_back(bytes(cells, cells, false, threads));
    addScipy(workload, "SciPy, W x from compressed rows", "product", matrix->data, threads);
    return workload;
}

Workload multiplyRows(unsigned threads) {
    const auto matrix = matrixOf(512, 1);
    const auto cells = static_cast<std::size_t>(matrix->weights.rows());
    Workload workload{"P5 W x, CSR", "the same from compressed rows", cells, {}};
    workload.contenders.push_back({"ours", Kind::Ours,
                                   [=] {
                                       matrix->y = core::Vector<float>();
                                       matrix->y = core::product(matrix->data.rows, matrix->data.x,
                                                                 control(threads));
                                   },
                                   [matrix] { return matrix->y.data(); }});
    workload.contenders.push_back(
        bytes(2 * matrix->data.rows.value.size() + cells, cells, false, threads));
    addScipy(workload, "SciPy", "product", matrix->data, threads);
    addEigenProduct(workload, matrix->data);
    return workload;
}

/// A file that is written over and over and is gone at the end.
class Scrap {
public:
    Scrap() {
        std::string name =
            (std::filesystem::temp_directory_path() / "deconv-bench-XXXXXX").string();
        file_ = mkstemp(name.data());
        if (file_ < 0)
            throw std::runtime_error("There is no temporary file to write to.");
        unlink(name.c_str());
    }
    ~Scrap() { close(file_); }
    Scrap(const Scrap&) = delete;
    Scrap& operator=(const Scrap&) = delete;

    void begin() const {
        if (ftruncate(file_, 0) != 0 || lseek(file_, 0, SEEK_SET) != 0)
            throw std::runtime_error("The temporary file cannot be written anew.");
    }
    void write(std::string_view text) const {
        while (!text.empty()) {
            const auto done = ::write(file_, text.data(), text.size());
            if (done <= 0)
                throw std::runtime_error("The temporary file cannot be written.");
            text.remove_prefix(static_cast<std::size_t>(done));
        }
    }

private:
    int file_ = -1;
};

Workload text(unsigned threads) {
    const auto matrix = matrixOf(512, 1);
    const auto scrap = std::make_shared<Scrap>();
    const auto writeText = [=](const core::formats::Sink& sink) {
        core::formats::writeEntries(sink, matrix->weights, false, ',', 0, control(threads));
    };
    std::size_t length = 0;
    writeText([&](std::string_view part) { length += part.size(); });
    Workload workload{
        "P5 text",
        "that W as row,column,value to a file of " + std::to_string(length / 1'000'000) + " MB",
        0,
        {}};
    workload.contenders.push_back({"ours", Kind::Ours, [=] {
                                       scrap->begin();
                                       writeText(
                                           [&](std::string_view part) { scrap->write(part); });
                                   }});
    constexpr std::size_t kPart = std::size_t{1} << 18;
    const auto some = std::make_shared<std::string>(kPart, '7');
    workload.contenders.push_back({"limit: as many bytes written", Kind::Traffic, [=] {
                                       scrap->begin();
                                       for (std::size_t done = 0; done < length; done += kPart)
                                           scrap->write(
                                               std::string_view(*some).substr(0, length - done));
                                   }});
    addScipy(workload, "SciPy's mmwrite", "text", matrix->data, threads);
    return workload;
}

Workload small(unsigned) {
    const auto matrix = matrixOf(5, 0);
    struct Room {
        std::array<std::int32_t, 10> start;
        std::array<std::int32_t, 81> column;
        std::array<float, 81> value;
        std::array<float, 9> y;
    };
    const auto room = std::make_shared<Room>();
    Workload workload{"P6", "5x5 with 3x3: W as explicit values, and W x", 9, {}};
    workload.contenders.push_back(
        {"ours", Kind::Ours,
         [=] {
             const core::RowsOfTaps<float> rows{9, room->start.data(), room->column.data(),
                                                room->value.data()};
             core::writeRowsOfTaps(matrix->weights, rows);
             core::multiplyRowsOfTaps(rows, matrix->data.x.data(), room->y.data());
         },
         [room] { return room->y.data(); }});
    addEigenSmall(workload, matrix->data);
    return workload;
}

}  // namespace

std::vector<OtherCase> matrixCases() {
    return {{"P5 build W", build},
            {"P5 build Wt", buildTransposed},
            {"P5 W x", multiply},
            {"P5 Wt y", multiplyTransposed},
            {"P5 W x, CSR", multiplyRows},
            {"P5 text", text},
            {"P6", small}};
}

}  // namespace bench
