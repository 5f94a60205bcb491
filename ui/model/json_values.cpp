#include "ui/model/json_values.h"

#include <cmath>
#include <limits>

namespace model::json {

namespace {

using core::Index;

/// Entries from `data` on, nested by the sizes from `dimension` on; moves `data` past them.
template <class T, class Sizes>
QJsonArray nested(const T*& data, const Sizes& sizes, std::size_t dimension) {
    QJsonArray list;
    for (std::size_t n = 0; n < sizes[dimension]; ++n) {
        if (dimension + 1 < sizes.size())
            list.append(nested(data, sizes, dimension + 1));
        else
            list.append(number(static_cast<double>(*data++)));
    }
    return list;
}

template <class T, std::size_t N>
void read(const QJsonValue& value, const std::array<Index, N>& shape, std::size_t dimension, T*& to,
          const char* name) {
    if (dimension == N) {
        *to++ = static_cast<T>(number(value, name));
        return;
    }
    const QJsonArray list = value.toArray();
    if (list.size() != shape[dimension])
        throw core::Refused(std::string("The experiment's ") + name + " has " +
                            std::to_string(list.size()) + " entries where its geometry says " +
                            std::to_string(shape[dimension]) + "; make them agree");
    for (const auto& entry : list)
        read(entry, shape, dimension + 1, to, name);
}

[[noreturn]] void refuseWhole(const char* key, Index least, Index most) {
    throw core::Refused(std::string("The experiment's ") + key + " is not a whole number from " +
                        std::to_string(least) + " to " + std::to_string(most) +
                        "; correct it in the file");
}

Index wholeOf(const QJsonValue& value, const char* key, Index least, Index most) {
    const double found = value.toDouble(std::numeric_limits<double>::quiet_NaN());
    if (!(found >= static_cast<double>(least) && found <= static_cast<double>(most)) ||
        found != std::floor(found))
        refuseWhole(key, least, most);
    return static_cast<Index>(found);
}

}  // namespace

QJsonValue number(double value) {
    if (std::isnan(value))
        return QStringLiteral("nan");
    if (std::isinf(value))
        return value < 0 ? QStringLiteral("-inf") : QStringLiteral("inf");
    return value;
}

double number(const QJsonValue& value, const char* name) {
    if (value.isDouble())
        return value.toDouble();
    if (value == QLatin1String("nan"))
        return std::numeric_limits<double>::quiet_NaN();
    if (value == QLatin1String("inf"))
        return std::numeric_limits<double>::infinity();
    if (value == QLatin1String("-inf"))
        return -std::numeric_limits<double>::infinity();
    throw core::Refused(std::string("The experiment's ") + name +
                        " holds something that is no number; use numbers, \"nan\" or \"inf\"");
}

template <class A>
QJsonArray arrayOf(const A& array) {
    const auto* data = array.data();
    return nested(data, array.shape(), 0);
}

template <class A, std::size_t N>
core::Shared<A> array(const QJsonValue& value, const std::array<Index, N>& shape,
                      const char* name) {
    A array = core::zeros<A>(shape);
    auto* to = array.data();
    read(value, shape, 0, to, name);
    return core::share(std::move(array));
}

Index whole(const QJsonObject& object, const char* key, Index least, Index most, Index otherwise) {
    const QJsonValue value = object[QLatin1String(key)];
    return value.isUndefined() ? otherwise : wholeOf(value, key, least, most);
}

std::array<Index, 2> pair(const QJsonObject& object, const char* key, Index least, Index most) {
    const QJsonArray list = object[QLatin1String(key)].toArray();
    if (list.size() != 2)
        throw core::Refused(std::string("The experiment's '") + key +
                            "' is not two numbers, for rows and columns; correct it in the file");
    return {wholeOf(list[0], key, least, most), wholeOf(list[1], key, least, most)};
}

std::size_t word(const QJsonObject& object, const char* key, const QStringList& words) {
    const qsizetype found = words.indexOf(object[QLatin1String(key)].toString());
    if (found < 0)
        throw core::Refused(std::string("The experiment's ") + key + " is none of " +
                            words.join(QStringLiteral(", ")).toStdString() +
                            "; correct it in the file");
    return static_cast<std::size_t>(found);
}

template QJsonArray arrayOf(const core::Planes<double>&);
template QJsonArray arrayOf(const core::Kernels<double>&);
template QJsonArray arrayOf(const core::Kernels<float>&);
template QJsonArray arrayOf(const core::Matrix<float>&);
template core::Shared<core::Planes<double>> array(const QJsonValue&, const std::array<Index, 3>&,
                                                  const char*);
template core::Shared<core::Kernels<double>> array(const QJsonValue&, const std::array<Index, 4>&,
                                                   const char*);
template core::Shared<core::Kernels<float>> array(const QJsonValue&, const std::array<Index, 4>&,
                                                  const char*);
template core::Shared<core::Matrix<float>> array(const QJsonValue&, const std::array<Index, 2>&,
                                                 const char*);

}  // namespace model::json
