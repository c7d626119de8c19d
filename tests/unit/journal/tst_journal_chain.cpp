// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Edits behind the journal's back, with every trigger gone, are found.
#include "unit/journal/journalkit.h"

#include "journal/database.h"
#include "journal/eventchain.h"

#include <QTest>

using namespace pos;
using namespace pos::test;

class TestJournalChain : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tamperingIsFound_data();
    void tamperingIsFound();
    void headMovesWithEveryEvent();
    void chainsOfTwoJournalsDiffer();
    void changedRowsAreNotBelieved_data();
    void changedRowsAreNotBelieved();

private:
    /// Three attempts with bodies and payments; closed, without triggers.
    void prepare(Till &till);
};

void TestJournalChain::prepare(Till &till)
{
    JournalPort &journal = till.open();
    const Customer customer = plainCustomer(till.ids, QStringLiteral("Ana"), QStringLiteral("Silva"));
    QVERIFY(journal.saveCustomer(customer).has_value());
    for (int i = 0; i < 3; ++i) {
        Attempt attempt = sell(journal, till.ids, till.clock.nowMs() + i, AttemptState::Recorded, &customer);
        attempt.body = QByteArray("{\"n\":") + QByteArray::number(i) + '}';
        attempt = inState(attempt, AttemptState::Declined, till.clock.nowMs());
        attempt.payment = plainPayment(attempt, QStringLiteral("Ana Silva"));
        QVERIFY(journal.commitAttempt(attempt, plainEvent(attempt, QStringLiteral("answered"))).has_value());
    }
    QVERIFY(till.file->verify().has_value());
    till.close();
    for (const char *trigger : {"attempt_identity", "attempt_kept", "attempt_body_written_once", "attempt_body_not_rewritten",
                                "attempt_body_kept", "attempt_body_state", "attempt_event_appended",
                                "attempt_event_unchanged", "attempt_event_kept"})
        QCOMPARE(tamper(till.path(), u"DROP TRIGGER " + QString::fromLatin1(trigger)), QString());
}

void TestJournalChain::tamperingIsFound_data()
{
    QTest::addColumn<QString>("sql");
    for (const char *sql : {
             "UPDATE attempt_event SET note = 'x' WHERE sequence = 2",
             "UPDATE attempt_event SET to_state = 'Approved' WHERE sequence = 2",
             "UPDATE attempt_event SET at_ms = at_ms + 1 WHERE sequence = 1",
             "UPDATE attempt_event SET hash = x'0000000000000000000000000000000000000000000000000000000000000000' WHERE sequence = 6",
             "DELETE FROM attempt_event WHERE sequence = 3",
             "DELETE FROM attempt_event WHERE sequence = 6",
             "UPDATE attempt_event SET sequence = 9 WHERE sequence = 6",
             "UPDATE attempt SET state = 'Approved' WHERE row_no = 1",
             "UPDATE attempt SET amount_minor = 1 WHERE row_no = 2",
             "UPDATE attempt SET idempotency_key = 'x' WHERE row_no = 2",
             "UPDATE attempt SET last_four = '9999' WHERE row_no = 2",
             "UPDATE attempt SET status = 'REFUNDED' WHERE row_no = 2",
             "UPDATE attempt_body SET body = x'7b7d' WHERE rowid = 1",
             "DELETE FROM attempt_body WHERE rowid = 1",
             "UPDATE payment SET facts = replace(facts, '1250', '1251') WHERE rowid = 1",
             "UPDATE payment SET raw = x'00' WHERE rowid = 1",
             "UPDATE sale SET cart = replace(cart, '1250', '1') WHERE rowid = 1",
             "UPDATE sale SET customer_name = 'Eve'",
             "UPDATE customer SET email = 'eve@example.com'",
             "UPDATE meta SET value = 'other' WHERE name = 'journal_id'",
             "DELETE FROM sale WHERE rowid = 1",
         })
        QTest::newRow(sql) << QString::fromLatin1(sql);
}

void TestJournalChain::tamperingIsFound()
{
    QFETCH(QString, sql);
    Till till;
    prepare(till);
    QCOMPARE(tamper(till.path(), sql), QString());
    till.open();
    const Result<void> verified = till.file->verify();
    QVERIFY(!verified.has_value());
    QCOMPARE(verified.error().kind, ErrorKind::StorageCorrupt);
    QCOMPARE(verified.error().context.path, till.path());
}

void TestJournalChain::headMovesWithEveryEvent()
{
    Till till;
    JournalPort &journal = till.open();
    const Result<std::unique_ptr<Database>> database = Database::open(till.path(), Database::Access::Read);
    QVERIFY(database.has_value());
    QSet<QByteArray> hashes{chain::head(**database)->hash};
    for (int i = 1; i <= 5; ++i) {
        sell(journal, till.ids, till.clock.nowMs() + i);
        const Result<chain::Head> head = chain::head(**database);
        QCOMPARE(head->sequence, i);
        QVERIFY(!hashes.contains(head->hash));
        hashes.insert(head->hash);
        QCOMPARE(chain::verify(**database)->hash, head->hash);
    }
}

void TestJournalChain::chainsOfTwoJournalsDiffer()
{
    Till one(1), two(2);
    one.open();
    two.open();
    const Result<std::unique_ptr<Database>> first = Database::open(one.path(), Database::Access::Read);
    const Result<std::unique_ptr<Database>> second = Database::open(two.path(), Database::Access::Read);
    QVERIFY(chain::head(**first)->hash != chain::head(**second)->hash);
}

void TestJournalChain::changedRowsAreNotBelieved_data()
{
    QTest::addColumn<QString>("sql");
    for (const char *sql : {"UPDATE attempt SET state = 'Approved'", "UPDATE attempt_body SET body = x'7b7d'",
                            "UPDATE payment SET facts = '{}'", "UPDATE attempt SET retry = '{}'"})
        QTest::newRow(sql) << QString::fromLatin1(sql);
}

void TestJournalChain::changedRowsAreNotBelieved()
{
    QFETCH(QString, sql);
    Till till;
    prepare(till);
    QCOMPARE(tamper(till.path(), sql), QString());
    JournalPort &journal = till.open();
    const Result<QList<Sale>> sales = journal.salesInState(SaleState::Open);
    QCOMPARE(sales->size(), 3);
    for (const Sale &sale : *sales) {
        const Result<QList<Attempt>> attempts = journal.attemptsOfSale(sale.id);
        QVERIFY(!attempts.has_value()); // not only when somebody asks for a verification
        QCOMPARE(attempts.error().kind, ErrorKind::StorageCorrupt);
    }
}

QTEST_GUILESS_MAIN(TestJournalChain)
#include "tst_journal_chain.moc"
