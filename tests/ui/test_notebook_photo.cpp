// The last part of a notebook about transposed convolution, done as a person does it: four filters
// of 2×2 run over each colour of a photo by itself.

#include "tests/ui/support/appearance.h"
#include "tests/ui/support/photos_window.h"
#include "ui/view/main_window.h"

#include <QTemporaryDir>
#include <QTest>
#include <array>

namespace {

using Tap = std::array<std::array<int, 2>, 2>;
const std::array<Tap, 4> kFilters{
    {{{{1, 0}, {0, 2}}}, {{{0, 1}, {-1, 0}}}, {{{1, 1}, {1, 1}}}, {{{-2, 0}, {0, 3}}}}};
const QList<QPoint> kSteps{{1, 0}, {0, 1}, {12, 30}};  // of the ring, by arrow keys

/// One value for each colour, as a map's caption says them.
struct Seen {
    QPoint place;
    QStringList values;
};

/// From "Z₂(r,c)  a · b · c".
Seen seenIn(const QString& text) {
    const QString place = text.section(u'(', 1, 1).section(u')', 0, 0);
    Seen seen{{place.section(u',', 1).toInt(), place.section(u',', 0, 0).toInt()}, {}};
    for (const QString& value : text.section(u')', 1).split(u'·'))
        seen.values.append(value.trimmed().replace(QChar(0x2212), u'-'));
    return seen;
}

int colourOf(const QImage& image, int row, int column, int colour) {
    if (!image.rect().contains(column, row))
        return 0;
    const QRgb pixel = image.pixel(column, row);
    return std::array{qRed(pixel), qGreen(pixel), qBlue(pixel)}.at(
        static_cast<std::size_t>(colour));
}

/// The sum by definition; `direction` is −1 for the transposed convolution and 1 for the other.
QStringList sumsAt(const QImage& image, const Tap& filter, QPoint place, int direction) {
    QStringList sums;
    for (int colour = 0; colour < 3; ++colour) {
        int sum = 0;
        for (int u = 0; u < 2; ++u)
            for (int v = 0; v < 2; ++v)
                sum +=
                    colourOf(image, place.y() + direction * u, place.x() + direction * v, colour) *
                    filter.at(static_cast<std::size_t>(u)).at(static_cast<std::size_t>(v));
        sums.append(QString::number(sum));
    }
    return sums;
}

QString numbered(const support::PhotosWindow& page, const QString& what, std::size_t number) {
    QString start = QStringLiteral("%1 %2,").arg(what).arg(number + 1);
    for (const QString& name : page.driver.visibleNames())
        if (name.startsWith(start))
            return name;
    return start;
}

void openByMenu(support::PhotosWindow& page, const QString& path) {
    page.driver.chooseFromMenu({QStringLiteral("File"), QStringLiteral("Open photo…")});
    page.driver.find(QStringLiteral("File name:"));
    page.driver.type(path);
    page.driver.press(Qt::Key_Return);
}

/// Moves the ring of every map about, and compares what all maps say there.
void compareMaps(support::PhotosWindow& page, const QImage& photo, int direction) {
    page.driver.click(numbered(page, QStringLiteral("Feature map"), 0));
    page.driver.press(Qt::Key_Escape);
    QList<QPoint> places;
    for (const QPoint step : kSteps) {
        for (int i = 0; i < step.x(); ++i)
            page.driver.press(Qt::Key_Right);
        for (int i = 0; i < step.y(); ++i)
            page.driver.press(Qt::Key_Down);
        for (std::size_t filter = 0; filter < kFilters.size(); ++filter) {
            const QString name = numbered(page, QStringLiteral("Feature map"), filter);
            const Seen seen = seenIn(page.driver.read(name));
            QCOMPARE(seen.values, sumsAt(photo, kFilters.at(filter), seen.place, direction));
            if (!places.contains(seen.place))
                places.append(seen.place);
        }
    }
    QCOMPARE(places.size(), kSteps.size());
}

}  // namespace

class TestNotebookPhoto : public QObject {
    Q_OBJECT
private slots:
    void fourFiltersOverEachColour();
};

void TestNotebookPhoto::fourFiltersOverEachColour() {
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("photo.png"));
    const QImage photo = support::smallPicture();
    QVERIFY(photo.save(path));
    support::PhotosWindow page;
    support::Driver& driver = page.driver;
    openByMenu(page, path);
    QTRY_VERIFY(driver.isThere(QStringLiteral("4 filters, 120×160 to 121×161")));
    driver.choose(QStringLiteral("Channels of the photo"), QStringLiteral("Each colour"));
    for (std::size_t filter = 0; filter < kFilters.size(); ++filter)
        for (int u = 0; u < 2; ++u)
            for (int v = 0; v < 2; ++v)
                driver.enterCell(numbered(page, QStringLiteral("Filter"), filter), u, v,
                                 QString::number(kFilters.at(filter)
                                                     .at(static_cast<std::size_t>(u))
                                                     .at(static_cast<std::size_t>(v))));
    QVERIFY(page.settle());
    compareMaps(page, photo, -1);

    driver.choose(QStringLiteral("Operation of the filters"), QStringLiteral("Convolution"));
    QVERIFY(page.settle());
    QTRY_VERIFY(driver.isThere(QStringLiteral("4 filters, 120×160 to 119×159")));
    compareMaps(page, photo, 1);
    QVERIFY(!driver.failed());
}

DECONV_UI_TEST_MAIN(TestNotebookPhoto)
#include "test_notebook_photo.moc"
