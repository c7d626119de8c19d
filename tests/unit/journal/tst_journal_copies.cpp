// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Backup and restore: whole or not at all, private, checked, numbers never again.
#include "journal/paymentreader.h"
#include "unit/journal/journalkit.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTest>

using namespace pos;
using namespace pos::test;

class TestJournalCopies : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void backupIsWholeAndPrivate();
    void backupNeverOverwrites();
    void backupIntoNowhereLeavesNothing();
    void restoreBringsTheCopyBack();
    void restoredNumbersAreNew();
    void restoreAfterTheJournalWasDamaged();
    void restoreTakesTheFilesOfARunningTill();
    void restoreRefusesWhatItCannotTrust_data();
    void restoreRefusesWhatItCannotTrust();
    void restoreWaitsForReaders();
    void restoreIsFinishedAfterACrash();
    void anUnfinishedCopyIsForgotten();
};

void TestJournalCopies::backupIsWholeAndPrivate()
{
    Till till;
    JournalPort &journal = till.open();
    QList<Attempt> attempts;
    for (int i = 0; i < 5; ++i)
        attempts.append(sell(journal, till.ids, till.clock.nowMs() + i));
    const QString copy = till.dir.filePath(QStringLiteral("copy.db"));
    QVERIFY(journal.backupTo(copy).has_value());
    sell(journal, till.ids, till.clock.nowMs()); // the till goes on
#ifdef Q_OS_UNIX // elsewhere the folder's access list decides
    const auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
    QVERIFY(!(QFileInfo(copy).permissions() & others));
#endif
    QCOMPARE(QDir(till.dir.path()).entryList({QStringLiteral("copy*")}, QDir::Files), QStringList{QStringLiteral("copy.db")});

    JournalFile other(copy, till.ids, till.clock);
    QVERIFY(other.open().has_value());
    QVERIFY(other.verify().has_value());
    QCOMPARE(*other.journal().openAttempts(), attempts);
}

void TestJournalCopies::backupNeverOverwrites()
{
    Till till;
    JournalPort &journal = till.open();
    const QString copy = till.dir.filePath(QStringLiteral("copy.db"));
    QFile file(copy);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("holiday photos") > 0);
    file.close();
    const Result<void> refused = journal.backupTo(copy);
    QCOMPARE(refused.error().kind, ErrorKind::Conflict);
    QCOMPARE(refused.error().context.path, copy);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("holiday photos"));
}

void TestJournalCopies::backupIntoNowhereLeavesNothing()
{
    Till till;
    JournalPort &journal = till.open();
    const Attempt attempt = sell(journal, till.ids, till.clock.nowMs());
    const Result<void> refused = journal.backupTo(till.dir.filePath(QStringLiteral("no/such/folder/copy.db")));
    QVERIFY(!refused.has_value());
    QVERIFY(refused.error().context.path.contains(QStringLiteral("copy.db")));
    QCOMPARE(*journal.attempt(attempt.id), attempt);
    QVERIFY(journal.setFact(QStringLiteral("a"), QStringLiteral("b")).has_value());
}

void TestJournalCopies::restoreBringsTheCopyBack()
{
    Till till;
    JournalPort &journal = till.open();
    const Attempt kept = sell(journal, till.ids, till.clock.nowMs());
    const QString copy = till.dir.filePath(QStringLiteral("copy.db"));
    QVERIFY(journal.backupTo(copy).has_value());
    const Attempt later = sell(journal, till.ids, till.clock.nowMs() + 1);

    const Result<JournalOpening> opening = till.file->restoreFrom(copy);
    QVERIFY2(opening.has_value(), opening ? "" : qPrintable(describe(opening.error())));
    QCOMPARE(*journal.attempt(kept.id), kept);
    QCOMPARE(journal.attempt(later.id).error().kind, ErrorKind::NotFound);
    QVERIFY(till.file->verify().has_value());
    const Attempt next = sell(journal, till.ids, till.clock.nowMs() + 2);
    QVERIFY(next.sale != later.sale);
    QVERIFY(QFile::exists(copy)); // still the user's

    JournalFile aside(opening->keptAside, till.ids, till.clock);
    QVERIFY(aside.open().has_value());
    QVERIFY(aside.verify().has_value());
    QCOMPARE(*aside.journal().attempt(later.id), later);
    QVERIFY(aside.close().has_value());
    // And back again.
    QVERIFY(till.file->restoreFrom(opening->keptAside).has_value());
    QCOMPARE(*journal.attempt(later.id), later);
}

