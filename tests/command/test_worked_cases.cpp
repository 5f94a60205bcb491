#include "tests/command/support/program.h"
#include "tests/oracle/worked_cases.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

namespace {

using Rows = QList<QList<double>>;

Rows rowsOf(const QJsonValue& value) {
    Rows rows;
    for (const auto& row : value.toArray()) {
        rows.append(QList<double>());
        for (const auto& cell : row.toArray())
            rows.last().append(cell.toDouble());
    }
    return rows;
}

QByteArray doublesNpy(const Rows& rows) {
    QList<double> flat;
    for (const auto& row : rows)
        flat += row;
    const QByteArray shape = "(" + QByteArray::number(rows.size()) + ", " +
                             QByteArray::number(rows.first().size()) + ")";
    return npy("<f8", shape, rawBytes(flat));
}

QStringList geometryOf(const QJsonObject& object) {
    QStringList arguments;
    for (const auto& [option, key] :
         {std::pair("--stride", "stride"), {"--padding", "padding"}, {"--dilation", "dilation"}})
        arguments << option << QString::number(object[QLatin1String(key)].toInt());
    if (oracle::isTransposed(object))
        arguments << "--output-padding" << QString::number(object["output_padding"].toInt());
    return arguments;
}

QJsonValue first(const QJsonObject& object, const char* key) {
    return object[QLatin1String(key)].toArray().first();
}

}  // namespace

class TestWorkedCases : public QObject {
    Q_OBJECT
private slots:
    void workedCases_data();
    void workedCases();
    void classicSizes_data();
    void classicSizes();
    void resultGoesWhereItIsAsked();
    void banksAndChannels();
    void floatOnlyWhereBothAre();
    void paddingByName();
    void oneLineGeometry();
    void helpAndVersion();
};

void TestWorkedCases::workedCases_data() {
    oracle::addWorkedCases();
}

void TestWorkedCases::workedCases() {
    QFETCH(QJsonObject, object);
    const Workplace place;
    place.put("i.csv", csv(rowsOf(object["input"])));
    place.put("k.npy", doublesNpy(rowsOf(object["kernel"])));
    const QByteArray expected = csv(rowsOf(object["expected"]));
    const QString operation = object["op"].toString();
    const QStringList arguments =
        QStringList{operation, "-i", "i.csv", "-k", "k.npy"} + geometryOf(object);
    const Run plain = place.run(arguments);
    QCOMPARE(plain.errors, QByteArray());
    QCOMPARE(plain.code, 0);
    QCOMPARE(plain.output, expected);
    if (oracle::isTransposed(object))
        for (const QString view : {"direct", "matrix", "padded", "fractional", "stamp"})
            QCOMPARE(place.run(arguments + QStringList{"--view", view}).output, expected);
    QCOMPARE(place.run(arguments + QStringList{"-o", "o.npy"}).code, 0);
    QVERIFY(place.get("o.npy").endsWith(doublesNpy(rowsOf(object["expected"])).last(8)));
}

void TestWorkedCases::classicSizes_data() {
    oracle::addClassicSizes();
}

void TestWorkedCases::classicSizes() {
    QFETCH(QList<qint64>, row);
    const Workplace place;
    const auto size = [](qint64 n) { return QStringLiteral("%1x%1").arg(n); };
    const QStringList geometry{"--stride",   QString::number(row[2]),
                               "--padding",  QString::number(row[3]),
                               "--dilation", QString::number(row[4])};
    const QStringList sizes{"--input-size", size(row[0])};
    const Run run =
        place.run(QStringList{"size", "--json", "--kernel-size", size(row[1])} + sizes + geometry);
    QCOMPARE(run.code, 0);
    const QJsonObject json = QJsonDocument::fromJson(run.output).object();
    QCOMPARE(first(json["convolution"].toObject(), "o").toInteger(), row[5]);
    const QJsonObject back = json["transposed"].toObject();
    QCOMPARE(first(back, "i").toInteger(), row[6]);
    QCOMPARE(first(back, "stretched").toInteger(), row[7]);
    QCOMPARE(first(back, "p").toArray().first().toInteger(), row[8]);
    QCOMPARE(first(back, "a").toInteger(), row[9]);
    QCOMPARE(first(back, "padded").toInteger(), row[10]);
    QCOMPARE(first(back, "o").toInteger(), row[11]);
    const QJsonObject matrix = json["W"].toObject();
    QCOMPARE(matrix["rows"].toInteger(), row[12]);
    QCOMPARE(matrix["columns"].toInteger(), row[13]);
    QCOMPARE(matrix["nonzeros"].toInteger(), row[14]);
    const Run text =
        place.run(QStringList{"size", "--kernel-size", size(row[1])} + sizes + geometry);
    QVERIFY(text.output.contains(" = " + QByteArray::number(row[5]) + ";"));

    place.put("k.csv", csv(Rows(row[1], QList<double>(row[1], 0))));
    const Run coo =
        place.run(QStringList{"matrix", "-k", "k.csv", "--format", "coo"} + sizes + geometry);
    QCOMPARE(coo.output.count('\n'), row[14]);
    const Run dense = place.run(QStringList{"matrix", "-k", "k.csv"} + sizes + geometry);
    QCOMPARE(dense.output.count('\n'), row[12]);
    QCOMPARE(dense.output.count(','), row[12] * (row[13] - 1));
}

