// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The power goes away before every single write, sync, cut and deletion that
// SQLite makes for the journal, and every one of them (and every read) fails
// once, and from then on: what was acknowledged is there, nothing is half there.
#include "fault/journal/powerdisk.h"
#include "fault/journal/promises.h"

#include <QDir>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

#include <sqlite3.h>

using namespace pos;
using namespace pos::test;

namespace {

QString folderOf(const Till &till)
{
    return QFileInfo(till.path()).absolutePath();
}

/// Two days of a till: a new journal, a sale, the end; then the same on the journal that is there.
void liveTwoDays(Till &till, const Acknowledge &acknowledge)
{
    for (int day = 0; day < 2; ++day) {
        till.file = till.journalFile();
        if (till.file->open()) {
            acknowledge(QStringLiteral("open"));
            sellLoudly(till.file->journal(), till.ids, till.clock.nowMs(), acknowledge);
        }
        if (till.file->close())
            acknowledge(QStringLiteral("closed"));
    }
}

/// Twice open and closed, and per sale its creation and three states of its attempt.
constexpr qsizetype LinesOfTwoDays = 2 * (2 + 4);

struct Picture
{
    std::unique_ptr<Till> till; ///< with the folder as the power left it
    qsizetype acknowledged = 0;
    QString when;
};

}

class TestJournalPower : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void theDiskForgetsWhatWasNotSynced();
    void powerCutBeforeEveryOperation();
    void everyOperationFails_data();
    void everyOperationFails();
};

/// A disk in memory takes the real syncs, thousands of them, for nothing.
void TestJournalPower::initTestCase()
{
    if (QFileInfo(QStringLiteral("/dev/shm")).isWritable())
        qputenv("TMPDIR", "/dev/shm");
}

/// Without this one, a disk that keeps everything would pass the others.
void TestJournalPower::theDiskForgetsWhatWasNotSynced()
{
    QTemporaryDir living, dead;
    PowerDisk disk(living.path());
    int syncs = 0;
    disk.before = [&syncs](PowerDisk::Op op) { return syncs += op == PowerDisk::Op::Sync ? 1 : 0, 0; };
    const QString path = living.filePath(QStringLiteral("x.db"));
    QRandomGenerator chance(1);
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("control"));
        database.setDatabaseName(path);
        QVERIFY(database.open());
        QSqlQuery query(database);
        for (const char *sql : {"PRAGMA journal_mode=WAL", "CREATE TABLE t(x)", "PRAGMA synchronous=OFF", "INSERT INTO t VALUES(1)"})
            QVERIFY2(query.exec(QString::fromLatin1(sql)), sql);
        QVERIFY(disk.unsynced() > 0);
        QVERIFY(disk.pictureTo(dead.path(), PowerDisk::Fate::UnsyncedIsLost, chance));
    }
    QSqlDatabase::removeDatabase(QStringLiteral("control"));
    QVERIFY(syncs > 0); // of the table, before syncs were switched off
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("control"));
        database.setDatabaseName(dead.filePath(QStringLiteral("x.db")));
        QVERIFY(database.open());
        QSqlQuery query(database);
        QVERIFY(query.exec(QStringLiteral("SELECT count(*) FROM t")) && query.next());
        QCOMPARE(query.value(0).toInt(), 0);
    }
    QSqlDatabase::removeDatabase(QStringLiteral("control"));
}

void TestJournalPower::powerCutBeforeEveryOperation()
{
    std::vector<Picture> pictures;
    QStringList acknowledged;
    QRandomGenerator chance(20261121);
    {
        Till till;
        PowerDisk disk(folderOf(till));
        int operations = 0, lossy = 0;
        disk.before = [&](PowerDisk::Op op) {
            if (op == PowerDisk::Op::Read)
                return 0;
            if (++operations % POWER_STRIDE != 0)
                return 0;
            if (disk.unsynced() > 0)
                ++lossy;
            for (const PowerDisk::Fate fate :
                 {PowerDisk::Fate::UnsyncedIsLost, PowerDisk::Fate::LastWriteIsTorn, PowerDisk::Fate::Chance}) {
                Picture picture{std::make_unique<Till>(), acknowledged.size(),
                                QStringLiteral("operation %1 (kind %2), fate %3").arg(operations).arg(int(op)).arg(int(fate))};
                QDir().mkpath(folderOf(*picture.till));
                if (disk.pictureTo(folderOf(*picture.till), fate, chance))
                    pictures.push_back(std::move(picture));
            }
            return 0;
        };
        liveTwoDays(till, [&](const QString &line) { acknowledged += line; });
        disk.before = nullptr;
        QCOMPARE(acknowledged.size(), LinesOfTwoDays);
        QVERIFY2(operations > 100 && lossy > 50 / POWER_STRIDE, qPrintable(QStringLiteral("%1, %2").arg(operations).arg(lossy)));
        QCOMPARE(pictures.size(), size_t(3 * (operations / POWER_STRIDE)));
        QCOMPARE(brokenPromise(till, acknowledged), QString());
    }
    for (const Picture &picture : pictures) {
        const QString broken = brokenPromise(*picture.till, acknowledged.first(picture.acknowledged));
        QVERIFY2(broken.isEmpty(), qPrintable(picture.when + u": " + broken));
    }
}

void TestJournalPower::everyOperationFails_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<bool>("stays");
    QTest::newRow("EIO once") << int(SQLITE_IOERR) << false;
    QTest::newRow("EIO until the disk is changed") << int(SQLITE_IOERR) << true;
    QTest::newRow("ENOSPC once") << int(SQLITE_FULL) << false;
    QTest::newRow("ENOSPC until there is room") << int(SQLITE_FULL) << true;
}

void TestJournalPower::everyOperationFails()
{
    QFETCH(int, code);
    QFETCH(bool, stays);
    bool reached = true;
    int failures = 0;
    for (int n = 1; reached; n += POWER_STRIDE) {
        QVERIFY(n < 2000);
        Till till;
        QStringList acknowledged;
        {
            PowerDisk disk(folderOf(till));
            int operations = 0;
            disk.before = [&](PowerDisk::Op op) {
                if (code == SQLITE_FULL && op != PowerDisk::Op::Write)
                    return 0; // a full disk still reads, syncs, cuts and deletes
                ++operations;
                return operations == n || (stays && operations > n) ? code : 0;
            };
            liveTwoDays(till, [&](const QString &line) { acknowledged += line; });
            reached = operations >= n;
            till.file.reset();
        }
        failures += acknowledged.size() < LinesOfTwoDays ? 1 : 0;
        QCOMPARE(reached || acknowledged.size() == LinesOfTwoDays, true);
        const QString broken = brokenPromise(till, acknowledged);
        QVERIFY2(broken.isEmpty(), qPrintable(QStringLiteral("operation %1: %2").arg(n).arg(broken)));
    }
    QVERIFY2(failures > 10 / POWER_STRIDE, qPrintable(QString::number(failures)));
}

QTEST_GUILESS_MAIN(TestJournalPower)
#include "tst_journal_power.moc"
