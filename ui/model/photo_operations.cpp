#include "ui/model/photo_operations.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

namespace model {

namespace {

using core::Axis;
using core::Index;

QString tr(const char* text) {
    return QCoreApplication::translate("model::PhotoOperations", text);
}

[[noreturn]] void refuse(const QString& sentence) {
    throw core::Refused(sentence.toStdString());
}

bool isAcross(const PhotosPart& part) {
    return part.channels == Channels::AcrossColours && hasColours(part);
}

/// Filters whose depth is what the channels ask for.
void setFilters(PhotosPart& part, core::Kernels<float> filters, QStringList names) {
    const bool deep = core::size(filters, 1) == 3;
    if (isAcross(part) && !deep)
        filters = acrossColours(filters);
    if (!isAcross(part) && deep)
        filters = overOneChannel(filters);
    part.filters = core::share(std::move(filters));
    part.names = std::move(names);
}

void fitFiltersToChannels(PhotosPart& part) {
    const bool deep = core::size(*part.filters, 1) == 3;
    if (deep != isAcross(part))
        setFilters(part, *part.filters, part.names);
}

void setOwn(PhotosPart& part) {
    part.bank = Bank::Own;
}

/// The filters in another number or size: taps that stay keep their place, new ones are 0.
core::Kernels<float> resized(const core::Kernels<float>& filters, Index count, Index rows,
                             Index columns) {
    auto result = core::zeros<core::Kernels<float>>({count, core::size(filters, 1), rows, columns});
    for (Index f = 0; f < std::min(count, core::size(filters, 0)); ++f)
        for (Index c = 0; c < core::size(filters, 1); ++c)
            for (Index u = 0; u < std::min(rows, core::size(filters, 2)); ++u)
                for (Index v = 0; v < std::min(columns, core::size(filters, 3)); ++v)
                    result(f, c, u, v) = filters(f, c, u, v);
    return result;
}

void takeBank(PhotosPart& part, Index size, Index count) {
    FilterBank bank = bankOf(part.bank, size, count, part.seed);
    setFilters(part, std::move(bank.filters), std::move(bank.names));
}

std::pair<Index, Index> photoSize(const PhotosPart& part) {
    const auto [channels, rows, columns] = shapeOf(*part.photo);
    return {rows, columns};
}

/// The axis of a map whose own size no photo tells.
Axis withoutPhoto(const Axis& options, Index kernel) {
    Axis axis = options;
    axis.kernel = kernel;
    return axis;
}

void setField(Axis& axis, core::Field field, Index value) {
    switch (field) {
        case core::Field::Stride:
            axis.stride = value;
            break;
        case core::Field::Dilation:
            axis.dilation = value;
            break;
        case core::Field::OutputPadding:
            axis.outputPadding = value;
            break;
        default:
            axis.paddingBefore = axis.paddingAfter = value;
    }
}

/// The options with the padding of that name, and for the transposed convolution its output
/// padding.
void setPadding(Axis& options, const Axis& present, Operation operation, Index photoSize,
                core::Padding padding) {
    const bool direct = operation == Operation::Convolution;
    Axis named = present;
    named.input = photoSize;
    named = direct ? withPadding(named, padding) : withTransposedPadding(named, photoSize, padding);
    options.paddingBefore = named.paddingBefore;
    options.paddingAfter = named.paddingAfter;
    if (!direct)
        options.outputPadding = named.outputPadding;
}

}  // namespace

PhotosPart firstPhotos(core::Shared<Photo> photo) {
    PhotosPart part;
    part.photo = std::move(photo);
    takeBank(part, 2, 4);
    return part;
}

PhotosPart withPhoto(PhotosPart part, core::Shared<Photo> photo) {
    part.photo = std::move(photo);
    fitFiltersToChannels(part);
    return part;
}

PhotosPart withChannels(PhotosPart part, Channels channels) {
    part.channels = channels;
    fitFiltersToChannels(part);
    return part;
}

PhotosPart withOperation(PhotosPart part, Operation operation) {
    part.operation = operation;
    return part;
}

PhotosPart withBank(PhotosPart part, Bank bank, std::uint32_t seed) {
    part.bank = bank;
    part.seed = seed;
    if (bank == Bank::Own)
        return part;
    const bool square = core::size(*part.filters, 2) == core::size(*part.filters, 3);
    const Index size = square ? core::size(*part.filters, 2) : 3;
    // The known kernels are all shown, in the size that most of them have.
    if (bank == Bank::Classic)
        takeBank(part, std::max<Index>(size, 3), kMostFilters);
    else
        takeBank(part, size, core::size(*part.filters, 0));
    return part;
}

PhotosPart withFilterSize(PhotosPart part, Index size) {
    const Index count = core::size(*part.filters, 0);
    if (part.bank == Bank::Own)
        part.filters = core::share(resized(*part.filters, count, size, size));
    else
        takeBank(part, size, count);
    return part;
}

PhotosPart withFilterCount(PhotosPart part, Index count) {
    const Index size = core::size(*part.filters, 2);
    const Index fewest = std::clamp<Index>(count, 1, mostFilters(part.bank, size));
    if (part.bank != Bank::Own) {
        takeBank(part, size, fewest);
        return part;
    }
    while (part.names.size() < fewest)
        part.names.append(tr("Filter %1").arg(part.names.size() + 1));
    part.names = part.names.first(fewest);
    part.filters = core::share(resized(*part.filters, fewest, size, core::size(*part.filters, 3)));
    return part;
}

PhotosPart withFilterAdded(PhotosPart part) {
    const Index count = core::size(*part.filters, 0);
    if (count >= kMostFilters)
        return part;
    if (part.bank != Bank::Own && count < mostFilters(part.bank, core::size(*part.filters, 2)))
        return withFilterCount(std::move(part), count + 1);
    setOwn(part);
    part = withFilterCount(std::move(part), count + 1);
    // A filter that shows the photo as it is, to be changed from there.
    core::Kernels<float> filters = *part.filters;
    for (Index c = 0; c < core::size(filters, 1); ++c)
        filters(count, c, (core::size(filters, 2) - 1) / 2, (core::size(filters, 3) - 1) / 2) = 1;
    part.filters = core::share(std::move(filters));
    return part;
}

PhotosPart withFilterRemoved(PhotosPart part, Index filter) {
    const core::Kernels<float>& filters = *part.filters;
    const Index count = core::size(filters, 0);
    if (count < 2 || filter < 0 || filter >= count)
        return part;
    auto fewer = core::uninitialised<core::Kernels<float>>(
        {count - 1, core::size(filters, 1), core::size(filters, 2), core::size(filters, 3)});
    const auto taps = static_cast<Index>(filters.size()) / count;
    float* to = std::copy_n(filters.data(), filter * taps, fewer.data());
    std::copy(filters.data() + (filter + 1) * taps, filters.data() + count * taps, to);
    part.filters = core::share(std::move(fewer));
    part.names.removeAt(filter);
    setOwn(part);
    return part;
}

PhotosPart withTap(PhotosPart part, Index filter, Index channel, Index row, Index column,
                   float value) {
    // Filters may have become fewer or smaller since they were shown.
    const std::array<Index, 4> at{filter, channel, row, column};
    for (std::size_t n = 0; n < 4; ++n)
        if (at[n] < 0 || at[n] >= core::size(*part.filters, n))
            return part;
    if ((*part.filters)(filter, channel, row, column) == value)
        return part;
    core::Kernels<float> filters = *part.filters;
    filters(filter, channel, row, column) = value;
    part.filters = core::share(std::move(filters));
    setOwn(part);
    return part;
}

PhotosPart withFilters(PhotosPart part, const core::Kernels<float>& layer, const QString& file) {
    for (const float tap : layer)
        if (!std::isfinite(tap))
            refuse(
                tr("%1 holds a value that is not a number; filters need finite ones.").arg(file));
    // Filters of one channel go with any photo; deep ones ask for a photo in colour.
    const Index channels = hasColours(part) ? 3 : 1;
    core::Kernels<float> filters = filtersOfLayer(layer, part.operation, channels);
    const Index count = core::size(filters, 0);
    if (count < 1 || count > kMostFilters)
        refuse(tr("%1 holds %2 filters; from 1 to %3 can be shown.")
                   .arg(file)
                   .arg(count)
                   .arg(kMostFilters));
    const Index side = std::max(core::size(filters, 2), core::size(filters, 3));
    if (side > kMostFilterSize || filters.size() == 0)
        refuse(tr("%1 holds filters of %2×%3; from 1×1 to %4×%4 can be shown.")
                   .arg(file)
                   .arg(core::size(filters, 2))
                   .arg(core::size(filters, 3))
                   .arg(kMostFilterSize));
    if (core::size(filters, 1) == 3)
        part.channels = Channels::AcrossColours;
    else if (part.channels == Channels::AcrossColours)
        part.channels = Channels::PerColour;
    QStringList names;
    for (Index n = 0; n < count; ++n)
        names.append(tr("Filter %1").arg(n + 1));
    setFilters(part, std::move(filters), std::move(names));
    part.bank = Bank::Own;
    part.filterFile = file;
    return part;
}

PhotosPart withField(PhotosPart part, core::Field field, core::Side side, Index value) {
    if (side != core::Side::Columns)
        setField(part.geometry.rows, field, value);
    if (side != core::Side::Rows)
        setField(part.geometry.columns, field, value);
    return part;
}

PhotosPart withSides(PhotosPart part, const std::array<Index, 4>& sides) {
    part.geometry.rows.paddingBefore = sides[0];
    part.geometry.columns.paddingBefore = sides[1];
    part.geometry.rows.paddingAfter = sides[2];
    part.geometry.columns.paddingAfter = sides[3];
    return part;
}

PhotosPart withNamedPadding(PhotosPart part, core::Padding padding) {
    const auto [rows, columns] = part.photo ? photoSize(part) : std::pair<Index, Index>(1, 1);
    const core::Geometry now = geometryOf(part);
    setPadding(part.geometry.rows, now.rows, part.operation, rows, padding);
    setPadding(part.geometry.columns, now.columns, part.operation, columns, padding);
    return part;
}

std::optional<core::Padding> namedPaddingOf(const PhotosPart& part) {
    const auto same = [](const Axis& one, const Axis& other) {
        return one.paddingBefore == other.paddingBefore && one.paddingAfter == other.paddingAfter;
    };
    for (const auto padding : {core::Padding::Valid, core::Padding::Same, core::Padding::Full}) {
        const PhotosPart named = withNamedPadding(part, padding);
        if (same(named.geometry.rows, part.geometry.rows) &&
            same(named.geometry.columns, part.geometry.columns))
            return padding;
    }
    return std::nullopt;
}

bool hasColours(const PhotosPart& part) {
    return part.photo && shapeOf(*part.photo)[0] == 3;
}

std::optional<core::Problem> problemOf(const PhotosPart& part) {
    const core::Geometry geometry = geometryOf(part);
    const auto [rows, columns] = photoSize(part);
    const auto problemWith = [&](const Axis& axis, Index size, core::Side side) {
        return part.operation == Operation::Convolution
                   ? problemWithInput(axis, size, side)
                   : problemWithOutput(axis, size, axis.outputPadding, side);
    };
    auto rowsProblem = problemWith(geometry.rows, rows, core::Side::Rows);
    auto columnsProblem = problemWith(geometry.columns, columns, core::Side::Columns);
    // One way out for both, where it is the same for both.
    if (rowsProblem && columnsProblem && rowsProblem->kind == columnsProblem->kind &&
        rowsProblem->field == columnsProblem->field &&
        rowsProblem->remedies == columnsProblem->remedies)
        rowsProblem->side = core::Side::Both;
    if (rowsProblem)
        return rowsProblem;
    if (columnsProblem)
        return columnsProblem;
    return core::problem(requestOf(part));
}

core::FeatureRequest requestOf(const PhotosPart& part) {
    const bool grey = part.channels == Channels::GreyMean || !hasColours(part);
    return {grey ? part.photo->grey : part.photo->planes,
            part.filters,
            geometryOf(part),
            part.operation,
            part.photo->values,
            grey ? part.photo->greyLines : part.photo->lines};
}

core::Geometry geometryOf(const PhotosPart& part) {
    const std::pair kernel(core::size(*part.filters, 2), core::size(*part.filters, 3));
    if (part.photo)
        return featureGeometry(part.geometry, part.operation, photoSize(part), kernel);
    return {withoutPhoto(part.geometry.rows, kernel.first),
            withoutPhoto(part.geometry.columns, kernel.second), 1};
}

}  // namespace model
