#pragma once

#include <QStringList>
#include <QWidget>

namespace view {

/// A row of words of which one is chosen: the view switch, `shared · each its own`,
/// `valid · same · full`. The chosen one is in `text` 500 with a 2 px accent underline. One tab
/// stop; arrow keys move, each word has an accessible name.
class WordChoice : public QWidget {
    Q_OBJECT
public:
    enum class Size { Normal, Small };
    explicit WordChoice(const QStringList& words, Size size = Size::Normal,
                        QWidget* parent = nullptr);

    int current() const { return current_; }
    /// −1 for none. Does not emit.
    void setCurrent(int index);
    void setWords(const QStringList& words);

signals:
    void chosen(int index);

private:
    QStringList words_;
    Size size_;
    int current_ = -1;
};

}  // namespace view
