#include "core/formats/npy_header.h"

#include "core/control.h"
#include "core/formats/number.h"
#include "core/geometry.h"

#include <set>

namespace core::formats {

namespace {

/// Reads the literal of a Python dictionary, as far as headers go.
class DictionaryReader {
public:
    DictionaryReader(std::string_view text, const std::string& name) : left_(text), name_(name) {}

    bool take(char expected) {
        skipBlanks();
        if (!left_.starts_with(expected))
            return false;
        left_.remove_prefix(1);
        return true;
    }

    void expect(char expected) {
        if (!take(expected))
            refuse(std::string("has no '") + expected + "' where one is expected");
    }

    std::string_view string() {
        skipBlanks();
        const char quote = left_.empty() ? '\0' : left_.front();
        const std::size_t end = left_.find(quote, 1);
        if ((quote != '\'' && quote != '"') || end == std::string_view::npos)
            refuse("has no string where one is expected");
        const std::string_view text = left_.substr(1, end - 1);
        left_.remove_prefix(end + 1);
        return text;
    }

    bool boolean() {
        skipBlanks();
        for (const std::string_view word : {"True", "False"})
            if (left_.starts_with(word)) {
                left_.remove_prefix(word.size());
                return word == "True";
            }
        refuse("does not say True or False to fortran_order");
    }

    Index number() {
        skipBlanks();
        const std::size_t length = std::min(left_.find_first_not_of("0123456789"), left_.size());
        Index value = 0;
        if (readNumber(left_.substr(0, length), value) != NumberKind::Value)
            refuse("has a size that is no number or too large");
        left_.remove_prefix(length);
        return value;
    }

    bool atEnd() {
        skipBlanks();
        return left_.empty();
    }

    [[noreturn]] void refuse(const std::string& what) const {
        throw Refused(name_ + ": the NPY header " + what + "; the file is damaged");
    }

private:
    void skipBlanks() {
        left_.remove_prefix(std::min(left_.find_first_not_of(" \t\n\r"), left_.size()));
    }

    std::string_view left_;
    const std::string& name_;
};

void setType(NpyHeader& header, std::string_view type, const std::string& name) {
    const std::string_view rest = type.empty() ? type : type.substr(1);
    const std::set<std::string_view> real = {"b1", "i1", "i2", "i4", "i8", "u1", "u2",
                                             "u4", "u8", "f2", "f4", "f8", "f16"};
    if (type.empty() || std::string_view("<>=|").find(type.front()) == std::string_view::npos ||
        !real.contains(rest))
        throw Refused(name + " holds the type " + quoted(type) +
                      ", which is not one of real numbers; store it as float32 or float64");
    header.bigEndian = type.front() == '>';
    header.kind = rest.front();
    readNumber(rest.substr(1), header.itemSize);
}

std::vector<Index> readShape(DictionaryReader& reader) {
    constexpr std::size_t kMostDimensions = 32;
    std::vector<Index> shape;
    reader.expect('(');
    while (!reader.take(')')) {
        shape.push_back(reader.number());
        if (shape.size() > kMostDimensions)
            reader.refuse("has more than 32 dimensions");
        if (!reader.take(',')) {
            reader.expect(')');
            return shape;
        }
    }
    return shape;
}

void setCount(NpyHeader& header, const std::string& name) {
    header.count = 1;
    for (const Index size : header.shape) {
        if (size == 0)
            throw Refused(name + " has a shape with a 0 in it; an array needs at least one number");
        if (size > kLargestSize / header.count)
            throw Refused(name + " claims more than " + std::to_string(kLargestSize) +
                          " numbers, the most that is read");
        header.count *= size;
    }
}

}  // namespace

NpyHeader parseNpyHeader(std::string_view dictionary, const std::string& name) {
    DictionaryReader reader(dictionary, name);
    NpyHeader header;
    std::set<std::string_view> keys;
    reader.expect('{');
    while (!reader.take('}')) {
        const std::string_view key = reader.string();
        if (!keys.insert(key).second)
            reader.refuse("says '" + std::string(key) + "' twice");
        reader.expect(':');
        if (key == "descr") {
            if (reader.take('['))
                throw Refused(name + " holds records; store one array of float32 or float64");
            setType(header, reader.string(), name);
        } else if (key == "fortran_order") {
            header.fortranOrder = reader.boolean();
        } else if (key == "shape") {
            header.shape = readShape(reader);
        } else {
            reader.refuse("has the key " + quoted(key) + ", which is none of its own");
        }
        if (!reader.take(',')) {
            reader.expect('}');
            break;
        }
    }
    if (!reader.atEnd() || keys.size() != 3)
        reader.refuse("does not say descr, fortran_order and shape, and nothing else");
    setCount(header, name);
    return header;
}

std::string npyHeader(std::span<const Index> shape, std::size_t itemSize) {
    constexpr std::size_t kPrefix = 10;  // magic, version and length
    std::string dictionary =
        "{'descr': '<f" + std::to_string(itemSize) + "', 'fortran_order': False, 'shape': (";
    for (const Index size : shape)
        dictionary += std::to_string(size) + (shape.size() == 1 ? "," : ", ");
    if (shape.size() > 1)
        dictionary.resize(dictionary.size() - 2);
    dictionary += "), }";
    dictionary.append(63 - (kPrefix + dictionary.size()) % 64, ' ');
    dictionary += '\n';
    std::string header("\x93NUMPY\x01\x00", 8);
    header += static_cast<char>(dictionary.size() % 256);
    header += static_cast<char>(dictionary.size() / 256);
    return header + dictionary;
}

}  // namespace core::formats