void TestWorkedCases::resultGoesWhereItIsAsked() {
    const Workplace place;
    place.put("x.csv", "1,2\n3,4.5\n");
    place.put("k.csv", "1\n");
    const Run run = place.run("conv -i x.csv -k k.csv -o y.csv");
    QCOMPARE(run.code, 0);
    QCOMPARE(run.output + run.errors, QByteArray());
    QCOMPARE(place.get("y.csv"), QByteArray("1,2\n3,4.5\n"));
    QCOMPARE(place.run("conv -i y.csv -k k.csv -o y.csv --stride 2").code, 0);
    QCOMPARE(place.get("y.csv"), QByteArray("1\n"));
    QCOMPARE(place.listing().size(), 3);
}

void TestWorkedCases::banksAndChannels() {
    const Workplace place;
    place.put("x.csv", "1,2\n3,4\n");
    place.put("x1.npy", npy("<f8", "(1, 2, 2)", rawBytes<double>({1, 2, 3, 4})));
    place.put("x2.npy", npy("<f8", "(2, 1, 1)", rawBytes<double>({1, 10})));
    place.put("bank.npy", npy("<f8", "(2, 1, 1, 1)", rawBytes<double>({1, -1})));
    place.put("mix.npy", npy("<f8", "(1, 2, 1, 1)", rawBytes<double>({2, 3})));
    place.put("k.csv", "5\n");
    QCOMPARE(place.run("conv -i x1.npy -k k.csv").output, QByteArray("5,10\n15,20\n"));
    QCOMPARE(place.run("conv -i x1.npy -k k.csv -o a.npy").code, 0);
    QVERIFY(place.get("a.npy").contains("'shape': (1, 2, 2)"));
    QCOMPARE(place.run("conv -i x.csv -k bank.npy -o b.npy").code, 0);
    QVERIFY(place.get("b.npy").contains("'shape': (2, 2, 2)"));
    QVERIFY(place.get("b.npy").endsWith(rawBytes<double>({1, 2, 3, 4, -1, -2, -3, -4})));
    QCOMPARE(place.run("conv -i x2.npy -k mix.npy").output, QByteArray("32\n"));
    // The transposed convolution reads the bank by its input channels first.
    QCOMPARE(place.run("transpose -i x2.npy -k bank.npy").output, QByteArray("-9\n"));
    QCOMPARE(place.run("conv -i x2.npy -k bank.npy --groups 2 -o c.npy").code, 0);
    QVERIFY(place.get("c.npy").endsWith(rawBytes<double>({1, -10})));
    QCOMPARE(place.run("matrix --input-size 1x1 -k mix.npy").output, QByteArray("2,3\n"));
    QCOMPARE(place.run("matrix --input-size 1x1 -k mix.npy --transposed").output,
             QByteArray("2\n3\n"));
}

