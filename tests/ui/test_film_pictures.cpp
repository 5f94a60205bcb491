// What a film looks like: its first, middle and last frames, as drawn and as a player shows them.

#include "core/scenes.h"
#include "tests/ui/support/appearance.h"
#include "tests/ui/support/picture_comparison.h"
#include "ui/paint/film/film_file.h"

#include <QImage>
#include <QPainter>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using paint::Film;
using paint::FilmView;

namespace {

constexpr QSize kSize{640, 360};

Film filmOf(const char* scene, FilmView view, paint::Scheme scheme) {
    paint::FilmOptions options;
    options.size = kSize;
    options.framesPerSecond = 10;
    options.speed = 8;
    options.scheme = scheme;
    const core::Scene& one = core::sceneNamed(scene);
    return paint::makeSceneFilm(one, view, QString::fromUtf8(one.title), options);
}

QImage drawn(const Film& film, core::Index frame) {
    QImage image(film.options.size, QImage::Format_RGB32);
    QPainter painter(&image);
    paint::drawFrame(painter, film, frame);
    return image;
}

QImage decoded(const QString& path, core::Index frame, const QString& target) {
    QProcess process;
    process.start("ffmpeg",
                  {"-v", "error", "-y", "-i", path, "-vf",
                   QStringLiteral("select=eq(n\\,%1)").arg(frame), "-frames:v", "1", target});
    process.waitForFinished(60'000);
    return QImage(target).convertToFormat(QImage::Format_RGB32);
}

/// The mean difference of a colour channel, in levels of 256.
double meanDifference(const QImage& a, const QImage& b) {
    double sum = 0;
    for (int y = 0; y < a.height(); ++y)
        for (int x = 0; x < a.width(); ++x) {
            const QRgb p = a.pixel(x, y), q = b.pixel(x, y);
            sum += std::abs(qRed(p) - qRed(q)) + std::abs(qGreen(p) - qGreen(q)) +
                   std::abs(qBlue(p) - qBlue(q));
        }
    return sum / 3 / a.width() / a.height();
}

}  // namespace

class TestFilmPictures : public QObject {
    Q_OBJECT
private slots:
    void firstMiddleAndLastFrames_data();
    void firstMiddleAndLastFrames();
    void aPlayerShowsWhatWasDrawn_data();
    void aPlayerShowsWhatWasDrawn();
};

void TestFilmPictures::firstMiddleAndLastFrames_data() {
    QTest::addColumn<QByteArray>("scene");
    QTest::addColumn<FilmView>("view");
    QTest::addColumn<paint::Scheme>("scheme");
    QTest::newRow("film-story-light")
        << QByteArray("padded-strided") << FilmView::Story << paint::Scheme::Light;
    QTest::newRow("film-stamp-dark")
        << QByteArray("strided") << FilmView::Stamp << paint::Scheme::Dark;
    QTest::newRow("film-comparison-light")
        << QByteArray("overlaps") << FilmView::Story << paint::Scheme::Light;
}

void TestFilmPictures::firstMiddleAndLastFrames() {
    QFETCH(QByteArray, scene);
    QFETCH(FilmView, view);
    QFETCH(paint::Scheme, scheme);
    const Film film = filmOf(scene.constData(), view, scheme);
    const core::Index count = paint::frameCount(film);
    const QString name = QString::fromUtf8(QTest::currentDataTag());
    COMPARE_WITH_BASELINE(drawn(film, 0), name + QStringLiteral("-first"));
    COMPARE_WITH_BASELINE(drawn(film, count / 2), name + QStringLiteral("-middle"));
    COMPARE_WITH_BASELINE(drawn(film, count - 1), name + QStringLiteral("-last"));
}

void TestFilmPictures::aPlayerShowsWhatWasDrawn_data() {
    QTest::addColumn<QString>("name");
    for (const char* name : {"film.mp4", "film.webm", "film.gif"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestFilmPictures::aPlayerShowsWhatWasDrawn() {
    QFETCH(QString, name);
    const QTemporaryDir folder;
    const Film film = filmOf("strided", FilmView::Story, paint::Scheme::Light);
    const QString path = folder.filePath(name);
    paint::writeFilm(film, path, *paint::filmFormatOf(path), {});
    const core::Index count = paint::frameCount(film);
    for (const core::Index frame : {core::Index{0}, count / 2, count - 1}) {
        const QImage shown = decoded(path, frame, folder.filePath(QStringLiteral("shown.png")));
        const QImage expected = drawn(film, frame);
        QCOMPARE(shown.size(), expected.size());
        const double apart = meanDifference(shown, expected);
        QVERIFY2(apart < 3, qPrintable(QStringLiteral("frame %1: %2").arg(frame).arg(apart)));
        // The test bites: another frame of the film is farther away.
        if (frame == 0)
            QVERIFY(meanDifference(shown, drawn(film, count - 1)) > 2 * apart);
    }
}

DECONV_UI_TEST_MAIN(TestFilmPictures)
#include "test_film_pictures.moc"
