#pragma once

#include "ui/view/header_bar.h"

#include <QMainWindow>
#include <QStackedWidget>
#include <QTimer>
#include <QVector>
#include <array>

namespace view {

class PageFrame;

/// The window: a header with the menus, the pages' names and the notation line, and under it one
/// page at a time.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(QWidget* parent = nullptr);

    HeaderBar& header() { return *header_; }
    QMenuBar& menus() { return header_->menus(); }

    /// Pages in the order of model::Page.
    void addPage(QWidget* page);
    int page() const { return pages_->currentIndex(); }
    QWidget* pageWidget(int page) const { return pages_->widget(page); }
    /// Shows a page and its notation; emits pageChanged where it is another.
    void setPage(int page);
    void setNotation(int page, const QString& notation);

signals:
    void pageChanged(int page);
    void filesDropped(const QStringList& files);
    /// The window stays open where it is marked as modified; whoever is told closes it.
    void closeAsked();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    bool focusNextPrevChild(bool next) override;

private:
    void fitPages();

    HeaderBar* header_;
    QStackedWidget* pages_;
    QVector<PageFrame*> frames_;
    std::array<QString, 3> notations_;
    QTimer warming_;
    int warmed_ = 0;
};

}  // namespace view
