#include "tests/command/support/program.h"

#include <QDir>
#include <QTest>

namespace {

/// A PNG header that claims a picture of 2³¹−1 pixels on each side.
QByteArray hugePng() {
    return QByteArray::fromHex(
        "89504e470d0a1a0a0000000d494844527fffffff7fffffff0802000000d2d04a5d0000000049454e44ae4260"
        "82");
}

/// The header of an uncompressed BMP picture of that many columns and 12 rows, and no more.
QByteArray cutBmp(const char* columns) {
    return QByteArray::fromHex(QByteArray("424d76020000000000003600000028000000") + columns +
                               "0c000000010018000000000040020000c40e0000c40e00000000000000000000");
}

}  // namespace

class TestBadInput : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void refuses_data();
    void refuses();
    void cleanupTestCase();

private:
    Workplace place_;
};

void TestBadInput::initTestCase() {
    const auto two = rawBytes<double>({1, 2});
    place_.put("x.csv", "1,2,3\n4,5,6\n7,8,9\n");
    place_.put("k.csv", "1,2\n3,4\n");
    place_.put("k5.csv", "1,1,1,1,1\n1,1,1,1,1\n1,1,1,1,1\n1,1,1,1,1\n1,1,1,1,1\n");
    place_.put("ragged.csv", "1,2\n3\n");
    place_.put("words.csv", "a,b\n");
    place_.put("empty.csv", "");
    place_.put("hole.csv", "1,,2\n");
    place_.put("large.csv", "1e999\n");
    place_.put("hex.csv", "0x1F\n");
    place_.put("notes.txt", "1,2\n");
    place_.put("cut.npy", npy("<f8", "(2, 2)", two));
    place_.put("absurd.npy", npy("<f8", "(4294967296, 4294967296)", two));
    place_.put("claims.npy", npy("<f8", "(40000, 40000)", two));
    place_.put("zero.npy", npy("<f8", "(0, 2)", ""));
    place_.put("object.npy", npy("|O", "(2,)", two));
    place_.put("one.npy", npy("<f8", "(2,)", two));
    place_.put("cube.npy", npy("<f8", "(2, 1, 1)", two));
    place_.put("bank.npy", npy("<f8", "(2, 1, 1, 1)", two));
    place_.put("notnpy.npy", "1,2\n3,4\n");
    place_.put("huge.png", hugePng());
    place_.put("photo.bmp", cutBmp("10000000") + QByteArray(qsizetype{12} * 16 * 3, 'x'));
    place_.put("wide.bmp", cutBmp("10004000"));
    place_.put("cut.bmp", cutBmp("10000000"));
    place_.put("broken.png", QByteArray::fromHex("89504e470d0a1a0a") + "rubbish");
    place_.put("text.png", "not a picture");
    QVERIFY(QDir(place_.path()).mkdir("folder"));
    QVERIFY(QDir(place_.path()).mkdir("folder.csv"));
}

