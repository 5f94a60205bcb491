#include "ui/model/feature_origin.h"

#include "core/trace.h"

#include <QStringList>
#include <algorithm>
#include <cmath>

namespace model {

namespace {

using core::ArrayId;
using core::Index;

bool isDirect(const core::FeatureRequest& request) {
    return request.operation == Operation::Convolution;
}

/// A filter's taps and what it runs over, as the experiment that trace knows.
core::Shape shapeOf(const core::FeatureRequest& request) {
    const Index channels = core::size(*request.filters, 1);
    const Index filters = core::size(*request.filters, 0);
    return isDirect(request) ? core::Shape{request.geometry, filters, channels}
                             : core::Shape{request.geometry, channels, filters};
}

core::Cell cellOf(const core::FeatureRequest& request, const MapPixel& pixel) {
    core::Cell cell;
    cell.array = isDirect(request) ? ArrayId::Y : ArrayId::Z;
    cell.at = {pixel.filter, pixel.row, pixel.column};
    return cell;
}

/// Half of what a window spans beyond one pixel, less the padding before it.
double offset(const core::Axis& axis) {
    return static_cast<double>(axis.dilation * (axis.kernel - 1)) / 2 -
           static_cast<double>(axis.paddingBefore);
}

double behind(const core::Axis& axis, bool direct, Index position) {
    const auto stride = static_cast<double>(axis.stride);
    const auto at = static_cast<double>(position);
    return (direct ? at * stride + offset(axis) : (at - offset(axis)) / stride) + 0.5;
}

Index over(const core::Axis& axis, bool direct, double place, Index count) {
    const auto stride = static_cast<double>(axis.stride);
    const double at =
        direct ? (place - 0.5 - offset(axis)) / stride : (place - 0.5) * stride + offset(axis);
    return std::clamp(static_cast<Index>(std::lround(at)), Index{0}, count - 1);
}

/// s·m − p + d·u and its kin: terms with a factor and a number, those of 0 left out.
QString linear(const std::vector<std::pair<Index, QString>>& parts, Index constant) {
    QString text;
    const auto add = [&text](Index factor, const QString& symbol) {
        if (factor == 0)
            return;
        if (!text.isEmpty())
            text += factor < 0 ? QStringLiteral(" - ") : QStringLiteral(" + ");
        else if (factor < 0)
            text += QLatin1Char('-');
        const Index size = factor < 0 ? -factor : factor;
        text += size == 1 && !symbol.isEmpty() ? symbol : QString::number(size) + symbol;
    };
    for (const auto& [factor, symbol] : parts)
        add(factor, symbol);
    add(constant, {});
    return text;
}

QString pair(const QString& rows, const QString& columns) {
    return QStringLiteral("(%1, %2)").arg(rows, columns);
}

QString directFormula(const core::Geometry& geometry, const QString& kernel, const QString& map) {
    const auto place = [](const core::Axis& axis, const char* step, const char* tap) {
        return linear({{axis.stride, QLatin1String(step)}, {axis.dilation, QLatin1String(tap)}},
                      -axis.paddingBefore);
    };
    return QStringLiteral("$%1(r,c) = Σ X%2 %3(u,v)$")
        .arg(map, pair(place(geometry.rows, "r", "u"), place(geometry.columns, "c", "v")), kernel);
}

QString transposedFormula(const core::Geometry& geometry, const QString& kernel,
                          const QString& map) {
    const bool dense = geometry.rows.stride == 1 && geometry.columns.stride == 1;
    if (dense) {
        const auto place = [](const core::Axis& axis, const char* at, const char* tap) {
            return linear({{1, QLatin1String(at)}, {-axis.dilation, QLatin1String(tap)}},
                          axis.paddingBefore);
        };
        return QStringLiteral("$%1(r,c) = Σ Y%2 %3(u,v)$")
            .arg(map, pair(place(geometry.rows, "r", "u"), place(geometry.columns, "c", "v")),
                 kernel);
    }
    const auto tap = [](const core::Axis& axis, const char* at, const char* step) {
        const QString top = linear({{1, QLatin1String(at)}, {-axis.stride, QLatin1String(step)}},
                                   axis.paddingBefore);
        return axis.dilation == 1 ? top : QStringLiteral("(%1)/%2").arg(top).arg(axis.dilation);
    };
    return QStringLiteral("$%1(r,c) = Σ_{m,n} Y(m,n) %2%3$")
        .arg(map, kernel, pair(tap(geometry.rows, "r", "m"), tap(geometry.columns, "c", "n")));
}

}  // namespace

FeatureOrigin originOf(const core::FeatureRequest& request, const MapPixel& pixel) {
    FeatureOrigin origin;
    origin.pixel = pixel;
    const core::Planes<float>& photo = *request.photo;
    const core::Kernels<float>& filters = *request.filters;
    const Index firstChannel = pixel.colour * core::size(filters, 1);
    const core::Shape shape = shapeOf(request);
    const core::Cell cell = cellOf(request, pixel);
    const core::TermCount count = core::termCount(shape, cell);
    origin.border = count.border;
    origin.inserted = count.inserted;
    origin.additional = count.additional;
    for (const core::Term& term :
         core::sumOf(shape, cell, static_cast<std::size_t>(count.products))) {
        const auto& at = term.value.at;
        const Index channel = at[0];
        FeatureOrigin::Term product{firstChannel + channel, at[1], at[2], term.tap.at[2],
                                    term.tap.at[3],         0,     0,     0};
        product.value = photo(product.channel, product.row, product.column);
        product.tap = filters(pixel.filter, channel, product.u, product.v);
        product.product = double{product.value} * double{product.tap};
        origin.sum += product.product;
        origin.window |= QRect(static_cast<int>(at[2]), static_cast<int>(at[1]), 1, 1);
        origin.terms.push_back(product);
    }
    return origin;
}

QPointF placeBehind(const core::FeatureRequest& request, const MapPixel& pixel) {
    const bool direct = isDirect(request);
    return {behind(request.geometry.columns, direct, pixel.column),
            behind(request.geometry.rows, direct, pixel.row)};
}

MapPixel pixelOver(const core::FeatureRequest& request, QPointF place, Index filter, Index colour) {
    const bool direct = isDirect(request);
    const core::FeatureShape shape = core::featureShape(request);
    return {filter, colour, over(request.geometry.rows, direct, place.y(), shape.rows),
            over(request.geometry.columns, direct, place.x(), shape.columns)};
}

std::vector<float> valuesAt(const core::FeatureRequest& request, Index row, Index column) {
    const auto maps = core::featuresAt(request, {row}, {column});
    return {maps.begin(), maps.end()};
}

QString formulaOf(const core::FeatureRequest& request, Index number) {
    const QString kernel = QStringLiteral("K_{%1}").arg(number);
    if (isDirect(request))
        return directFormula(request.geometry, kernel, QStringLiteral("Y_{%1}").arg(number));
    return transposedFormula(request.geometry, kernel, QStringLiteral("Z_{%1}").arg(number));
}

}  // namespace model
