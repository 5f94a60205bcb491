#include "ui/view/geometry/remedy_line.h"

#include "ui/view/controls/math_label.h"
#include "ui/view/controls/text_link.h"

namespace view {

namespace {

constexpr int kLine = 18, kSpace = 4;

}  // namespace

RemedyLine::RemedyLine(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("remedies"));
}

void RemedyLine::setWords(const model::ProblemWords& words) {
    for (QWidget* piece : std::as_const(pieces_))
        piece->deleteLater();
    pieces_.clear();
    delete what_;
    auto* what = new MathLabel(words.what, MathLabel::Kind::Caption, this);
    what->setInk(paint::MathText::Ink::Error);
    what->setWordWrap(true);
    what->show();
    what_ = what;
    const auto addText = [this](const QString& text) {
        auto* label = new MathLabel(text, MathLabel::Kind::Caption, this);
        label->show();
        pieces_.append(label);
    };
    for (int n = 0; n < words.remedies.size(); ++n) {
        addText(n == 0 ? tr("Use") : tr("or"));
        auto* link = new TextLink(words.remedies[n].text, this);
        link->setStrong(true);
        link->show();
        const core::Problem::Remedy remedy = words.remedies[n].remedy;
        connect(link, &QAbstractButton::clicked, this,
                [this, remedy] { emit remedyAsked(remedy); });
        pieces_.append(link);
    }
    if (!words.remedies.isEmpty())
        addText(QStringLiteral("."));
}

int RemedyLine::layOut(int width) {
    if (!what_)
        return 0;
    const int height = what_->heightForWidth(width);
    what_->setGeometry(0, 0, width, height);
    int x = 0, y = height;
    for (QWidget* piece : std::as_const(pieces_)) {
        const QSize size = piece->sizeHint();
        const bool fullStop = piece == pieces_.last();
        if (fullStop && x > 0)
            x -= kSpace;
        else if (x > 0 && x + size.width() > width) {
            x = 0;
            y += kLine;
        }
        piece->setGeometry(x, y, size.width(), kLine);
        x += size.width() + kSpace;
    }
    return y + (pieces_.isEmpty() ? 0 : kLine);
}

}  // namespace view
