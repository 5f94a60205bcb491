#include "core/presets/input_presets.h"

#include "core/control.h"
#include "core/presets/random_integers.h"

#include <algorithm>
#include <string>
#include <vector>

namespace core {

namespace {

/// Every cell from value(channel, row, column).
template <class Value>
Planes<double> fill(const InputWish& wish, Value value) {
    auto input = uninitialised<Planes<double>>({wish.channels, wish.rows, wish.columns});
    double* cell = input.data();
    for (Index c = 0; c < wish.channels; ++c)
        for (Index m = 0; m < wish.rows; ++m)
            for (Index n = 0; n < wish.columns; ++n)
                *cell++ = value(c, m, n);
    return input;
}

Planes<double> ramp(const InputWish& wish, Index first) {
    return fill(wish, [&](Index c, Index m, Index n) {
        return static_cast<double>((c * wish.rows + m) * wish.columns + n + first);
    });
}

Planes<double> randomInput(const InputWish& wish, Index least, Index most) {
    RandomIntegers random(wish.seed);
    return fill(wish, [&](Index, Index, Index) {
        return static_cast<double>(random.between(least, most));
    });
}

/// Each row is the one above it moved right by one: 4 3 2 1, 1 4 3 2, …
Planes<double> notebook(const InputWish& wish) {
    auto input = uninitialised<Planes<double>>({wish.channels, wish.rows, wish.columns});
    double* row = input.data();
    for (Index c = 0; c < wish.channels; ++c)
        for (Index m = 0; m < wish.rows; ++m, row += wish.columns) {
            if (m == 0) {
                for (Index n = 0; n < wish.columns; ++n)
                    row[n] = static_cast<double>(wish.columns - n);
                continue;
            }
            row[0] = row[-1];
            std::copy_n(row - wish.columns, wish.columns - 1, row + 1);
        }
    return input;
}

Planes<double> notebookPlain(const InputWish&) {
    return {{{0, 1, 1, 2}, {3, 4, 0, 5}, {6, 7, 0, 8}, {2, 3, 4, 4}}};
}

Planes<double> exercise(const InputWish&) {
    return {{{1, 0, 2}, {2, 3, 0}, {-1, 0, 3}}};
}

Planes<double> scattered(const InputWish&) {
    return {{{1, 0, 2, 1, 0, 3},
             {0, 2, 1, 3, 1, 0},
             {2, 1, 0, 1, 2, 1},
             {1, 3, 1, 0, 2, 0},
             {0, 1, 2, 2, 1, 1},
             {3, 0, 1, 0, 1, 2}}};
}

struct Recipe {
    InputPreset preset;
    bool anySize;
    Planes<double> (*make)(const InputWish&);
};

const Recipe kRecipes[] = {
    {{"notebook", "Notebook", "diagonals, each row the last one moved by one"}, true, notebook},
    {{"ramp", "0, 1, 2, …", "tells every cell by its value"},
     true,
     [](const InputWish& wish) { return ramp(wish, 0); }},
    {{"count", "1, 2, 3, …", "tells every cell by its value, none of them 0"},
     true,
     [](const InputWish& wish) { return ramp(wish, 1); }},
    {{"ones", "Ones", "shows how many taps meet"},
     true,
     [](const InputWish& wish) { return fill(wish, [](Index, Index, Index) { return 1.0; }); }},
    {{"checkerboard", "Checkerboard", "0 and 1 by turns"},
     true,
     [](const InputWish& wish) {
         return fill(wish,
                     [](Index, Index m, Index n) { return static_cast<double>((m + n) % 2); });
     }},
    {{"impulse", "Impulse", "a single 1 in the middle, which shows the kernel"},
     true,
     [](const InputWish& wish) {
         return fill(wish, [&](Index, Index m, Index n) {
             const bool middle = m == (wish.rows - 1) / 2 && n == (wish.columns - 1) / 2;
             return middle ? 1.0 : 0.0;
         });
     }},
    {{"random", "Random, 0 to 9", "whole numbers drawn from a seed"},
     true,
     [](const InputWish& wish) { return randomInput(wish, 0, 9); }},
    {{"random-signed", "Random, −4 to 4", "whole numbers of both signs drawn from a seed"},
     true,
     [](const InputWish& wish) { return randomInput(wish, -4, 4); }},
    {{"notebook-plain", "Notebook, 4×4", "the input of the notebook's 2×3 kernel"},
     false,
     notebookPlain},
    {{"exercise", "Exercise, 3×3", "the input of two exercises by hand"}, false, exercise},
    {{"scattered", "Scattered", "small numbers, zeros among them, 6×6"}, false, scattered},
};

const Recipe* find(std::string_view name) {
    const auto* found = std::find_if(std::begin(kRecipes), std::end(kRecipes),
                                     [&](const Recipe& r) { return name == r.preset.name; });
    return found == std::end(kRecipes) ? nullptr : found;
}

bool comesIn(const Recipe& recipe, const InputWish& wish) {
    if (recipe.anySize)
        return wish.channels >= 1 && wish.rows >= 1 && wish.columns >= 1;
    const Planes<double> own = recipe.make({});
    return wish.channels == 1 && wish.rows == size(own, 1) && wish.columns == size(own, 2);
}

std::string names() {
    std::string list;
    for (const Recipe& recipe : kRecipes)
        list += (list.empty() ? "" : ", ") + std::string(recipe.preset.name);
    return list;
}

}  // namespace

std::span<const InputPreset> inputPresets() {
    static const std::vector<InputPreset> presets = [] {
        std::vector<InputPreset> list;
        for (const Recipe& recipe : kRecipes)
            list.push_back(recipe.preset);
        return list;
    }();
    return presets;
}

bool comesIn(std::string_view preset, const InputWish& wish) {
    const Recipe* recipe = find(preset);
    return recipe && comesIn(*recipe, wish);
}

Planes<double> makeInput(std::string_view preset, const InputWish& wish) {
    const Recipe* recipe = find(preset);
    if (!recipe)
        throw Refused("There is no input preset '" + std::string(preset) + "'; use one of " +
                      names());
    if (!comesIn(*recipe, wish)) {
        const Planes<double> own = recipe->anySize ? Planes<double>() : recipe->make({});
        throw Refused("The input preset '" + std::string(preset) + "' does not come in " +
                      std::to_string(wish.channels) + "×" + std::to_string(wish.rows) + "×" +
                      std::to_string(wish.columns) + "; use " +
                      (recipe->anySize ? std::string("sizes of at least 1")
                                       : "1×" + std::to_string(own.shape(1)) + "×" +
                                             std::to_string(own.shape(2))));
    }
    return recipe->make(wish);
}

}  // namespace core
