#pragma once

#include <QButtonGroup>
#include <QStringList>
#include <QWidget>

namespace view {

/// The names of the pages; the present one in `text` 500 with an accent underline on the header's
/// lower edge. One tab stop, arrow keys move.
class PageTabs : public QWidget {
    Q_OBJECT
public:
    explicit PageTabs(const QStringList& pages, QWidget* parent = nullptr);
    void setPage(int page);
    QSize sizeHint() const override;

signals:
    void pageAsked(int page);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QButtonGroup group_;
};

}  // namespace view
