#pragma once

#include "ui/model/problem_words.h"

#include <QVector>
#include <QWidget>

namespace view {

/// What is wrong, in error ink, and under it the ways out: "Use a kernel of 4 or padding 1.", each
/// a link.
class RemedyLine : public QWidget {
    Q_OBJECT
public:
    explicit RemedyLine(QWidget* parent = nullptr);

    void setWords(const model::ProblemWords& words);
    /// Places the words in a width; returns the height they take.
    int layOut(int width);

signals:
    void remedyAsked(const core::Problem::Remedy& remedy);

private:
    QWidget* what_ = nullptr;
    QVector<QWidget*> pieces_;
};

}  // namespace view
