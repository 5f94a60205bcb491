#include "ui/view/photos/feature_gallery.h"

#include "ui/view/controls/thin_scroll_bar.h"
#include "ui/view/photos/feature_tile.h"

#include <QScrollBar>
#include <QWheelEvent>
#include <algorithm>

namespace view {

namespace {

constexpr int kScrollBar = 10;
constexpr int kLeastPicture = 130, kLeastPlain = 100;
constexpr int kNotch = 120;
constexpr double kWorthwhile = 1.04;

}  // namespace

FeatureGallery::FeatureGallery(QWidget* parent)
    : QWidget(parent), scroll_(new ThinScrollBar(this)) {
    scroll_->setObjectName(QStringLiteral("galleryScroll"));
    scroll_->setAccessibleName(tr("Rows of feature maps"));
    scroll_->hide();
    connect(scroll_, &QScrollBar::valueChanged, this, [this] {
        fill();
        emit layoutChanged();
    });
}

FeatureTile* FeatureGallery::makeTile() {
    auto* tile = new FeatureTile(this);
    const int index = static_cast<int>(tiles_.size());
    connect(tile->picture(), &MapPicture::pointed, this,
            [this, index](const std::optional<QPoint>& pixel) {
                emit pointed(filterOf(index), pixel);
            });
    connect(tile->picture(), &MapPicture::pinAsked, this,
            [this, index](const QPoint& pixel) { emit pinAsked(filterOf(index), pixel); });
    connect(tile->picture(), &MapPicture::releaseAsked, this, &FeatureGallery::releaseAsked);
    connect(tile->picture(), &MapPicture::viewportAsked, this, &FeatureGallery::viewportAsked);
    connect(tile->picture(), &MapPicture::scrollAsked, this,
            [this](int rows) { scrollTo(scroll_->value() + rows); });
    connect(tile->cells(), &FilterCells::tapAsked, this,
            [this, index](core::Index row, core::Index column, float value) {
                emit tapAsked(filterOf(index), row, column, value);
            });
    connect(tile, &FeatureTile::removeAsked, this,
            [this, index] { emit removeAsked(filterOf(index)); });
    return tile;
}

void FeatureGallery::setPart(const model::PhotosPart& part, const core::FeatureShape& shape,
                             int channel) {
    part_ = part;
    shape_ = shape;
    channel_ = channel;
    layOut();
}

void FeatureGallery::setFindings(std::shared_ptr<const model::FeatureFindings> findings,
                                 bool shared, paint::PictureColours colours) {
    findings_ = std::move(findings);
    shared_ = shared;
    colours_ = colours;
    fill();
}

void FeatureGallery::setViewport(const model::MapViewport& viewport) {
    viewport_ = viewport;
    for (FeatureTile* tile : tiles_)
        tile->picture()->setViewport(viewport);
}

void FeatureGallery::setPictures(core::Index first, const QVector<QImage>& pictures,
                                 const QRectF& part) {
    for (int n = 0; n < tiles_.size(); ++n) {
        const core::Index at = filterOf(n) - first;
        if (at >= 0 && at < pictures.size())
            tiles_[n]->picture()->setPicture(pictures[static_cast<int>(at)], part);
    }
}

void FeatureGallery::setStale(bool stale) {
    stale_ = stale;
    for (FeatureTile* tile : tiles_)
        tile->picture()->setStale(stale);
}

void FeatureGallery::setPlace(std::optional<QPoint> place, const std::vector<float>& values,
                              int colour) {
    place_ = place;
    values_ = values;
    colour_ = colour;
    for (int n = 0; n < tiles_.size(); ++n)
        showValues(n);
}

void FeatureGallery::setPlain(bool plain) {
    if (plain_ == plain)
        return;
    plain_ = plain;
    layOut();
}

QSize FeatureGallery::pictureSize() const {
    return layout_.picture;
}

core::Index FeatureGallery::firstShown() const {
    return core::Index{scroll_->value()} * layout_.columns;
}

core::Index FeatureGallery::shownCount() const {
    return std::clamp<core::Index>(shape_.filters - firstShown(), 0, layout_.tiles.size());
}

core::Index FeatureGallery::filterOf(int tile) const {
    return firstShown() + tile;
}

// Filters stand over their pictures, or beside them where that leaves room for larger ones.
GalleryLayout FeatureGallery::layoutIn(const QSize& room) const {
    const core::Index rows = core::size(*part_.filters, 2);
    const core::Index columns = core::size(*part_.filters, 3);
    const auto with = [&](bool beside) {
        TileMeasure measure;
        measure.over = FeatureTile::heightOver(rows, columns, beside);
        measure.under = FeatureTile::heightUnder(plain_);
        measure.beside = beside ? FeatureTile::widthBeside(rows, columns) : 0;
        measure.aspect = static_cast<double>(shape_.columns) / static_cast<double>(shape_.rows);
        measure.leastPicture = plain_ ? kLeastPlain : kLeastPicture;
        return galleryLayout(static_cast<int>(shape_.filters), room, measure);
    };
    const GalleryLayout over = with(false);
    GalleryLayout beside = with(true);
    beside.filterBeside = true;
    const bool larger = beside.picture.width() > over.picture.width() * kWorthwhile &&
                        beside.rowsShown >= over.rowsShown;
    return larger ? beside : over;
}

void FeatureGallery::layOut() {
    if (!part_.filters)
        return;
    layout_ = layoutIn(size());
    const bool scrolls = layout_.rowsInAll > layout_.rowsShown;
    if (scrolls)
        layout_ = layoutIn(size() - QSize(kScrollBar + 8, 0));
    scroll_->setGeometry(width() - kScrollBar, 0, kScrollBar, height());
    scroll_->setVisible(scrolls);
    {
        const QSignalBlocker blocker(scroll_);
        scroll_->setRange(0, layout_.rowsInAll - layout_.rowsShown);
        scroll_->setPageStep(layout_.rowsShown);
    }
    while (tiles_.size() < layout_.tiles.size())
        tiles_.append(makeTile());
    for (int n = 0; n < layout_.tiles.size(); ++n) {
        tiles_[n]->setGeometry(layout_.tiles[n]);
        tiles_[n]->setPictureSize(layout_.picture);
        tiles_[n]->setPlain(plain_);
        tiles_[n]->setBeside(layout_.filterBeside);
    }
    fill();
    emit layoutChanged();
}

void FeatureGallery::fill() {
    for (int n = 0; n < tiles_.size(); ++n)
        fillTile(n);
}

void FeatureGallery::fillTile(int tile) {
    FeatureTile* shown = tiles_[tile];
    const core::Index filter = filterOf(tile);
    const bool exists = tile < layout_.tiles.size() && filter < shape_.filters;
    shown->setVisible(exists);
    if (!exists)
        return;
    const bool direct = part_.operation == model::Operation::Convolution;
    const paint::Role role = direct ? paint::Role::Output : paint::Role::Input;
    shown->setLabel({filter + 1, part_.names.value(static_cast<int>(filter)),
                     direct ? QStringLiteral("Y") : QStringLiteral("Z"), role, shape_.rows,
                     shape_.columns});
    shown->cells()->setFilter(part_.filters, filter, channel_);
    shown->picture()->setViewport(viewport_);
    shown->picture()->setStale(stale_);
    FeatureHistogram* histogram = shown->histogram();
    histogram->setExplained(tile == 0);
    histogram->setRamp(!shared_, colours_);
    const auto at = static_cast<std::size_t>(filter);
    if (findings_ && at < findings_->filters.size())
        histogram->setValues(findings_, filter, shared_, role);
    showValues(tile);
}

void FeatureGallery::showValues(int tile) {
    const core::Index filter = filterOf(tile);
    QVector<float> values;
    for (core::Index batch = 0; place_ && batch < shape_.batches; ++batch) {
        const auto at = static_cast<std::size_t>(batch * shape_.filters + filter);
        if (at < values_.size())
            values.append(values_[at]);
    }
    tiles_[tile]->setValues(place_, values, colour_);
}

void FeatureGallery::scrollTo(int row) {
    scroll_->setValue(std::clamp(row, scroll_->minimum(), scroll_->maximum()));
}

void FeatureGallery::resizeEvent(QResizeEvent* /*event*/) {
    layOut();
}

void FeatureGallery::wheelEvent(QWheelEvent* event) {
    wheel_ += event->angleDelta().y();
    const int rows = wheel_ / kNotch;
    wheel_ -= rows * kNotch;
    scrollTo(scroll_->value() - rows);
    event->accept();
}

}  // namespace view
