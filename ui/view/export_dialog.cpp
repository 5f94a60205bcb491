#include "ui/view/export_dialog.h"

#include "ui/paint/fonts.h"
#include "ui/paint/theme.h"
#include "ui/view/controls/choice_field.h"
#include "ui/view/controls/math_label.h"
#include "ui/view/export_list.h"

#include <QBoxLayout>
#include <QCloseEvent>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

namespace view {
namespace {

constexpr QSize kSize{640, 460};
constexpr int kListWidth = 300;

/// What a file of this format holds, in words, so that one can choose without knowing the formats.
QString description(model::FileFormat format) {
    switch (format) {
        case model::FileFormat::CsvDense:
            return ExportDialog::tr("One line a row, numbers with commas between, no header.");
        case model::FileFormat::CsvEntries:
            return ExportDialog::tr(
                "One line an entry: row,column,value, counted from 0. Only entries that hold a "
                "tap.");
        case model::FileFormat::MatrixMarket:
            return ExportDialog::tr(
                "Matrix Market, coordinate, real, general: read by SciPy, MATLAB and Julia.");
        case model::FileFormat::Npy:
            return ExportDialog::tr("Read by numpy.load; keeps the shape and every digit.");
        case model::FileFormat::Png:
            return ExportDialog::tr("Pixels, as on the screen.");
        case model::FileFormat::Svg:
            return ExportDialog::tr("Lines and letters, sharp at any size: for slides and papers.");
    }
    return {};
}

}  // namespace

struct ExportDialog::Private {
    std::vector<model::ExportItem> items;
    ExportList* list = nullptr;
    MathLabel* title = nullptr;
    QLabel* formatHead = nullptr;
    ChoiceField* format = nullptr;
    MathLabel* about = nullptr;
    MathLabel* remark = nullptr;
    QProgressBar* progress = nullptr;
    MathLabel* outcome = nullptr;
    QPushButton* stop = nullptr;
    QPushButton* save = nullptr;
    QPushButton* close = nullptr;
    bool writing = false;

    const model::ExportItem* item() const {
        const auto chosen = list->chosen();
        return chosen ? &items[*chosen] : nullptr;
    }

    void showItem() {
        const model::ExportItem* const chosen = item();
        save->setEnabled(chosen != nullptr && !writing);
        if (chosen == nullptr)
            return;
        title->setMarkup(chosen->title + QStringLiteral("  [text2]") + chosen->size +
                         QStringLiteral("[/]"));
        format->clear();
        for (const model::FileFormat each : chosen->formats)
            format->addItem(model::formatName(each), static_cast<int>(each));
        remark->setMarkup(chosen->remark);
        remark->setVisible(!chosen->remark.isEmpty());
        showFormat();
    }

    void showFormat() { about->setMarkup(description(chosenFormat())); }

