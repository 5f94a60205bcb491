#include "tests/command/support/program.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <sys/resource.h>

Workplace::Workplace() {
    if (!folder_.isValid())
        qFatal("no folder to work in");
}

Run Workplace::run(const QStringList& arguments) const {
    constexpr int kMostMilliseconds = 120'000;
    QProcess process;
    process.setWorkingDirectory(folder_.path());
    process.start(DECONV_COMMAND, arguments);
    if (!process.waitForFinished(kMostMilliseconds))
        qFatal("the command does not end: %s", qPrintable(arguments.join(' ')));
    const bool exited = process.exitStatus() == QProcess::NormalExit;
    return {exited ? process.exitCode() : -1, process.readAllStandardOutput(),
            process.readAllStandardError()};
}

Run Workplace::run(const char* line) const {
    return run(QString::fromUtf8(line).split(' ', Qt::SkipEmptyParts));
}

void Workplace::put(const QString& name, const QByteArray& bytes) const {
    QFile file(path(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(name));
}

QByteArray Workplace::get(const QString& name) const {
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList Workplace::listing() const {
    QStringList lines;
    const auto filter = QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot;
    for (const QFileInfo& file : QDir(folder_.path()).entryInfoList(filter, QDir::Name))
        lines << QStringLiteral("%1 %2 %3")
                     .arg(file.fileName())
                     .arg(file.size())
                     .arg(file.lastModified().toString(Qt::ISODateWithMs));
    return lines;
}

QString Workplace::path(const QString& name) const {
    return name.isEmpty() ? folder_.path() : folder_.filePath(name);
}

double mostMegabytes() {
    struct rusage usage {};
    getrusage(RUSAGE_CHILDREN, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024;
}

bool isInstrumented() {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    return true;
#else
    return false;
#endif
}

QByteArray csv(const QList<QList<double>>& rows) {
    QByteArray text;
    for (const QList<double>& row : rows) {
        QByteArrayList cells;
        for (const double cell : row)
            cells << QByteArray::number(cell, 'g', 17);
        text += cells.join(',') + '\n';
    }
    return text;
}

QByteArray npy(const QByteArray& type, const QByteArray& shape, const QByteArray& data) {
    const QByteArray header =
        "{'descr': '" + type + "', 'fortran_order': False, 'shape': " + shape + ", }\n";
    QByteArray bytes("\x93NUMPY\x01\x00", 8);
    bytes += static_cast<char>(header.size() % 256);
    bytes += static_cast<char>(header.size() / 256);
    return bytes + header + data;
}
