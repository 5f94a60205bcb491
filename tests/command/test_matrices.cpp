#include "tests/command/support/program.h"

#include <QDir>
#include <QElapsedTimer>
#include <QProcess>
#include <QTest>
#include <csignal>

namespace {

/// Sums of W of a 512×512 picture with the kernel 1…9, as SciPy reads it: shape, entries, the sum
/// of all values, and W·1 and Wᵀ·1 weighted by their index, which no entry in a wrong place keeps.
const char* const kReader = R"(
import sys, numpy as np, scipy.io, scipy.sparse
if sys.argv[1].endswith('.mtx'):
    w = scipy.io.mmread(sys.argv[1]).tocsr()
else:
    r, c, v = np.loadtxt(sys.argv[1], delimiter=',', unpack=True)
    w = scipy.sparse.coo_matrix((v, (r.astype(int), c.astype(int)))).tocsr()
rows = w @ np.arange(w.shape[1])
columns = w.T @ np.arange(w.shape[0])
print(*w.shape, w.nnz, int(w.sum()), int(rows.sum()), int(columns.sum()))
x = np.arange(512 * 512.).reshape(512, 512) % 97
k = np.arange(1., 10.).reshape(3, 3)
y = sum(k[u, v] * x[u:u + 510, v:v + 510] for u in range(3) for v in range(3))
print(np.array_equal(w @ x.ravel(), y.ravel()))
)";

