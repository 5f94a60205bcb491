#pragma once

#include <algorithm>
#include <cmath>

namespace samples {

/// A point, a direction or a colour.
struct Vec {
    double x = 0, y = 0, z = 0;

    friend Vec operator+(Vec a, Vec b) { return {a.x + b.x, a.y + b.y, a.z + b.z}; }
    friend Vec operator-(Vec a, Vec b) { return {a.x - b.x, a.y - b.y, a.z - b.z}; }
    friend Vec operator*(Vec a, Vec b) { return {a.x * b.x, a.y * b.y, a.z * b.z}; }
    friend Vec operator*(Vec a, double s) { return {a.x * s, a.y * s, a.z * s}; }
    friend Vec operator*(double s, Vec a) { return a * s; }
    friend Vec operator/(Vec a, Vec b) { return {a.x / b.x, a.y / b.y, a.z / b.z}; }
    friend Vec operator-(Vec a) { return {-a.x, -a.y, -a.z}; }
    Vec& operator+=(Vec b) { return *this = *this + b; }
};

inline double dot(Vec a, Vec b) {
    return a.x * b.x + a.y * b.y + a.z * b.z;
}
inline Vec cross(Vec a, Vec b) {
    return {a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x};
}
inline double length(Vec a) {
    return std::sqrt(dot(a, a));
}
inline Vec unit(Vec a) {
    return a * (1 / length(a));
}
inline Vec mix(Vec a, Vec b, double t) {
    return a * (1 - t) + b * t;
}
inline double mix(double a, double b, double t) {
    return a + (b - a) * t;
}
inline double smoothstep(double low, double high, double x) {
    const double t = std::clamp((x - low) / (high - low), 0.0, 1.0);
    return t * t * (3 - 2 * t);
}

struct Ray {
    Vec origin, direction;
    Vec at(double t) const { return origin + direction * t; }
};

}  // namespace samples
