// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Versions of the file: frozen schemas, files that older programs wrote, a copy
// before each upgrade, and nothing changed when one fails.
#include "journal/paymentreader.h"
#include "journal/schema.h"
#include "unit/journal/journalkit.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTest>

#include <algorithm>

using namespace pos;
using namespace pos::test;

namespace {

Migrations withSecondStep(const char *sql)
{
    QList<Migration> steps = compiledMigrations();
    steps.append({steps.last().version + 1, QByteArray(sql)});
    return Migrations(steps);
}

}

class TestJournalUpgrade : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void upgradesWithACopyFirst();
    void aFailedUpgradeChangesNothing();
    void frozenSchemaIsFrozen();
    void readsTheFrozenVersionOne();
    void upgradesTheFrozenVersionOne();
    void upgradesTheFrozenVersionTwo();
    void drawersComeWithTheirStep();
    void partsComeWithTheirStep();
    void whatTheShopGivesComesWithItsStep();
    void whatCannotBeListedStopsTheUpgrade();
    void splitsSchemaFiles();

private:
    void layDown(const Till &till, int version);
};

void TestJournalUpgrade::upgradesWithACopyFirst()
{
    Till till;
    const Attempt attempt = sell(till.open(), till.ids, till.clock.nowMs());
    till.close();
    const Migrations next = withSecondStep("CREATE TABLE extra (a INTEGER NOT NULL) STRICT;\nINSERT INTO extra VALUES (7);\n");
    std::unique_ptr<JournalFile> file = till.journalFile({}, next);
    QVERIFY(file->open().has_value());
    QCOMPARE(*file->journal().attempt(attempt.id), attempt);
    QVERIFY(file->verify().has_value());
    QVERIFY(file->close().has_value());
    QVERIFY(file->open().has_value()); // and not a second time
    QVERIFY(file->close().has_value());

    const QDir folder = QFileInfo(till.path()).absoluteDir();
    const QString pattern = QStringLiteral("journal.db.v%1-*").arg(Migrations().latest());
    const QStringList copies = folder.entryList({pattern}, QDir::Files);
    QCOMPARE(copies.size(), 1);
    JournalFile old(folder.filePath(copies.first()), till.ids, till.clock);
    QVERIFY(old.open().has_value());
    QCOMPARE(*old.journal().attempt(attempt.id), attempt);

    const Result<JournalOpening> refused = till.journalFile()->open(); // the older program
    QCOMPARE(refused.error().kind, ErrorKind::StorageNewer);
}

void TestJournalUpgrade::aFailedUpgradeChangesNothing()
{
    Till till;
    const Attempt attempt = sell(till.open(), till.ids, till.clock.nowMs());
    till.close();
    const Migrations broken = withSecondStep("CREATE TABLE extra (a INTEGER) STRICT;\nINSERT INTO nowhere VALUES (7);\n");
    QVERIFY(!till.journalFile({}, broken)->open().has_value());
    QCOMPARE(*till.open().attempt(attempt.id), attempt);
    QVERIFY(!tamper(till.path(), QStringLiteral("INSERT INTO extra VALUES (1)")).isEmpty()); // no such table
}

