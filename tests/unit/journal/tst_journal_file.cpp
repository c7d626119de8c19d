// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The file itself: permissions, one process, clean and unclean ends, foreign and
// damaged files. Versions and upgrades: tst_journal_upgrade.
#include "base/sharedfiles.h"
#include "journal/paymentreader.h"
#include "unit/journal/journalkit.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTest>
#include <QThread>

#include <algorithm>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

using namespace pos;
using namespace pos::test;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}

class TestJournalFile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isPrivate();
    void isTheGroupsInASharedFolder();
    void opensOnce();
    void tellsCleanFromUncleanEnds();
    void leavesNothingBesideTheFile();
    void refusesWhatItCannotTrust_data();
    void refusesWhatItCannotTrust();
    void repairsAHeaderWhoseRowsProveThemselves_data();
    void repairsAHeaderWhoseRowsProveThemselves();
    void missingFileWithCommitsBesideItIsNoBeginning();
    void readerRunsBesideTheWriter();
    void readerWantsAnUpgradedFile();
    void quickCheckFindsDamage();
};

void TestJournalFile::isPrivate()
{
#ifdef Q_OS_UNIX // elsewhere the access list of the data folder decides, and tst_datapaths asks for it
    Till till;
    sell(till.open(), till.ids, till.clock.nowMs());
    const auto owner = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
    const auto all = owner | QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ExeGroup |
                     QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther | QFileDevice::ExeOwner;
    const QFileInfo folder(QFileInfo(till.path()).absolutePath());
    QCOMPARE(folder.permissions() & all, owner | QFileDevice::ExeOwner);
    const QFileInfoList files = QDir(folder.absoluteFilePath()).entryInfoList(QDir::Files);
    QVERIFY(files.size() >= 4); // journal, -wal, -shm, .lock
    for (const QFileInfo &file : files)
        QCOMPARE(file.permissions() & all, owner);
#endif
}

void TestJournalFile::isTheGroupsInASharedFolder()
{
#ifdef Q_OS_UNIX
    Till till;
    const QString folder = QFileInfo(till.path()).absolutePath();
    QVERIFY(QDir().mkpath(folder));
    shareFilesBelow(folder);
    const mode_t before = ::umask(077);
    JournalPort &journal = till.open();
    sell(journal, till.ids, till.clock.nowMs());
    const bool kept = journal.backupTo(folder + QStringLiteral("/copy.sqlite")).has_value();
    ::umask(before);
    shareFilesBelow({});
    QVERIFY(kept);
    const auto group = QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ReadGroup | QFileDevice::WriteGroup;
    const auto all = group | QFileDevice::ReadOther | QFileDevice::WriteOther;
    const QFileInfoList files = QDir(folder).entryInfoList(QDir::Files);
    QVERIFY(files.size() >= 5); // journal, -wal, -shm, .lock, the copy
    for (const QFileInfo &file : files)
        QVERIFY2((file.permissions() & all) == group, qPrintable(file.fileName()));
#endif
}

void TestJournalFile::opensOnce()
{
    Till till;
    const Attempt attempt = sell(till.open(), till.ids, till.clock.nowMs());
    std::unique_ptr<JournalFile> second = till.journalFile();
    const Result<JournalOpening> refused = second->open();
    QVERIFY(!refused.has_value());
    QCOMPARE(refused.error().kind, ErrorKind::StorageLocked);
    QCOMPARE(refused.error().context.path, till.path());
    QVERIFY(second->journal().attempt(attempt.id).error().kind == ErrorKind::StorageFailed);
    till.close();
    QVERIFY(second->open().has_value());
    QCOMPARE(*second->journal().attempt(attempt.id), attempt);
}