QByteArray readBySciPy(const Workplace& place, const QString& name) {
    QProcess python;
    python.setWorkingDirectory(place.path());
    python.start("/usr/bin/python3", {"-c", kReader, name});
    if (!python.waitForFinished(120'000) || python.exitCode() != 0)
        qFatal("SciPy (package python3-scipy) has to read the file: %s",
               python.readAllStandardError().constData());
    return python.readAllStandardOutput();
}

/// The same sums from what W is: entry (m·510 + n, (m + u)·512 + n + v) holds 3u + v + 1.
QByteArray expectedSums() {
    qint64 rows = 0;
    qint64 columns = 0;
    for (qint64 m = 0; m < 510; ++m)
        for (qint64 n = 0; n < 510; ++n)
            for (qint64 tap = 0; tap < 9; ++tap) {
                rows += (tap + 1) * ((m + tap / 3) * 512 + n + tap % 3);
                columns += (tap + 1) * (m * 510 + n);
            }
    return "260100 262144 2340900 " + QByteArray::number(260100 * 45) + " " +
           QByteArray::number(rows) + " " + QByteArray::number(columns) + "\nTrue\n";
}

/// The command at work, until it is told otherwise.
class Running {
public:
    Running(const Workplace& place, const QStringList& arguments) {
        process_.setWorkingDirectory(place.path());
        process_.start(DECONV_COMMAND, arguments);
        process_.waitForStarted();
        QTest::qWait(300);
    }
    /// Sends a signal and returns whether the command ended by it, before long.
    bool endsBy(int signal) {
        QElapsedTimer clock;
        clock.start();
        ::kill(static_cast<pid_t>(process_.processId()), signal);
        process_.waitForFinished(60'000);
        return process_.exitStatus() == QProcess::CrashExit && process_.exitCode() == signal &&
               clock.elapsed() < 50'000;
    }

private:
    QProcess process_;
};

}  // namespace

class TestMatrices : public QObject {
    Q_OBJECT
private slots:
    void largeMatricesReadBack_data();
    void largeMatricesReadBack();
    void theNotebooksMatrix();
    void denseToNpy();
    void zeroTapsAreListed();
    void signalsLeaveNothing_data();
    void signalsLeaveNothing();
    void writesIntoPipesAndFullDevices();
};

void TestMatrices::largeMatricesReadBack_data() {
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("name");
    QTest::newRow("coo") << "coo"
                         << "W.csv";
    QTest::newRow("mtx") << "mtx"
                         << "W.mtx";
}

void TestMatrices::largeMatricesReadBack() {
    QFETCH(QString, format);
    QFETCH(QString, name);
    const Workplace place;
    place.put("k.csv", "1,2,3\n4,5,6\n7,8,9\n");
    const double before = mostMegabytes();
    const Run run = place.run(
        {"matrix", "--input-size", "512x512", "-k", "k.csv", "--format", format, "-o", name});
    QCOMPARE(run.errors, QByteArray());
    QCOMPARE(run.code, 0);
    if (!isInstrumented() && before < 60)
        QVERIFY2(mostMegabytes() < 60, qPrintable(QString::number(mostMegabytes())));
    QCOMPARE(readBySciPy(place, name), expectedSums());
}

void TestMatrices::theNotebooksMatrix() {
    const Workplace place;
    place.put("k.csv", "0,1,0\n-1,2,2\n0,1,0\n");
    const QByteArray dense =
        "0,1,0,0,-1,2,2,0,0,1,0,0,0,0,0,0\n0,0,1,0,0,-1,2,2,0,0,1,0,0,0,0,0\n"
        "0,0,0,0,0,1,0,0,-1,2,2,0,0,1,0,0\n0,0,0,0,0,0,1,0,0,-1,2,2,0,0,1,0\n";
    QCOMPARE(place.run("matrix --input-size 4x4 -k k.csv").output, dense);
    QCOMPARE(place.run("matrix --geometry i4x4 -k k.csv").output, dense);
    const Run transposed = place.run("matrix --input-size 4x4 -k k.csv --transposed");
    QVERIFY(transposed.output.startsWith("0,0,0,0\n1,0,0,0\n0,1,0,0\n0,0,0,0\n-1,0,0,0\n"));
    QCOMPARE(transposed.output.count('\n'), 16);
    const Run mtx = place.run("matrix --input-size 4x4 -k k.csv --format mtx --transposed");
    QVERIFY(
        mtx.output.startsWith("%%MatrixMarket matrix coordinate real general\n16 4 36\n"
                              "1 1 0\n2 1 1\n2 2 0\n"));
}

void TestMatrices::denseToNpy() {
    const Workplace place;
    place.put("k.npy", npy("<f4", "(1, 2)", rawBytes<float>({1, -0.5f})));
    QCOMPARE(place.run("matrix --input-size 1x3 -k k.npy -o W.npy").code, 0);
    QVERIFY(place.get("W.npy").contains("'<f4', 'fortran_order': False, 'shape': (2, 3)"));
    QVERIFY(place.get("W.npy").endsWith(rawBytes<float>({1, -0.5f, 0, 0, 1, -0.5f})));
    // The format alone decides the contents.
    QCOMPARE(place.run("matrix --input-size 1x3 -k k.npy --format coo -o W.npy").code, 0);
    QCOMPARE(place.get("W.npy"), QByteArray("0,0,1\n0,1,-0.5\n1,1,1\n1,2,-0.5\n"));
}

void TestMatrices::zeroTapsAreListed() {
    const Workplace place;
    place.put("k.csv", "0,0\n0,7\n");
    QCOMPARE(place.run("matrix --input-size 2x2 -k k.csv --format coo").output,
             QByteArray("0,0,0\n0,1,0\n0,2,0\n0,3,7\n"));
    QCOMPARE(place.run("matrix --input-size 1x1 -k k.csv --format coo --padding 1").output,
             QByteArray("0,0,7\n1,0,0\n2,0,0\n3,0,0\n"));
}

void TestMatrices::signalsLeaveNothing_data() {
    QTest::addColumn<int>("signal");
    QTest::newRow("interrupted") << SIGINT;
    QTest::newRow("terminated") << SIGTERM;
    QTest::newRow("killed") << SIGKILL;
}

void TestMatrices::signalsLeaveNothing() {
    QFETCH(int, signal);
    const Workplace place;
    place.put("k.csv", "1,2,3\n4,5,6\n7,8,9\n");
    place.put("W.mtx", "old");
    const QStringList before = place.listing();
    const QStringList arguments{"matrix",   "--input-size", "9000x9000", "-k",   "k.csv",
                                "--format", "mtx",          "-o",        "W.mtx"};
    QVERIFY(Running(place, arguments).endsBy(signal));
    if (signal != SIGKILL)
        QCOMPARE(place.listing(), before);
    QCOMPARE(place.get("W.mtx"), QByteArray("old"));
    // Where a file system shows a file under way, the next export removes what was left.
    QCOMPARE(place.run("matrix --input-size 3x3 -k k.csv --format mtx -o W.mtx").code, 0);
    QCOMPARE(place.listing().size(), 2);
    QCOMPARE(place.get("W.mtx").count('\n'), 11);
}

void TestMatrices::writesIntoPipesAndFullDevices() {
    const Workplace place;
    place.put("k.csv", "1\n");
    const Run full = place.run("matrix --input-size 3x3 -k k.csv --format coo -o /dev/full");
    QCOMPARE(full.code, 2);
    QVERIFY(full.errors.contains("No space left"));
    QCOMPARE(place.run("matrix --input-size 3x3 -k k.csv --format coo -o /dev/stdout").output,
             QByteArray("0,0,1\n1,1,1\n2,2,1\n3,3,1\n4,4,1\n5,5,1\n6,6,1\n7,7,1\n8,8,1\n"));
}

QTEST_GUILESS_MAIN(TestMatrices)
#include "test_matrices.moc"
