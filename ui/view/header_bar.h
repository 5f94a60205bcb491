#pragma once

#include <QAbstractButton>
#include <QMenuBar>
#include <QStringList>
#include <QWidget>

namespace view {

/// The notation of what a page shows; a click copies it, and it says so for a moment.
class NotationLabel : public QAbstractButton {
    Q_OBJECT
public:
    explicit NotationLabel(QWidget* parent = nullptr);
    void setNotation(const QString& notation);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString notation_;
    bool copied_ = false;
};

/// What stands over every page: the menus, the pages, the notation line.
class HeaderBar : public QWidget {
    Q_OBJECT
public:
    explicit HeaderBar(const QStringList& pages, QWidget* parent = nullptr);

    QMenuBar& menus() { return *menus_; }
    void setPage(int page);
    void setNotation(const QString& notation);
    /// Where the pages begin and the notation ends, which is where the stage and the right panel
    /// do.
    void setEdges(int pagesLeft, int notationRight);
    void setLow(bool low);

    QSize sizeHint() const override { return {200, low_ ? 40 : 44}; }
    QSize minimumSizeHint() const override { return sizeHint(); }

signals:
    void pageAsked(int page);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void layOut();
    void dressMenus();

    QMenuBar* menus_;
    QWidget* pages_;
    NotationLabel* notation_;
    int pagesLeft_ = 280, notationRight_ = 1256;
    bool low_ = false;
};

}  // namespace view