void TestJournalCopies::restoredNumbersAreNew()
{
    Till till;
    JournalPort &journal = till.open();
    QSet<SaleId> seen;
    const QString copy = till.dir.filePath(QStringLiteral("copy.db"));
    QVERIFY(journal.backupTo(copy).has_value());
    for (int round = 0; round < 6; ++round) {
        for (int i = 0; i < 3; ++i) {
            const SaleId id = journal.createSale(registerOne(), today(), plainDraft())->id;
            QVERIFY2(!seen.contains(id), qPrintable(id.text()));
            seen.insert(id);
        }
        till.clock.pass(1000);
        QVERIFY(till.file->restoreFrom(copy).has_value());
    }
}

void TestJournalCopies::restoreAfterTheJournalWasDamaged()
{
    Till till;
    JournalPort &journal = till.open();
    const Attempt attempt = sell(journal, till.ids, till.clock.nowMs());
    const QString copy = till.dir.filePath(QStringLiteral("copy.db"));
    QVERIFY(journal.backupTo(copy).has_value());
    till.close();
    QFile file(till.path());
    QVERIFY(file.open(QIODevice::ReadWrite) && file.write(QByteArray(8192, 'x')) == 8192);
    file.close();
    till.file = till.journalFile();
    QCOMPARE(till.file->open().error().kind, ErrorKind::StorageCorrupt);

    const Result<JournalOpening> opening = till.file->restoreFrom(copy);
    QVERIFY2(opening.has_value(), opening ? "" : qPrintable(describe(opening.error())));
    QCOMPARE(*till.file->journal().attempt(attempt.id), attempt);
    QFile aside(opening->keptAside);
    QVERIFY(aside.open(QIODevice::ReadOnly));
    QCOMPARE(aside.read(8192), QByteArray(8192, 'x')); // the damaged one is kept for whoever can read it
}

void TestJournalCopies::restoreTakesTheFilesOfARunningTill()
{
    Till till;
    const Attempt attempt = sell(till.open(), till.ids, till.clock.nowMs());
    const QString copy = till.dir.filePath(QStringLiteral("stick.db"));
    for (const char *suffix : {"", "-wal"})
        QVERIFY(QFile::copy(till.path() + QString::fromLatin1(suffix), copy + QString::fromLatin1(suffix)));
    Till other(5);
    JournalPort &journal = other.open();
    QVERIFY(other.file->restoreFrom(copy).has_value());
    QCOMPARE(*journal.attempt(attempt.id), attempt);
}

void TestJournalCopies::restoreRefusesWhatItCannotTrust_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<int>("kind");
    QTest::newRow("missing") << "missing" << int(ErrorKind::NotFound);
    QTest::newRow("text") << "text" << int(ErrorKind::StorageCorrupt);
    QTest::newRow("newer") << "newer" << int(ErrorKind::StorageNewer);
    QTest::newRow("truncated") << "truncated" << int(ErrorKind::StorageCorrupt);
    QTest::newRow("edited") << "edited" << int(ErrorKind::StorageCorrupt);
    QTest::newRow("itself") << "itself" << int(ErrorKind::InvalidInput);
}

