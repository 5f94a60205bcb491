#pragma once

#include <QLineEdit>
#include <optional>
#include <vector>

namespace view {

/// A number as a person types it: a point or an exponent, either minus, nan, inf. Nothing if the
/// text is no number.
std::optional<double> numberIn(const QString& text);

/// Rows of numbers, as a table's clipboard holds them: lines, and in them tabs, commas, semicolons
/// or spaces. Empty if anything in it is no number.
std::vector<std::vector<double>> numbersIn(const QString& text);

/// The field that lies over a cell while it is edited: accent outline, figures as large as the
/// cell's. What is no number turns to error ink and is not taken.
class CellEditor : public QLineEdit {
    Q_OBJECT
public:
    CellEditor(const QString& number, double cellHeight, QWidget* parent);

signals:
    void committed();
    void abandoned();
    /// Tab or Shift+Tab: on to the next cell, or back.
    void tabbed(bool next);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool focusNextPrevChild(bool next) override;

private:
    bool isNumber() const { return numberIn(text()).has_value(); }
    void showWhetherNumber();
};

}  // namespace view
