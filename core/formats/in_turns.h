#pragma once

#include "core/control.h"
#include "core/formats/bytes.h"

#include <functional>
#include <string_view>

namespace core::formats {

/// What makes a text piece by piece.
struct Maker {
    /// Makes the next of it at `to` until `limit` is reached or passed, by at most `overrun`, and
    /// returns where it ended: before the limit where that was all.
    std::function<char*(char* to, const char* limit)> make;
    std::size_t overrun;
    /// How much of all is made, from 0 to 1.
    std::function<double()> fraction;
};

/// Hands on `head` and all that is made, in pieces of one length, which are whole pages of a file.
/// Two threads, where there may be two, take turns: each hands on what it made itself, whose bytes
/// are in its own processor's cache, while the other one makes the next piece. Neither make() nor
/// the sink is ever called by both at once. Throws Cancelled, and what the sink throws.
void handOnInTurns(const Sink& sink, std::string_view head, const Maker& maker,
                   const Control& control);

}  // namespace core::formats
