#include "fibres.h"

#include <array>
#include <limits>

namespace samples {
namespace {

constexpr double kEndless = std::numeric_limits<double>::infinity();
constexpr int kLeafSize = 4;

Vec lower(Vec a, Vec b) {
    return {std::min(a.x, b.x), std::min(a.y, b.y), std::min(a.z, b.z)};
}
Vec upper(Vec a, Vec b) {
    return {std::max(a.x, b.x), std::max(a.y, b.y), std::max(a.z, b.z)};
}

double boxEntry(Vec low, Vec high, Vec origin, Vec inverse) {
    const Vec a = (low - origin) * inverse;
    const Vec b = (high - origin) * inverse;
    const Vec near = lower(a, b);
    const Vec far = upper(a, b);
    const double entry = std::max({near.x, near.y, near.z, 0.0});
    return entry <= std::min({far.x, far.y, far.z}) ? entry : kEndless;
}

// Where a ray meets a cylinder with round ends; endless if it does not.
double meets(const Ray& ray, const Fibre& fibre) {
    const Vec ba = fibre.to - fibre.from;
    const Vec oa = ray.origin - fibre.from;
    const double baba = dot(ba, ba);
    const double bard = dot(ba, ray.direction);
    const double baoa = dot(ba, oa);
    const double rdoa = dot(ray.direction, oa);
    const double oaoa = dot(oa, oa);
    const double rr = fibre.radius * fibre.radius;
    const double a = baba - bard * bard;
    double b = baba * rdoa - baoa * bard;
    double c = baba * oaoa - baoa * baoa - rr * baba;
    double h = b * b - a * c;
    if (h < 0)
        return kEndless;
    const double t = (-b - std::sqrt(h)) / a;
    const double y = baoa + t * bard;
    if (y > 0 && y < baba)
        return t > 0 ? t : kEndless;
    const Vec oc = y <= 0 ? oa : ray.origin - fibre.to;
    b = dot(ray.direction, oc);
    c = dot(oc, oc) - rr;
    h = b * b - c;
    if (h <= 0)
        return kEndless;
    const double end = -b - std::sqrt(h);
    return end > 0 ? end : kEndless;
}

}  // namespace

Fibres::Fibres(std::vector<Fibre> fibres) : fibres_(std::move(fibres)) {
    nodes_.reserve(fibres_.size());
    build(0, static_cast<int>(fibres_.size()));
}

int Fibres::build(int first, int count) {
    const int index = static_cast<int>(nodes_.size());
    nodes_.emplace_back();
    Node node;
    node.low = {kEndless, kEndless, kEndless};
    node.high = -node.low;
    for (int n = first; n < first + count; ++n) {
        const Fibre& fibre = fibres_[static_cast<std::size_t>(n)];
        const Vec r{fibre.radius, fibre.radius, fibre.radius};
        node.low = lower(node.low, lower(fibre.from, fibre.to) - r);
        node.high = upper(node.high, upper(fibre.from, fibre.to) + r);
    }
    if (count <= kLeafSize) {
        node.first = first;
        node.count = count;
    } else {
        const Vec span = node.high - node.low;
        double Vec::*axis = &Vec::x;
        if (span.y > span.x && span.y > span.z)
            axis = &Vec::y;
        else if (span.z > span.x)
            axis = &Vec::z;
        const auto begin = fibres_.begin() + first;
        std::nth_element(begin, begin + count / 2, begin + count,
                         [axis](const Fibre& a, const Fibre& b) {
                             return a.from.*axis + a.to.*axis < b.from.*axis + b.to.*axis;
                         });
        build(first, count / 2);
        node.right = build(first + count / 2, count - count / 2);
    }
    nodes_[static_cast<std::size_t>(index)] = node;
    return index;
}

template <class Visit>
void Fibres::walk(const Ray& ray, double& limit, Visit visit) const {
    const Vec inverse = Vec{1, 1, 1} / ray.direction;
    std::array<int, 64> stack{};
    int depth = 1;
    while (depth > 0) {
        const int index = stack[static_cast<std::size_t>(--depth)];
        const Node& node = nodes_[static_cast<std::size_t>(index)];
        if (boxEntry(node.low, node.high, ray.origin, inverse) >= limit)
            continue;
        if (node.count == 0) {
            stack[static_cast<std::size_t>(depth++)] = node.right;
            stack[static_cast<std::size_t>(depth++)] = index + 1;
            continue;
        }
        for (int n = node.first; n < node.first + node.count; ++n) {
            const Fibre& fibre = fibres_[static_cast<std::size_t>(n)];
            const double t = meets(ray, fibre);
            if (t < limit && !visit(t, fibre))
                return;
        }
    }
}

std::optional<Fibres::Hit> Fibres::nearest(const Ray& ray, double limit) const {
    std::optional<Hit> hit;
    walk(ray, limit, [&](double t, const Fibre& fibre) {
        hit = Hit{t, &fibre};
        limit = t;
        return true;
    });
    return hit;
}

bool Fibres::blocked(const Ray& ray, double limit, double clear, Random& random) const {
    bool found = false;
    walk(ray, limit, [&](double, const Fibre&) {
        found = random.next() >= clear;
        return !found;
    });
    return found;
}

}  // namespace samples