void TestWorkedCases::floatOnlyWhereBothAre() {
    const Workplace place;
    place.put("x.npy", npy("<f4", "(1, 1)", rawBytes<float>({0.1f})));
    place.put("xi.npy", npy("<i4", "(1, 1)", rawBytes<qint32>({3})));
    place.put("k.npy", npy("<f4", "(1, 1)", rawBytes<float>({1})));
    place.put("k.csv", "1\n");
    QCOMPARE(place.run("conv -i x.npy -k k.npy").output, QByteArray("0.1\n"));
    QCOMPARE(place.run("conv -i x.npy -k k.csv").output, QByteArray("0.10000000149011612\n"));
    QCOMPARE(place.run("conv -i x.npy -k k.npy -o a.npy").code, 0);
    QVERIFY(place.get("a.npy").contains("'<f4'"));
    QCOMPARE(place.run("conv -i xi.npy -k k.npy -o b.npy").code, 0);
    QVERIFY(place.get("b.npy").contains("'<f8'"));
}

void TestWorkedCases::paddingByName() {
    const Workplace place;
    place.put("x.csv", "1,2,3\n4,5,6\n7,8,9\n");
    place.put("k.csv", "0,0,0\n0,1,0\n0,0,0\n");
    QCOMPARE(place.run("conv -i x.csv -k k.csv --padding same").output, place.get("x.csv"));
    QCOMPARE(place.run("conv -i x.csv -k k.csv --padding valid").output, QByteArray("5\n"));
    QCOMPARE(place.run("conv -i x.csv -k k.csv --padding full").output.count('\n'), 5);
    QCOMPARE(place.run("conv -i x.csv -k k.csv --padding 1,0").output, QByteArray("2\n5\n8\n"));
    QCOMPARE(place.run("conv -i x.csv -k k.csv --padding 0,1,1,0").output,
             QByteArray("4,5\n7,8\n"));
    QCOMPARE(place.run("transpose -i x.csv -k k.csv --padding same --stride 2").output.count('\n'),
             6);
    place.put("one.csv", "1\n");
    QCOMPARE(place.run("transpose -i x.csv -k one.csv --padding same --stride 2").output,
             QByteArray("1,0,2,0,3,0\n0,0,0,0,0,0\n4,0,5,0,6,0\n0,0,0,0,0,0\n7,0,8,0,9,0\n"
                        "0,0,0,0,0,0\n"));
}

void TestWorkedCases::oneLineGeometry() {
    const Workplace place;
    place.put("y.csv", "1,1,1\n1,1,1\n1,1,1\n");
    place.put("k.csv", "1,1,1\n1,1,1\n1,1,1\n");
    const auto rows = [&](const QString& line) {
        return place.run({"transpose", "-i", "y.csv", "-k", "k.csv", "--geometry", line})
            .output.count('\n');
    };
    QCOMPARE(rows("s2 p1"), 5);
    QCOMPARE(rows("s2 p1 op1"), 6);
    QCOMPARE(rows("i6x6 k3x3 s2 p1 d1 op0"), 6);
    QCOMPARE(rows("i5x5 k3x3 s2 p1,0,1,2 d1 op0"), 5);
    const Run size = place.run({"size", "--geometry", "i6x6 k3x3 s2 p1 d1 op1"});
    QVERIFY(size.output.startsWith("i6x6 k3x3 s2 p1 d1 op1\n"));
    const Run upsampled = place.run(
        "size --input-size 3x3 --kernel-size 3x3 --stride 2 --padding 1 "
        "--output-padding 1 --json");
    const QJsonObject json = QJsonDocument::fromJson(upsampled.output).object();
    QCOMPARE(first(json["transposed_of_input"].toObject(), "o").toInt(), 6);
}

void TestWorkedCases::helpAndVersion() {
    const Workplace place;
    const Run all = place.run("--help");
    QCOMPARE(all.code, 0);
    for (const char* command : {"size", "conv", "transpose", "matrix", "features", "cycles"}) {
        QVERIFY(all.output.contains(command));
        const Run one = place.run({command, "--help"});
        QCOMPARE(one.code, 0);
        QCOMPARE(one.errors, QByteArray());
        QVERIFY(one.output.contains(QByteArray("Usage: deconv ") + command));
        QVERIFY(one.output.contains("Example:\n  deconv "));
        QCOMPARE(place.run({"help", command}).output, one.output);
    }
    QVERIFY(place.run("--version").output.startsWith("deconv "));
}

QTEST_GUILESS_MAIN(TestWorkedCases)
#include "test_worked_cases.moc"
