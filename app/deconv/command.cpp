#include "app/deconv/command.h"

#include <QCommandLineParser>
#include <QFile>

void addOption(QCommandLineParser& parser, const QStringList& names, const QString& description,
               const QString& value) {
    parser.addOption(QCommandLineOption(names, description, value));
}

QString required(const QCommandLineParser& parser, const QString& name) {
    const QString dashes = name.size() == 1 ? "-" : "--";
    if (!parser.isSet(name))
        throw core::Refused(
            (dashes + name + " is missing; --help shows how it is used").toStdString());
    return parser.value(name);
}

std::string fileName(const QString& path) {
    return QFile::encodeName(path).toStdString();
}

qint64 wholeNumber(const QString& option, const QString& text, qint64 least, qint64 most) {
    bool isNumber = false;
    const qint64 value = text.toLongLong(&isNumber);
    if (!isNumber || value < least || value > most)
        throw core::Refused(QStringLiteral("%1 is '%2', not a whole number from %3 to %4")
                                .arg(option, text)
                                .arg(least)
                                .arg(most)
                                .toStdString());
    return value;
}
