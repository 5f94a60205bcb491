#include "ui/view/film_dialog.h"

#include "core/scenes.h"
#include "ui/paint/fonts.h"
#include "ui/view/controls/choice_field.h"
#include "ui/view/controls/math_label.h"
#include "ui/view/controls/save_bar.h"
#include "ui/view/film_size_field.h"

#include <QCheckBox>
#include <QCoreApplication>
#include <QGridLayout>
#include <QImage>
#include <QLabel>
#include <QPixmap>

namespace view {
namespace {

constexpr QSize kPreview{448, 252};
constexpr double kSpeeds[] = {.25, .5, 1, 2, 4, 8};

QString translated(const char* text) {
    return QCoreApplication::translate("Scenes", text);
}

QString speedText(double speed) {
    if (speed == .25)
        return QStringLiteral("¼×");
    if (speed == .5)
        return QStringLiteral("½×");
    return QString::number(speed) + QStringLiteral("×");
}

}  // namespace

struct FilmDialog::Private {
    FilmDialog* dialog;
    QGridLayout* fields = nullptr;
    ChoiceField *scene = nullptr, *view = nullptr, *format = nullptr, *speed = nullptr,
                *theme = nullptr;
    FilmSizeField* size = nullptr;
    QCheckBox *values = nullptr, *title = nullptr, *captions = nullptr;
    QLabel* preview = nullptr;
    MathLabel* about = nullptr;
    SaveBar* bar = nullptr;

    ChoiceField* addChoice(const QString& label, const char* id) {
        auto* choice = new ChoiceField(dialog);
        choice->setObjectName(QLatin1String(id));
        QString name = label;
        choice->setAccessibleName(name.remove(QLatin1Char('&')));
        auto* head = new QLabel(label, dialog);
        head->setFont(paint::uiFont(13));
        head->setBuddy(choice);
        const int row = fields->rowCount();
        fields->addWidget(head, row, 0);
        fields->addWidget(choice, row, 1);
        connect(choice, &QComboBox::currentIndexChanged, dialog, &FilmDialog::wishChanged);
        return choice;
    }

    void addSize() {
        size = new FilmSizeField(dialog);
        size->choice()->setObjectName(QStringLiteral("filmSize"));
        size->choice()->setAccessibleName(FilmDialog::tr("Size"));
        auto* head = new QLabel(FilmDialog::tr("Si&ze"), dialog);
        head->setFont(paint::uiFont(13));
        head->setBuddy(size->choice());
        const int row = fields->rowCount();
        fields->addWidget(head, row, 0);
        fields->addWidget(size, row, 1);
        connect(size, &FilmSizeField::changed, dialog, [this] { takeSize(); });
    }

    // A size that cannot be says so, and nothing is saved until it can.
    void takeSize() {
        const QString problem = size->problem();
        bar->setReady(problem.isEmpty());
        bar->showOutcome(problem, true);
        if (problem.isEmpty())
            emit dialog->wishChanged();
    }

    QCheckBox* addCheck(const QString& label, const char* id, bool checked) {
        auto* check = new QCheckBox(label, dialog);
        check->setFont(paint::uiFont(13));
        check->setObjectName(QLatin1String(id));
        QString name = label;
        check->setAccessibleName(name.remove(QLatin1Char('&')));
        check->setChecked(checked);
        fields->addWidget(check, fields->rowCount(), 1);
        connect(check, &QCheckBox::toggled, dialog, &FilmDialog::wishChanged);
        return check;
    }