void TestJournalUpgrade::frozenSchemaIsFrozen()
{
    // Files written by these steps exist. A change of the schema is a new step, never an edit of one of these.
    const auto digestOf = [](const char *sql) {
        return QString::fromLatin1(QCryptographicHash::hash(QByteArray(sql), QCryptographicHash::Sha256).toHex());
    };
    QCOMPARE(digestOf(schema::Version0001), QStringLiteral("82f546dc7b23df53063e187110adfa0574f5ea7a89f28bd7362231acd7c1931e"));
    QCOMPARE(digestOf(schema::Version0002), QStringLiteral("fe506570f6880e22d94cd6130461b0e6d43473debe03a372c2dd342fe43b79e6"));
    QCOMPARE(digestOf(schema::Version0003), QStringLiteral("49e5941172967b2024a3aff45d18f21014e766cee97ca060a9845f7b4a055ac7"));
    QCOMPARE(digestOf(schema::Version0004), QStringLiteral("48b398412a2422cc4f4b2e25b9bcb4852e93ce547ec7595a274ce99bd5fe92e1"));
    QCOMPARE(digestOf(schema::Version0005), QStringLiteral("7808cc33d056a58e63027e2f2a6d76977a46e4c9597a7d118d4cec30327dabe2"));
    QCOMPARE(digestOf(schema::Version0006), QStringLiteral("fe26010c2e72a3b5d543ec3eac1185e35a901f881c751725629256528e750111"));
    QCOMPARE(digestOf(schema::Version0007), QStringLiteral("b48afa2e63073649a2c4c8d103e0d27923d4a919e99f35396a6675373f9324e6"));
    QCOMPARE(digestOf(schema::Version0008), QStringLiteral("05654515af48e7b66a3af83256d92af93eab7702a3f30e4d7e6a1c8d9ba56248"));
    QCOMPARE(digestOf(schema::Version0009), QStringLiteral("8c66a01c2ada5780130f2f4fc912739ceb38699684923c4aecc29fd6847048d6"));
    QCOMPARE(digestOf(schema::Version0010), QStringLiteral("efe69f44abf1704de8f542ff279d9b99f718db9edd095ae22f8df76ae96b3329"));
    QCOMPARE(digestOf(schema::Version0011), QStringLiteral("f81fceb9a06c610123f978bed80bf70173d9ea4f30280dc7139cd63032ccb0b5"));
    QCOMPARE(digestOf(schema::Version0012), QStringLiteral("4b18455121d0b457cfb38edee02554534cbe1ff4000e287491a8cd8c52a85027"));
}

/// The file that fixtures/vN.sql froze: 1 was written by a program that knew nothing of operations, 2 by one whose
/// lists read the wide rows.
void TestJournalUpgrade::layDown(const Till &till, int version)
{
    QVERIFY(QDir().mkpath(QFileInfo(till.path()).absolutePath()));
    QFile dump(QStringLiteral(JOURNAL_FIXTURES "/v%1.sql").arg(version));
    QVERIFY(dump.open(QIODevice::ReadOnly));
    // One statement a line, as journalfixture.cpp says. Triggers come last: they guard the rows' way in.
    const QList<QByteArray> lines = dump.readAll().split('\n');
    QFile empty(till.path());
    QVERIFY(empty.open(QIODevice::WriteOnly));
    empty.close();
    QStringList statements = schemaStatements(QByteArray(schema::Version0001));
    if (version > 1)
        statements += schemaStatements(QByteArray(schema::Version0002));
    const auto triggers = std::stable_partition(statements.begin(), statements.end(), [](const QString &statement) {
        return !statement.startsWith(QStringLiteral("CREATE TRIGGER"));
    });
    QStringList rows;
    for (const QByteArray &line : lines) {
        if (!line.isEmpty() && !line.startsWith("--"))
            rows.append(QString::fromUtf8(line));
    }
    QVERIFY(rows.size() > 10);
    const QStringList all = QStringList(statements.begin(), triggers) + rows +
                            QStringList(triggers, statements.end());
    for (const QString &statement : all)
        QCOMPARE(tamper(till.path(), statement), QString());
}

void TestJournalUpgrade::readsTheFrozenVersionOne()
{
    Till till;
    layDown(till, 1);
    JournalPort &journal = till.open();
    QVERIFY(till.file->verify().has_value());
    const QList<Attempt> open = *journal.openAttempts();
    QCOMPARE(open.size(), 1);
    QCOMPARE(open.first().state, AttemptState::Unknown);
    QCOMPARE(open.first().intent.amount, Money::fromMinor(1250, brl()));
    QCOMPARE(open.first().body, QByteArray("{\"amount\":{\"currency\":\"BRL\",\"value\":12.50}}"));
    const Sale sale = *journal.sale(open.first().sale);
    QCOMPARE(sale.customerName, QString::fromUtf8("José Ñuñez"));
    QCOMPARE(journal.customer(sale.customer)->email, QStringLiteral("jose@example.com"));
    QCOMPARE(journal.events(open.first().id)->size(), 3);
    QCOMPARE(*journal.fact(QStringLiteral("till_block")), QStringLiteral("AmountMismatch"));
}

