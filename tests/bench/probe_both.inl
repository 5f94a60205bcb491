// What probe_both.cpp compiles for each width of vector; Vector, kLanes, splat, load, fused and
// stream are those of the place that includes it.

void both(const Share& share) {
    Vector sums[kVectors];
    Vector x = splat(0.5F), seen = splat(0);
    const Vector w = splat(0.25F);
#pragma GCC unroll 12
    for (Vector& sum : sums) {
        sum = splat(0);
        asm volatile("" : "+v"(sum));  // or the compiler would see that all are the same
    }
    const float* from = share.from;
    const double toRead = share.readEach * static_cast<double>(kTogether);
    double due = 0, unread = 0;
    for (std::size_t at = share.begin; at < share.end; at += kTogether) {
        for (std::size_t stream = 0; stream < share.streams; ++stream) {
            // Little by little: what is read all at once is waited for.
            unread += toRead;
            for (; unread >= kLanes; unread -= kLanes, from += kLanes)
                seen = fused(load(from), w, seen);
            float* to = share.to + stream * share.length + at;
            float* const end = to + kTogether;
            for (; to < end; to += kVectors * kLanes) {
                // Counted in whole numbers: the others' units have enough to do.
                due += share.each;
                const auto turns = static_cast<int>(due);
                due -= turns;
                for (int turn = 0; turn < turns; ++turn) {
#pragma GCC unroll 12
                    for (Vector& sum : sums)
                        sum = fused(x, w, sum);
                    asm volatile("" : "+v"(x));
                }
#pragma GCC unroll 12
                for (std::size_t n = 0; n < kVectors; ++n)
                    streamTo(to + n * kLanes, sums[n]);
            }
        }
    }
    asm volatile("" ::"v"(seen));
    _mm_sfence();
}
