#pragma once

#include "core/array.h"
#include "core/control.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QString>
#include <array>
#include <string>

namespace model::json {

/// Arrays and numbers of an experiment's file. `name` says what is being read, in what is refused;
/// everything that reads throws core::Refused where the file holds something else.

/// nan, inf and −inf, which JSON lacks, are strings.
QJsonValue number(double value);
double number(const QJsonValue& value, const char* name);

/// An array nested by its dimensions.
template <class A>
QJsonArray arrayOf(const A& array);

/// Reads an array of that shape.
template <class A, std::size_t N>
core::Shared<A> array(const QJsonValue& value, const std::array<core::Index, N>& shape,
                      const char* name);

/// A whole number within limits; `otherwise` where there is none.
core::Index whole(const QJsonObject& object, const char* key, core::Index least, core::Index most,
                  core::Index otherwise);
/// Two whole numbers within limits, for rows and columns.
std::array<core::Index, 2> pair(const QJsonObject& object, const char* key, core::Index least,
                                core::Index most);
/// The place of a word among those allowed.
std::size_t word(const QJsonObject& object, const char* key, const QStringList& words);

}  // namespace model::json