void TestJournalUpgrade::upgradesTheFrozenVersionOne()
{
    Till till;
    layDown(till, 1);
    JournalPort &journal = till.open();
    QVERIFY(journal.openOperations()->isEmpty());

    // The copy made before is still of version 1, sound, and whole.
    const QDir folder = QFileInfo(till.path()).absoluteDir();
    const QStringList copies = folder.entryList({QStringLiteral("journal.db.v1-*")}, QDir::Files);
    QCOMPARE(copies.size(), 1);
    const Migrations before({compiledMigrations().first()});
    const auto copy = Database::open(folder.filePath(copies.first()), Database::Access::Read);
    QVERIFY(copy.has_value());
    QCOMPARE(*before.inspect(**copy), 1);
    QCOMPARE((*copy)->scalar(QStringLiteral("SELECT count(*) FROM attempt_event"))->toInt(), 4);
    QCOMPARE((*copy)->scalar(QStringLiteral("SELECT count(*) FROM sqlite_master WHERE name = 'operation'"))->toInt(), 0);

    // The chain goes on in the upgraded file: old events, then one of an operation.
    const Attempt attempt = journal.openAttempts()->first();
    const QList<AttemptEvent> old = *journal.events(attempt.id);
    const Operation operation = plainOperation(till.ids, attempt, 1, till.clock.nowMs());
    QVERIFY(journal.commitOperation(operation, plainEvent(operation, QStringLiteral("recorded"))).has_value());
    QCOMPARE(journal.operationEvents(operation.id)->first().sequence, 5);
    QCOMPARE(*journal.events(attempt.id), old);
    QVERIFY(till.file->verify().has_value());
    till.close();
    QCOMPARE(till.open().openOperations()->size(), 1);
    QVERIFY(till.file->verify().has_value());
    QCOMPARE(folder.entryList({QStringLiteral("journal.db.v1-*")}, QDir::Files).size(), 1);
}

void TestJournalUpgrade::upgradesTheFrozenVersionTwo()
{
    Till till;
    layDown(till, 2);
    JournalPort &journal = till.open();
    const Result<void> sound = till.file->verify(); // list and sums among it
    QVERIFY2(sound.has_value(), sound ? "" : qPrintable(describe(sound.error())));
    QCOMPARE(journal.openOperations()->size(), 1);
    const Result<std::unique_ptr<JournalReader>> reader = PaymentReader::open(till.path());
    QVERIFY(reader.has_value());
    PaymentQuery query;
    query.sort = {PaymentColumn::Customer, false};
    const Result<QList<PaymentRow>> rows = (*reader)->payments(query);
    QCOMPARE(rows->size(), 2);
    QCOMPARE(rows->last().customerName, QString::fromUtf8("José Ñuñez"));
    query.filter.words = {{QStringLiteral("nunez"), {}}};
    QCOMPARE((*reader)->payments(query)->size(), 1);
    const Result<PaymentSummary> summary = (*reader)->summary({});
    const PaymentSums sums = summary->sums.value(QStringLiteral("BRL"));
    QCOMPARE(sums.payments, 2);
    QCOMPARE(sums.unknown, 1);
    QCOMPARE(sums.approvedMinor, 1250);
    const QDir folder = QFileInfo(till.path()).absoluteDir();
    QCOMPARE(folder.entryList({QStringLiteral("journal.db.v2-*")}, QDir::Files).size(), 1);
}

