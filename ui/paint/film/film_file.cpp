#include "ui/paint/film/film_file.h"

#include "core/formats/folder.h"
#include "core/formats/replacement.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QImage>
#include <QPainter>
#include <QProcess>
#include <functional>
#include <sys/mman.h>

namespace paint {
namespace {

// How long ffmpeg may be silent before it is looked at again, in ms, so that a cancel is heeded.
constexpr int kGlance = 20;
// A few frames may wait in the pipe; more would only take memory.
constexpr int kFramesAhead = 3;

std::string text(const char* message, const QString& first = {}, const QString& second = {}) {
    QString sentence = QCoreApplication::translate("paint::Film", message);
    if (!first.isNull())
        sentence = sentence.arg(first);
    if (!second.isNull())
        sentence = sentence.arg(second);
    return sentence.toStdString();
}

QImage render(const Film& film, Index frame) {
    QImage image(film.options.size, QImage::Format_RGB32);
    if (image.isNull())
        throw core::Refused(text("There is no memory for pictures of %1×%2; choose a smaller size",
                                 QString::number(film.options.size.width()),
                                 QString::number(film.options.size.height())));
    QPainter painter(&image);
    drawFrame(painter, film, frame);
    return image;
}

/// Every frame in order; one that looks as the one before is not drawn again.
void forEachFrame(const Film& film, const core::Control& control,
                  const std::function<void(Index, const QImage&)>& use) {
    const Index count = frameCount(film);
    QImage image;
    for (Index frame = 0; frame < count; ++frame) {
        core::checkStop(control);
        if (image.isNull() || !looksAsBefore(film, frame))
            image = render(film, frame);
        use(frame, image);
        core::report(control, static_cast<double>(frame + 1) / static_cast<double>(count));
    }
}

/// What ffmpeg is told of the frames that it is fed.
QStringList inputArguments(const Film& film) {
    const QSize size = film.options.size;
    return {"-v",
            "error",
            "-nostdin",
            "-y",
            "-f",
            "rawvideo",
            "-pixel_format",
            "bgra",
            "-video_size",
            QStringLiteral("%1x%2").arg(size.width()).arg(size.height()),
            "-framerate",
            QString::number(film.options.framesPerSecond),
            "-i",
            "pipe:0"};
}

QStringList filmArguments(FilmFormat format, const QString& palette) {
    // Colours are those of a screen; said so, or players shift them.
    const QString bt709 = QStringLiteral("scale=out_color_matrix=bt709:out_range=tv");
    const QStringList tags{"-colorspace", "bt709", "-color_primaries", "bt709",
                           "-color_trc",  "bt709", "-color_range",     "tv"};
    switch (format) {
        case FilmFormat::Mp4:
            // H.264 in its usual form needs even sizes.
            return QStringList{"-vf",      "pad=ceil(iw/2)*2:ceil(ih/2)*2," + bt709,
                               "-c:v",     "libx264",
                               "-preset",  "veryfast",
                               "-crf",     "18",
                               "-pix_fmt", "yuv420p"} +
                   tags + QStringList{"-movflags", "+faststart", "-f", "mp4"};
        case FilmFormat::WebM:
            return QStringList{"-vf",     bt709, "-c:v",      "libvpx-vp9", "-crf",      "24",
                               "-b:v",    "0",   "-deadline", "realtime",   "-cpu-used", "8",
                               "-row-mt", "1",   "-pix_fmt",  "yuv420p"} +
                   tags + QStringList{"-f", "webm"};
        default:
            return {"-i",
                    palette,
                    "-filter_complex",
                    "[0:v][1:v]paletteuse=dither=bayer:bayer_scale=5:diff_mode=rectangle",
                    "-f",
                    "gif"};
    }
}

/// ffmpeg, fed with frames; stopped if it is left early.
class Encoder {
public:
    explicit Encoder(const QStringList& arguments) {
        process_.setProgram(QStringLiteral("ffmpeg"));
        process_.setArguments(arguments);
        process_.setStandardOutputFile(QProcess::nullDevice());
        process_.start();
        if (!process_.waitForStarted())
            throw core::Refused(
                text("Films are made with ffmpeg, which is not installed; install the package "
                     "ffmpeg, or export a folder of PNG"));
    }

    ~Encoder() {
        if (process_.state() == QProcess::NotRunning)
            return;
        process_.kill();
        process_.waitForFinished();
    }

    void add(const QImage& image, const core::Control& control) {
        // Rows follow each other without a gap: RGB32 has four bytes a pixel.
        process_.write(reinterpret_cast<const char*>(image.constBits()), image.sizeInBytes());
        drain(kFramesAhead * image.sizeInBytes(), control);
    }

