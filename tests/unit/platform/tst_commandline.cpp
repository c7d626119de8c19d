// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What may be written behind `mostrador`, and what is refused.
#include "ui/app/commandline.h"
#include "ui/app/qtmessages.h"

#include <QRegularExpression>
#include <QTest>

using namespace pos::ui;

class CommandLineTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void good()
    {
        const auto line = parseCommandLine({QStringLiteral("--data-dir"), QStringLiteral("/a b"), QStringLiteral("--training"),
                                            QStringLiteral("--provision=/f.json"), QStringLiteral("-platform"), QStringLiteral("offscreen"),
                                            QStringLiteral("-reverse")});
        QVERIFY(line.has_value());
        QCOMPARE(line->dataDir, QStringLiteral("/a b"));
        QCOMPARE(line->provisionFile, QStringLiteral("/f.json"));
        QCOMPARE(line->platform, QStringLiteral("offscreen"));
        QVERIFY(line->training);
        QVERIFY(!line->selfCheck && !line->version && !line->help);
        QVERIFY(parseCommandLine({}).has_value());
        const auto shared = parseCommandLine({QStringLiteral("--data-dir=/srv/till"), QStringLiteral("--share-with"), QStringLiteral("tills")});
        QVERIFY(shared.has_value());
        QCOMPARE(shared->shareWith, QStringLiteral("tills"));
    }

    void bad_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("named");
        QTest::newRow("unknown") << QStringList{QStringLiteral("--trainig")} << QStringLiteral("--trainig");
        QTest::newRow("positional") << QStringList{QStringLiteral("file.json")} << QStringLiteral("file.json");
        QTest::newRow("no value") << QStringList{QStringLiteral("--data-dir")} << QStringLiteral("--data-dir");
        QTest::newRow("empty value") << QStringList{QStringLiteral("--provision=")} << QStringLiteral("--provision");
        QTest::newRow("flag with value") << QStringList{QStringLiteral("--training=yes")} << QStringLiteral("--training");
        QTest::newRow("nothing to share") << QStringList{QStringLiteral("--share-with=tills")} << QStringLiteral("--data-dir");
        QTest::newRow("twice") << QStringList{QStringLiteral("--data-dir=a"), QStringLiteral("--data-dir=b")} << QStringLiteral("--data-dir");
    }
    void bad()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, named);
        const auto line = parseCommandLine(arguments);
        QVERIFY(!line);
        QVERIFY2(line.error().contains(named), qPrintable(line.error()));
    }

    void displayIsMissedOnlyWhenNothingIsSet()
    {
#if defined(Q_OS_UNIX) && !defined(Q_OS_MACOS)
        for (const char *name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
            qunsetenv(name);
        QVERIFY(!missingDisplay({}).isEmpty());
        CommandLine line;
        line.platform = QStringLiteral("offscreen");
        QVERIFY(missingDisplay(line).isEmpty());
        for (const char *name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}) {
            qputenv(name, "x");
            QVERIFY(missingDisplay({}).isEmpty());
            qunsetenv(name);
        }
#else
        QSKIP("displays are found otherwise here");
#endif
    }

    void versionNamesTheCommit()
    {
        static const QRegularExpression shape(QStringLiteral("^mostrador \\d+\\.\\d+\\.\\d+ \\([0-9a-z]+\\)$"));
        QVERIFY2(shape.match(versionText()).hasMatch(), qPrintable(versionText()));
    }

    void noiseIsRecognised()
    {
        QVERIFY(isKnownNoise(QStringLiteral("QIODevice::seek (pos::OneShotBody): Cannot call seek on a sequential device")));
        QVERIFY(isKnownNoise(QStringLiteral("This plugin does not support propagateSizeHints()")));
        QVERIFY(!isKnownNoise(QStringLiteral("QSqlQuery::exec: database not open")));
    }
};

QTEST_GUILESS_MAIN(CommandLineTest)
#include "tst_commandline.moc"
