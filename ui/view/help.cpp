#include "ui/view/help.h"

#include "ui/paint/fonts.h"
#include "ui/view/controls/math_label.h"
#include "ui/view/controls/push_button.h"

#include <QApplication>
#include <QDialog>
#include <QGridLayout>
#include <QVBoxLayout>

namespace view {

namespace {

QString tr(const char* text) {
    return QApplication::translate("view::help", text);
}

void addLine(QGridLayout* lines, const QString& keys, const QString& meaning) {
    const int row = lines->rowCount();
    auto* name = new MathLabel(keys, MathLabel::Kind::Body);
    auto* text = new MathLabel(meaning, MathLabel::Kind::Body);
    text->setInk(paint::MathText::Ink::Text2);
    lines->addWidget(name, row, 0);
    lines->addWidget(text, row, 1);
}

void addHead(QGridLayout* lines, const QString& words) {
    constexpr int kOverHead = 16;
    auto* head = new MathLabel(words, MathLabel::Kind::Head);
    const int row = lines->rowCount();
    lines->addWidget(head, row, 0, 1, 2);
    if (row > 1)
        lines->setRowMinimumHeight(row, head->sizeHint().height() + kOverHead);
    lines->setAlignment(head, Qt::AlignBottom);
}

QDialog* makeDialog(QWidget* parent, const QString& id, const QString& title) {
    auto* dialog = new QDialog(parent);
    dialog->setObjectName(id);
    dialog->setAccessibleName(title);
    dialog->setWindowTitle(title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    return dialog;
}

void open(QDialog* dialog, QVBoxLayout* column) {
    auto* close = new PushButton(tr("&Close"));
    close->setObjectName(QStringLiteral("close"));
    close->setAccessibleName(tr("Close"));
    QObject::connect(close, &PushButton::clicked, dialog, &QDialog::reject);
    column->addSpacing(12);
    column->addWidget(close, 0, Qt::AlignRight);
    column->setContentsMargins(24, 20, 24, 16);
    column->setSizeConstraint(QLayout::SetFixedSize);
    dialog->open();
}

}  // namespace

void showKeyboardHelp(QWidget* parent) {
    QDialog* dialog = makeDialog(parent, QStringLiteral("keyboardHelp"), tr("Keyboard"));
    auto* column = new QVBoxLayout(dialog);
    auto* lines = new QGridLayout;
    lines->setHorizontalSpacing(32);
    lines->setVerticalSpacing(4);
    addHead(lines, tr("Everywhere"));
    addLine(lines, tr("Ctrl+1, Ctrl+2, Ctrl+3"), tr("Workbench, Photos, Cycles"));
    addLine(lines, tr("Tab, Shift+Tab"), tr("to the next array, field or word, and back"));
    addLine(lines, tr("Ctrl+Z, Ctrl+Shift+Z"), tr("undo, redo"));
    addLine(lines, tr("Ctrl+E"), tr("export what the page shows"));
    addLine(lines, tr("Ctrl+S, Ctrl+O"), tr("save the experiment; open one"));
    addLine(lines, tr("F11"), tr("full screen"));
    addHead(lines, tr("In an array or a picture"));
    addLine(lines, tr("Arrow keys"),
            tr("to a cell or a pixel; past the edge of W, to a whole line"));
    addLine(lines, tr("Enter, Escape"),
            tr("pin the number and see where it comes from; let it go"));
    addLine(lines, tr("Digits, F2"), tr("type a number into the cell; change the one it holds"));
    addLine(lines, tr("+, −, 0"), tr("zoom in, zoom out, fit"));
    addLine(lines, tr("Ctrl+C, Ctrl+V"), tr("copy the sum as text; paste numbers"));
    addHead(lines, tr("On the Workbench"));
    addLine(lines, tr("1, 2, 3, 4"), tr("Matrix, Padded input, Fractional stride, Stamp"));
    addLine(lines, tr("Y, W, Z"), tr("play the convolution, W row by row, the transposed one"));
    addLine(lines, tr("Space"), tr("play and pause"));
    addLine(lines, tr("Left, Right, Home, End"), tr("one step back or forward; first; last"));
    addLine(lines, tr("[, ]"), tr("slower, faster"));
    addLine(lines, tr("O, L"), tr("output as it is computed, or all; start again at the end"));
    column->addLayout(lines);
    open(dialog, column);
}

void showAbout(QWidget* parent) {
    QDialog* dialog =
        makeDialog(parent, QStringLiteral("about"), tr("About Deconvolution Workbench"));
    auto* column = new QVBoxLayout(dialog);
    column->setSpacing(8);
    const auto addText = [&](const QString& text, MathLabel::Kind kind) {
        auto* label = new MathLabel(text, kind);
        label->setWordWrap(true);
        label->setFixedWidth(440);
        label->setFixedHeight(label->heightForWidth(440));
        column->addWidget(label);
    };
    addText(tr("**Deconvolution Workbench %1**").arg(QApplication::applicationVersion()),
            MathLabel::Kind::Body);
    addText(tr("What a transposed convolution is, from every side: as a matrix, as a convolution "
               "over a padded input, as a fractional stride, and as stamps."),
            MathLabel::Kind::Body);
    addText(tr("Convolution here is cross-correlation, as in PyTorch, TensorFlow and every other "
               "framework: the kernel is not turned. That is why the padded view of the "
               "transposed one has to turn it by 180°."),
            MathLabel::Kind::Body);
    addText(tr("The formulas and their numbers are those of V. Dumoulin and F. Visin, A guide to "
               "convolution arithmetic for deep learning, arXiv 1603.07285."),
            MathLabel::Kind::Body);
    addText(tr("Free software under the GNU General Public License, version 3 or later, without "
               "any warranty. It uses Qt %1 (LGPL 3), QCustomPlot (GPL 3), xtensor and xsimd "
               "(BSD), OpenBLAS (BSD), and the fonts Inter (OFL) and TeX Gyre Pagella (GUST).")
                .arg(QLatin1String(qVersion())),
            MathLabel::Kind::Caption);
    open(dialog, column);
}

}  // namespace view
