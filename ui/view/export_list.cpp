#include "ui/view/export_list.h"

#include "ui/paint/fonts.h"
#include "ui/paint/math_text.h"
#include "ui/paint/theme.h"
#include "ui/view/controls/thin_scroll_bar.h"

#include <QPainter>
#include <QStyledItemDelegate>

namespace view {
namespace {

enum ItemRole { MarkupRole = Qt::UserRole, SizeRole, IndexRole };

constexpr int kRowHeight = 28;
constexpr int kHeadHeight = 34;
constexpr int kMargin = 12;

class Delegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const override {
        return {200, index.data(IndexRole).isValid() ? kRowHeight : kHeadHeight};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        const paint::Theme& theme = paint::themeOf(option.palette);
        const QRectF box = option.rect.adjusted(kMargin, 0, -kMargin, 0);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (!index.data(IndexRole).isValid()) {
            painter->setFont(paint::uiFont(12, QFont::DemiBold));
            painter->setPen(theme.text2);
            painter->drawText(box.adjusted(0, 0, 0, -6), Qt::AlignLeft | Qt::AlignBottom,
                              index.data(Qt::DisplayRole).toString());
            painter->restore();
            return;
        }
        const bool chosen = option.state.testFlag(QStyle::State_Selected);
        if (chosen) {
            painter->fillRect(option.rect, theme.tile);
            painter->fillRect(QRect(option.rect.topLeft(), QSize(2, option.rect.height())),
                              theme.accent);
        }
        const double baseline = box.center().y() + 4.5;
        const paint::MathStyle style{13, 15, theme.text};
        paint::draw(*painter, {box.left(), baseline},
                    paint::mathText(index.data(MarkupRole).toString()), style, theme);
        painter->setFont(paint::uiFont(12));
        painter->setPen(theme.text2);
        painter->drawText(box, Qt::AlignRight | Qt::AlignVCenter, index.data(SizeRole).toString());
        painter->restore();
    }
};

}  // namespace

ExportList::ExportList(const std::vector<model::ExportItem>& items, QWidget* parent)
    : QListWidget(parent) {
    setItemDelegate(new Delegate(this));
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollBar(new ThinScrollBar);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setObjectName(QStringLiteral("exportList"));
    setAccessibleName(tr("What to export"));
    QString group;
    for (std::size_t n = 0; n < items.size(); ++n) {
        const model::ExportItem& item = items[n];
        if (item.group != group) {
            group = item.group;
            auto* head = new QListWidgetItem(group, this);
            head->setFlags(Qt::NoItemFlags);
        }
        const QString plain = paint::mathText(item.title).plain();
        auto* row = new QListWidgetItem(plain, this);
        row->setData(MarkupRole, item.title);
        row->setData(SizeRole, item.size);
        row->setData(IndexRole, static_cast<qulonglong>(n));
        row->setData(Qt::AccessibleTextRole, tr("%1, %2").arg(plain, item.size));
    }
}

std::optional<std::size_t> ExportList::chosen() const {
    const QListWidgetItem* const row = currentItem();
    if (row == nullptr || !row->data(IndexRole).isValid())
        return std::nullopt;
    return static_cast<std::size_t>(row->data(IndexRole).toULongLong());
}

}  // namespace view
