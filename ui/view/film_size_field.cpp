#include "ui/view/film_size_field.h"

#include "ui/paint/film/film.h"
#include "ui/paint/fonts.h"
#include "ui/view/controls/choice_field.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QRegularExpression>

namespace view {

namespace {

constexpr QSize kSizes[] = {{1280, 720}, {1920, 1080}, {3840, 2160}, {1080, 1080}, {800, 600}};
constexpr int kTypedWidth = 96;

QString words(QSize size) {
    return QStringLiteral("%1×%2").arg(size.width()).arg(size.height());
}

}  // namespace

std::optional<QSize> filmSize(const QString& text) {
    static const QRegularExpression form(
        QStringLiteral("^\\s*(\\d{1,5})\\s*[x×*,]\\s*(\\d{1,5})\\s*$"),
        QRegularExpression::CaseInsensitiveOption);
    const auto match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const QSize size(match.captured(1).toInt(), match.captured(2).toInt());
    return paint::isFilmSize(size) ? std::optional(size) : std::nullopt;
}

FilmSizeField::FilmSizeField(QWidget* parent)
    : QWidget(parent), choice_(new ChoiceField(this)), typed_(new QLineEdit(this)) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(choice_, 1);
    row->addWidget(typed_);
    for (const QSize& size : kSizes)
        choice_->addItem(words(size), size);
    choice_->addItem(tr("Another size"));
    typed_->setFixedWidth(kTypedWidth);
    typed_->setFont(paint::uiFont(13));
    typed_->setText(words(kSizes[0]));
    typed_->setObjectName(QStringLiteral("filmTypedSize"));
    typed_->setAccessibleName(tr("Width×height"));
    typed_->setToolTip(tr("Width×height in pixels"));
    typed_->installEventFilter(this);
    typed_->hide();
    connect(choice_, &QComboBox::currentIndexChanged, this, [this] {
        typed_->setVisible(isTyped());
        emit changed();
    });
    connect(choice_, &QComboBox::activated, this, [this] {
        if (!isTyped())
            return;
        typed_->setFocus();
        typed_->selectAll();
    });
    connect(typed_, &QLineEdit::textChanged, this, &FilmSizeField::changed);
}

// Return ends typing; a dialog would take it for its button.
bool FilmSizeField::eventFilter(QObject* watched, QEvent* event) {
    if (watched == typed_ && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter)
            return true;
    }
    return QWidget::eventFilter(watched, event);
}

bool FilmSizeField::isTyped() const {
    return !choice_->currentData().isValid();
}

std::optional<QSize> FilmSizeField::size() const {
    return isTyped() ? filmSize(typed_->text()) : choice_->currentData().toSize();
}

QString FilmSizeField::problem() const {
    if (size())
        return {};
    return tr("“%1” is no size of a film; type width×height from %2 to %3, as in 1280x720.")
        .arg(typed_->text(), words(paint::kSmallestFilm), words(paint::kLargestFilm));
}

}  // namespace view
