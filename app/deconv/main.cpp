#include "app/deconv/command.h"
#include "app/deconv/interruption.h"

#include <QCommandLineParser>
#include <QGuiApplication>
#include <cstdio>
#include <memory>
#include <new>

namespace {

constexpr int kDone = 0;
constexpr int kRefused = 2;

QList<Command> commands() {
    return {sizeCommand(),     convCommand(),   transposeCommand(), matrixCommand(),
            featuresCommand(), cyclesCommand(), animateCommand(),   figureCommand()};
}

QString withoutStop(QString sentence) {
    while (sentence.endsWith('.'))
        sentence.chop(1);
    return sentence;
}

/// One line on standard error, whatever a file's name or contents have put into it.
int refuse(const QString& what) {
    QString line = withoutStop(what);
    for (QChar& c : line)
        if (c.category() == QChar::Other_Control)
            c = '?';
    std::fprintf(stderr, "deconv: %s\n", qUtf8Printable(line));
    return kRefused;
}

void print(const QString& text) {
    std::fputs(qUtf8Printable(text), stdout);
}

QString overview() {
    QString text =
        "Convolution, transposed convolution and their weight matrix, without a window.\n\n"
        "Usage: deconv COMMAND [options]\n\nCommands:\n";
    for (const Command& command : commands())
        text += "  " + command.name.leftJustified(11) + command.summary + "\n";
    return text +
           "\nOptions:\n"
           "  -h, --help     This page; after a command, that command's.\n"
           "  -v, --version  The version.\n\n"
           "Example:\n"
           "  deconv transpose -i y.csv -k k.csv --stride 2 --padding 1\n";
}

void prepare(QCommandLineParser& parser, const Command& command) {
    parser.setApplicationDescription(command.summary + "\n\n" + command.details);
    addOption(parser, {"h", "help"}, "This page.");
    command.declare(parser);
}

QString helpOf(const QCommandLineParser& parser, const Command& command) {
    QString text = parser.helpText();
    // Qt knows the program's name only, not that it has commands.
    const qsizetype end = text.indexOf('\n');
    return "Usage: deconv " + command.name + " [options]" + text.mid(end) + "\nExample:\n  " +
           command.example + "\n";
}

int runCommand(const Command& command, const QStringList& arguments,
               const Interruption& interruption) {
    QCommandLineParser parser;
    prepare(parser, command);
    const bool isUnderstood = parser.parse(QStringList{"deconv"} + arguments);
    if (parser.isSet("help")) {
        print(helpOf(parser, command));
        return kDone;
    }
    const QString seeHelp = "; 'deconv " + command.name + " --help' shows what there is";
    if (!isUnderstood)
        return refuse(withoutStop(parser.errorText()) + seeHelp);
    if (!parser.positionalArguments().isEmpty())
        return refuse("'" + parser.positionalArguments().first() + "' belongs to no option" +
                      seeHelp);
    core::Control control;
    control.stop = interruption.token();
    try {
        command.run(parser, control);
    } catch (const core::Refused& refused) {
        return refuse(QString::fromUtf8(refused.what()));
    } catch (const core::Cancelled&) {
        interruption.end();
    } catch (const std::bad_alloc&) {
        return refuse("There is not enough memory for this; use a smaller input or fewer filters");
    }
    return kDone;
}

/// The application object of a command. Pictures need none, letters need one with fonts.
std::unique_ptr<QCoreApplication> applicationFor(const Command& command, int& argc, char** argv) {
    if (!command.drawsText)
        return std::make_unique<QCoreApplication>(argc, argv);
    qputenv("QT_QPA_PLATFORM", "offscreen");
    return std::make_unique<QGuiApplication>(argc, argv);
}

/// What is said on standard error is our one line; Qt's remarks are for programmers.
void keepSilent(QtMsgType, const QMessageLogContext&, const QString&) {}

}  // namespace

int main(int argc, char* argv[]) {
    const Interruption interruption;
    qInstallMessageHandler(keepSilent);
    QStringList arguments;
    for (int n = 1; n < argc; ++n)
        arguments << QString::fromLocal8Bit(argv[n]);
    if (arguments.isEmpty())
        return refuse("No command was given; 'deconv --help' shows what there is");
    if (arguments.first() == "help")
        arguments = arguments.mid(1) << "--help";
    const QString first = arguments.takeFirst();
    if (first == "--help" || first == "-h") {
        print(overview());
        return kDone;
    }
    if (first == "--version" || first == "-v") {
        print("deconv " DECONV_VERSION "\n");
        return kDone;
    }
    for (const Command& command : commands())
        if (command.name == first) {
            const auto application = applicationFor(command, argc, argv);
            return runCommand(command, arguments, interruption);
        }
    return refuse("There is no command '" + first + "'; 'deconv --help' shows what there is");
}
