#include "ui/paint/film/story_words.h"

#include "ui/model/cell_words.h"
#include "ui/paint/number_text.h"

#include <QCoreApplication>
#include <QStringList>

namespace paint {
namespace {

using core::ArrayId;
using Kind = Beat::Kind;

constexpr std::size_t kMostTerms = 9;

QString tr(const char* text) {
    return QCoreApplication::translate("paint::Film", text);
}

QString factor(double value) {
    const QString number = exactNumber(value);
    return value < 0 ? u'(' + number + u')' : number;
}

QString sizes(Index rows, Index columns) {
    return QStringLiteral("%1×%2").arg(rows).arg(columns);
}

// "Z(1,1) = 17·2 + 12·(−1) + … = 36"
QString sumLine(const Film& film, const core::Cell& cell, const QString& letter,
                const QString& role, const QString& factorRole) {
    const core::Result& result = *film.result;
    const core::Shape shape = core::shapeOf(result.experiment);
    const QString name =
        QStringLiteral("[%1]$%2(%3,%4)$[/]").arg(role, letter).arg(cell.at[1]).arg(cell.at[2]);
    if (!film.options.values)
        return tr("%1 is the sum of %n products.")
            .arg(name)
            .replace(QStringLiteral("%n"), QString::number(core::termCount(shape, cell).products));
    const QString sum = QStringLiteral("**%1**").arg(exactNumber(model::valueAt(result, cell)));
    const auto terms = core::sumOf(shape, cell, kMostTerms + 1);
    if (terms.size() > kMostTerms)
        return tr("%1 = the sum of %2 products = %3")
            .arg(name)
            .arg(core::termCount(shape, cell).products)
            .arg(sum);
    if (terms.empty())
        return tr("%1 = %2: no tap meets a number there.").arg(name, sum);
    QStringList products;
    for (const core::Term& term : terms)
        products << QStringLiteral("[%1]%2[/]·[kernel]%3[/]")
                        .arg(factorRole, factor(model::valueAt(result, term.value)),
                             factor(model::valueAt(result, term.tap)));
    return QStringLiteral("%1 = %2 = %3").arg(name, products.join(QStringLiteral(" + ")), sum);
}

QString borderLine(const core::Geometry& geometry) {
    const core::TransposedAxis rows = core::transposed(geometry.rows);
    const core::TransposedAxis columns = core::transposed(geometry.columns);
    const Index sides[] = {rows.paddingBefore, rows.paddingAfter - rows.additional,
                           columns.paddingBefore, columns.paddingAfter - columns.additional};
    const bool same = sides[0] == sides[1] && sides[1] == sides[2] && sides[2] == sides[3];
    if (same && sides[0] > 0)
        return tr("Zero padding: $p′ = d(k − 1) − p$ = **%1** on every side.").arg(sides[0]);
    if (same)
        return tr("$p′ = d(k − 1) − p$ = **%1**: the edge is cropped.")
            .arg(exactNumber(static_cast<double>(sides[0])));
    return tr("Zero padding $p′ = d(k − 1) − p$: **%1** above, **%2** below, **%3** left, **%4** "
              "right.")
        .arg(sides[0])
        .arg(sides[1])
        .arg(sides[2])
        .arg(sides[3]);
}

QString insertedLine(const core::Geometry& geometry) {
    const Index rows = geometry.rows.stride - 1, columns = geometry.columns.stride - 1;
    if (rows == columns)
        return tr("Inserted zeros: $s − 1$ = **%1** between neighbours. The stride becomes "
                  "distance.")
            .arg(rows);
    return tr("Inserted zeros: $s − 1$ = **%1** between rows, **%2** between columns.")
        .arg(rows)
        .arg(columns);
}

QString additionalLine(const core::Geometry& geometry) {
    return tr("Additional padding, rows×columns: **%1×%2** at the bottom and right; it says which "
              "input size is meant.")
        .arg(geometry.rows.outputPadding)
        .arg(geometry.columns.outputPadding);
}

}  // namespace

QString storyCaption(const Film& film, const FilmMoment& moment) {
    const core::Geometry& geometry = film.result->experiment.geometry;
    const core::Axis &rows = geometry.rows, &columns = geometry.columns;
    const Beat& beat = film.beats[moment.beat];
    const QString x = sizes(rows.input, columns.input);
    const QString y = sizes(core::outputSize(rows), core::outputSize(columns));
    switch (beat.kind) {
        case Kind::Opening:
            return tr("Convolution: a %1 kernel slides over a %2 input.")
                .arg(sizes(rows.kernel, columns.kernel), x);
        case Kind::DirectStep: {
            const core::Cell cell{ArrayId::Y,
                                  {film.planes.filter, beat.step / core::outputSize(columns),
                                   beat.step % core::outputSize(columns)}};
            return sumLine(film, cell, QStringLiteral("Y"), QStringLiteral("output"),
                           QStringLiteral("input"));
        }
        case Kind::Pause:
            return beat.step == 0
                       ? tr("%1 became %2.").arg(x, y)
                       : tr("%1 became %2: the shape of $X$ again, not its values.").arg(y, x);
        case Kind::Aside:
            return tr("Now the other way: the transposed convolution of $Y$.");
        case Kind::Input:
            return tr("Its input is [output]$Y$[/], %1; its output will have the shape of "
                      "[input]$X$[/], %2.")
                .arg(y, x);
        case Kind::Border:
            return borderLine(geometry);
        case Kind::Inserted:
            return insertedLine(geometry);
        case Kind::Additional:
            return additionalLine(geometry);
        case Kind::Turn:
            return tr("The same kernel, turned by 180°; its window steps by 1.");
        case Kind::TransposedStep: {
            const core::Cell cell{
                ArrayId::Z,
                {film.planes.channel, beat.step / columns.input, beat.step % columns.input}};
            return sumLine(film, cell, QStringLiteral("Z"), QStringLiteral("input"),
                           QStringLiteral("output"));
        }
        case Kind::StageStep:
            break;
    }
    return {};
}

}  // namespace paint
