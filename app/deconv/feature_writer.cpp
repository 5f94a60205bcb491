#include "app/deconv/feature_writer.h"

#include "app/deconv/command.h"
#include "core/feature_statistics.h"
#include "core/formats/folder.h"
#include "core/formats/npy.h"
#include "ui/model/feature_findings.h"
#include "ui/paint/feature_picture.h"

#include <QBuffer>
#include <algorithm>
#include <array>

using core::FeatureBox;
using core::FeatureRequest;
using core::FeatureShape;
using core::Index;
using core::Planes;
using core::formats::AddFile;
using core::formats::Sink;

namespace {

constexpr int kSheetSide = 320;

/// Some channels of a photo, or some filters of a bank, as an array of their own.
template <class A>
core::Shared<A> part(const A& array, Index first, Index count) {
    std::array<Index, std::tuple_size_v<typename A::shape_type>> shape;
    std::copy(array.shape().begin(), array.shape().end(), shape.begin());
    const Index length = static_cast<Index>(array.size()) / shape[0];
    shape[0] = count;
    A result = core::uninitialised<A>(shape);
    std::copy_n(array.data() + first * length, count * length, result.data());
    return core::share(std::move(result));
}

/// One map: what one filter makes of one batch.
Planes<float> oneMap(const FeatureRequest& request, Index batch, Index filter,
                     const core::Control& control) {
    const Index channels = size(*request.filters, 1);
    FeatureRequest one = request;
    one.photo = part(*request.photo, batch * channels, channels);
    one.filters = part(*request.filters, filter, 1);
    const FeatureShape shape = featureShape(one);
    return featureMaps(one, {0, 0, shape.rows, shape.columns}, control);
}

/// The maps of one filter, one for each batch.
Planes<float> mapsOfFilter(const FeatureRequest& request, Index filter,
                           const core::Control& control) {
    FeatureRequest one = request;
    one.filters = part(*request.filters, filter, 1);
    const FeatureShape shape = featureShape(one);
    return featureMaps(one, {0, 0, shape.rows, shape.columns}, control);
}

QString colourName(Index batch) {
    return QStringList{"red", "green", "blue"}.value(static_cast<qsizetype>(batch));
}

QString rangeText(double range) {
    return "±" + QString::number(range, 'g', 10);
}

class Writer {
public:
    Writer(const FeatureWish& wish, const core::Control& control)
        : wish_(wish),
          control_(control),
          shape_(featureShape(wish.request)),
          theme_(paint::theme(paint::Scheme::Light)),
          ink_(theme_, isDirect() ? paint::Role::Output : paint::Role::Input,
               paint::PictureColours::Ramp) {}

    void write(const AddFile& add) {
        add("features.npy", [&](const Sink& sink) { writeNumbers(sink); });
        for (Index filter = 0; filter < shape_.filters; ++filter)
            writePictures(add, filter);
        const QString foot = summary();
        addPicture(add, "contact_sheet.png", paint::contactSheet(sheet_, foot, kSheetSide, theme_));
    }

    QString summary() const {
        const QString range = wish_.ownRange ? QStringLiteral("each filter in its own range")
                                             : QStringLiteral("range %1, %2 % lie beyond")
                                                   .arg(rangeText(findings_.sharedRange))
                                                   .arg(findings_.beyond * 100, 0, 'f', 1);
        return QStringLiteral("%1: %2 %3 of %4×%5, %6%7")
            .arg(wish_.photo)
            .arg(shape_.maps())
            .arg(shape_.maps() == 1 ? "map" : "maps")
            .arg(shape_.rows)
            .arg(shape_.columns)
            .arg(shape_.batches > 1 ? QStringLiteral("each colour by itself, ") : QString())
            .arg(range);
    }

private:
    bool isDirect() const { return wish_.request.operation == core::FeatureOperation::Convolution; }

    /// Writes every map, colour by colour, and counts its values.
    void writeNumbers(const Sink& sink) {
        std::vector<Index> shape{shape_.filters, shape_.rows, shape_.columns};
        if (size(*wish_.request.filters, 1) == 1)
            shape.insert(shape.begin(), shape_.batches);
        core::FeatureStatistics statistics = noStatistics(wish_.request);
        const FeatureBox inside = insideBorder(wish_.request);
        Planes<float> map;
        const auto row = [&](Index line) {
            const Index number = line / shape_.rows;
            if (line % shape_.rows == 0)
                map = oneMap(wish_.request, number / shape_.filters, number % shape_.filters,
                             control_);
            const float* values = map.data() + line % shape_.rows * shape_.columns;
            countRow(statistics, number, inside, line % shape_.rows, 0, shape_.columns, values);
            return values;
        };
        core::formats::writeNpy<float>(
            sink, shape, {shape_.maps() * shape_.rows, shape_.columns, row}, control_);
        findings_ = model::findingsOf(statistics, shape_, false);
    }

    void writePictures(const AddFile& add, Index filter) {
        core::checkStop(control_);
        const auto& found = findings_.filters[static_cast<std::size_t>(filter)];
        const double range = wish_.ownRange ? found.own.range : found.shared.range;
        const Planes<float> maps = mapsOfFilter(wish_.request, filter, control_);
        const QString name = QStringLiteral("%1_%2")
                                 .arg(filter + 1, 2, 10, QChar('0'))
                                 .arg(wish_.bank.names[static_cast<qsizetype>(filter)]);
        const QImage picture = shape_.batches == 3 ? paint::recombinedPicture(maps, 0, 1, range)
                                                   : paint::featurePicture(maps, 0, range, ink_);
        addPicture(add, name + ".png", picture);
        for (Index batch = 0; wish_.perColour && shape_.batches == 3 && batch < 3; ++batch)
            addPicture(add, name + "_" + colourName(batch) + ".png",
                       paint::featurePicture(maps, batch, range, ink_));
        addToSheet(picture, filter, range);
    }

    void addToSheet(const QImage& picture, Index filter, double range) {
        const bool fits = picture.width() <= kSheetSide && picture.height() <= kSheetSide;
        sheet_.append({fits ? picture
                            : picture.scaled(kSheetSide, kSheetSide, Qt::KeepAspectRatio,
                                             Qt::SmoothTransformation),
                       wish_.bank.titles[static_cast<qsizetype>(filter)],
                       QStringLiteral("$%1_{%2}$ %3×%4, %5")
                           .arg(isDirect() ? "Y" : "Z")
                           .arg(filter + 1)
                           .arg(shape_.rows)
                           .arg(shape_.columns)
                           .arg(rangeText(range))});
    }

    static void addPicture(const AddFile& add, const QString& name, const QImage& picture) {
        QByteArray bytes;
        QBuffer buffer(&bytes);
        if (picture.isNull() || !picture.save(&buffer, "PNG"))
            throw core::Refused("The picture " + name.toStdString() +
                                " is too large to be written; use a smaller photo");
        add(fileName(name), [&](const Sink& sink) {
            sink({bytes.constData(), static_cast<std::size_t>(bytes.size())});
        });
    }

    const FeatureWish& wish_;
    const core::Control& control_;
    FeatureShape shape_;
    const paint::Theme& theme_;
    paint::FeatureInk ink_;
    model::FeatureFindings findings_;
    QVector<paint::SheetPicture> sheet_;
};

}  // namespace

QString writeFeatures(const QString& folder, const FeatureWish& wish,
                      const core::Control& control) {
    Writer writer(wish, control);
    core::formats::replaceFiles(fileName(folder), [&](const AddFile& add) { writer.write(add); });
    return writer.summary();
}