void TestJournalFile::tellsCleanFromUncleanEnds()
{
    Till till;
    std::unique_ptr<JournalFile> file = till.journalFile();
    Result<JournalOpening> opening = file->open();
    QVERIFY(opening->created && !opening->uncleanEnd);
    QVERIFY(file->close().has_value());

    opening = file->open();
    QVERIFY(!opening->created && !opening->uncleanEnd);
    const Attempt attempt = sell(file->journal(), till.ids, till.clock.nowMs());
    // What a power cut leaves: the files as they are now.
    const QString after = till.dir.filePath(QStringLiteral("after/journal.db"));
    QVERIFY(QDir().mkpath(QFileInfo(after).absolutePath()));
    for (const char *suffix : {"", "-wal"})
        QVERIFY(QFile::copy(till.path() + QString::fromLatin1(suffix), after + QString::fromLatin1(suffix)));
    QVERIFY(file->close().has_value());

    JournalFile survivor(after, till.ids, till.clock);
    opening = survivor.open();
    QVERIFY(opening.has_value());
    QVERIFY(opening->uncleanEnd);
    QCOMPARE(*survivor.journal().attempt(attempt.id), attempt);
    QVERIFY(survivor.close().has_value());
    QVERIFY(!survivor.open()->uncleanEnd);
}

void TestJournalFile::leavesNothingBesideTheFile()
{
    Till till;
    sell(till.open(), till.ids, till.clock.nowMs());
    till.close();
    const QDir folder = QFileInfo(till.path()).absoluteDir();
    QCOMPARE(folder.entryList(QDir::Files), (QStringList{QStringLiteral("journal.db"), QStringLiteral("journal.db.lock")}));
}

void TestJournalFile::refusesWhatItCannotTrust_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<int>("kind");
    QTest::newRow("empty file") << "empty" << int(ErrorKind::StorageCorrupt);
    QTest::newRow("text file") << "text" << int(ErrorKind::StorageCorrupt);
    QTest::newRow("another program's database") << "foreign" << int(ErrorKind::StorageCorrupt);
    QTest::newRow("newer version") << "newer" << int(ErrorKind::StorageNewer);
    QTest::newRow("first page lost") << "page" << int(ErrorKind::StorageCorrupt);
    QTest::newRow("truncated") << "truncated" << int(ErrorKind::StorageCorrupt);
}

void TestJournalFile::refusesWhatItCannotTrust()
{
    QFETCH(QString, what);
    QFETCH(int, kind);
    Till till;
    sell(till.open(), till.ids, till.clock.nowMs());
    till.close();
    const QByteArray sound = contentOf(till.path());
    QFile file(till.path());
    QVERIFY(file.open(QIODevice::ReadWrite));
    if (what == QLatin1String("empty"))
        QVERIFY(file.resize(0));
    else if (what == QLatin1String("text"))
        QVERIFY(file.resize(0) && file.write("this is not a database, it is a letter to a friend\n") > 0);
    else if (what == QLatin1String("page"))
        QVERIFY(file.write(QByteArray(4096, '\0')) > 0);
    else if (what == QLatin1String("truncated"))
        QVERIFY(file.resize(2 * 4096));
    file.close();
    if (what == QLatin1String("foreign")) {
        QVERIFY(QFile::remove(till.path()));
        QCOMPARE(tamper(till.path(), QStringLiteral("CREATE TABLE songs (title TEXT)")), QString());
    } else if (what == QLatin1String("newer")) {
        QCOMPARE(tamper(till.path(), QStringLiteral("PRAGMA user_version = 4711")), QString());
    }
    const QByteArray before = contentOf(till.path());
    std::unique_ptr<JournalFile> journal = till.journalFile();
    const Result<JournalOpening> refused = journal->open();
    QVERIFY(!refused.has_value());
    QCOMPARE(int(refused.error().kind), kind);
    QCOMPARE(refused.error().context.path, till.path());
    QVERIFY(!refused.error().context.detail.isEmpty());
    QCOMPARE(contentOf(till.path()), before); // left as it was found
    QVERIFY(!journal->isOpen());
}

void TestJournalFile::repairsAHeaderWhoseRowsProveThemselves_data()
{
    QTest::addColumn<QString>("pragma");
    QTest::newRow("wrong application id") << "PRAGMA application_id = 5";
    QTest::newRow("no version") << "PRAGMA user_version = 0";
}

