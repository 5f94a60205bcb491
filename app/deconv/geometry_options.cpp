#include "app/deconv/geometry_options.h"

#include "app/deconv/command.h"
#include "core/number_lists.h"
#include "core/shortened.h"

#include <QCommandLineParser>

using core::Axis;
using core::Geometry;
using core::Index;
using core::Padding;
using core::PartialGeometry;
using core::Problem;
using core::Refused;
using core::Side;

namespace {

/// What a sentence begins with: "--stride '2,a'".
std::string named(const QString& option, const QString& text) {
    return option.toStdString() + " '" + core::shortened(text.toStdString()) + "'";
}

template <class T>
void set(std::optional<T>& field, bool saidBefore, const char* option, T value) {
    if (saidBefore)
        throw Refused(std::string(option) + " is said by --geometry too; give it once");
    field = value;
}

void readPaddingOption(const QCommandLineParser& parser, PartialGeometry& part) {
    const bool before = part.padding || part.namedPadding;
    const QString text = parser.value("padding");
    if (text == "same")
        set(part.namedPadding, before, "--padding", Padding::Same);
    else if (text == "valid")
        set(part.namedPadding, before, "--padding", Padding::Valid);
    else if (text == "full")
        set(part.namedPadding, before, "--padding", Padding::Full);
    else
        set(part.padding, before, "--padding",
            core::readSides(text.toStdString(), named("--padding", text)));
}

void readPairOption(const QCommandLineParser& parser, const char* name,
                    std::optional<Sizes>& field) {
    if (!parser.isSet(name))
        return;
    const QString option = QStringLiteral("--") + name;
    const QString text = parser.value(name);
    set(field, field.has_value(), qPrintable(option),
        core::readPair(text.toStdString(), ',', named(option, text)));
}

void refuse(const std::optional<Problem>& problem, const Axis& axis) {
    if (problem)
        throw Refused(sentence(*problem, axis));
}

/// An axis with everything but sizes from the options.
struct PartialAxis {
    Axis axis;
    std::optional<Index> input;          // i, from --geometry
    std::optional<Index> outputPadding;  // a
    std::optional<Padding> padding;
    Side side = Side::Rows;
};

PartialAxis axisOf(const PartialGeometry& part, Sizes kernel, bool rows) {
    const auto pick = [rows](const Sizes& sizes) { return rows ? sizes.first : sizes.second; };
    const auto optional = [&](const std::optional<Sizes>& sizes) {
        return sizes ? std::optional(pick(*sizes)) : std::nullopt;
    };
    const std::array<Index, 4> padding = part.padding.value_or(std::array<Index, 4>{});
    PartialAxis made;
    made.axis.kernel = pick(kernel);
    made.axis.stride = optional(part.stride).value_or(1);
    made.axis.dilation = optional(part.dilation).value_or(1);
    made.axis.paddingBefore = padding[rows ? 0 : 1];
    made.axis.paddingAfter = padding[rows ? 2 : 3];
    made.input = optional(part.input);
    made.outputPadding = optional(part.outputPadding);
    made.padding = part.namedPadding;
    made.side = rows ? Side::Rows : Side::Columns;
    if (const auto said = optional(part.kernel); said && *said != made.axis.kernel)
        throw Refused("--geometry says a kernel of " + std::to_string(*said) +
                      (rows ? " rows" : " columns") + " where the kernel has " +
                      std::to_string(made.axis.kernel));
    return made;
}

Axis directAxis(const PartialAxis& part, Index input) {
    if (part.input && *part.input != input)
        throw Refused("--geometry says an input of " + std::to_string(*part.input) +
                      (part.side == Side::Rows ? " rows" : " columns") + " where the input has " +
                      std::to_string(input));
    Axis axis = part.axis;
    axis.input = input;
    axis = part.padding ? withPadding(axis, *part.padding) : withInput(axis, input);
    refuse(problemWithInput(axis, input, part.side), axis);
    // The line's output padding is what follows from its input size; 0 stands for not saying it.
    if (part.outputPadding.value_or(0) != 0) {
        axis.outputPadding = *part.outputPadding;
        refuse(problem(axis, part.side), axis);
    }
    return axis;
}

Axis transposedAxis(const PartialAxis& part, Index output) {
    Axis axis = part.axis;
    const bool follows = part.input && part.outputPadding.value_or(0) == 0;
    axis.outputPadding = part.outputPadding.value_or(0);
    const Index asked = axis.outputPadding;
    axis = part.padding ? withTransposedPadding(axis, output, *part.padding)
                        : withOutput(axis, output, axis.outputPadding);
    if (part.padding && part.outputPadding && asked != axis.outputPadding)
        throw Refused("--padding same sets the output padding to " +
                      std::to_string(axis.outputPadding) + "; leave --output-padding " +
                      std::to_string(asked) + " out");
    refuse(problemWithOutput(axis, output, axis.outputPadding, part.side), axis);
    if (!part.input || *part.input == axis.input)
        return axis;
    const Index missing = *part.input - axis.input;
    if (follows && !problemWithOutput(axis, output, missing, part.side))
        return withOutput(axis, output, missing);
    throw Refused("--geometry says an input size of " + std::to_string(*part.input) +
                  " where a transposed input of " + std::to_string(output) + " gives " +
                  std::to_string(axis.input));
}

void checkGroups(const Geometry& geometry) {
    if (const auto found = problem(geometry))
        throw Refused(sentence(*found, geometry));
}

}  // namespace

