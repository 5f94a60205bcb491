#pragma once

#include <QStringList>
#include <QWidget>

namespace view {

class FeatureGallery;
class MathLabel;
class TextLink;
class WordChoice;

/// The middle of the Photos page: a head, the choice of range, the gallery; or, without a photo,
/// how to get one.
class PhotosStage : public QWidget {
    Q_OBJECT
public:
    explicit PhotosStage(QWidget* parent = nullptr);

    FeatureGallery* gallery() const { return gallery_; }
    /// "4 filters, 300×451 to 301×452".
    void setSummary(const QString& summary);
    void setShared(bool shared);
    /// The page without a photo offers these by name.
    void setEmpty(bool empty, const QStringList& samples);
    /// One sentence on what went wrong with a file, until the next one opens.
    void setComplaint(const QString& sentence);
    /// In place of the summary while the numbers asked for cannot be computed: what the maps are
    /// still of. Empty when they are of what is asked for.
    void setLastGood(const QString& words);
    void setForm(int margin, bool low);
    /// While something is dragged over the page that it would take.
    void setDropping(bool dropping);

signals:
    void sharedAsked(bool shared);
    void openAsked();
    void sampleAsked(const QString& name);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void layOut();
    void layOutEmpty();

    MathLabel* head_;
    MathLabel* summary_;
    MathLabel* rangeName_;
    WordChoice* range_;
    FeatureGallery* gallery_;
    MathLabel* complaint_;
    MathLabel* invitation_;
    TextLink* open_;
    MathLabel* samplesName_;
    QVector<TextLink*> samples_;
    int margin_ = 24;
    bool stale_ = false;
    bool empty_ = false, low_ = false, dropping_ = false;
};

}  // namespace view
