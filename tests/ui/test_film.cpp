#include "core/scenes.h"
#include "tests/ui/support/appearance.h"
#include "ui/paint/film/film_file.h"
#include "ui/paint/film/stage_frame.h"
#include "ui/paint/film/story_layout.h"
#include "ui/paint/film/story_words.h"
#include "ui/paint/math_text.h"

#include <QDir>
#include <QGuiApplication>
#include <QImage>
#include <QPainter>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using paint::Beat;
using paint::Film;
using paint::FilmOptions;
using paint::FilmView;

namespace {

std::shared_ptr<const core::Result> resultOf(const char* scene) {
    return std::make_shared<const core::Result>(core::evaluate(core::makeExample(scene)));
}

Film filmOf(const char* scene, FilmView view, FilmOptions options = {}) {
    return paint::makeFilm(resultOf(scene), view, QStringLiteral("A film"), options);
}

QImage frameOf(const Film& film, core::Index frame) {
    QImage image(film.options.size, QImage::Format_RGB32);
    QPainter painter(&image);
    paint::drawFrame(painter, film, frame);
    return image;
}

std::size_t beatOf(const Film& film, Beat::Kind kind) {
    for (std::size_t n = 0; n < film.beats.size(); ++n)
        if (film.beats[n].kind == kind)
            return n;
    return film.beats.size();
}

FilmOptions quick() {
    FilmOptions options;
    options.size = {320, 180};
    options.framesPerSecond = 10;
    options.speed = 8;
    return options;
}

QStringList probe(const QString& path) {
    QProcess process;
    process.start("ffprobe",
                  {"-v", "error", "-count_frames", "-select_streams", "v:0", "-show_entries",
                   "stream=codec_name,width,height,nb_read_frames", "-of", "csv=p=0", path});
    process.waitForFinished(120000);
    return QString::fromLatin1(process.readAllStandardOutput()).trimmed().split(',');
}

QStringList everythingIn(const QString& folder) {
    return QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
}

}  // namespace

class TestFilm : public QObject {
    Q_OBJECT
private slots:
    void aStoryHasAStepForEachNumber();
    void zerosThatAreNotThereGetNoBeat();
    void everySceneHasEveryView();
    void aFrameThatLooksAsBeforeIsTheSame();
    void theSetUpEndsAsThePaddedInput();
    void captionsSayTheSum();
    void numbersAppearAsTheyAreComputed();
    void filmsHaveTheirFramesAndCodecs_data();
    void filmsHaveTheirFramesAndCodecs();
    void aFolderHoldsEveryFrame();
    void aCancelledFilmLeavesNothing();
    void withoutFfmpegASentenceSaysSo();
    void stillsAreWritten();
    void aComparisonShowsBothStampByStamp();
    void everyViewCanBeWithoutNumbersAndWords();
};

void TestFilm::aStoryHasAStepForEachNumber() {
    const Film film = filmOf("padded-strided", FilmView::Story);
    core::Index direct = 0, transposed = 0;
    for (const Beat& beat : film.beats) {
        direct += beat.kind == Beat::Kind::DirectStep;
        transposed += beat.kind == Beat::Kind::TransposedStep;
    }
    QCOMPARE(direct, 4);       // 2×2
    QCOMPARE(transposed, 12);  // 3×4
    QCOMPARE(paint::frameCount(film), std::llround(paint::seconds(film) * 30));
    QCOMPARE(paint::momentAt(film, 1e9).beat, film.beats.size() - 1);
}

void TestFilm::zerosThatAreNotThereGetNoBeat() {
    const Film plain = filmOf("unit-strides", FilmView::Story);
    QVERIFY(beatOf(plain, Beat::Kind::Border) < plain.beats.size());
    QCOMPARE(beatOf(plain, Beat::Kind::Inserted), plain.beats.size());
    QCOMPARE(beatOf(plain, Beat::Kind::Additional), plain.beats.size());
    const Film full = filmOf("padded-strided", FilmView::Story);
    QVERIFY(beatOf(full, Beat::Kind::Border) < beatOf(full, Beat::Kind::Inserted));
    QVERIFY(beatOf(full, Beat::Kind::Inserted) < beatOf(full, Beat::Kind::Additional));
    QVERIFY(beatOf(full, Beat::Kind::Additional) < beatOf(full, Beat::Kind::TransposedStep));
    const Film none = filmOf("full_padding_no_strides", FilmView::Story);
    QCOMPARE(beatOf(none, Beat::Kind::Border), none.beats.size());
}

void TestFilm::everySceneHasEveryView() {
    for (const core::Scene& scene : core::scenes())
        for (int view = 0; view <= static_cast<int>(FilmView::Stamp); ++view) {
            const Film film = filmOf(scene.name, static_cast<FilmView>(view), quick());
            const QImage last = frameOf(film, paint::frameCount(film) - 1);
            const QImage first = frameOf(film, 0);
            QVERIFY2(first != last, scene.name);
        }
}