    void finish(const core::Control& control) {
        drain(0, control);
        process_.closeWriteChannel();
        while (process_.state() != QProcess::NotRunning) {
            core::checkStop(control);
            process_.waitForFinished(kGlance);
        }
        if (process_.exitStatus() != QProcess::NormalExit || process_.exitCode() != 0)
            fail();
    }

private:
    void drain(qint64 leave, const core::Control& control) {
        while (process_.bytesToWrite() > leave) {
            core::checkStop(control);
            if (!process_.waitForBytesWritten(kGlance) && process_.state() == QProcess::NotRunning)
                fail();
        }
    }

    [[noreturn]] void fail() {
        const QString said =
            QString::fromLocal8Bit(process_.readAllStandardError()).simplified().right(200);
        throw core::Refused(text("ffmpeg did not make the film: %1",
                                 said.isEmpty() ? process_.errorString() : said));
    }

    QProcess process_;
};

/// A file in memory that another program can write and read, and that goes with this one.
class MemoryFile {
public:
    MemoryFile() : file_(memfd_create("deconv-palette", MFD_CLOEXEC)) {
        if (!file_.isOpen())
            throw core::Refused(text("There is no memory for the colours of a GIF"));
    }
    const core::formats::Descriptor& descriptor() const { return file_; }

private:
    core::formats::Descriptor file_;
};

/// The name by which another program reaches a file of ours, whether or not it has one.
QString pathOf(const core::formats::Descriptor& file) {
    return QStringLiteral("/proc/%1/fd/%2")
        .arg(QCoreApplication::applicationPid())
        .arg(file.number());
}

core::Control part(const core::Control& control, double from, double share) {
    core::Control inner = control;
    inner.progress = [control, from, share](double fraction) {
        core::report(control, from + share * fraction);
    };
    return inner;
}

/// The colours that serve the whole film best. Frames that repeat would only weigh more.
void findPalette(const Film& film, const QString& target, const core::Control& control) {
    Encoder encoder(inputArguments(film) + QStringList{"-vf", "palettegen=stats_mode=diff",
                                                       "-frames:v", "1", "-c:v", "png", "-f",
                                                       "image2", "-update", "1", target});
    forEachFrame(film, control, [&](Index frame, const QImage& image) {
        if (!looksAsBefore(film, frame))
            encoder.add(image, control);
    });
    encoder.finish(control);
}

void encode(const Film& film, FilmFormat format, const QString& target, const QString& palette,
            const core::Control& control) {
    Encoder encoder(inputArguments(film) + filmArguments(format, palette) + QStringList{target});
    forEachFrame(film, control, [&](Index, const QImage& image) { encoder.add(image, control); });
    encoder.finish(control);
}

std::string nativePath(const QString& path) {
    return QFile::encodeName(path).toStdString();
}

void writePictures(const Film& film, const QString& path, const core::Control& control) {
    const int digits = static_cast<int>(QString::number(frameCount(film)).size());
    core::formats::replaceFiles(nativePath(path), [&](const core::formats::AddFile& add) {
        forEachFrame(film, control, [&](Index frame, const QImage& image) {
            const QString name = QStringLiteral("frame_%1.png")
                                     .arg(frame + 1, std::max(4, digits), 10, QLatin1Char('0'));
            add(name.toStdString(), [&image](const core::formats::Sink& sink) {
                QBuffer buffer;
                buffer.open(QIODevice::WriteOnly);
                image.save(&buffer, "PNG");
                sink({buffer.data().constData(), static_cast<std::size_t>(buffer.size())});
            });
        });
    });
}

}  // namespace

std::optional<FilmFormat> filmFormatOf(const QString& path) {
    const QString ending = QFileInfo(path).suffix().toLower();
    if (ending == QLatin1String("mp4"))
        return FilmFormat::Mp4;
    if (ending == QLatin1String("webm"))
        return FilmFormat::WebM;
    if (ending == QLatin1String("gif"))
        return FilmFormat::Gif;
    if (ending.isEmpty() || QFileInfo(path).isDir())
        return FilmFormat::Folder;
    return std::nullopt;
}

void writeFilm(const Film& film, const QString& path, FilmFormat format,
               const core::Control& control) {
    if (format == FilmFormat::Folder) {
        writePictures(film, path, control);
        return;
    }
    core::formats::Replacement replacement(nativePath(path),
                                           core::formats::Replacement::Name::WhenWhole);
    // ffmpeg writes through our descriptor, so that however either of us ends nothing is left over.
    const QString target = pathOf(replacement.file());
    if (format == FilmFormat::Gif) {
        // In two passes, since one would hold every frame until the colours are known.
        const MemoryFile palette;
        findPalette(film, pathOf(palette.descriptor()), part(control, 0, .3));
        encode(film, format, target, pathOf(palette.descriptor()), part(control, .3, .7));
    } else {
        encode(film, format, target, {}, control);
    }
    replacement.commit();
}

}  // namespace paint
