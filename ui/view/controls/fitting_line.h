#pragma once

#include <QStringList>
#include <QWidget>

namespace view {

/// One line of text and formulas in the longest of its forms that there is room for.
class FittingLine : public QWidget {
    Q_OBJECT
public:
    explicit FittingLine(QWidget* parent = nullptr);

    /// Markup (see paint::mathText), the longest form first.
    void setForms(const QStringList& forms);
    /// One sentence in the quiet ink of hints instead, cut off where there is no room.
    void setHint(const QString& hint);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QStringList forms_;
    bool hint_ = false;
};

}  // namespace view