void TestBadInput::refuses_data() {
    QTest::addColumn<QString>("line");
    QTest::addColumn<QByteArray>("says");
    const auto row = [](const char* line, const char* says) {
        QTest::newRow(line) << QString::fromUtf8(line) << QByteArray(says);
    };
    row("", "--help");
    row("nosuch", "'nosuch'");
    row("conv", "-i is missing");
    row("conv -i x.csv", "-k is missing");
    row("conv -i x.csv -k", "value");
    row("conv -i x.csv -k k.csv --nosuch 1", "nosuch");
    row("conv -i x.csv -k k.csv more", "'more'");
    row("conv -i nosuch.csv -k k.csv", "No such file");
    row("conv -i folder.csv -k k.csv", "is a folder");
    row("conv -i folder -k k.csv", "is a folder");
    row("conv -i notes.txt -k k.csv", "neither a .csv nor a .npy");
    row("conv -i ragged.csv -k k.csv", "line 2: 1 cell where line 1 has 2");
    row("conv -i words.csv -k k.csv", "cell 1 is 'a'");
    row("conv -i empty.csv -k k.csv", "is empty");
    row("conv -i hole.csv -k k.csv", "cell 2 is empty");
    row("conv -i large.csv -k k.csv", "1e999");
    row("conv -i hex.csv -k k.csv", "0x1F");
    row("conv -i cut.npy -k k.csv", "cut off");
    row("conv -i absurd.npy -k k.csv", "claims more");
    row("conv -i claims.npy -k k.csv", "cut off");
    row("conv -i zero.npy -k k.csv", "0 in it");
    row("conv -i object.npy -k k.csv", "'|O'");
    row("conv -i one.npy -k k.csv", "'one.npy' is a list of length 2; an input has two dimensions");
    row("conv -i notnpy.npy -k k.csv", "not a NumPy file");
    row("conv -i x.csv -k cube.npy", "or four");
    row("conv -i cube.npy -k k.csv", "one channel");
    row("conv -i cube.npy -k bank.npy", "2 channels where the kernels expect 1");
    row("conv -i x.csv -k bank.npy", "2 maps");
    row("conv -i x.csv -k bank.npy -o y.csv", ".npy");
    row("conv -i x.csv -k k5.csv", "use a kernel of 3 or padding 1");
    row("conv -i x.csv -k k.csv --dilation 3", "dilation 2");
    row("conv -i x.csv -k k.csv --stride 0", "stride");
    row("conv -i x.csv -k k.csv --stride -1", "stride");
    row("conv -i x.csv -k k.csv --stride 1,2,3", "3 numbers");
    row("conv -i x.csv -k k.csv --stride 1.5", "--stride '1.5' has no whole number");
    row("conv -i x.csv -k k.csv --stride 9223372036854775808", "too large");
    row("conv -i x.csv -k k.csv --padding -1", "padding");
    row("conv -i x.csv -k k.csv --padding 1,2,3", "3 numbers");
    row("conv -i x.csv -k k.csv --padding some", "'some'");
    row("conv -i x.csv -k k.csv --padding 9223372036854775807", "2147483647");
    row("conv -i x.csv -k k.csv --padding 1000000000", "2147483647");
    row("conv -i x.csv -k k.csv --padding 50000", "2147483647");
    row("conv -i x.csv -k k.csv --dilation 4611686018427387904", "2147483647");
    row("conv -i x.csv -k k.csv --groups 2", "groups");
    row("conv -i x.csv -k k.csv --groups 0", "--groups");
    row("conv -i x.csv -k k.csv --output-padding 1", "transposed");
    row("conv -i x.csv -k k.csv --geometry s2 --stride 2", "give it once");
    row("conv -i x.csv -k k.csv --geometry i4x4", "input of 4");
    row("conv -i x.csv -k k.csv --geometry k3x3", "kernel of 3");
    row("conv -i x.csv -k k.csv --geometry q1", "'q1'");
    row("conv -i x.csv -k k.csv -o nosuch/y.csv", "there is no folder");
    row("conv -i x.csv -k k.csv -o folder.csv", "is a folder");
    row("conv -i x.csv -k k.csv -o y.txt", "neither .csv nor .npy");
    row("conv -i x.csv -k k.csv -o x.csv/y.csv", "not a folder");
    row("conv -i x.csv -k k.csv -o /proc/y.csv", "Cannot write");
    row("conv -i /dev/zero -k k.csv", "neither");
    row("transpose -i x.csv -k k.csv --stride 2 --output-padding 2", "use output padding 1");
    row("transpose -i x.csv -k k.csv --output-padding -1", "output padding");
    row("transpose -i x.csv -k k.csv --padding 2", "crops the whole output");
    row("transpose -i x.csv -k k.csv --stride 2000000000", "2147483647");
    row("transpose -i x.csv -k k.csv --stride 100000", "2147483647");
    row("transpose -i x.csv -k k.csv --dilation 100000", "2147483647");
    row("transpose -i x.csv -k k.csv --view sideways", "direct, matrix");
    row("transpose -i x.csv -k k.csv --padding same --output-padding 1", "leave");
    row("transpose -i cube.npy -k bank.npy --groups 3", "multiple");
    row("transpose -i x.csv -k bank.npy", "1 channel where the kernels expect 2");
    row("matrix -k k.csv", "--input-size is missing");
    row("matrix --input-size 4x4", "-k is missing");
    row("matrix --input-size 4x4x4 -k k.csv", "rows x columns");
    row("matrix --input-size fourxfour -k k.csv", "--input-size 'fourxfour' has no whole number");
    row("matrix --input-size 0x4 -k k.csv", "from 1 to");
    row("matrix --input-size 1x1 -k k.csv", "kernel of 1");
    row("matrix --input-size 4294967296x1 -k k.csv", "2147483647");
    row("matrix --input-size 100000x100000 -k k.csv --format coo", "2147483647");
    row("matrix --input-size 40000x40000 -k k.csv --format mtx", "entries that hold a tap");
    row("matrix --input-size 512x512 -k k.csv", "--format coo or mtx");
    row("matrix --input-size 4x4 -k k.csv --format csv", "dense, coo, mtx");
    row("matrix --input-size 4x4 -k k.csv -o W.mtx", "--format coo or mtx");
    row("matrix --input-size 4x4 -k k.csv --format coo -o folder", "is a folder");
    row("matrix --input-size 4x4 -k k.csv --output-padding 1", "transposed");
    row("size --kernel-size 3x3", "--input-size is missing");
    row("size --input-size 3x3", "--kernel-size is missing");
    row("size --input-size 2x2 --kernel-size 3x3", "use a kernel of 2 or padding 1");
    row("size --input-size 5x5 --kernel-size 3x3 --dilation 9999999999", "2147483647");
    row("size --input-size 99999999999999999999x5 --kernel-size 3x3", "too large");
    row("size --input-size 5x5 --kernel-size 3x3 --output-padding 1", "output padding");
    row("features --image huge.png --preset box -o maps", "huge.png");
    row("features --image broken.png --preset box -o maps", "broken.png");
    row("features --image text.png --preset box -o maps", "not a picture");
    row("features --image nosuch.png --preset box -o maps", "nosuch.png");
    row("features --image folder --preset box -o maps", "folder");
    row("features --image text.png --preset box", "-o is missing");
    row("features --image photo.bmp --filters cube.npy -o maps",
        "deconv: 'cube.npy' is 2×1×1; a kernel");
    row("features --image text.png --preset box -o x.csv", "it is a file");
    row("features --image text.png --preset box -o nosuch/maps", "there is no folder");
    row("features --image text.png --preset box --op both -o maps", "neither conv nor transpose");
    row("features --image text.png --preset box --groups 3 -o maps", "--groups");
    row("cycles --image text.png", "not a picture");
    row("cycles --image huge.png", "huge.png");
    row("cycles --image wide.bmp", "a side of more than 1000000");
    row("cycles --image cut.bmp", "ends before its picture does");
}

void TestBadInput::refuses() {
    QFETCH(QString, line);
    QFETCH(QByteArray, says);
    const QStringList before = place_.listing();
    const Run run = place_.run(line.split(' ', Qt::SkipEmptyParts));
    QVERIFY2(run.errors.contains(says), run.errors.constData());
    QCOMPARE(run.code, 2);
    QCOMPARE(run.errors.count('\n'), 1);
    QVERIFY(run.errors.startsWith("deconv: ") && run.errors.endsWith('\n'));
    QCOMPARE(run.output, QByteArray());
    QCOMPARE(place_.listing(), before);
}

void TestBadInput::cleanupTestCase() {
    if (!isInstrumented())
        QVERIFY2(mostMegabytes() < 100, qPrintable(QString::number(mostMegabytes())));
}

QTEST_GUILESS_MAIN(TestBadInput)
#include "test_bad_input.moc"
