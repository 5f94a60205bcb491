#include "ui/paint/math_text.h"

#include <QStringView>

namespace paint {
namespace {

using Face = MathText::Face;
using Script = MathText::Script;
using Ink = MathText::Ink;

std::optional<Ink> inkNamed(QStringView name) {
    if (name == u"text")
        return Ink::Text;
    if (name == u"text2")
        return Ink::Text2;
    if (name == u"input")
        return Ink::Input;
    if (name == u"kernel")
        return Ink::Kernel;
    if (name == u"output")
        return Ink::Output;
    if (name == u"accent")
        return Ink::Accent;
    if (name == u"error")
        return Ink::Error;
    return std::nullopt;
}

bool isItalic(QChar c) {
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

// One pass over the markup; what it has read stands in `text`.
class Reader {
public:
    explicit Reader(QStringView markup) : rest_(markup) {}

    MathText read() {
        while (!rest_.isEmpty())
            step();
        return text_;
    }

private:
    bool take(QStringView mark) {
        if (!rest_.startsWith(mark))
            return false;
        rest_ = rest_.mid(mark.size());
        return true;
    }

    void step() {
        if (take(u"$"))
            formula_ = !formula_;
        else if (!formula_ && take(u"**"))
            strong_ = !strong_;
        else if (rest_.startsWith(u'[') && takeInk())
            return;
        else if (formula_)
            stepInFormula(Script::Base);
        else
            add(takeCharacter(), strong_ ? Face::UiStrong : Face::Ui, Script::Base);
    }

    bool takeInk() {
        const auto end = rest_.indexOf(u']');
        if (end < 0)
            return false;
        const QStringView name = rest_.mid(1, end - 1);
        if (name == u"/")
            ink_.reset();
        else if (const auto ink = inkNamed(name))
            ink_ = ink;
        else
            return false;
        rest_ = rest_.mid(end + 1);
        return true;
    }

    void stepInFormula(Script script) {
        if (script == Script::Base && take(u"^{"))
            stepInScript(Script::Superscript);
        else if (script == Script::Base && take(u"_{"))
            stepInScript(Script::Subscript);
        else if (take(u"\\text{"))
            addWord(script);
        else
            addFormulaCharacter(script);
    }

    void stepInScript(Script script) {
        if (script == Script::Superscript && take(u"T}")) {
            add(QStringLiteral("T"), Face::Upright, script);
            return;
        }
        while (!rest_.isEmpty() && !take(u"}"))
            stepInFormula(script);
    }

    void addWord(Script script) {
        const auto end = rest_.indexOf(u'}');
        const QStringView word = end < 0 ? rest_ : rest_.left(end);
        add(word.toString(), Face::Upright, script);
        rest_ = rest_.mid(end < 0 ? rest_.size() : end + 1);
    }

    void addFormulaCharacter(Script script) {
        QString c = takeCharacter();
        if (c == QLatin1String("-"))
            c = QStringLiteral("−");
        add(c, isItalic(c.front()) ? Face::Italic : Face::Upright, script);
    }

    QString takeCharacter() {
        const int length = rest_.size() > 1 && rest_.front().isHighSurrogate() ? 2 : 1;
        QString c = rest_.left(length).toString();
        rest_ = rest_.mid(length);
        return c;
    }

    void add(const QString& text, Face face, Script script) {
        auto& runs = text_.runs;
        if (!runs.isEmpty() && runs.back().face == face && runs.back().script == script &&
            runs.back().ink == ink_)
            runs.back().text += text;
        else
            runs.push_back({text, face, script, ink_});
    }

    QStringView rest_;
    MathText text_;
    bool formula_ = false, strong_ = false;
    std::optional<Ink> ink_;
};

// Unicode has a few letters and all digits raised and lowered; a run that has none stays as it is.
QString raised(const QString& text) {
    static const QString kFrom = QStringLiteral("0123456789+−=()Tni");
    static const QString kTo = QStringLiteral("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵀⁿⁱ");
    QString result;
    for (const QChar c : text) {
        const auto n = kFrom.indexOf(c);
        result += n < 0 ? c : kTo[n];
    }
    return result;
}

QString lowered(const QString& text) {
    static const QString kFrom = QStringLiteral("0123456789+−=()aehijklmnoprstuvx");
    static const QString kTo = QStringLiteral("₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ");
    QString result;
    for (const QChar c : text) {
        const auto n = kFrom.indexOf(c);
        result += n < 0 ? c : kTo[n];
    }
    return result;
}

}  // namespace

QString MathText::plain() const {
    QString result;
    for (const Run& run : runs) {
        if (run.script == Script::Superscript)
            result += raised(run.text);
        else if (run.script == Script::Subscript)
            result += lowered(run.text);
        else
            result += run.text;
    }
    return result;
}

MathText mathText(const QString& markup) {
    return Reader(markup).read();
}

}  // namespace paint
