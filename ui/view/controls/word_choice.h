#pragma once

#include <QButtonGroup>
#include <QStringList>
#include <QWidget>

namespace view {

/// A row of words of which one is chosen: the view switch, `shared · each its own`,
/// `valid · same · full`. The chosen one is in `text` 500 with a 2 px accent underline. One tab
/// stop; arrow keys move, each word has an accessible name. Words may be markup (see mathText).
class WordChoice : public QWidget {
    Q_OBJECT
public:
    /// Normal: 13 px, 22 apart, the underline 8 below the baseline, 30 high. Small: 12 px, 12
    /// apart, every word underlined, 22 high.
    enum class Size { Normal, Small };
    explicit WordChoice(const QStringList& words, Size size = Size::Normal,
                        QWidget* parent = nullptr);

    int current() const { return current_; }
    /// −1 for none. Does not emit.
    void setCurrent(int index);
    void setWords(const QStringList& words);
    /// What the words are called where they alone would not say it: names and tool tips.
    void setNames(const QStringList& names);
    /// The distance between words, where another is wanted.
    void setSpacing(int spacing);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

signals:
    void chosen(int index);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void layOut();
    void choose(int index);

    QStringList words_;
    Size size_;
    int current_ = -1;
    int spacing_;
    QButtonGroup group_;
};

}  // namespace view
