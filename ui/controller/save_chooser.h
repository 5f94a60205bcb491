#pragma once

#include <QString>
#include <functional>

class QWidget;

namespace controller {

/// What a file to be saved is called at first.
struct SaveName {
    QString folder;  // empty for the documents' folder
    QString stem;
    QString ending;  // without the point; empty for a folder
    QString kind;    // "NumPy array"
};

/// Asks for a file's name, with its ending added where it has none, and gives it to `then`, unless
/// a person thinks better of it. Returns at once.
void askWhereToSave(QWidget* parent, const QString& title, const SaveName& name,
                    const std::function<void(const QString& path)>& then);

/// What is said of a file that was saved: where it is, and how large.
QString savedSentence(const QString& path);

}  // namespace controller
