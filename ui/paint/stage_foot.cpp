#include "ui/paint/cell.h"
#include "ui/paint/number_text.h"
#include "ui/paint/ramp.h"
#include "ui/paint/signs.h"
#include "ui/paint/stage_bands.h"
#include "ui/paint/stage_texts.h"

#include <QCoreApplication>

namespace paint {
namespace {

using core::ArrayId;
using core::Way;

constexpr double kSwatch = 15, kAfterSwatch = 7, kBetween = 27;

QString tr(const char* text) {
    return QCoreApplication::translate("Stage", text);
}

// A number that holds on both axes, or one for rows and one for columns.
QString both(Index rows, Index columns) {
    const auto number = [](Index value) { return exactNumber(static_cast<double>(value)); };
    return rows == columns ? number(rows)
                           : QStringLiteral("%1, %2").arg(number(rows), number(columns));
}

struct KeyLine {
    const StagePen& pen;
    double left, baseline, right;

    QRectF swatch() const { return {left, baseline - 12, kSwatch, kSwatch}; }
    void say(const QString& markup, bool withSwatch) {
        const double start = left + (withSwatch ? kSwatch + kAfterSwatch : 0);
        left = start + pen.caption({start, baseline}, markup) + kBetween;
    }
    bool fits(const QString& markup, bool withSwatch) const {
        const double start = left + (withSwatch ? kSwatch + kAfterSwatch : 0);
        return start + pen.width(markup, pen.captionStyle()) <= right;
    }
};

void windowKey(KeyLine& line, const StageScene& scene, const StageLayout& layout) {
    if (!scene.subjectIn(ArrayId::Z))
        return;
    const Pane* padded = layout.find(ArrayId::Padded, true);
    QPainter& painter = line.pen.painter();
    painter.setPen(QPen(line.pen.theme().kernel.ink, 2.5));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(line.swatch().adjusted(1.25, 1.25, -1.25, -1.25), 2, 2);
    line.say(texts::windowKey(scene, padded->grid.cellHeight), true);
}

void zeroKey(KeyLine& line, CellContent::Kind kind, const QString& present, const QString& absent,
             bool isPresent) {
    if (!isPresent) {
        if (line.fits(absent, false))
            line.say(absent, false);
        return;
    }
    QPainter& painter = line.pen.painter();
    const Theme& theme = line.pen.theme();
    CellLook look;
    look.tile = line.swatch();
    look.content = {kind, 0};
    drawCellGround(painter, look, theme, true);
    if (kind == CellContent::Kind::Border)
        drawHatch(painter, {look.tile}, mixed(theme.zeroPadding, theme.page, .22));
    line.say(present, true);
}

// With one number there is nothing between to insert, whatever the stride.
QString noInsertedZeros(const core::Geometry& geometry) {
    const core::Axis &rows = geometry.rows, &columns = geometry.columns;
    if (rows.stride == 1 && columns.stride == 1)
        return tr("no inserted zeros ($s = 1$)");
    return tr("no inserted zeros: $Y$ has one number ($o = %1$)")
        .arg(both(core::outputSize(rows), core::outputSize(columns)));
}

void drawKey(const StagePen& pen, const StageScene& scene, const StageLayout& layout) {
    using core::deconvolution::CellKind;
    const core::Shape shape = scene.shape();
    const core::Geometry& geometry = scene.result->experiment.geometry;
    const auto has = [&shape](CellKind kind) {
        return core::countOf(core::cellsOfKind(shape, kind, ArrayId::Padded)) > 0;
    };
    const auto rows = core::transposed(geometry.rows), columns = core::transposed(geometry.columns);
    const QString inserted = both(rows.inserted, columns.inserted);
    KeyLine line{pen, layout.left, layout.key, layout.right};
    windowKey(line, scene, layout);
    const bool oneNumber = rows.inserted == columns.inserted;
    zeroKey(line, CellContent::Kind::Border,
            tr("zero padding, $p′ = %1$").arg(both(rows.paddingBefore, columns.paddingBefore)),
            tr("no zero padding ($p′ = %1$)").arg(both(rows.paddingBefore, columns.paddingBefore)),
            has(CellKind::Border));
    zeroKey(line, CellContent::Kind::Inserted,
            oneNumber ? tr("inserted zeros, $s - 1 = %1$").arg(inserted)
                      : tr("inserted zeros, $s - 1 = (%1)$").arg(inserted),
            noInsertedZeros(geometry), has(CellKind::Inserted));
    const QString additional = both(geometry.rows.outputPadding, geometry.columns.outputPadding);
    zeroKey(line, CellContent::Kind::Additional, tr("additional padding, $a = %1$").arg(additional),
            tr("no additional padding ($a = %1$)").arg(additional), has(CellKind::Additional));
}

// The sign of the agreement, and the words beside it.
struct SignPlace {
    QPointF sign, words;
};

// Where there is little height, it stands beside the lower head, which is so wide.
SignPlace placeOfAgreement(const StageLayout& layout, double headWidth) {
    if (!layout.low)
        return {{layout.left, layout.lastLine}, {layout.left + 18, layout.lastLine}};
    const double left = layout.left + headWidth + 13;
    return {{left, layout.lowerHead}, {left + 17, layout.lowerHead}};
}

// There is room for little more than the number, then.
QString progressWords(const StageScene& scene, bool low) {
    const QString& words = scene.computing.isEmpty() ? scene.comparing : scene.computing;
    return low ? words.section(QChar(u'…'), 1).trimmed() : words;
}

struct AgreementLine {
    Sign sign;
    QColor colour;
    QString sentence;
    QString addition{};  // after it, quieter; without one all of it is
};

AgreementLine comparedLine(const Theme& theme, const texts::Agreement& agreement, bool low) {
    const QString sentence = low ? agreement.shortForm : agreement.sentence;
    const QString addition = low ? QString() : agreement.addition;
    if (agreement.agrees)
        return {Sign::Check, theme.agree, sentence, addition};
    return {Sign::Cross, theme.error, QStringLiteral("[error]%1[/]").arg(sentence), addition};
}

AgreementLine agreementLine(const Theme& theme, const StageScene& scene, bool low) {
    const bool stale = !scene.lastGood.isEmpty();
    if (!scene.computing.isEmpty() || (!stale && !scene.comparing.isEmpty()))
        return {Sign::Clock, theme.text2, progressWords(scene, low)};
    if (stale && low)
        return {Sign::Clock, theme.stale, tr("last good: %1").arg(scene.lastGood)};
    if (stale)
        return {Sign::Clock, theme.stale,
                QStringLiteral("**%1**").arg(texts::lastGood(scene.lastGood)),
                texts::lastGoodAddition()};
    if (!scene.result->agreement)
        return {Sign::Clock, theme.text2, low ? tr("not compared") : texts::notCompared()};
    return comparedLine(theme, texts::agreement(*scene.result), low);
}

void drawAgreement(const StagePen& pen, const StageScene& scene, const StageLayout& layout) {
    const SignPlace place = placeOfAgreement(layout, pen.headWidth(texts::lowerHead()));
    constexpr double kBeforeSwitch = 8;
    AgreementLine line = agreementLine(pen.theme(), scene, layout.low);
    const double room = leftOfSwitch(scene, layout) - kBeforeSwitch - place.words.x();
    if (layout.low && line.sign == Sign::Clock &&
        pen.width(line.sentence, pen.captionStyle()) > room)
        line.sentence = scene.lastGood.isEmpty() ? QString() : tr("last good");
    drawSign(pen.painter(), place.sign, line.sign, line.colour);
    if (line.addition.isEmpty()) {
        pen.caption(place.words, line.sentence);
        return;
    }
    const double advance = pen.write(place.words, line.sentence, {12, 14, pen.theme().text});
    pen.caption(place.words + QPointF(advance + 7, 0), line.addition);
}

// −m ▭ m of the array pointed at, else of Z.
void drawLegend(const StagePen& pen, const StageScene& scene, const StageLayout& layout) {
    constexpr int kSteps = 15;
    constexpr int kMiddle = kSteps / 2;
    constexpr double kStep = 7, kHeight = 9;
    const texts::Legend legend = texts::legend(scene);
    const MathStyle style{11, 15, pen.theme().text2};
    const double baseline = layout.lastLine;
    const double right = layout.right;
    const double bar = right - std::max(20., pen.width(legend.most, style) + 7) - kSteps * kStep;
    pen.write({right, baseline}, legend.most, style, StagePen::Align::Right);
    for (int n = 0; n < kSteps; ++n) {
        const double share = static_cast<double>(n - kMiddle) / kMiddle;
        pen.painter().fillRect(QRectF(bar + n * kStep, baseline - 8, kStep, kHeight),
                               fill(pen.theme(), legend.role, share, true));
    }
    pen.painter().fillRect(QRectF(bar + kSteps * kStep / 2. - .5, baseline + 2, 1, 3),
                           pen.theme().rule);
    const double least =
        pen.write({bar - 7, baseline}, QChar(0x2212) + legend.most, style, StagePen::Align::Right);
    pen.write({bar - 7 - least - 8, baseline}, texts::letter(scene, legend.array, true),
              {15, 15, pen.theme().text}, StagePen::Align::Right);
}

}  // namespace

void drawFoot(const StagePen& pen, const StageScene& scene, const StageLayout& layout) {
    if (scene.way == Way::PaddedInput || scene.way == Way::FractionalStride)
        drawKey(pen, scene, layout);
    drawAgreement(pen, scene, layout);
    if (!layout.low && !scene.isStale())
        drawLegend(pen, scene, layout);
}

std::optional<QPointF> endOfProgress(const StageScene& scene, const StageLayout& layout) {
    if (scene.computing.isEmpty() && scene.comparing.isEmpty())
        return std::nullopt;
    const double head = StagePen::widthOfHead(texts::lowerHead());
    const double words = StagePen::widthOfCaption(progressWords(scene, layout.low));
    return placeOfAgreement(layout, head).words + QPointF(words, 0);
}

}  // namespace paint
