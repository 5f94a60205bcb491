#pragma once

#include "core/control.h"

#include <QString>
#include <QStringList>
#include <vector>

class QCommandLineParser;

/// One subcommand: what it is called, what it does, and how it is done.
struct Command {
    QString name;
    QString summary;  // one line
    QString details;  // what --help says beyond the options
    QString example;  // one or more command lines
    /// Declares the options beyond --help.
    void (*declare)(QCommandLineParser& parser);
    /// Does it. Throws core::Refused, and core::Cancelled when `control` asks to stop.
    void (*run)(const QCommandLineParser& parser, const core::Control& control);
    /// Whether it draws text, and so needs a QGuiApplication.
    bool drawsText = false;
};

Command sizeCommand();
Command convCommand();
Command transposeCommand();
Command matrixCommand();
Command featuresCommand();
Command cyclesCommand();
Command animateCommand();
Command figureCommand();

/// Declares an option with a value, or without one where `value` is empty.
void addOption(QCommandLineParser& parser, const QStringList& names, const QString& description,
               const QString& value = {});

/// The value of an option that has to be there. Throws Refused, naming it.
QString required(const QCommandLineParser& parser, const QString& name);

/// A file's name as the system has it.
std::string fileName(const QString& path);

/// An option's whole number. Throws Refused, naming the option, for anything else and for numbers
/// outside.
qint64 wholeNumber(const QString& option, const QString& text, qint64 least, qint64 most);