void TestJournalUpgrade::drawersComeWithTheirStep()
{
    Till till;
    QList<Migration> before = compiledMigrations();
    before.removeIf([](const Migration &step) { return step.version > 8; });
    till.file = till.journalFile({}, Migrations(before));
    QVERIFY(till.file->open().has_value());
    const Attempt attempt = sell(till.file->journal(), till.ids, till.clock.nowMs(), AttemptState::Approved);
    till.close();
    JournalPort &journal = till.open();
    QVERIFY(till.file->verify().has_value());
    QCOMPARE(*journal.attempt(attempt.id), attempt);
    DrawerEntry line;
    line.id = DrawerEntryId::from(till.ids.uuid());
    line.kind = DrawerEntryKind::Float;
    line.registerId = registerOne();
    line.amount = Money::fromMinor(5000, brl());
    line.operatorName = QStringLiteral("Cashier 1");
    QVERIFY(till.file->drawer()->appendDrawerEntry(line).has_value());
    QCOMPARE(till.file->drawer()->openPeriod(registerOne(), brl())->size(), 1);
    QVERIFY(till.file->verify().has_value());
}

void TestJournalUpgrade::partsComeWithTheirStep()
{
    Till till;
    JournalPort &journal = till.open();
    const auto lineOf = [&till](const Sale &sale, qint64 minor) {
        DrawerEntry line;
        line.id = DrawerEntryId::from(till.ids.uuid());
        line.registerId = registerOne();
        line.sale = sale.id;
        line.amount = line.given = Money::fromMinor(minor, brl());
        line.operatorName = QStringLiteral("Cashier 1");
        return line;
    };
    const Sale whole = *journal.createSale(registerOne(), today(), plainDraft());
    const DrawerEntry before = *till.file->drawer()->appendDrawerEntry(lineOf(whole, 5000));
    till.close();
    // Back to the file of a program that knew no parts: its line was hashed without the column that tells one.
    for (const char *sql : {"DROP TRIGGER drawer_instead_covered", "DROP INDEX drawer_instead", "DROP INDEX drawer_instead_sale",
                            "DROP TRIGGER drawer_tender_alone", "DROP TRIGGER drawer_part_covered", "DROP TRIGGER drawer_part_in_time",
                            "DROP INDEX drawer_tender", "ALTER TABLE drawer_entry DROP COLUMN sale_total_minor",
                            "CREATE UNIQUE INDEX drawer_tender ON drawer_entry (sale) WHERE kind = 'tender'", "PRAGMA user_version = 10"})
        QCOMPARE(tamper(till.path(), QString::fromLatin1(sql)), QString());
    JournalPort &upgraded = till.open();
    QVERIFY(till.file->verify().has_value());
    QCOMPARE(till.file->drawer()->tendersOfSale(whole.id)->constFirst(), before);
    QVERIFY(!till.file->drawer()->appendDrawerEntry(lineOf(whole, 1))); // still paid once

    const Sale split = *upgraded.createSale(registerOne(), today(), plainDraft());
    DrawerEntry part = lineOf(split, 3000);
    part.saleTotal = Money::fromMinor(5000, brl());
    QVERIFY(till.file->drawer()->appendDrawerEntry(part).has_value());
    part = lineOf(split, 2000);
    part.saleTotal = Money::fromMinor(5000, brl());
    QVERIFY(till.file->drawer()->appendDrawerEntry(part).has_value());
    QVERIFY(till.file->verify().has_value());
    till.close();
    till.open();
    QCOMPARE(till.file->drawer()->tendersOfSale(split.id)->size(), 2);
    // What tells a part is hashed: it cannot be made a whole sale behind the journal's back.
    till.close();
    QCOMPARE(tamper(till.path(), QStringLiteral("DROP TRIGGER drawer_unchanged")), QString());
    QCOMPARE(tamper(till.path(), QStringLiteral("UPDATE drawer_entry SET sale_total_minor = NULL WHERE sale_total_minor IS NOT NULL")), QString());
    till.open();
    QCOMPARE(till.file->verify().error().kind, ErrorKind::StorageCorrupt);
}

