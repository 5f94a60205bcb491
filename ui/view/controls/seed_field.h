#pragma once

#include <QWidget>

namespace view {

class NumberField;
class TextLink;

/// The seed that random numbers are drawn from: a number, and a word that asks for another.
class SeedField : public QWidget {
    Q_OBJECT
public:
    /// `of` is what is random: "the kernel". `id` names the field and, with "New", the word.
    SeedField(const QString& of, const QString& id, QWidget* parent = nullptr);

    void setSeed(std::uint32_t seed);

    QSize sizeHint() const override { return {112, 24}; }
    QSize minimumSizeHint() const override { return sizeHint(); }

signals:
    /// A person turned or typed; `turning` while steps follow each other and should merge.
    void seedAsked(std::uint32_t seed, bool turning);
    void newSeedAsked();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    NumberField* number_;
    TextLink* another_;
};

}  // namespace view