    void makeFields(const FilmWish& first) {
        scene = addChoice(FilmDialog::tr("&Of"), "filmScene");
        scene->addItem(FilmDialog::tr("The present experiment"), QString());
        for (const core::Scene& one : core::scenes())
            scene->addItem(translated(one.group) + QStringLiteral(": ") + translated(one.title),
                           QString::fromLatin1(one.name));
        view = addChoice(FilmDialog::tr("&View"), "filmView");
        view->addItems({FilmDialog::tr("There and back"), FilmDialog::tr("Convolution"),
                        FilmDialog::tr("W, row by row"), FilmDialog::tr("Matrix"),
                        FilmDialog::tr("Padded input"), FilmDialog::tr("Fractional stride"),
                        FilmDialog::tr("Stamp")});
        view->setCurrentIndex(static_cast<int>(first.view));
        format = addChoice(FilmDialog::tr("&As"), "filmFormat");
        const std::pair<QString, const char*> formats[] = {
            {FilmDialog::tr("MP4 film (H.264)"), "mp4"},
            {FilmDialog::tr("WebM film (VP9)"), "webm"},
            {FilmDialog::tr("GIF"), "gif"},
            {FilmDialog::tr("Folder of PNG"), ""},
            {FilmDialog::tr("Last step as SVG"), "svg"},
            {FilmDialog::tr("Last step as PDF"), "pdf"},
            {FilmDialog::tr("Last step as PNG"), "png"}};
        for (const auto& [name, ending] : formats)
            format->addItem(name, QString::fromLatin1(ending));
        addSize();
        speed = addChoice(FilmDialog::tr("S&peed"), "filmSpeed");
        for (const double one : kSpeeds)
            speed->addItem(speedText(one), one);
        speed->setCurrentIndex(2);
        theme = addChoice(FilmDialog::tr("The&me"), "filmTheme");
        theme->addItems({FilmDialog::tr("Light"), FilmDialog::tr("Dark")});
        theme->setCurrentIndex(static_cast<int>(first.options.scheme));
        values = addCheck(FilmDialog::tr("&Numbers in the cells"), "filmValues", true);
        title = addCheck(FilmDialog::tr("T&itle"), "filmTitle", true);
        captions = addCheck(FilmDialog::tr("A &line that says what happens"), "filmCaptions", true);
    }

    void letChoose(bool may) {
        for (QWidget* field : {static_cast<QWidget*>(scene), static_cast<QWidget*>(view),
                               static_cast<QWidget*>(format), static_cast<QWidget*>(size),
                               static_cast<QWidget*>(speed), static_cast<QWidget*>(theme),
                               static_cast<QWidget*>(values), static_cast<QWidget*>(title),
                               static_cast<QWidget*>(captions)})
            field->setEnabled(may);
    }
};

FilmDialog::FilmDialog(const FilmWish& first, QWidget* parent)
    : SaveDialog(parent), d_(std::make_unique<Private>()) {
    setWindowTitle(tr("Export film"));
    setObjectName(QStringLiteral("filmDialog"));
    d_->dialog = this;
    d_->fields = new QGridLayout;
    d_->fields->setHorizontalSpacing(16);
    d_->fields->setVerticalSpacing(8);
    d_->fields->setColumnMinimumWidth(1, 240);
    d_->makeFields(first);
    d_->fields->setRowStretch(d_->fields->rowCount(), 1);
    d_->preview = new QLabel(this);
    d_->preview->setFixedSize(kPreview);
    d_->preview->setAlignment(Qt::AlignCenter);
    d_->preview->setObjectName(QStringLiteral("filmPreview"));
    d_->preview->setAccessibleName(tr("Preview"));
    d_->about = new MathLabel({}, MathLabel::Kind::Caption, this);
    d_->about->setObjectName(QStringLiteral("filmAbout"));
    d_->bar = makeBar();
    auto* right = new QVBoxLayout;
    right->setSpacing(8);
    right->addWidget(d_->preview);
    right->addWidget(d_->about);
    right->addStretch();
    right->addWidget(d_->bar);
    auto* columns = new QHBoxLayout(this);
    columns->setContentsMargins(24, 20, 24, 20);
    columns->setSpacing(24);
    columns->addLayout(d_->fields);
    columns->addLayout(right);
    connect(d_->bar, &SaveBar::saveAsked, this, &FilmDialog::saveAsked);
    d_->scene->setFocus();
}

FilmDialog::~FilmDialog() = default;

FilmWish FilmDialog::wish() const {
    FilmWish wish;
    wish.scene = d_->scene->currentData().toString();
    wish.view = static_cast<paint::FilmView>(d_->view->currentIndex());
    wish.ending = d_->format->currentData().toString();
    wish.options.size = d_->size->size().value_or(wish.options.size);
    wish.options.speed = d_->speed->currentData().toDouble();
    wish.options.scheme = static_cast<paint::Scheme>(d_->theme->currentIndex());
    wish.options.values = d_->values->isChecked();
    wish.options.title = d_->title->isChecked();
    wish.options.captions = d_->captions->isChecked();
    return wish;
}

void FilmDialog::showPreview(const QImage& picture, const QString& about) {
    d_->preview->setPixmap(QPixmap::fromImage(picture));
    d_->about->setMarkup(about);
}

void FilmDialog::letChoose(bool may) {
    d_->letChoose(may);
}

}  // namespace view
