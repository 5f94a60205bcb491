#include "app/deconv/arrays.h"
#include "app/deconv/command.h"
#include "app/deconv/geometry_options.h"
#include "core/clamped.h"

#include <QCommandLineParser>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using core::Axis;
using core::Geometry;
using core::Index;
using core::TransposedAxis;

namespace {

/// What is to be said: the direct convolution of the input size and its transposed one, and the
/// transposed convolution of an input of that size.
struct Arithmetic {
    std::optional<Geometry> direct;
    std::optional<Geometry> fromInput;
};

Arithmetic readArithmetic(const QCommandLineParser& parser) {
    const core::PartialGeometry part = readGeometry(parser, OutputPadding::Belongs);
    const auto sizes = [&](const char* name, const std::optional<Sizes>& said) {
        return parser.isSet(name) || !said
                   ? readSizes(QStringLiteral("--") + name, required(parser, name))
                   : *said;
    };
    const Sizes input = sizes("input-size", part.input);
    const Sizes kernel = sizes("kernel-size", part.kernel);
    const bool lineIsWhole = part.input && part.outputPadding;
    core::PartialGeometry direct = part;
    core::PartialGeometry transposed = part;
    transposed.input.reset();
    if (!lineIsWhole || parser.isSet("output-padding"))
        direct.outputPadding.reset();
    else
        transposed.outputPadding.reset();
    Arithmetic made;
    try {
        made.direct = directGeometry(direct, input, kernel);
    } catch (const core::Refused&) {
        // Sizes without a direct convolution may well have a transposed one, if that is asked for.
        if (!parser.isSet("output-padding"))
            throw;
    }
    try {
        made.fromInput = transposedGeometry(transposed, input, kernel);
    } catch (const core::Refused&) {
        if (!made.direct || parser.isSet("output-padding"))
            throw;
    }
    return made;
}

/// How many taps meet the input, over all outputs of an axis.
Index meetings(const Axis& axis) {
    const Index output = outputSize(axis);
    Index count = 0;
    for (Index tap = 0; tap < axis.kernel; ++tap) {
        const Index offset = tap * axis.dilation - axis.paddingBefore;
        const Index first = offset >= 0 ? 0 : (-offset + axis.stride - 1) / axis.stride;
        const Index end = offset >= axis.input ? 0 : (axis.input - 1 - offset) / axis.stride + 1;
        count += std::max<Index>(std::min(end, output) - first, 0);
    }
    return count;
}

template <class Of>
QJsonArray pair(const Geometry& geometry, Of of) {
    return {of(geometry.rows), of(geometry.columns)};
}

qint64 number(Index value) {
    return value;
}

QJsonArray paddingPair(Index before, Index after) {
    return {number(before), number(after)};
}

QJsonValue orNull(const std::optional<int>& value) {
    return value ? QJsonValue(*value) : QJsonValue();
}

QJsonObject directJson(const Geometry& geometry) {
    const auto list = [](const Axis& axis) {
        QJsonArray numbers;
        for (const int relationship : relationships(axis).holding)
            numbers.append(relationship);
        return numbers;
    };
    QJsonObject json;
    json["i"] = pair(geometry, [](const Axis& a) { return number(a.input); });
    json["k"] = pair(geometry, [](const Axis& a) { return number(a.kernel); });
    json["s"] = pair(geometry, [](const Axis& a) { return number(a.stride); });
    json["d"] = pair(geometry, [](const Axis& a) { return number(a.dilation); });
    json["p"] =
        pair(geometry, [](const Axis& a) { return paddingPair(a.paddingBefore, a.paddingAfter); });
    json["o"] = pair(geometry, [](const Axis& a) { return number(outputSize(a)); });
    json["relationship"] =
        pair(geometry, [](const Axis& a) { return orNull(relationships(a).direct); });
    json["relationships"] = pair(geometry, list);
    json["inputs_sharing_o"] = pair(geometry, [](const Axis& a) {
        return paddingPair(inputsSharingOutput(a).first, inputsSharingOutput(a).second);
    });
    return json;
}

QJsonObject transposedJson(const Geometry& geometry) {
    const auto of = [&](auto member) {
        return pair(geometry, [member](const Axis& a) { return number(transposed(a).*member); });
    };
    QJsonObject json;
    json["i"] = of(&TransposedAxis::input);
    json["k"] = pair(geometry, [](const Axis& a) { return number(a.kernel); });
    json["s"] = 1;
    json["inserted"] = of(&TransposedAxis::inserted);
    json["stretched"] = of(&TransposedAxis::stretched);
    json["p"] = pair(geometry, [](const Axis& a) {
        const TransposedAxis t = transposed(a);
        return paddingPair(t.paddingBefore, t.paddingAfter - t.additional);
    });
    json["a"] = of(&TransposedAxis::additional);
    json["padded"] = of(&TransposedAxis::padded);
    json["o"] = of(&TransposedAxis::output);
    json["relationship"] =
        pair(geometry, [](const Axis& a) { return orNull(relationships(a).transposed); });
    return json;
}

QByteArray jsonText(const Arithmetic& arithmetic) {
    QJsonObject json;
    if (arithmetic.direct) {
        const Geometry& geometry = *arithmetic.direct;
        json["notation"] = QString::fromStdString(notation(geometry));
        json["convolution"] = directJson(geometry);
        json["transposed"] = transposedJson(geometry);
        json["W"] = QJsonObject{
            {"rows", number(outputSize(geometry.rows) * outputSize(geometry.columns))},
            {"columns", number(geometry.rows.input * geometry.columns.input)},
            {"nonzeros",
             number(core::clampedProduct(meetings(geometry.rows), meetings(geometry.columns)))}};
    }
    if (arithmetic.fromInput)
        json["transposed_of_input"] = transposedJson(*arithmetic.fromInput);
    return QJsonDocument(json).toJson();
}

QString sizeText(Index rows, Index columns) {
    return QStringLiteral("%1×%2").arg(rows).arg(columns);
}

QString holds(const std::optional<int>& relationship) {
    return relationship ? QStringLiteral("relationship %1").arg(*relationship)
                        : QStringLiteral("the general formula");
}

QString directLine(const Axis& a) {
    const auto [smallest, largest] = inputsSharingOutput(a);
    return QStringLiteral(
               "o = ⌊(i + p + p − d(k − 1) − 1)/s⌋ + 1 = ⌊(%1 + %2 + %3 − %4·%5 − 1)/%6⌋ "
               "+ 1 = %7; %8; inputs of %9 to %10 give the same")
        .arg(a.input)
        .arg(a.paddingBefore)
        .arg(a.paddingAfter)
        .arg(a.dilation)
        .arg(a.kernel - 1)
        .arg(a.stride)
        .arg(outputSize(a))
        .arg(holds(relationships(a).direct))
        .arg(smallest)
        .arg(largest);
}

QStringList transposedLines(const Axis& a) {
    const TransposedAxis t = transposed(a);
    const Index last = t.paddingAfter - t.additional;
    const QString both = t.paddingBefore == last
                             ? QString::number(last)
                             : QStringLiteral("%1 before, %2 after").arg(t.paddingBefore).arg(last);
    return {
        QStringLiteral("p′ = d(k − 1) − p = %1; a = %2; %3 inserted; stretched %4, padded %5")
            .arg(both)
            .arg(t.additional)
            .arg(t.inserted)
            .arg(t.stretched)
            .arg(t.padded),
        QStringLiteral("o′ = s(i′ − 1) + a + d(k − 1) + 1 − p − p = %1·%2 + %3 + %4 − %5 = %6; %7")
            .arg(a.stride)
            .arg(t.input - 1)
            .arg(t.additional)
            .arg(extent(a))
            .arg(a.paddingBefore + a.paddingAfter)
            .arg(t.output)
            .arg(holds(relationships(a).transposed))};
}

QString linesOf(const Geometry& geometry, QStringList (*lines)(const Axis&)) {
    QString text;
    const auto append = [&](const QString& prefix, const Axis& axis) {
        for (const QString& line : lines(axis))
            text += "  " + prefix + line + "\n";
    };
    const bool same = geometry.rows == geometry.columns;
    append(same ? "" : "rows: ", geometry.rows);
    if (!same)
        append("columns: ", geometry.columns);
    return text;
}

QString transposedText(const QString& title, const Geometry& geometry) {
    const Axis& rows = geometry.rows;
    const Axis& columns = geometry.columns;
    return title + " " + sizeText(outputSize(rows), outputSize(columns)) + " to " +
           sizeText(rows.input, columns.input) + "\n" + linesOf(geometry, transposedLines);
}

QByteArray text(const Arithmetic& arithmetic) {
    QString text;
    if (arithmetic.direct) {
        const Geometry& geometry = *arithmetic.direct;
        const Sizes input{geometry.rows.input, geometry.columns.input};
        const Sizes output{outputSize(geometry.rows), outputSize(geometry.columns)};
        text += QString::fromStdString(notation(geometry)) + "\n";
        text += "Convolution " + sizeText(input.first, input.second) + " to " +
                sizeText(output.first, output.second) + "\n";
        text += linesOf(geometry, [](const Axis& axis) { return QStringList{directLine(axis)}; });
        text += "  W " + sizeText(output.first * output.second, input.first * input.second) +
                QStringLiteral(", %1 entries hold a tap\n")
                    .arg(core::clampedProduct(meetings(geometry.rows), meetings(geometry.columns)));
        text += transposedText("Its transposed convolution", geometry);
    }
    if (arithmetic.fromInput)
        text += transposedText("Transposed convolution of an input of this size",
                               *arithmetic.fromInput);
    return text.toUtf8();
}

void run(const QCommandLineParser& parser, const core::Control&) {
    const Arithmetic arithmetic = readArithmetic(parser);
    const QByteArray said = parser.isSet("json") ? jsonText(arithmetic) : text(arithmetic);
    writeTo({}, [&](const core::formats::Sink& sink) { sink(said.toStdString()); });
}

void declare(QCommandLineParser& parser) {
    addOption(parser, {"input-size"}, "The size i of the input, rows x columns.", "size");
    addOption(parser, {"kernel-size"}, "The size k of the kernel, rows x columns.", "size");
    declareGeometry(parser, OutputPadding::Belongs);
    addOption(parser, {"json"}, "Write JSON; pairs are rows, columns.");
}

}  // namespace

Command sizeCommand() {
    return {
        "size",
        "The arithmetic of a geometry: sizes both ways, p′, a, relationships.",
        "Says it for the direct convolution of the input size, for the transposed one that goes "
        "back, and for the transposed convolution of an input of that size.",
        "deconv size --input-size 5x5 --kernel-size 3x3 --stride 2 --padding 1",
        declare,
        run};
}