void TestFilm::aFrameThatLooksAsBeforeIsTheSame() {
    FilmOptions options = quick();
    options.speed = 1;
    for (const FilmView view : {FilmView::Story, FilmView::Stamp}) {
        const Film film = filmOf("strided", view, options);
        QImage before = frameOf(film, 0);
        int repeated = 0;
        for (core::Index frame = 1; frame < paint::frameCount(film); ++frame) {
            const QImage now = frameOf(film, frame);
            if (paint::looksAsBefore(film, frame)) {
                ++repeated;
                QVERIFY2(now == before, qPrintable(QString::number(frame)));
            }
            before = now;
        }
        QVERIFY(repeated > 20);
    }
}

void TestFilm::theSetUpEndsAsThePaddedInput() {
    for (const core::Scene& scene : core::scenes()) {
        const Film film = filmOf(scene.name, FilmView::Story);
        const paint::StoryLayout layout = paint::layoutStory(film, {film.beats.size() - 1, 1});
        const core::Geometry& geometry = film.result->experiment.geometry;
        const QSizeF size = layout.padded.size() / layout.padded.cell;
        QCOMPARE(size.height(), static_cast<double>(core::transposed(geometry.rows).padded));
        QCOMPARE(size.width(), static_cast<double>(core::transposed(geometry.columns).padded));
        for (const auto* grid :
             {&layout.x, &layout.kernel, &layout.y, &layout.padded, &layout.turned, &layout.z})
            QVERIFY2(QRectF({0, 0}, layout.size)
                         .adjusted(-1, -1, 1, 1)
                         .contains(QRectF(grid->origin, grid->size())),
                     scene.name);
    }
}

void TestFilm::captionsSayTheSum() {
    const Film film = filmOf("notebook", FilmView::Story);
    const std::size_t first = beatOf(film, Beat::Kind::TransposedStep);
    const QString caption = paint::mathText(paint::storyCaption(film, {first + 5, 1})).plain();
    QCOMPARE(caption, QStringLiteral("Z(1,1) = 17·2 + 12·(−1) + 14·1 + 17·0 = 36"));
    const QString border =
        paint::mathText(paint::storyCaption(film, {beatOf(film, Beat::Kind::Border), 1})).plain();
    QVERIFY2(border.contains(QStringLiteral("= 2 on every side")), qPrintable(border));
}

void TestFilm::numbersAppearAsTheyAreComputed() {
    const Film film = filmOf("notebook", FilmView::Direct);
    const std::size_t first = beatOf(film, Beat::Kind::DirectStep);
    const paint::StoryLayout layout = paint::layoutStory(film, {first, 1});
    const auto cellOf = [&](std::size_t beat, std::size_t row, std::size_t column) {
        QImage image(film.options.size, QImage::Format_RGB32);
        QPainter painter(&image);
        paint::drawMoment(painter, film, {beat, 1});
        painter.end();
        const QRectF tile = layout.y.tile(row, column).adjusted(4, 4, -4, -4);
        return image.copy(
            QRectF(tile.topLeft() * layout.scale, tile.size() * layout.scale).toRect());
    };
    QVERIFY(cellOf(first, 1, 1) == cellOf(first + 2, 1, 1));     // still to come
    QVERIFY(!(cellOf(first, 1, 1) == cellOf(first + 3, 1, 1)));  // there
    QVERIFY(cellOf(first + 1, 0, 0) == cellOf(first + 3, 0, 0));
}

void TestFilm::filmsHaveTheirFramesAndCodecs_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("codec");
    QTest::newRow("mp4") << "film.mp4"
                         << "h264";
    QTest::newRow("webm") << "film.webm"
                          << "vp9";
    QTest::newRow("gif") << "film.gif"
                         << "gif";
}

void TestFilm::filmsHaveTheirFramesAndCodecs() {
    QFETCH(QString, name);
    QFETCH(QString, codec);
    QTemporaryDir folder;
    const Film film = filmOf("strided", FilmView::Story, quick());
    const QString path = folder.filePath(name);
    double reported = 0;
    core::Control control;
    control.progress = [&reported](double fraction) { reported = fraction; };
    paint::writeFilm(film, path, *paint::filmFormatOf(path), control);
    QCOMPARE(probe(path),
             QStringList({codec, "320", "180", QString::number(paint::frameCount(film))}));
    QCOMPARE(reported, 1.);
    QCOMPARE(everythingIn(folder.path()), QStringList{name});
}

void TestFilm::aFolderHoldsEveryFrame() {
    QTemporaryDir folder;
    const Film film = filmOf("strided", FilmView::Matrix, quick());
    paint::writeFilm(film, folder.filePath("frames"), paint::FilmFormat::Folder, {});
    const QStringList names = everythingIn(folder.filePath("frames"));
    QCOMPARE(names.size(), paint::frameCount(film));
    QCOMPARE(names.first(), QStringLiteral("frame_0001.png"));
    const QImage last(folder.filePath("frames/" + names.last()));
    QCOMPARE(last.convertToFormat(QImage::Format_RGB32),
             frameOf(film, paint::frameCount(film) - 1));
}

