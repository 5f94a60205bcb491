#include "core/formats/npy.h"

#include "core/formats/npy_header.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

namespace core::formats {

namespace {

void readExactly(const Source& source, char* to, std::size_t count) {
    std::size_t done = 0;
    while (done < count) {
        const std::size_t got = source.read(to + done, count - done);
        if (got == 0)
            throw Refused(source.name + " is cut off; it ends before what its header announces");
        done += got;
    }
}

/// The dictionary and how many bytes came before the data.
struct RawHeader {
    std::string dictionary;
    Index length = 0;
};

RawHeader readHeader(const Source& source) {
    constexpr Index kLongest = 1 << 20;
    unsigned char start[8];
    readExactly(source, reinterpret_cast<char*>(start), sizeof start);
    if (std::memcmp(start, "\x93NUMPY", 6) != 0)
        throw Refused(source.name + " is not a NumPy file; it does not begin with \\x93NUMPY");
    if (start[6] < 1 || start[6] > 3 || start[7] != 0)
        throw Refused(source.name + " has NPY version " + std::to_string(start[6]) + "." +
                      std::to_string(start[7]) + "; versions 1.0, 2.0 and 3.0 are read");
    const std::size_t lengthBytes = start[6] == 1 ? 2 : 4;
    unsigned char bytes[4] = {};
    readExactly(source, reinterpret_cast<char*>(bytes), lengthBytes);
    const Index length = bytes[0] | bytes[1] << 8 | bytes[2] << 16 | Index{bytes[3]} << 24;
    if (length > kLongest)
        throw Refused(source.name + " claims a header of " + std::to_string(length) +
                      " bytes; the file is damaged");
    RawHeader header;
    header.dictionary.resize(static_cast<std::size_t>(length));
    readExactly(source, header.dictionary.data(), header.dictionary.size());
    header.length = static_cast<Index>(sizeof start + lengthBytes) + length;
    return header;
}

void checkSize(const Source& source, const NpyHeader& header, Index headerLength) {
    const Index expected = headerLength + header.count * header.itemSize;
    if (!source.size || *source.size == expected)
        return;
    const bool shorter = *source.size < expected;
    throw Refused(source.name + " has " + std::to_string(*source.size) +
                  " bytes where its header " + "announces " + std::to_string(expected) +
                  (shorter ? "; it seems to be cut off" : "; it holds more than one array"));
}

/// IEEE 754 binary16.
double fromHalf(std::uint16_t bits) {
    const int exponent = bits >> 10 & 31;
    const int fraction = bits & 1023;
    double magnitude = 0;
    if (exponent == 31)
        magnitude = fraction == 0 ? HUGE_VAL : NAN;
    else if (exponent == 0)
        magnitude = std::ldexp(fraction, -24);
    else
        magnitude = std::ldexp(1024 + fraction, exponent - 25);
    return bits >> 15 ? -magnitude : magnitude;
}

template <class T>
T load(const char* from) {
    T value;
    std::memcpy(&value, from, sizeof value);
    return value;
}

template <class Stored>
double convert(const char* from) {
    return static_cast<double>(load<Stored>(from));
}

using Converter = double (*)(const char*);

Converter converterFor(char kind, Index itemSize) {
    switch (kind) {
        case 'b':
            return [](const char* from) { return *from ? 1.0 : 0.0; };
        case 'i':
            return itemSize == 1   ? convert<std::int8_t>
                   : itemSize == 2 ? convert<std::int16_t>
                   : itemSize == 4 ? convert<std::int32_t>
                                   : convert<std::int64_t>;
        case 'u':
            return itemSize == 1   ? convert<std::uint8_t>
                   : itemSize == 2 ? convert<std::uint16_t>
                   : itemSize == 4 ? convert<std::uint32_t>
                                   : convert<std::uint64_t>;
        default:
            if (itemSize == 2)
                return [](const char* from) { return fromHalf(load<std::uint16_t>(from)); };
            if (itemSize == 16)
                return convert<long double>;
            return itemSize == 4 ? convert<float> : convert<double>;
    }
}

/// Reads the elements one after the other and gives each to `put`.
template <class Put>
void readElements(const Source& source, const NpyHeader& header, Put put) {
    const auto itemSize = static_cast<std::size_t>(header.itemSize);
    const Converter convertOne = converterFor(header.kind, header.itemSize);
    const bool swap = header.bigEndian != (std::endian::native == std::endian::big);
    std::vector<char> piece(std::size_t{1} << 16);
    Index left = header.count;
    while (left > 0) {
        const std::size_t count = std::min(piece.size() / itemSize, static_cast<std::size_t>(left));
        readExactly(source, piece.data(), count * itemSize);
        for (std::size_t n = 0; n < count; ++n) {
            char* const item = piece.data() + n * itemSize;
            if (swap)
                std::reverse(item, item + itemSize);
            put(convertOne(item));
        }
        left -= static_cast<Index>(count);
    }
    char more;
    if (source.read(&more, 1) != 0)
        throw Refused(source.name + " goes on after the array that its header announces");
}

/// Where the element stands in C order whose place in Fortran order is counted up.
class FortranPlaces {
public:
    explicit FortranPlaces(const std::vector<Index>& shape)
        : shape_(shape), at_(shape.size()), stride_(shape.size(), 1) {
        for (std::size_t n = shape.size(); n-- > 1;)
            stride_[n - 1] = stride_[n] * shape[n];
    }

