#pragma once

#include <cstddef>
#include <functional>

namespace bench {

/// Limits of the machine: what no program can be quicker than. Each returns the work, to be run by
/// `threads` threads.

/// `count` multiply-adds of floats between registers, by the widest vectors there are.
std::function<void()> multiplyAdds(double count, unsigned threads);

/// Reads `read` floats once and writes `written` floats once, past the caches or into them.
std::function<void()> readAndWrite(const float* from, std::size_t read, float* to,
                                   std::size_t written, bool pastCaches, unsigned threads);

/// No limit, but what a loop can reach that does both at once: reads `read` floats, makes each of
/// `streams` × `length` results by `each` multiply-adds between registers, and writes it past the
/// caches, some vectors to one stream and then to the next.
std::function<void()> multiplyAddAndWrite(const float* from, std::size_t read, float* to,
                                          std::size_t length, std::size_t streams, double each,
                                          unsigned threads);

}  // namespace bench