void TestJournalFile::repairsAHeaderWhoseRowsProveThemselves()
{
    QFETCH(QString, pragma);
    Till till;
    const Attempt attempt = sell(till.open(), till.ids, till.clock.nowMs());
    till.close();
    QCOMPARE(tamper(till.path(), pragma), QString());
    const QByteArray before = contentOf(till.path());
    std::unique_ptr<JournalFile> journal = till.journalFile();
    const Result<JournalOpening> opening = journal->open();
    QVERIFY(opening.has_value() && opening->salvage.has_value());
    const QByteArray report = contentOf(opening->salvage->reportFile);
    QVERIFY2(opening->salvage->lost == 0, report.constData());
    QCOMPARE(journal->journal().events(attempt.id)->size(), 1);
    QCOMPARE(contentOf(opening->salvage->damagedFile), before);
    QCOMPARE(*journal->journal().attempt(attempt.id), attempt);
    QVERIFY(journal->verify().has_value());
}

void TestJournalFile::missingFileWithCommitsBesideItIsNoBeginning()
{
    Till till;
    sell(till.open(), till.ids, till.clock.nowMs());
    const QByteArray wal = contentOf(till.path() + QStringLiteral("-wal"));
    QVERIFY(!wal.isEmpty());
    till.close();
    QVERIFY(QFile::remove(till.path()));
    QFile left(till.path() + QStringLiteral("-wal"));
    QVERIFY(left.open(QIODevice::WriteOnly) && left.write(wal) == wal.size());
    left.close();
    const Result<JournalOpening> refused = till.journalFile()->open();
    QVERIFY(!refused.has_value());
    QCOMPARE(refused.error().kind, ErrorKind::StorageCorrupt);
    QCOMPARE(contentOf(till.path() + QStringLiteral("-wal")), wal);
}

void TestJournalFile::readerRunsBesideTheWriter()
{
    Till till;
    JournalPort &journal = till.open();
    Result<QList<PaymentRow>> seen = QList<PaymentRow>();
    int rounds = 0;
    bool orderly = true;
    // A connection belongs to the thread that opened it, so the whole reader lives over there.
    std::unique_ptr<QThread> thread(QThread::create([&] {
        const Result<std::unique_ptr<JournalReader>> reader = PaymentReader::open(till.path());
        while (reader && seen && seen->size() < 30) {
            const qsizetype before = seen->size();
            PaymentQuery query;
            query.limit = 1000;
            seen = (*reader)->payments(query);
            orderly = orderly && seen && seen->size() >= before;
            ++rounds;
        }
    }));
    thread->start();
    for (int i = 0; i < 30; ++i)
        sell(journal, till.ids, till.clock.nowMs() + i);
    QVERIFY(thread->wait(60'000));
    QVERIFY(seen.has_value());
    QVERIFY(orderly);
    QCOMPARE(seen->size(), 30);
    till.close();
}

void TestJournalFile::readerWantsAnUpgradedFile()
{
    Till till;
    QCOMPARE(PaymentReader::open(till.path()).error().kind, ErrorKind::NotFound);
    QVERIFY(!QFile::exists(till.path())); // asking makes nothing
    till.open();
    till.close();
    QCOMPARE(tamper(till.path(), QStringLiteral("PRAGMA user_version = 4711")), QString());
    QCOMPARE(PaymentReader::open(till.path()).error().kind, ErrorKind::StorageNewer);
}

void TestJournalFile::quickCheckFindsDamage()
{
    Till till;
    for (int i = 0; i < 40; ++i)
        sell(till.file ? till.file->journal() : till.open(), till.ids, till.clock.nowMs() + i);
    till.close();
    QFile file(till.path());
    QVERIFY(file.open(QIODevice::ReadWrite));
    const qint64 pages = file.size() / 4096;
    for (qint64 page = 2; page < pages; ++page) // everything but the first pages loses its page header
        QVERIFY(file.seek(page * 4096) && file.write("\xff\xff\xff\xff\xff\xff\xff\xff") == 8);
    file.close();
    const Result<std::unique_ptr<JournalReader>> reader = PaymentReader::open(till.path());
    if (reader.has_value()) {
        const Result<void> checked = (*reader)->quickCheck();
        QVERIFY(!checked.has_value());
        QCOMPARE(checked.error().kind, ErrorKind::StorageCorrupt);
        QCOMPARE(checked.error().context.path, till.path());
    } else {
        QCOMPARE(reader.error().kind, ErrorKind::StorageCorrupt);
    }
}

QTEST_GUILESS_MAIN(TestJournalFile)
#include "tst_journal_file.moc"