    model::FileFormat chosenFormat() const {
        return static_cast<model::FileFormat>(format->currentData().toInt());
    }
};

ExportDialog::ExportDialog(std::vector<model::ExportItem> items, QWidget* parent)
    : QDialog(parent), d_(std::make_unique<Private>()) {
    d_->items = std::move(items);
    setWindowTitle(tr("Export"));
    setObjectName(QStringLiteral("exportDialog"));
    resize(kSize);

    d_->list = new ExportList(d_->items, this);
    d_->list->setFixedWidth(kListWidth);
    d_->title = new MathLabel({}, MathLabel::Kind::Body, this);
    d_->title->setObjectName(QStringLiteral("exportTitle"));
    d_->format = new ChoiceField(this);
    d_->format->setObjectName(QStringLiteral("exportFormat"));
    d_->format->setAccessibleName(tr("Format"));
    d_->formatHead = new QLabel(tr("&Format"), this);
    d_->formatHead->setFont(paint::uiFont(13));
    d_->formatHead->setBuddy(d_->format);
    d_->about = new MathLabel({}, MathLabel::Kind::Caption, this);
    d_->about->setObjectName(QStringLiteral("exportAbout"));
    d_->about->setWordWrap(true);
    d_->remark = new MathLabel({}, MathLabel::Kind::Caption, this);
    d_->remark->setObjectName(QStringLiteral("exportRemark"));
    d_->remark->setWordWrap(true);
    d_->progress = new QProgressBar(this);
    d_->progress->setObjectName(QStringLiteral("exportProgress"));
    d_->progress->setAccessibleName(tr("Progress"));
    d_->progress->setRange(0, 1000);
    d_->progress->setTextVisible(false);
    d_->progress->setFixedHeight(4);
    d_->outcome = new MathLabel({}, MathLabel::Kind::Caption, this);
    d_->outcome->setObjectName(QStringLiteral("exportOutcome"));
    d_->outcome->setWordWrap(true);
    d_->save = new QPushButton(tr("&Save…"), this);
    d_->save->setObjectName(QStringLiteral("exportSave"));
    d_->save->setAccessibleName(tr("Save"));
    d_->save->setDefault(true);
    d_->stop = new QPushButton(tr("S&top"), this);
    d_->stop->setObjectName(QStringLiteral("exportStop"));
    d_->stop->setAccessibleName(tr("Stop"));
    d_->stop->setAutoDefault(false);
    d_->close = new QPushButton(tr("&Close"), this);
    d_->close->setObjectName(QStringLiteral("exportClose"));
    d_->close->setAccessibleName(tr("Close"));
    d_->close->setAutoDefault(false);

    auto* formatRow = new QHBoxLayout;
    formatRow->addWidget(d_->formatHead);
    formatRow->addWidget(d_->format, 1);
    formatRow->setSpacing(16);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(d_->stop);
    buttons->addWidget(d_->close);
    buttons->addWidget(d_->save);
    buttons->setSpacing(8);
    auto* right = new QVBoxLayout;
    right->setContentsMargins(24, 20, 24, 20);
    right->setSpacing(12);
    right->addWidget(d_->title);
    right->addLayout(formatRow);
    right->addWidget(d_->about);
    right->addWidget(d_->remark);
    right->addStretch();
    right->addWidget(d_->progress);
    right->addWidget(d_->outcome);
    right->addLayout(buttons);
    auto* columns = new QHBoxLayout(this);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(0);
    columns->addWidget(d_->list);
    columns->addLayout(right, 1);

    connect(d_->list, &QListWidget::currentItemChanged, this, [this] { d_->showItem(); });
    connect(d_->format, &QComboBox::currentIndexChanged, this, [this] { d_->showFormat(); });
    connect(d_->save, &QPushButton::clicked, this, [this] {
        if (const model::ExportItem* const item = d_->item())
            emit saveAsked(*item, d_->chosenFormat());
    });
    connect(d_->list, &QListWidget::itemDoubleClicked, d_->save, &QPushButton::click);
    connect(d_->stop, &QPushButton::clicked, this, &ExportDialog::stopAsked);
    connect(d_->close, &QPushButton::clicked, this, &QDialog::close);

    for (int row = 0; row < d_->list->count(); ++row)
        if (d_->list->item(row)->flags().testFlag(Qt::ItemIsSelectable)) {
            d_->list->setCurrentRow(row);
            break;
        }
    d_->showItem();
    showOutcome({}, false);
    d_->list->setFocus();
}

ExportDialog::~ExportDialog() = default;

void ExportDialog::showProgress(const QString& words, double fraction) {
    d_->writing = true;
    d_->progress->setVisible(true);
    d_->progress->setValue(static_cast<int>(fraction * 1000));
    d_->outcome->setInk(paint::MathText::Ink::Text2);
    d_->outcome->setMarkup(words);
    d_->stop->setVisible(true);
    d_->save->setEnabled(false);
    d_->list->setEnabled(false);
    d_->format->setEnabled(false);
}

void ExportDialog::showOutcome(const QString& sentence, bool wrong) {
    d_->writing = false;
    d_->progress->setVisible(false);
    d_->stop->setVisible(false);
    d_->list->setEnabled(true);
    d_->format->setEnabled(true);
    d_->save->setEnabled(d_->item() != nullptr);
    d_->outcome->setInk(wrong ? paint::MathText::Ink::Error : paint::MathText::Ink::Text2);
    d_->outcome->setMarkup(sentence);
}

void ExportDialog::closeEvent(QCloseEvent* event) {
    if (d_->writing)
        emit stopAsked();
    QDialog::closeEvent(event);
}

void ExportDialog::reject() {
    // Escape while a file is being written stops the writing; the choice stays for another try.
    if (d_->writing)
        emit stopAsked();
    else
        QDialog::reject();
}

}  // namespace view
