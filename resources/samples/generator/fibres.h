#pragma once

#include <optional>
#include <vector>

#include "noise.h"
#include "vector.h"

namespace samples {

/// A piece of hair or yarn: a cylinder with round ends.
struct Fibre {
    Vec from, to;
    double radius = 0;
    Vec colour;
};

/// Very many fibres, found by ray through a tree of boxes.
class Fibres {
public:
    explicit Fibres(std::vector<Fibre> fibres);

    struct Hit {
        double t;
        const Fibre* fibre;
    };
    /// The nearest one before `limit`.
    std::optional<Hit> nearest(const Ray& ray, double limit) const;
    /// Whether anything stands before `limit`; each fibre lets light through with probability
    /// `clear`.
    bool blocked(const Ray& ray, double limit, double clear, Random& random) const;

private:
    struct Node {
        Vec low, high;
        int first = 0, count = 0;  // of a leaf
        int right = 0;             // of a branch; the left one follows it
    };
    int build(int first, int count);
    template <class Visit>
    void walk(const Ray& ray, double& limit, Visit visit) const;

    std::vector<Fibre> fibres_;
    std::vector<Node> nodes_;
};

}  // namespace samples
