// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// A till dies by SIGKILL at every statement, and at arbitrary moments: whatever it
// was told is on disk is there afterwards, and nothing is half there. The test runs
// itself again as the till that dies.
#include "fault/journal/dump.h"
#include "fault/journal/promises.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QTest>

#include <cstdio>

#ifdef Q_OS_WIN
#include <windows.h>
#else
#include <csignal>
#include <unistd.h>
#endif

using namespace pos;
using namespace pos::test;

namespace {

void die()
{
#ifdef Q_OS_WIN
    TerminateProcess(GetCurrentProcess(), 0xC0000009); // of the codes that tell a crash
#else
    ::kill(::getpid(), SIGKILL);
#endif
}

/// Tells the parent what the journal acknowledged.
void acknowledge(const QString &line)
{
    std::fputs(qPrintable(line + u'\n'), stdout);
    std::fflush(stdout);
}

/// What it told; text has line ends of its own on Windows.
QStringList linesOf(const QByteArray &output)
{
    return QString::fromUtf8(output).remove(u'\r').split(u'\n', Qt::SkipEmptyParts);
}

/// child: PATH COPY KILL-AT(0 = never) SALES(0 = for ever)
int liveAndDie(const QStringList &arguments)
{
    const QString path = arguments.at(0), copy = arguments.at(1);
    const int killAt = arguments.at(2).toInt(), sales = arguments.at(3).toInt();
    int statements = 0;
    SystemIdSource ids;
    SystemClock clock;
    JournalFile file(path, ids, clock, [&](const QString &) -> std::optional<Error> {
        if (++statements == killAt)
            die();
        return std::nullopt;
    });
    if (!file.open())
        return 1;
    acknowledge(QStringLiteral("open"));
    for (int i = 0; sales == 0 || i < sales; ++i)
        sellLoudly(file.journal(), ids, clock.nowMs(), acknowledge);
    if (!copy.isEmpty()) {
        if (file.journal().backupTo(copy))
            acknowledge(QStringLiteral("copied"));
        const Result<JournalOpening> restored = file.restoreFrom(copy);
        if (restored)
            acknowledge(QStringLiteral("restored"));
        sellLoudly(file.journal(), ids, clock.nowMs(), acknowledge);
    }
    if (file.close())
        acknowledge(QStringLiteral("closed"));
    return 0;
}

}

class TestJournalKill : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void atEveryStatement();
    void atArbitraryMoments();
};

void TestJournalKill::atEveryStatement()
{
    int deaths = 0;
    QSet<QString> stations;
    for (int n = 1;; ++n) {
        QVERIFY(n < 600);
        Till till;
        const QString copy = till.dir.filePath(QStringLiteral("copy.db"));
        QProcess child;
        child.start(QCoreApplication::applicationFilePath(),
                    {QStringLiteral("--child"), till.path(), copy, QString::number(n), QStringLiteral("1")});
        QVERIFY(child.waitForFinished(60'000));
        const QStringList lines = linesOf(child.readAllStandardOutput());
        const bool died = child.exitStatus() == QProcess::CrashExit;
        QCOMPARE(died, !lines.contains(QStringLiteral("closed")));
        stations.insert(lines.isEmpty() ? QString() : lines.last().section(u' ', 0, 0));
        QCOMPARE(brokenPromise(till, lines), QString());
        // A copy is whole or does not exist.
        if (QFile::exists(copy))
            QCOMPARE(dumpOf(copy).error, QString());
        if (lines.contains(QStringLiteral("copied")))
            QVERIFY(QFile::exists(copy));
        if (!died)
            break;
        ++deaths;
    }
    QVERIFY2(deaths > 100, qPrintable(QString::number(deaths)));
    // Died before opening, between commits, after the copy, after the restore.
    for (const char *station : {"", "open", "sale", "attempt", "copied", "restored"})
        QVERIFY2(stations.contains(QString::fromLatin1(station)), station);
}

void TestJournalKill::atArbitraryMoments()
{
    QRandomGenerator random(20261121);
    Till till;
    QStringList acknowledged;
    for (int life = 0; life < 15; ++life) {
        QProcess child;
        child.start(QCoreApplication::applicationFilePath(),
                    {QStringLiteral("--child"), till.path(), QString(), QStringLiteral("0"), QStringLiteral("0")});
        QByteArray output;
        const qsizetype wanted = 1 + random.bounded(25);
        while (output.count('\n') < wanted) {
            QVERIFY(child.waitForReadyRead(60'000));
            output += child.readAllStandardOutput();
        }
        child.kill(); // it is somewhere in the next commits by now
        QVERIFY(child.waitForFinished(60'000));
        QCOMPARE(child.exitStatus(), QProcess::CrashExit);
        output += child.readAllStandardOutput();
        output.truncate(output.lastIndexOf('\n') + 1);
        acknowledged += linesOf(output);
        QCOMPARE(brokenPromise(till, acknowledged), QString());
    }
    QVERIFY(acknowledged.size() > 100);
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == QLatin1String("--child"))
        return liveAndDie(arguments.mid(2));
    TestJournalKill test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_journal_kill.moc"
