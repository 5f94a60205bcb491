#include "ui/view/export_dialog.h"

#include "ui/paint/fonts.h"
#include "ui/view/controls/choice_field.h"
#include "ui/view/controls/math_label.h"
#include "ui/view/controls/save_bar.h"
#include "ui/view/export_list.h"

#include <QBoxLayout>
#include <QLabel>

namespace view {
namespace {

constexpr QSize kSize{640, 460};
constexpr QSize kSizeOfNone{420, 180};
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
        case model::FileFormat::CsvTable:
            return ExportDialog::tr("One line of names, then one line a row, with commas between.");
        case model::FileFormat::MatrixMarket:
            return ExportDialog::tr(
                "Matrix Market, coordinate, real, general: read by SciPy, MATLAB and Julia.");
        case model::FileFormat::Npy:
            return ExportDialog::tr("Read by numpy.load; keeps the shape and every digit.");
        case model::FileFormat::Png:
            return ExportDialog::tr("Pixels, as on the screen.");
        case model::FileFormat::Svg:
            return ExportDialog::tr("Lines and letters, sharp at any size: for slides and papers.");
        case model::FileFormat::Folder:
            return ExportDialog::tr("A picture a step, and their fidelity as a table.");
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
    SaveBar* bar = nullptr;

    const model::ExportItem* item() const {
        const auto chosen = list->chosen();
        return chosen ? &items[*chosen] : nullptr;
    }

    void showItem() {
        const model::ExportItem* const chosen = item();
        bar->setReady(chosen != nullptr);
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

    void letChoose(bool may) {
        list->setEnabled(may);
        format->setEnabled(may);
    }
};

ExportDialog::ExportDialog(std::vector<model::ExportItem> items, QWidget* parent)
    : SaveDialog(parent), d_(std::make_unique<Private>()) {
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
    d_->bar = makeBar();

    auto* formatRow = new QHBoxLayout;
    formatRow->addWidget(d_->formatHead);
    formatRow->addWidget(d_->format, 1);
    formatRow->setSpacing(16);
    auto* right = new QVBoxLayout;
    right->setContentsMargins(24, 20, 24, 20);
    right->setSpacing(12);
    right->addWidget(d_->title);
    right->addLayout(formatRow);
    right->addWidget(d_->about);
    right->addWidget(d_->remark);
    right->addStretch();
    right->addWidget(d_->bar);
    auto* columns = new QHBoxLayout(this);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(0);
    columns->addWidget(d_->list);
    columns->addLayout(right, 1);

    connect(d_->list, &QListWidget::currentItemChanged, this, [this] { d_->showItem(); });
    connect(d_->format, &QComboBox::currentIndexChanged, this, [this] { d_->showFormat(); });
    connect(d_->list, &QListWidget::itemDoubleClicked, d_->bar, &SaveBar::save);
    connect(d_->bar, &SaveBar::saveAsked, this, [this] {
        if (const model::ExportItem* const item = d_->item())
            emit saveAsked(*item, d_->chosenFormat());
    });

    for (int row = 0; row < d_->list->count(); ++row)
        if (d_->list->item(row)->flags().testFlag(Qt::ItemIsSelectable)) {
            d_->list->setCurrentRow(row);
            break;
        }
    d_->showItem();
    d_->list->setFocus();
}

ExportDialog::~ExportDialog() = default;

void ExportDialog::explainNone(const QString& sentence) {
    const bool none = d_->items.empty();
    for (QWidget* widget : {static_cast<QWidget*>(d_->list), static_cast<QWidget*>(d_->formatHead),
                            static_cast<QWidget*>(d_->format), static_cast<QWidget*>(d_->about)})
        widget->setVisible(!none);
    if (!none)
        return;
    d_->title->setMarkup(tr("**Nothing to export here**"));
    d_->remark->setMarkup(sentence);
    d_->remark->show();
    resize(kSizeOfNone);
}

void ExportDialog::letChoose(bool may) {
    d_->letChoose(may);
}

}  // namespace view
