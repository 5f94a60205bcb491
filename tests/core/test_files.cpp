#include "core/control.h"
#include "core/formats/folder.h"
#include "core/formats/replacement.h"
#include "tests/oracle/refusal.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace core;
using namespace core::formats;
using oracle::refusal;

namespace {

QByteArray contents(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void put(const QString& path, const QByteArray& bytes) {
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

Writer writing(const char* text) {
    return [text](const Sink& sink) { sink(text); };
}

/// Everything in a folder, hidden names too.
QStringList namesIn(const QString& path) {
    return QDir(path).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name);
}

/// Does something in another process, which says when it is under way and is then killed.
void killWhile(const std::function<void(const std::function<void()>& ready)>& act) {
    int ends[2];
    QCOMPARE(::pipe(ends), 0);
    const pid_t child = ::fork();
    if (child == 0) {
        act([&] {
            const char byte = 1;
            if (::write(ends[1], &byte, 1) == 1)
                ::pause();
        });
        ::_exit(0);
    }
    char byte = 0;
    QCOMPARE(::read(ends[0], &byte, 1), ssize_t{1});
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    ::close(ends[0]);
    ::close(ends[1]);
}

}  // namespace

class TestFiles : public QObject {
    Q_OBJECT
private slots:
    void init();
    void writesANewFile();
    void replacesWhole();
    void keepsTheOldFileWhenWritingFails();
    void namedTemporariesGoToo();
    void keepsPermissionsAndFollowsLinks();
    void refusesWhatCannotBeWritten();
    void writesToDevices();
    void leavesNothingWhenKilled();
    void removesWhatAKilledProgramLeft();
    void readsFiles();
    void makesAFolder();
    void addsToAFolder();
    void foldersAreAllOrNothing();
    void refusesFolders();

private:
    std::string in(const char* name) const { return path_.toStdString() + "/" + name; }