void TestFilm::aCancelledFilmLeavesNothing() {
    QTemporaryDir folder;
    for (const char* name : {"film.mp4", "film.gif", "frames"}) {
        std::stop_source stop;
        core::Control control;
        control.stop = stop.get_token();
        control.progress = [&stop](double fraction) {
            if (fraction > .4)
                stop.request_stop();
        };
        const QString path = folder.filePath(name);
        QVERIFY_EXCEPTION_THROWN(paint::writeFilm(filmOf("strided", FilmView::Story, quick()), path,
                                                  *paint::filmFormatOf(path), control),
                                 core::Cancelled);
        QCOMPARE(everythingIn(folder.path()), QStringList());
    }
}

void TestFilm::withoutFfmpegASentenceSaysSo() {
    QTemporaryDir folder;
    const QByteArray path = qgetenv("PATH");
    qputenv("PATH", folder.path().toLocal8Bit());
    QString said;
    try {
        paint::writeFilm(filmOf("strided", FilmView::Story, quick()), folder.filePath("film.mp4"),
                         paint::FilmFormat::Mp4, {});
    } catch (const core::Refused& refused) {
        said = QString::fromUtf8(refused.what());
    }
    qputenv("PATH", path);
    QVERIFY2(said.contains("ffmpeg") && said.contains("PNG"), qPrintable(said));
    QCOMPARE(everythingIn(folder.path()), QStringList());
}

void TestFilm::stillsAreWritten() {
    QTemporaryDir folder;
    const Film film = filmOf("padding_strides_odd", FilmView::PaddedInput);
    const auto headOf = [&](const char* name) {
        const QString path = folder.filePath(name);
        paint::writeFigure(film, {4, 1}, path, *paint::figureFormatOf(path));
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.read(4096) : QByteArray();
    };
    QVERIFY(headOf("step.pdf").startsWith("%PDF-"));
    QVERIFY(headOf("step.svg").contains("<svg"));
    headOf("step.png");
    QCOMPARE(QImage(folder.filePath("step.png")).size(), QSize(1280, 720));
}

void TestFilm::aComparisonShowsBothStampByStamp() {
    const core::Scene& scene = core::sceneNamed("overlaps");
    const Film film = paint::makeSceneFilm(scene, FilmView::Story, QStringLiteral("Both"), {});
    QVERIFY(film.beside);
    QCOMPARE(core::size(*film.result->experiment.kernels, 2), 3);
    QCOMPARE(core::size(*film.beside->experiment.kernels, 2), 2);
    QCOMPARE(static_cast<int>(film.beats.size()), 17);  // 16 stamps and a rest
    // Each half changes with each step, and the two are not alike.
    const auto half = [](const QImage& image, bool right) {
        return image.copy(right ? image.width() / 2 : 0, 140, image.width() / 2, 460);
    };
    const auto at = [&](std::size_t beat) {
        QImage image(film.options.size, QImage::Format_RGB32);
        QPainter painter(&image);
        paint::drawMoment(painter, film, {beat, 1});
        return image;
    };
    for (std::size_t beat = 0; beat < 16; ++beat)
        for (const bool right : {false, true})
            QVERIFY(half(at(beat), right) != half(at(beat + 1), right));
    QVERIFY(half(at(16), false) != half(at(16), true));
    // In any other view it is the scene alone.
    QVERIFY(!paint::makeSceneFilm(scene, FilmView::Stamp, {}, {}).beside);
}

// Where no numbers stand, an array of all ones looks the same whatever the ones are.
void TestFilm::everyViewCanBeWithoutNumbersAndWords() {
    const auto doubled = [](const char* name) {
        core::Experiment experiment = core::makeExample(name);
        core::Planes<double> twice = *experiment.input * 2.;
        experiment.input = core::share(std::move(twice));
        return std::make_shared<const core::Result>(core::evaluate(experiment));
    };
    for (const FilmView view : {FilmView::Story, FilmView::Direct, FilmView::Weights,
                                FilmView::Matrix, FilmView::PaddedInput}) {
        FilmOptions options;
        options.title = options.captions = false;
        const auto lastOf = [&](std::shared_ptr<const core::Result> result) {
            const Film film = paint::makeFilm(std::move(result), view, {}, options);
            return frameOf(film, paint::frameCount(film) - 1)
                .copy(0, 0, film.options.size.width(), film.options.size.height() / 10 * 9);
        };
        const char* const scene = "all-ones-matrix";
        const QImage withNumbers = lastOf(resultOf(scene));
        QVERIFY(withNumbers != lastOf(doubled(scene)));
        options.values = false;
        QVERIFY2(lastOf(resultOf(scene)) == lastOf(doubled(scene)),
                 qPrintable(QString::number(static_cast<int>(view))));
        options.values = true;
        options.captions = true;
        QVERIFY(withNumbers != lastOf(resultOf(scene)) || view == FilmView::Story ||
                view == FilmView::Direct);
    }
}

DECONV_UI_TEST_MAIN(TestFilm)
#include "test_film.moc"
