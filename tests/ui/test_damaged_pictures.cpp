#include "core/control.h"
#include "tests/oracle/refusal.h"
#include "tests/ui/support/three_colours.h"
#include "ui/model/picture_file.h"

#include <QBuffer>
#include <QFile>
#include <QImage>
#include <QTemporaryDir>
#include <QTemporaryFile>
#include <QTest>
#include <unistd.h>

using namespace model;
using oracle::refusal;
using support::threeColours;

class TestDamagedPictures : public QObject {
    Q_OBJECT
private slots:
    void cutPicturesAreRefused();
    void damagedPicturesAreRefusedInSilence();
};

void TestDamagedPictures::cutPicturesAreRefused() {
    QTemporaryDir folder;
    for (const char* format : {"jpg", "png"}) {
        const QString path = folder.filePath(QStringLiteral("cut.") + QLatin1String(format));
        QImage image(300, 300, QImage::Format_RGB32);
        for (int y = 0; y < 300; ++y)
            for (int x = 0; x < 300; ++x)
                image.setPixel(x, y, static_cast<uint>(x * 7919 + y * 104729));
        QVERIFY(image.save(path));
        QVERIFY(!readPicture(path).isNull());
        QFile file(path);
        QVERIFY(file.resize(file.size() / 2));
        const QString text = refusal([&] { readPicture(path); });
        QVERIFY2(text.startsWith(QLatin1String("cut.")), qPrintable(text));
    }
}

// What is wrong with a file is said once, in a sentence, and not on the terminal too.
void TestDamagedPictures::damagedPicturesAreRefusedInSilence() {
    QByteArray whole;
    QBuffer buffer(&whole);
    QVERIFY(buffer.open(QIODevice::WriteOnly));
    QVERIFY(threeColours().save(&buffer, "PNG"));
    const auto changed = [&whole](qsizetype at) {
        QByteArray file = whole;
        file[at] = static_cast<char>(file[at] ^ 0x55);
        return file;
    };
    constexpr qsizetype kInHeader = 18, kInLastChunk = 6;
    const QString damaged =
        QStringLiteral("a.png is damaged and cannot be shown; get a whole copy of it.");
    const QString cut =
        QStringLiteral("a.png ends before its picture does; get a whole copy of it.");
    const QVector<QPair<QByteArray, QString>> files{
        {changed(kInHeader), damaged},
        {changed(whole.indexOf("IDAT") + 6), damaged},
        {changed(whole.size() - kInLastChunk), damaged},
        {whole.left(whole.size() / 2), cut},
        {whole.left(whole.size() - 12), cut},
        {whole.left(20), cut},
    };
    QTemporaryFile said;
    QVERIFY(said.open());
    const int kept = ::dup(STDERR_FILENO);
    QVERIFY(::dup2(said.handle(), STDERR_FILENO) >= 0);
    QStringList sentences;
    for (const auto& [file, expected] : files)
        sentences.append(refusal([&file = file] { decodePicture(file, "a.png"); }));
    ::dup2(kept, STDERR_FILENO);
    ::close(kept);
    for (qsizetype n = 0; n < files.size(); ++n)
        QCOMPARE(sentences[n], files[n].second);
    QFile heard(said.fileName());
    QVERIFY(heard.open(QIODevice::ReadOnly));
    QCOMPARE(heard.readAll(), QByteArray());
    QCOMPARE(decodePicture(whole, "a.png").size(), threeColours().size());
}

QTEST_GUILESS_MAIN(TestDamagedPictures)
#include "test_damaged_pictures.moc"