    std::unique_ptr<QTemporaryDir> folder_;
    QString path_;
};

void TestFiles::init() {
    folder_ = std::make_unique<QTemporaryDir>();
    QVERIFY(folder_->isValid());
    path_ = folder_->path();
}

void TestFiles::writesANewFile() {
    replaceFile(in("a.csv"), [](const Sink& sink) {
        sink("one,");
        sink("two\n");
    });
    QCOMPARE(contents(path_ + "/a.csv"), QByteArray("one,two\n"));
    QCOMPARE(namesIn(path_), QStringList{"a.csv"});
    const QString before = QDir::currentPath();
    QDir::setCurrent(path_);
    replaceFile("b.csv", writing("here"));
    QDir::setCurrent(before);
    QCOMPARE(contents(path_ + "/b.csv"), QByteArray("here"));
}

void TestFiles::replacesWhole() {
    put(path_ + "/a.csv", "a long old content");
    replaceFile(in("a.csv"), [&](const Sink& sink) {
        sink("new");
        QCOMPARE(contents(path_ + "/a.csv"), QByteArray("a long old content"));
    });
    QCOMPARE(contents(path_ + "/a.csv"), QByteArray("new"));
}

void TestFiles::keepsTheOldFileWhenWritingFails() {
    put(path_ + "/a.csv", "old");
    const Writer fails = [](const Sink& sink) {
        sink("half");
        throw Cancelled();
    };
    QVERIFY_EXCEPTION_THROWN(replaceFile(in("a.csv"), fails), Cancelled);
    QVERIFY_EXCEPTION_THROWN(replaceFile(in("b.csv"), fails), Cancelled);
    QCOMPARE(contents(path_ + "/a.csv"), QByteArray("old"));
    QCOMPARE(namesIn(path_), QStringList{"a.csv"});
}

void TestFiles::namedTemporariesGoToo() {
    using Name = Replacement::Name;
    {
        const Replacement abandoned(in("a.csv"), Name::AtOnce);
        QCOMPARE(namesIn(path_).size(), 1);
        QVERIFY(namesIn(path_).first().startsWith(".a.csv.deconv-"));
        // A living one is left alone by the next.
        Replacement next(in("a.csv"), Name::AtOnce);
        QCOMPARE(namesIn(path_).size(), 2);
        writeAll(next.file(), "next", "a.csv");
        next.commit();
    }
    QCOMPARE(namesIn(path_), QStringList{"a.csv"});
    QCOMPARE(contents(path_ + "/a.csv"), QByteArray("next"));
}

void TestFiles::keepsPermissionsAndFollowsLinks() {
    put(path_ + "/a.csv", "old");
    QVERIFY(QFile::setPermissions(path_ + "/a.csv", QFile::ReadOwner | QFile::WriteOwner));
    QVERIFY(QFile::link("a.csv", path_ + "/link.csv"));
    replaceFile(in("link.csv"), writing("new"));
    QVERIFY(QFileInfo(path_ + "/link.csv").isSymLink());
    QCOMPARE(contents(path_ + "/a.csv"), QByteArray("new"));
    struct stat status {};
    QCOMPARE(::stat(in("a.csv").c_str(), &status), 0);
    QCOMPARE(status.st_mode & 0777u, 0600u);
}

void TestFiles::refusesWhatCannotBeWritten() {
    const auto refuses = [](const std::string& path, const char* says) {
        bool asked = false;
        const QString said =
            refusal([&] { replaceFile(path, [&](const Sink&) { asked = true; }); });
        QVERIFY2(said.contains(says), qPrintable(said));
        QVERIFY2(said.contains(QString::fromStdString(path)), qPrintable(said));
        QVERIFY(!asked);
    };
    refuses(path_.toStdString(), "is a folder");
    refuses(in("nothere/"), "is a folder");
    refuses(in("nothere/a.csv"), "there is no folder");
    put(path_ + "/file", "");
    refuses(in("file/a.csv"), "is not a folder");
    refuses("", "needs a name");
    refuses("/proc/a.csv", "Cannot write");
}

void TestFiles::writesToDevices() {
    replaceFile("/dev/null", writing("gone"));
    QVERIFY(QFileInfo("/dev/null").exists() && !QFileInfo("/dev/null").isFile());
    const QString said = refusal([] { replaceFile("/dev/full", writing("too much")); });
    QVERIFY2(said.contains("No space left"), qPrintable(said));
}

void TestFiles::leavesNothingWhenKilled() {
    killWhile([&](const std::function<void()>& ready) {
        replaceFile(in("a.csv"), [&](const Sink& sink) {
            sink("half");
            ready();
        });
    });
    QVERIFY(!QFile::exists(path_ + "/a.csv"));
    replaceFile(in("a.csv"), writing("whole"));
    QCOMPARE(namesIn(path_), QStringList{"a.csv"});
}

void TestFiles::removesWhatAKilledProgramLeft() {
    killWhile([&](const std::function<void()>& ready) {
        const Replacement named(in("a.csv"), Replacement::Name::AtOnce);
        ready();
    });
    killWhile([&](const std::function<void()>& ready) {
        replaceFiles(in("maps"), [&](const AddFile& add) {
            add("1.png", writing("half"));
            ready();
        });
    });
    QCOMPARE(namesIn(path_).size(), 2);
    replaceFile(in("other.csv"), writing("x"));
    QCOMPARE(namesIn(path_).size(), 3);
    replaceFile(in("a.csv"), writing("whole"));
    replaceFiles(in("maps"), [](const AddFile& add) { add("1.png", writing("whole")); });
    QCOMPARE(namesIn(path_), (QStringList{"a.csv", "maps", "other.csv"}));
}

void TestFiles::readsFiles() {
    put(path_ + "/a.csv", "1,2\n");
    std::string read;
    readFile(in("a.csv"), [&](const Source& source) {
        QCOMPARE(source.size.value(), Index{4});
        QCOMPARE(source.name, "'" + in("a.csv") + "'");
        char bytes[16];
        read.assign(bytes, source.read(bytes, sizeof bytes));
        QCOMPARE(source.read(bytes, sizeof bytes), std::size_t{0});
    });
    QCOMPARE(read, std::string("1,2\n"));
    const auto refuses = [](const std::string& path, const char* says) {
        const QString said = refusal([&] { readFile(path, [](const Source&) {}); });
        QVERIFY2(said.contains(says), qPrintable(said));
    };
    refuses(in("b.csv"), "No such file");
    refuses(path_.toStdString(), "is a folder");
    refuses(in("a.csv/b"), "Not a directory");
}

void TestFiles::makesAFolder() {
    replaceFiles(in("maps/"), [&](const AddFile& add) {
        add("1.png", writing("one"));
        add("2.png", writing("two"));
        QVERIFY(!QFile::exists(path_ + "/maps"));
    });
    QCOMPARE(namesIn(path_ + "/maps"), (QStringList{"1.png", "2.png"}));
    QCOMPARE(contents(path_ + "/maps/2.png"), QByteArray("two"));
    QCOMPARE(namesIn(path_), QStringList{"maps"});
}

void TestFiles::addsToAFolder() {
    QVERIFY(QDir(path_).mkdir("maps"));
    put(path_ + "/maps/notes.txt", "mine");
    put(path_ + "/maps/1.png", "old");
    replaceFiles(in("maps"), [&](const AddFile& add) {
        add("1.png", writing("new"));
        QCOMPARE(contents(path_ + "/maps/1.png"), QByteArray("old"));
    });
    QCOMPARE(namesIn(path_ + "/maps"), (QStringList{"1.png", "notes.txt"}));
    QCOMPARE(contents(path_ + "/maps/1.png"), QByteArray("new"));
}

void TestFiles::foldersAreAllOrNothing() {
    const auto fails = [](const AddFile& add) {
        add("1.png", writing("new"));
        throw Refused("no");
    };
    QVERIFY_EXCEPTION_THROWN(replaceFiles(in("maps"), fails), Refused);
    QVERIFY(namesIn(path_).isEmpty());
    QVERIFY(QDir(path_).mkdir("maps"));
    put(path_ + "/maps/1.png", "old");
    QVERIFY_EXCEPTION_THROWN(replaceFiles(in("maps"), fails), Refused);
    QCOMPARE(contents(path_ + "/maps/1.png"), QByteArray("old"));
    QCOMPARE(namesIn(path_ + "/maps"), QStringList{"1.png"});
    QVERIFY(QDir(path_).mkdir("maps/2.png"));
    const auto collides = [](const AddFile& add) {
        add("1.png", writing("new"));
        add("2.png", writing("new"));
    };
    QVERIFY_EXCEPTION_THROWN(replaceFiles(in("maps"), collides), Refused);
    QCOMPARE(contents(path_ + "/maps/1.png"), QByteArray("old"));
}

void TestFiles::refusesFolders() {
    const auto refuses = [](const std::string& path, const char* says) {
        const QString said = refusal([&] { replaceFiles(path, [](const AddFile&) {}); });
        QVERIFY2(said.contains(says), qPrintable(said));
    };
    put(path_ + "/file", "");
    refuses(in("file"), "it is a file");
    refuses(in("nothere/maps"), "there is no folder");
    refuses("", "needs a name");
    refuses("/proc/maps-of-ours", "Cannot write");
}

QTEST_APPLESS_MAIN(TestFiles)
#include "test_files.moc"