void TestJournalUpgrade::whatTheShopGivesComesWithItsStep()
{
    Till till;
    QList<Migration> before = compiledMigrations();
    before.removeIf([](const Migration &step) { return step.version > 11; });
    till.file = till.journalFile({}, Migrations(before));
    QVERIFY(till.file->open().has_value());
    const Attempt attempt = sell(till.file->journal(), till.ids, till.clock.nowMs(), AttemptState::Approved);
    till.close();
    JournalPort &journal = till.open();
    QCOMPARE(*journal.attempt(attempt.id), attempt);
    DrawerEntry line;
    line.id = DrawerEntryId::from(till.ids.uuid());
    line.kind = DrawerEntryKind::Instead;
    line.registerId = registerOne();
    line.sale = attempt.sale;
    line.attempt = attempt.id;
    line.amount = attempt.intent.amount;
    line.reason = QStringLiteral("Yuno refuses the refund");
    line.operatorName = QStringLiteral("Cashier 1");
    DrawerEntry wrong = line;
    wrong.amount = Money::fromMinor(line.amount.minor() + 1, brl());
    QVERIFY(!till.file->drawer()->appendDrawerEntry(wrong)); // more than the payment took
    wrong = line;
    wrong.attempt = AttemptId::from(QStringLiteral("of nobody"));
    QVERIFY(!till.file->drawer()->appendDrawerEntry(wrong));
    wrong = line;
    wrong.sale = journal.createSale(registerOne(), today(), plainDraft())->id;
    QVERIFY(!till.file->drawer()->appendDrawerEntry(wrong));
    const Result<DrawerEntry> stored = till.file->drawer()->appendDrawerEntry(line);
    QVERIFY(stored.has_value());
    line.id = DrawerEntryId::from(till.ids.uuid());
    QCOMPARE(till.file->drawer()->appendDrawerEntry(line).error().kind, ErrorKind::Conflict); // once
    till.close();
    till.open();
    QVERIFY(till.file->verify().has_value());
    QCOMPARE(*till.file->drawer()->insteadOfSale(attempt.sale), QList{*stored});
    QCOMPARE(till.file->drawer()->openPeriod(registerOne(), brl())->size(), 1);
}

void TestJournalUpgrade::whatCannotBeListedStopsTheUpgrade()
{
    // A row that no version 2 ever wrote: it is damage, and goes the way of damage.
    Till till;
    layDown(till, 2);
    QCOMPARE(tamper(till.path(), QStringLiteral("UPDATE payment SET facts = '{broken'")), QString());
    const Result<JournalOpening> opening = till.journalFile()->open();
    QVERIFY(opening.has_value());
    QVERIFY(opening->salvage.has_value());
    QVERIFY(opening->salvage->lost > 0);
}

void TestJournalUpgrade::splitsSchemaFiles()
{
    const QStringList statements = schemaStatements("-- note\nCREATE TABLE a (\n  b TEXT\n);\n\n"
                                                    "CREATE TRIGGER t BEFORE DELETE ON a\nBEGIN\n    SELECT 1;\nEND;\n"
                                                    "INSERT INTO a VALUES ('x');\n");
    QCOMPARE(statements.size(), 3);
    QVERIFY(statements[0].startsWith(QStringLiteral("CREATE TABLE")) && statements[0].endsWith(QStringLiteral(");")));
    QVERIFY(statements[1].contains(QStringLiteral("SELECT 1;")) && statements[1].endsWith(QStringLiteral("END;")));
    QCOMPARE(statements[2], QStringLiteral("INSERT INTO a VALUES ('x');"));
}

QTEST_GUILESS_MAIN(TestJournalUpgrade)
#include "tst_journal_upgrade.moc"