    Index next() {
        const Index place = place_;
        for (std::size_t n = 0; n < shape_.size(); ++n) {
            place_ += stride_[n];
            if (++at_[n] < shape_[n])
                break;
            place_ -= stride_[n] * shape_[n];
            at_[n] = 0;
        }
        return place;
    }

private:
    const std::vector<Index>& shape_;
    std::vector<Index> at_;
    std::vector<Index> stride_;
    Index place_ = 0;
};

template <class T>
std::vector<T> readValues(const Source& source, const NpyHeader& header) {
    std::vector<T> values;
    if (source.size)
        values.reserve(static_cast<std::size_t>(header.count));
    readElements(source, header, [&](double value) { values.push_back(static_cast<T>(value)); });
    if (!header.fortranOrder)
        return values;
    std::vector<T> ordered(values.size());
    FortranPlaces places(header.shape);
    for (const T value : values)
        ordered[static_cast<std::size_t>(places.next())] = value;
    return ordered;
}

}  // namespace

NpyArray readNpy(const Source& source) {
    const RawHeader raw = readHeader(source);
    const NpyHeader header = parseNpyHeader(raw.dictionary, source.name);
    checkSize(source, header, raw.length);
    NpyArray array;
    array.shape = header.shape;
    if (header.kind == 'f' && header.itemSize == 4)
        array.values = readValues<float>(source, header);
    else
        array.values = readValues<double>(source, header);
    return array;
}

template <class T>
void writeNpy(const Sink& sink, std::span<const Index> shape, const Rows<T>& rows,
              const Control& control) {
    static_assert(std::endian::native == std::endian::little);
    constexpr Index kCellsBetweenLooks = 1'000'000;
    sink(npyHeader(shape, sizeof(T)));
    Index cells = 0;
    for (Index row = 0; row < rows.count; ++row) {
        const auto* bytes = reinterpret_cast<const char*>(rows.at(row));
        sink({bytes, static_cast<std::size_t>(rows.length) * sizeof(T)});
        cells += rows.length;
        if (cells < kCellsBetweenLooks)
            continue;
        cells = 0;
        checkStop(control);
        report(control, static_cast<double>(row) / static_cast<double>(rows.count));
    }
}

template void writeNpy(const Sink&, std::span<const Index>, const Rows<float>&, const Control&);
template void writeNpy(const Sink&, std::span<const Index>, const Rows<double>&, const Control&);

}  // namespace core::formats
