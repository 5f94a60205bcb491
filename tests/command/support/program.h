#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

/// What a run of the command came to.
struct Run {
    int code = -1;      // the exit status, or −1 where a signal ended it
    QByteArray output;  // standard output
    QByteArray errors;  // standard error
};

/// A folder of its own that the command is run in.
class Workplace {
public:
    Workplace();

    /// Runs the command with these arguments, with the folder as its working directory.
    Run run(const QStringList& arguments) const;
    /// The same for one line, split at blanks.
    Run run(const char* line) const;

    void put(const QString& name, const QByteArray& bytes) const;
    QByteArray get(const QString& name) const;
    /// Everything in the folder with its contents' sizes and times, hidden names too.
    QStringList listing() const;
    QString path(const QString& name = {}) const;

private:
    QTemporaryDir folder_;
};

/// The most memory that any finished run took, in megabytes.
double mostMegabytes();

/// Whether this is a build whose memory says nothing.
bool isInstrumented();

/// Lines of numbers, and a .npy file of float64 in C order (type "<f8") or of other bytes.
QByteArray csv(const QList<QList<double>>& rows);
QByteArray npy(const QByteArray& type, const QByteArray& shape, const QByteArray& data);
template <class T>
QByteArray rawBytes(const QList<T>& values) {
    return {reinterpret_cast<const char*>(values.constData()),
            values.size() * static_cast<qsizetype>(sizeof(T))};
}
