// The body of row_kernels_*.cpp, each of which defines
//   DECONV_SET      the namespace of the table,
//   DECONV_BYTES    the size of a vector,
//   DECONV_SUMS     how many vectors of sums fit into registers beside the operands,
//   DECONV_NARROW   the size of a vector for single filters,
//   DECONV_FILTERS  how many filters of a single phase share what they load,
// and is compiled for its own instruction set. Everything but the table is in an unnamed namespace:
// a template with a name outside could be the copy that the linker keeps for the whole program,
// which would then die on older machines.

#include "core/kernels/row_streams.inl"

namespace core::kernels {

namespace DECONV_SET {
void computeStencilRows(const StencilJob& job);  // stencil_rows.inl
void computeStencilEnds(const StencilJob& job, Index left, Index right);
void computeDots(const DotJob<float>& job);  // dot_rows.inl
void computeDots(const DotJob<double>& job);
void gatherPlanes(const GatherPlanesJob<float>& job);  // gather_rows.inl
void gatherPlanes(const GatherPlanesJob<double>& job);
void addRows(const AddRowsJob<float>& job);  // add_rows.inl
void addRows(const AddRowsJob<double>& job);
void weaveRows(const WeaveJob<float>& job);  // weave_rows.inl
void weaveRows(const WeaveJob<double>& job);
extern const SideBySide<float> kFloatBeside;  // side_by_side.inl
extern const SideBySide<double> kDoubleBeside;
}  // namespace DECONV_SET

namespace {

/// A job of less than a vector of each phase.
template <class T, int kBytes, int kPhases, int kFilters>
[[gnu::noinline]] void writePart(const RowJob<T>& job) {
    using Narrow = Tile<T, kBytes, kPhases, kFilters, 1>;
    constexpr Index kWidth = Narrow::kLanes * kPhases;
    Narrow tile;
    tile.compute(PhasesFrom<T, kPhases>(job, 0), 0);
    T room[kFilters * kWidth];
    T* rows[kFilters];
    for (int f = 0; f < kFilters; ++f)
        rows[f] = room + f * kWidth;
    tile.template write<false>(rows, 0);
    for (int f = 0; f < kFilters; ++f) {
        for (Index j = 0; j < job.count; ++j)
            job.output[f * job.filterStride + j] = rows[f][j];
    }
}

/// One tile.
template <class T, int kBytes, int kPhases, int kFilters, int kVectors>
[[gnu::noinline]] void writeTile(const RowJob<T>& job, T* const* rows, Index position) {
    Tile<T, kBytes, kPhases, kFilters, kVectors> tile;
    tile.compute(PhasesFrom<T, kPhases>(job, position), 0);
    tile.template write<false>(rows, position);
}

/// As many whole tiles as fit between two positions; returns where they end.
template <class T, int kBytes, int kPhases, int kFilters, int kVectors, bool kStream,
          bool kAhead = false>
[[gnu::noinline]] Index writeTiles(const RowJob<T>& job, T* const* rows, Index position,
                                   Index end) {
    using Wide = Tile<T, kBytes, kPhases, kFilters, kVectors>;
    constexpr Index kStep = Wide::kLanes * kVectors;
    const PhasesFrom<T, kPhases> lists(job, position);
    for (Index n = 0; position + kStep * kPhases <= end; n += kStep, position += kStep * kPhases) {
        Wide tile;
        tile.template compute<kAhead>(lists, n);
        tile.template write<kStream>(rows, position);
    }
    return position;
}

/// From how many vectors on a tile and another vector are better written as two tiles.
constexpr int kWorthTwo = 3;

template <class T>
using WriteTile = void (*)(const RowJob<T>&, T* const*, Index);

/// Tiles of 1, 2, … vectors.
template <class T, int kBytes, int kPhases, int kFilters, int... kLess>
inline void writeTileOf(int vectors, const RowJob<T>& job, T* const* rows, Index position,
                        std::integer_sequence<int, kLess...>) {
    static constexpr WriteTile<T> kTiles[] = {
        writeTile<T, kBytes, kPhases, kFilters, kLess + 1>...};
    kTiles[vectors - 1](job, rows, position);
}

/// Where tiles of kVectors, of kWidth positions, that begin at `done` are to end. A tile of a single
/// vector loads much for what it computes, so that before one the last whole tile is left to
/// writeRest() as well.
template <Index kWidth, int kVectors>
inline Index endOfTiles(Index done, Index count) {
    const Index over = (count - done) % kWidth;
    const bool isOneVector = over > 0 && over * kVectors <= kWidth;
    return kVectors >= kWorthTwo && isOneVector ? count - kWidth : count;
}

/// What is left of a row from `position` on, a tile of kVectors and another vector at most: by the
/// narrowest tile that holds it, or by two where it is more than one of kVectors. It overlaps its
/// neighbour: to compute a few cells twice is quicker than to compute them apart.
template <class T, int kBytes, int kPhases, int kFilters, int kVectors>
void writeRest(const RowJob<T>& job, T* const* rows, Index position) {
    constexpr Index kWidth = VectorOf<T, kBytes>::kLanes * kPhases;
    constexpr std::make_integer_sequence<int, kVectors> kTiles{};
    if (position == job.count)
        return;
    auto vectors = static_cast<int>((job.count - position + kWidth - 1) / kWidth);
    if constexpr (kVectors >= kWorthTwo) {
        constexpr int kHalf = kVectors / 2 + 1;
        if (vectors > kVectors) {
            writeTile<T, kBytes, kPhases, kFilters, kHalf>(job, rows, position);
            vectors -= kHalf;
        }
    }
    if (vectors * kWidth > job.count) {
        if (vectors == 1)
            return writePart<T, kBytes, kPhases, kFilters>(job);
        writeTileOf<T, kBytes, kPhases, kFilters>(vectors - 1, job, rows, 0, kTiles);
        vectors = 1;
    }
    writeTileOf<T, kBytes, kPhases, kFilters>(vectors, job, rows, job.count - vectors * kWidth,
                                              kTiles);
}

/// A row in tiles of equal width and what is left. Where the tiles are aligned, the first one
/// overlaps its neighbour.
template <class T, int kBytes, int kPhases, int kFilters, int kVectors>
void writeRow(const RowJob<T>& job) {
    constexpr Index kWidth = VectorOf<T, kBytes>::kLanes * kVectors * kPhases;
    constexpr Index kLine = 64 / static_cast<Index>(sizeof(T));
    if (job.streams != nullptr && !job.align)
        return writeStreamed<T, kBytes, kPhases, kFilters, kVectors>(job);
    constexpr auto kPlain = writeTiles<T, kBytes, kPhases, kFilters, kVectors, false>;
    constexpr auto kPast = writeTiles<T, kBytes, kPhases, kFilters, kVectors, true>;
    // Others have so much to write for what they read that nothing waits for it.
    constexpr bool kMayWait = kPhases == 1 && kFilters >= 4;
    constexpr auto kAhead = writeTiles<T, kBytes, kPhases, kFilters, kVectors, true, kMayWait>;
    T* rows[kFilters];
    for (int f = 0; f < kFilters; ++f)
        rows[f] = job.output + f * job.filterStride;
    Index done = job.align ? (kLine - pastLine(job.output)) % kLine : 0;
    if (done + kWidth > job.count)
        done = 0;
    for (Index position = 0; position < done; position += kWidth)
        kPlain(job, rows, position, position + kWidth);
    const bool past = job.streams != nullptr && pastLine(job.output + done) == 0;
    const Index end = past ? job.count : endOfTiles<kWidth, kVectors>(done, job.count);
    if (done + kWidth <= end)
        done = (past ? job.fetchAhead ? kAhead : kPast : kPlain)(job, rows, done, end);
    writeRest<T, kBytes, kPhases, kFilters, kVectors>(job, rows, done);
}

constexpr int vectorsFor(int phases, int filters) {
    const int fitting = DECONV_SUMS / (phases * filters);
    return fitting < 1 ? 1 : fitting > 8 ? 8 : fitting;
}

constexpr int mostFilters(int phases) {
    constexpr int kAlone = DECONV_FILTERS, kTogether = 4;
    const int fitting = DECONV_SUMS / phases, wanted = phases == 1 ? kAlone : kTogether;
    return fitting < wanted ? fitting : wanted;
}

constexpr int bytesFor(int filters) {
    constexpr int kAlone = DECONV_NARROW, kTogether = DECONV_BYTES;
    return filters == 1 ? kAlone : kTogether;
}

template <class T, int kPhases, int kFilters>
constexpr typename RowKernels<T>::Row rowFor() {
    if constexpr (kFilters > mostFilters(kPhases))
        return nullptr;
    else
        return writeRow<T, bytesFor(kFilters), kPhases, kFilters, vectorsFor(kPhases, kFilters)>;
}

void fence() {
#if defined(__SSE2__)
    _mm_sfence();
#endif
}

template <class T, int kPhases, int... kLess>
constexpr void fillRows(RowKernels<T>& table, std::integer_sequence<int, kLess...>) {
    ((table.rows[kPhases - 1][kLess] = rowFor<T, kPhases, kLess + 1>()), ...);
    table.mostFilters[kPhases - 1] = mostFilters(kPhases);
}

template <class T>
constexpr RowKernels<T> makeTable() {
    constexpr std::make_integer_sequence<int, kMostFilters> kFilters{};
    RowKernels<T> table{.rows = {},
                        .mostFilters = {},
                        .gatherPlanes = DECONV_SET::gatherPlanes,
                        .addRows = DECONV_SET::addRows,
                        .weave = nullptr,
                        .weaveLanes = DECONV_BYTES / Index{sizeof(T)},
                        .fence = fence,
                        .stencil = nullptr,
                        .stencilEnds = nullptr,
                        .dots = DECONV_SET::computeDots,
                        .beside = nullptr};
    if constexpr (std::is_same_v<T, float>) {
        table.stencil = DECONV_SET::computeStencilRows;
        table.stencilEnds = DECONV_SET::computeStencilEnds;
        table.beside = &DECONV_SET::kFloatBeside;
    } else {
        table.beside = &DECONV_SET::kDoubleBeside;
    }
    if constexpr (DECONV_BYTES >= kCanPick)
        table.weave = DECONV_SET::weaveRows;
    fillRows<T, 1>(table, kFilters);
    fillRows<T, 2>(table, kFilters);
    fillRows<T, 3>(table, kFilters);
    fillRows<T, 4>(table, kFilters);
    return table;
}

}  // namespace

namespace DECONV_SET {

extern const RowKernels<float> kFloatRows;
extern const RowKernels<double> kDoubleRows;
constexpr RowKernels<float> kFloatRows = makeTable<float>();
constexpr RowKernels<double> kDoubleRows = makeTable<double>();

}  // namespace DECONV_SET
}  // namespace core::kernels
