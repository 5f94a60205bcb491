// `deconv animate` as a program: what its films hold, and what is left when it is ended early.

#include "tests/command/support/program.h"

#include <QDir>
#include <QImage>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>
#include <csignal>

namespace {

// Long enough to be ended in the middle of it on any machine.
const char* const kLong =
    "animate --scene padded-strided --size 1920x1080 --fps 60 --speed 0.25 -o ";

QStringList probe(const Workplace& place, const QString& name) {
    QProcess process;
    process.start("ffprobe",
                  {"-v", "error", "-count_frames", "-select_streams", "v:0", "-show_entries",
                   "stream=codec_name,width,height,nb_read_frames:format=duration", "-of",
                   "csv=p=0", place.path(name)});
    process.waitForFinished(120'000);
    return QString::fromLatin1(process.readAllStandardOutput())
        .trimmed()
        .split(QRegularExpression(QStringLiteral("[,\n]")));
}

QStringList namesIn(const Workplace& place) {
    return QDir(place.path())
        .entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                   QDir::Name);
}

/// Begins a long film and ends it by a signal in the middle; how it ended.
QProcess::ExitStatus endEarly(const Workplace& place, const QString& target, int number) {
    QProcess process;
    process.setWorkingDirectory(place.path());
    QStringList arguments = QString::fromLatin1(kLong).split(' ', Qt::SkipEmptyParts);
    process.start(DECONV_COMMAND, arguments << target);
    if (!process.waitForStarted())
        qFatal("the command does not start");
    // In its midst: a folder has pictures by then, and a film its encoder.
    process.waitForFinished(1500);
    if (process.state() != QProcess::Running)
        qFatal("the film was made too soon to be ended early");
    ::kill(static_cast<pid_t>(process.processId()), number);
    if (!process.waitForFinished(30'000))
        qFatal("the command does not end");
    return process.exitStatus();
}

}  // namespace

class TestFilms : public QObject {
    Q_OBJECT
private slots:
    void scenesAreListedNameFirst();
    void filmsAreWhatWasAskedFor_data();
    void filmsAreWhatWasAskedFor();
    void everySceneOfTheTeachingFilmsIsMade();
    void aFolderHoldsItsPictures();
    void signalsLeaveNothingBehind_data();
    void signalsLeaveNothingBehind();
    void whatWasThereBeforeStaysWhole();
    void afterAKillTheNextExportTidiesUp();
    void whatCannotBeMadeSaysWhy_data();
    void whatCannotBeMadeSaysWhy();
};

void TestFilms::scenesAreListedNameFirst() {
    const Workplace place;
    const Run run = place.run("animate --list");
    QCOMPARE(run.code, 0);
    const QList<QByteArray> lines = run.output.trimmed().split('\n');
    QVERIFY(lines.size() >= 17);
    QStringList names;
    for (const QByteArray& line : lines)
        names << QString::fromUtf8(line.left(line.indexOf(' ')));
    for (const char* name :
         {"unit-strides", "strided", "padded", "padded-strided", "no_padding_no_strides",
          "dilation", "stamp-2x2-stride-2", "overlaps", "no-overlaps"})
        QVERIFY2(names.contains(QLatin1String(name)), name);
    QCOMPARE(names.removeDuplicates(), 0);
}

void TestFilms::filmsAreWhatWasAskedFor_data() {
    QTest::addColumn<QString>("options");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("codec");
    QTest::addColumn<int>("frames");
    QTest::addColumn<double>("seconds");
    // W has 4 rows, the stamps are 4: 4 steps of 900 ms and a rest of 1.5 s.
    QTest::newRow("mp4") << "--view weights --fps 10"
                         << "film.mp4"
                         << "h264" << 51 << 5.1;
    QTest::newRow("webm") << "--view stamp --fps 20 --theme dark"
                          << "film.webm"
                          << "vp9" << 102 << 5.1;
    QTest::newRow("gif") << "--view stamp --fps 10 --speed 2 --no-values"
                         << "film.gif"
                         << "gif" << 26 << 2.6;
    // 16 numbers of Z.
    QTest::newRow("padded") << "--view padded --fps 5 --speed 4"
                            << "padded.mp4"
                            << "h264" << 20 << 4.0;
}

void TestFilms::filmsAreWhatWasAskedFor() {
    QFETCH(QString, options);
    QFETCH(QString, name);
    QFETCH(QString, codec);
    QFETCH(int, frames);
    QFETCH(double, seconds);
    const Workplace place;
    const Run run = place.run(QStringLiteral("animate --scene strided --size 320x240 %1 -o %2")
                                  .arg(options, name)
                                  .split(' '));
    QCOMPARE(run.errors, QByteArray());
    QCOMPARE(run.code, 0);
    QCOMPARE(namesIn(place), QStringList{name});
    const QStringList found = probe(place, name);
    QCOMPARE(found.mid(0, 4), (QStringList{codec, "320", "240", QString::number(frames)}));
    QVERIFY2(qAbs(found.value(4).toDouble() - seconds) < .11, qPrintable(found.join(' ')));
}

void TestFilms::everySceneOfTheTeachingFilmsIsMade() {
    const Workplace place;
    for (const char* scene : {"unit-strides", "strided", "padded", "padded-strided"}) {
        const QString name = QLatin1String(scene) + QStringLiteral(".mp4");
        const Run run = place.run({"animate", "--scene", scene, "--size", "320x180", "--fps", "5",
                                   "--speed", "8", "-o", name});
        QCOMPARE(run.code, 0);
        QCOMPARE(probe(place, name).first(), QStringLiteral("h264"));
    }
}

void TestFilms::aFolderHoldsItsPictures() {
    const Workplace place;
    const Run run = place.run(
        "animate --scene strided --view weights --size 320x240 --fps 2 --speed 4 -o frames");
    QCOMPARE(run.code, 0);
    const QDir folder(place.path("frames"));
    const QStringList names = folder.entryList(QDir::Files, QDir::Name);
    QCOMPARE(names, (QStringList{"frame_0001.png", "frame_0002.png", "frame_0003.png"}));
    for (const QString& name : names)
        QCOMPARE(QImage(folder.filePath(name)).size(), QSize(320, 240));
}

void TestFilms::signalsLeaveNothingBehind_data() {
    QTest::addColumn<QString>("target");
    QTest::addColumn<int>("number");
    for (const char* target : {"film.mp4", "film.gif", "frames"})
        for (const int number : {SIGTERM, SIGINT})
            QTest::addRow("%s %d", target, number) << QString::fromLatin1(target) << number;
}

void TestFilms::signalsLeaveNothingBehind() {
    QFETCH(QString, target);
    QFETCH(int, number);
    const Workplace place;
    QCOMPARE(endEarly(place, target, number), QProcess::CrashExit);
    QCOMPARE(namesIn(place), QStringList());
}

void TestFilms::whatWasThereBeforeStaysWhole() {
    const Workplace place;
    place.put("film.mp4", "the one before");
    for (const int number : {SIGTERM, SIGKILL}) {
        endEarly(place, "film.mp4", number);
        QCOMPARE(place.get("film.mp4"), QByteArray("the one before"));
    }
}

void TestFilms::afterAKillTheNextExportTidiesUp() {
    for (const char* target : {"film.mp4", "film.gif", "frames"}) {
        const Workplace place;
        endEarly(place, target, SIGKILL);
        const QStringList left = namesIn(place);
        QVERIFY2(left.size() <= 1, qPrintable(left.join(' ')));
        QVERIFY2(!left.contains(QLatin1String(target)), target);
        const Run run = place.run({"animate", "--scene", "strided", "--view", "weights", "--size",
                                   "320x240", "--fps", "2", "--speed", "8", "-o", target});
        QCOMPARE(run.code, 0);
        QCOMPARE(namesIn(place), QStringList{target});
    }
}

void TestFilms::whatCannotBeMadeSaysWhy_data() {
    QTest::addColumn<QString>("options");
    QTest::addColumn<QByteArray>("reason");
    QTest::newRow("ending") << "--scene strided -o film.avi" << QByteArray(".mp4");
    QTest::newRow("scene") << "--scene nothing -o film.mp4" << QByteArray("padded-strided");
    QTest::newRow("view") << "--scene strided --view front -o film.mp4" << QByteArray("stamp");
    QTest::newRow("size") << "--scene strided --size 10x10 -o film.mp4" << QByteArray("160x120");
    QTest::newRow("fps") << "--scene strided --fps 0 -o film.mp4" << QByteArray("60");
    QTest::newRow("speed") << "--scene strided --speed 9 -o film.mp4" << QByteArray("8");
    QTest::newRow("folder") << "--scene strided -o no/where/film.mp4" << QByteArray("no/where");
}

void TestFilms::whatCannotBeMadeSaysWhy() {
    QFETCH(QString, options);
    QFETCH(QByteArray, reason);
    const Workplace place;
    const Run run = place.run(QStringLiteral("animate %1").arg(options).split(' '));
    QCOMPARE(run.code, 2);
    QCOMPARE(run.errors.count('\n'), 1);
    QVERIFY2(run.errors.contains(reason), run.errors.constData());
    QCOMPARE(namesIn(place), QStringList());
}

QTEST_GUILESS_MAIN(TestFilms)
#include "test_films.moc"