void TestJournalCopies::restoreRefusesWhatItCannotTrust()
{
    QFETCH(QString, what);
    QFETCH(int, kind);
    Till till;
    JournalPort &journal = till.open();
    const Attempt attempt = sell(journal, till.ids, till.clock.nowMs());
    QString copy = till.dir.filePath(QStringLiteral("copy.db"));
    if (what != QLatin1String("missing"))
        QVERIFY(journal.backupTo(copy).has_value());
    if (what == QLatin1String("text")) {
        QFile file(copy);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("a letter to a friend, not a database") > 0);
    } else if (what == QLatin1String("truncated")) {
        QVERIFY(QFile::resize(copy, QFileInfo(copy).size() - 4096));
    } else if (what == QLatin1String("newer")) {
        QCOMPARE(tamper(copy, QStringLiteral("PRAGMA user_version = 4711")), QString());
    } else if (what == QLatin1String("edited")) {
        QCOMPARE(tamper(copy, QStringLiteral("UPDATE attempt SET state = 'Approved'")), QString());
    } else if (what == QLatin1String("itself")) {
        copy = till.path();
    }
    const QStringList before = QFileInfo(till.path()).absoluteDir().entryList(QDir::Files);
    const Result<JournalOpening> refused = till.file->restoreFrom(copy);
    QVERIFY(!refused.has_value());
    QCOMPARE(int(refused.error().kind), kind);
    QCOMPARE(refused.error().context.path, copy);
    QVERIFY(till.file->isOpen());
    QCOMPARE(*journal.attempt(attempt.id), attempt);
    QCOMPARE(QFileInfo(till.path()).absoluteDir().entryList(QDir::Files), before);
}

void TestJournalCopies::restoreWaitsForReaders()
{
    Till till;
    JournalPort &journal = till.open();
    const Attempt attempt = sell(journal, till.ids, till.clock.nowMs());
    const QString copy = till.dir.filePath(QStringLiteral("copy.db"));
    QVERIFY(journal.backupTo(copy).has_value());
    Result<std::unique_ptr<JournalReader>> reader = PaymentReader::open(till.path());
    QVERIFY((*reader)->attention().has_value());
    QCOMPARE(till.file->restoreFrom(copy).error().kind, ErrorKind::StorageLocked);
    QCOMPARE(*journal.attempt(attempt.id), attempt);
    QVERIFY(journal.setFact(QStringLiteral("a"), QStringLiteral("b")).has_value());
    reader->reset();
    QVERIFY(till.file->restoreFrom(copy).has_value());
}

void TestJournalCopies::restoreIsFinishedAfterACrash()
{
    Till till;
    JournalPort &journal = till.open();
    const Attempt kept = sell(journal, till.ids, till.clock.nowMs());
    const QString copy = till.dir.filePath(QStringLiteral("copy.db"));
    QVERIFY(journal.backupTo(copy).has_value());
    const Attempt later = sell(journal, till.ids, till.clock.nowMs() + 1);
    till.close();
    // As left by a crash between the decision and the swap.
    QVERIFY(QFile::copy(copy, till.path() + QStringLiteral(".restoring")));
    JournalPort &again = till.open();
    QCOMPARE(*again.attempt(kept.id), kept);
    QCOMPARE(again.attempt(later.id).error().kind, ErrorKind::NotFound);
    QVERIFY(!QFile::exists(till.path() + QStringLiteral(".restoring")));
}

void TestJournalCopies::anUnfinishedCopyIsForgotten()
{
    Till till;
    JournalPort &journal = till.open();
    const QString copy = till.dir.filePath(QStringLiteral("copy.db"));
    const QStringList leftovers{copy + QStringLiteral(".part"), till.path() + QStringLiteral(".restoring.part"),
                                till.path() + QStringLiteral(".new")};
    for (const QString &left : leftovers) {
        QFile file(left);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("half of something") > 0);
    }
    QVERIFY(journal.backupTo(copy).has_value());
    QVERIFY(till.file->restoreFrom(copy).has_value());
    QVERIFY(!QFile::exists(copy + QStringLiteral(".part")));
    QVERIFY(!QFile::exists(till.path() + QStringLiteral(".restoring.part")));
}

QTEST_GUILESS_MAIN(TestJournalCopies)
#include "tst_journal_copies.moc"
