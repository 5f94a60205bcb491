#include "core/presets/kernel_presets.h"

#include "core/control.h"
#include "core/presets/random_integers.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <string>

namespace core {

namespace {

using Row = std::vector<double>;
using Value = std::function<double(Index u, Index v)>;

Matrix<double> fill(KernelSize size, const Value& value) {
    auto kernel = uninitialised<Matrix<double>>({size.rows, size.columns});
    for (Index u = 0; u < size.rows; ++u)
        for (Index v = 0; v < size.columns; ++v)
            kernel(u, v) = value(u, v);
    return kernel;
}

Matrix<double> outer(const Row& rows, const Row& columns) {
    return fill({static_cast<Index>(rows.size()), static_cast<Index>(columns.size())},
                [&](Index u, Index v) {
                    return rows[static_cast<std::size_t>(u)] * columns[static_cast<std::size_t>(v)];
                });
}

/// A row of Pascal's triangle: 1 2 1, 1 3 3 1, …
Row binomialRow(Index length) {
    Row row(static_cast<std::size_t>(length), 1.0);
    for (Index n = 1; n < length; ++n)
        row[static_cast<std::size_t>(n)] = row[static_cast<std::size_t>(n - 1)] *
                                           static_cast<double>(length - n) / static_cast<double>(n);
    return row;
}

/// The difference of the binomial row that is one shorter: −1 0 1, −1 −1 1 1, …
Row derivativeRow(Index length) {
    const Row smooth = binomialRow(length - 1);
    Row row(static_cast<std::size_t>(length), 0.0);
    for (std::size_t n = 0; n < smooth.size(); ++n) {
        row[n] -= smooth[n];
        row[n + 1] += smooth[n];
    }
    return row;
}

/// With the deviation that belongs to the length (as OpenCV has it), divided by its sum.
Row gaussianRow(Index length) {
    const double deviation = 0.3 * (static_cast<double>(length - 1) / 2 - 1) + 0.8;
    Row row(static_cast<std::size_t>(length));
    double sum = 0;
    for (Index n = 0; n < length; ++n) {
        const double distance = static_cast<double>(n) - static_cast<double>(length - 1) / 2;
        const double value = std::exp(-distance * distance / (2 * deviation * deviation));
        row[static_cast<std::size_t>(n)] = value;
        sum += value;
    }
    for (double& value : row)
        value /= sum;
    return row;
}

/// Linear interpolation between units spaced (k + 1)/2 apart: ¼ ¾ ¾ ¼ upsamples by 2.
Row bilinearRow(Index length) {
    const Index units = (length + 1) / 2;
    const auto spacing = static_cast<double>(units);
    Row row(static_cast<std::size_t>(length));
    for (Index n = 0; n < length; ++n) {
        const double distance = static_cast<double>(n) - static_cast<double>(length - 1) / 2;
        row[static_cast<std::size_t>(n)] = 1 - std::abs(distance) / spacing;
    }
    return row;
}

bool isMiddle(KernelSize size, Index u, Index v) {
    return u == (size.rows - 1) / 2 && v == (size.columns - 1) / 2;
}

/// 1 before the middle, −1 after it.
double half(Index n, Index length) {
    return 2 * n + 1 < length ? 1 : 2 * n + 1 > length ? -1 : 0;
}

/// The sum of second differences along both axes: 0 1 0, 1 −4 1, 0 1 0.
double laplacian(KernelSize size, Index u, Index v) {
    const auto second = [](Index n, Index length) {
        const Row slope = derivativeRow(length - 1);
        const auto at = [&](Index m) {
            return m < 0 || m >= length - 1 ? 0.0 : slope[static_cast<std::size_t>(m)];
        };
        return at(n - 1) - at(n);
    };
    double value = 0;
    if (v == size.columns / 2)
        value += second(u, size.rows);
    if (u == size.rows / 2)
        value += second(v, size.columns);
    return value;
}

Matrix<double> randomKernel(const KernelWish& wish, Index least, Index most, double divisor) {
    RandomIntegers random(wish.seed);
    return fill(wish.size, [&](Index, Index) {
        return static_cast<double>(random.between(least, most)) / divisor;
    });
}

Matrix<double> notebook(const KernelWish&) {
    return {{0, 1, 0}, {-1, 2, 2}, {0, 1, 0}};
}

Matrix<double> notebookWide(const KernelWish&) {
    return {{0, 2, 1}, {2, 3, 3}};
}

Matrix<double> exercise(const KernelWish&) {
    return {{1, 0}, {1, 2}};
}

/// Which sizes a preset comes in.
enum class Sizes { Any, TwoOrMore, Wide, High, Odd, Own };

struct Recipe {
    KernelPreset preset;
    Sizes sizes;
    Matrix<double> (*make)(const KernelWish&);
};

const Recipe kRecipes[] = {
    {{"identity", "Identity", "leaves the input as it is, under same padding"},
     Sizes::Any,
     [](const KernelWish& wish) {
         return fill(wish.size, [&](Index u, Index v) { return isMiddle(wish.size, u, v); });
     }},
    {{"ones", "Ones", "adds up what it meets"},
     Sizes::Any,
     [](const KernelWish& wish) { return fill(wish.size, [](Index, Index) { return 1; }); }},
    {{"ramp", "0, 1, 2, …", "tells every tap by its value"},
     Sizes::Any,
     [](const KernelWish& wish) {
         return fill(wish.size, [&](Index u, Index v) {
             return static_cast<double>(u * wish.size.columns + v);
         });
     }},
    {{"count", "1, 2, 3, …", "tells every tap by its value, none of them 0"},
     Sizes::Any,
     [](const KernelWish& wish) {
         return fill(wish.size, [&](Index u, Index v) {
             return static_cast<double>(u * wish.size.columns + v + 1);
         });
     }},
    {{"box", "Box", "the mean of what it meets"},
     Sizes::Any,
     [](const KernelWish& wish) {
         return fill(wish.size, [&](Index, Index) {
             return 1.0 / static_cast<double>(wish.size.rows * wish.size.columns);
         });
     }},
    {{"gaussian", "Gaussian", "blurs, with a sum of 1"},
     Sizes::Any,
     [](const KernelWish& wish) {
         return outer(gaussianRow(wish.size.rows), gaussianRow(wish.size.columns));
     }},
    {{"binomial", "Binomial", "blurs, in whole numbers of Pascal's triangle"},
     Sizes::Any,
     [](const KernelWish& wish) {
         return outer(binomialRow(wish.size.rows), binomialRow(wish.size.columns));
     }},
    {{"bilinear", "Bilinear", "interpolates, as a transposed convolution of stride s"},
     Sizes::Any,
     [](const KernelWish& wish) {
         return outer(bilinearRow(wish.size.rows), bilinearRow(wish.size.columns));
     }},
    {{"sharpen", "Sharpen", "the input less its Laplacian"},
     Sizes::Odd,
     [](const KernelWish& wish) {
         return fill(wish.size, [&](Index u, Index v) {
             return isMiddle(wish.size, u, v) - laplacian(wish.size, u, v);
         });
     }},
    {{"outline", "Outline", "what differs from its surroundings"},
     Sizes::TwoOrMore,
     [](const KernelWish& wish) {
         const auto others = static_cast<double>(wish.size.rows * wish.size.columns - 1);
         return fill(wish.size,
                     [&](Index u, Index v) { return isMiddle(wish.size, u, v) ? others : -1.0; });
     }},
    {{"emboss", "Emboss", "light from the lower right"},
     Sizes::Odd,
     [](const KernelWish& wish) {
         return fill(wish.size, [&](Index u, Index v) {
             const Index slope = u - wish.size.rows / 2 + v - wish.size.columns / 2;
             return static_cast<double>(slope) + isMiddle(wish.size, u, v);
         });
     }},
    {{"sobel-x", "Sobel, across", "change from left to right"},
     Sizes::Wide,
     [](const KernelWish& wish) {
         return outer(binomialRow(wish.size.rows), derivativeRow(wish.size.columns));
     }},
    {{"sobel-y", "Sobel, down", "change from top to bottom"},
     Sizes::High,
     [](const KernelWish& wish) {
         return outer(derivativeRow(wish.size.rows), binomialRow(wish.size.columns));
     }},
    {{"laplacian", "Laplacian", "second differences along both axes"},
     Sizes::Odd,
     [](const KernelWish& wish) {
         return fill(wish.size, [&](Index u, Index v) { return laplacian(wish.size, u, v); });
     }},
    {{"vertical-edges", "Vertical edges", "left half less right half"},
     Sizes::Wide,
     [](const KernelWish& wish) {
         return fill(wish.size, [&](Index, Index v) { return half(v, wish.size.columns); });
     }},
    {{"horizontal-edges", "Horizontal edges", "upper half less lower half"},
     Sizes::High,
     [](const KernelWish& wish) {
         return fill(wish.size, [&](Index u, Index) { return half(u, wish.size.rows); });
     }},
    {{"falling-diagonal", "Falling diagonal", "upper left less lower right"},
     Sizes::TwoOrMore,
     [](const KernelWish& wish) {
         return fill(wish.size, [&](Index u, Index v) {
             return half(u, wish.size.rows) + half(v, wish.size.columns);
         });
     }},
    {{"rising-diagonal", "Rising diagonal", "upper right less lower left"},
     Sizes::TwoOrMore,
     [](const KernelWish& wish) {
         return fill(wish.size, [&](Index u, Index v) {
             return half(u, wish.size.rows) - half(v, wish.size.columns);
         });
     }},
    {{"random", "Random, 0 to 2", "whole numbers drawn from a seed"},
     Sizes::Any,
     [](const KernelWish& wish) { return randomKernel(wish, 0, 2, 1); }},
    {{"random-signed", "Random, −2 to 2", "whole numbers of both signs drawn from a seed"},
     Sizes::Any,
     [](const KernelWish& wish) { return randomKernel(wish, -2, 2, 1); }},
    {{"random-uniform", "Random, 0 to 1", "fractions drawn from a seed"},
     Sizes::Any,
     [](const KernelWish& wish) { return randomKernel(wish, 0, 65535, 65536); }},
    {{"notebook", "Notebook", "the 3×3 kernel of the first example"}, Sizes::Own, notebook},
    {{"notebook-2x3", "Notebook, 2×3", "a kernel that is not square"}, Sizes::Own, notebookWide},
    {{"exercise", "Exercise, 2×2", "the kernel of two exercises by hand"}, Sizes::Own, exercise},
};

const Recipe* find(std::string_view name) {
    const auto* found = std::find_if(std::begin(kRecipes), std::end(kRecipes),
                                     [&](const Recipe& r) { return name == r.preset.name; });
    return found == std::end(kRecipes) ? nullptr : found;
}

KernelSize sizeOf(const Matrix<double>& kernel) {
    return {size(kernel, 0), size(kernel, 1)};
}

bool isOdd(Index n) {
    return n >= 3 && n % 2 == 1;
}

bool comesIn(const Recipe& recipe, KernelSize size) {
    if (size.rows < 1 || size.columns < 1)
        return false;
    switch (recipe.sizes) {
        case Sizes::Any:
            return true;
        case Sizes::TwoOrMore:
            return size.rows >= 2 && size.columns >= 2;
        case Sizes::Wide:
            return size.columns >= 2;
        case Sizes::High:
            return size.rows >= 2;
        case Sizes::Odd:
            return isOdd(size.rows) && isOdd(size.columns);
        case Sizes::Own: {
            const KernelSize own = sizeOf(recipe.make({}));
            return own.rows == size.rows && own.columns == size.columns;
        }
    }
    return false;
}

std::string text(KernelSize size) {
    return std::to_string(size.rows) + "×" + std::to_string(size.columns);
}

std::string sizesInWords(const Recipe& recipe) {
    switch (recipe.sizes) {
        case Sizes::Any:
            return "any size from 1×1 on";
        case Sizes::TwoOrMore:
            return "sizes from 2×2 on";
        case Sizes::Wide:
            return "sizes from 2 columns on";
        case Sizes::High:
            return "sizes from 2 rows on";
        case Sizes::Odd:
            return "odd sizes from 3×3 on";
        case Sizes::Own:
            return "the size " + text(sizeOf(recipe.make({}))) + " only";
    }
    return {};
}

const Recipe& findOrRefuse(std::string_view name) {
    if (const Recipe* recipe = find(name))
        return *recipe;
    std::string names;
    for (const Recipe& recipe : kRecipes)
        names += (names.empty() ? "" : ", ") + std::string(recipe.preset.name);
    throw Refused("There is no kernel preset '" + std::string(name) + "'; use one of " + names);
}

}  // namespace

std::span<const KernelPreset> kernelPresets() {
    static const std::vector<KernelPreset> presets = [] {
        std::vector<KernelPreset> list;
        for (const Recipe& recipe : kRecipes)
            list.push_back(recipe.preset);
        return list;
    }();
    return presets;
}

KernelSize usualSize(std::string_view preset, Index strideRows, Index strideColumns) {
    const Recipe* recipe = find(preset);
    if (recipe && recipe->sizes == Sizes::Own)
        return sizeOf(recipe->make({}));
    if (preset == "bilinear")
        return {2 * strideRows - strideRows % 2, 2 * strideColumns - strideColumns % 2};
    return {};
}

bool comesIn(std::string_view preset, KernelSize size) {
    const Recipe* recipe = find(preset);
    return recipe && comesIn(*recipe, size);
}

Matrix<double> makeKernel(std::string_view preset, const KernelWish& wish) {
    const Recipe& recipe = findOrRefuse(preset);
    if (!comesIn(recipe, wish.size))
        throw Refused("The kernel preset '" + std::string(preset) + "' does not come in " +
                      text(wish.size) + "; it has " + sizesInWords(recipe));
    return recipe.make(wish);
}

template <class T>
Kernels<T> bankOf(const std::vector<Matrix<double>>& kernels) {
    if (kernels.empty())
        throw Refused("A filter bank needs at least one kernel");
    const KernelSize first = sizeOf(kernels.front());
    auto bank = uninitialised<Kernels<T>>(
        {static_cast<Index>(kernels.size()), 1, first.rows, first.columns});
    auto* out = bank.data();
    for (const Matrix<double>& kernel : kernels) {
        if (sizeOf(kernel).rows != first.rows || sizeOf(kernel).columns != first.columns)
            throw Refused("A filter bank has kernels of one size, not of " + text(first) + " and " +
                          text(sizeOf(kernel)));
        out = std::transform(kernel.data(), kernel.data() + kernel.size(), out,
                             [](double value) { return static_cast<T>(value); });
    }
    return bank;
}

template Kernels<float> bankOf(const std::vector<Matrix<double>>&);
template Kernels<double> bankOf(const std::vector<Matrix<double>>&);

}  // namespace core