void declareGeometry(QCommandLineParser& parser, OutputPadding outputPadding) {
    addOption(parser, {"stride"}, "The stride s: one number, or rows,columns.", "s");
    addOption(parser, {"padding"},
              "The padding p: one number, rows,columns, or top,left,bottom,right; or same, valid, "
              "full.",
              "p");
    addOption(parser, {"dilation"}, "The dilation d: one number, or rows,columns.", "d");
    QCommandLineOption option(
        "output-padding",
        "The output padding a of the transposed convolution: one number, or rows,columns.", "a");
    if (outputPadding == OutputPadding::DoesNot)
        option.setFlags(QCommandLineOption::HiddenFromHelp);
    parser.addOption(option);
    addOption(parser, {"groups"}, "The number of groups that the channels are split into.", "g");
    addOption(parser, {"geometry"}, "All of it in one line, such as \"k3x3 s2 p1,0,2,1 d1 op0\".",
              "line");
}

PartialGeometry readGeometry(const QCommandLineParser& parser, OutputPadding outputPadding) {
    PartialGeometry part = core::parseNotation(parser.value("geometry").toStdString());
    if (parser.isSet("output-padding") && outputPadding == OutputPadding::DoesNot)
        throw Refused(
            "--output-padding belongs to the transposed convolution; here it follows from "
            "the input size, so leave it out");
    readPairOption(parser, "stride", part.stride);
    readPairOption(parser, "dilation", part.dilation);
    readPairOption(parser, "output-padding", part.outputPadding);
    if (parser.isSet("padding"))
        readPaddingOption(parser, part);
    if (parser.isSet("groups"))
        set(part.groups, part.groups.has_value(), "--groups",
            Index{wholeNumber("--groups", parser.value("groups"), 1, core::kLargestSize)});
    return part;
}

Sizes readSizes(const QString& option, const QString& text) {
    const QString plain = QString(text).replace(u'×', 'x').toLower();
    const Sizes sizes = core::readPair(plain.toStdString(), 'x', named(option, text));
    for (const Index size : {sizes.first, sizes.second})
        if (size < 1 || size > core::kLargestSize)
            throw Refused(named(option, text) + " is out of range; sizes go from 1 to " +
                          std::to_string(core::kLargestSize));
    return sizes;
}

Geometry directGeometry(const PartialGeometry& part, Sizes input, Sizes kernel) {
    Geometry geometry;
    geometry.rows = directAxis(axisOf(part, kernel, true), input.first);
    geometry.columns = directAxis(axisOf(part, kernel, false), input.second);
    geometry.groups = part.groups.value_or(1);
    checkGroups(geometry);
    return geometry;
}

Geometry transposedGeometry(const PartialGeometry& part, Sizes output, Sizes kernel) {
    Geometry geometry;
    geometry.rows = transposedAxis(axisOf(part, kernel, true), output.first);
    geometry.columns = transposedAxis(axisOf(part, kernel, false), output.second);
    geometry.groups = part.groups.value_or(1);
    checkGroups(geometry);
    return geometry;
}
