#pragma once

#include <QSize>
#include <QWidget>
#include <optional>

class QLineEdit;

namespace view {

class ChoiceField;

/// The size of a film: usual ones to choose from, or one that is typed, as 1280x720.
class FilmSizeField : public QWidget {
    Q_OBJECT
public:
    explicit FilmSizeField(QWidget* parent = nullptr);

    /// Nothing while what is typed is no size that a film can have.
    std::optional<QSize> size() const;
    /// What is wrong with it and what would be right; empty when nothing is.
    QString problem() const;
    ChoiceField* choice() const { return choice_; }

signals:
    void changed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool isTyped() const;

    ChoiceField* choice_;
    QLineEdit* typed_;
};

/// "1280x720", also with × or blanks; nothing for what is no size of a film.
std::optional<QSize> filmSize(const QString& text);

}  // namespace view
