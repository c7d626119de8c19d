// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What is written is read back, field by field, by the writer and by the reader,
// also after closing the file.
#include "journal/paymentreader.h"
#include "unit/journal/journalkit.h"

#include <QTest>

#include <rapidcheck.h>

using namespace pos;
using namespace pos::test;

class TestJournalRoundtrip : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void salesComeBack();
    void customersComeBack();
    void attemptsAndEventsComeBack();
    void halfASurrogatePairDoesNoHarm();
    void factsComeBack();
    void everythingComesBackAfterReopening();
};

void TestJournalRoundtrip::salesComeBack()
{
    Till till;
    JournalPort &journal = till.open();
    QVERIFY(rc::check("a sale as created, then as saved", [&](quint32 seed) {
        Random random(seed);
        Sale draft = random.sale();
        const Result<Sale> created = journal.createSale(registerOne(), today(), draft);
        RC_ASSERT(created.has_value());
        draft.id = created->id;
        draft.registerId = registerOne();
        RC_ASSERT(*created == draft);
        RC_ASSERT(*journal.sale(draft.id) == draft);

        Sale changed = random.sale();
        changed.id = draft.id;
        changed.registerId = draft.registerId;
        if (draft.state == SaleState::Paid || draft.state == SaleState::Discarded)
            changed.cart = draft.cart;
        RC_ASSERT(journal.saveSale(changed).has_value());
        RC_ASSERT(*journal.sale(draft.id) == changed);
    }));
}

void TestJournalRoundtrip::customersComeBack()
{
    Till till;
    JournalPort &journal = till.open();
    QVERIFY(rc::check("a customer as created, then as changed", [&](quint32 seed) {
        Random random(seed);
        const Customer first = random.customer(till.ids);
        RC_ASSERT(journal.saveCustomer(first).has_value());
        RC_ASSERT(*journal.customer(first.id) == first);
        Customer second = random.customer(till.ids);
        second.id = first.id;
        RC_ASSERT(journal.saveCustomer(second).has_value());
        RC_ASSERT(*journal.customer(first.id) == second);
    }));
}

void TestJournalRoundtrip::attemptsAndEventsComeBack()
{
    Till till;
    JournalPort &journal = till.open();
    const Result<std::unique_ptr<JournalReader>> reader = PaymentReader::open(till.path());
    QVERIFY(reader.has_value());
    QVERIFY(rc::check("an attempt through several commits", [&](quint32 seed) {
        Random random(seed);
        const Result<Sale> sale = journal.createSale(registerOne(), today(), random.sale());
        RC_ASSERT(sale.has_value());
        Attempt attempt = plainAttempt(till.ids, *sale, 1 + random.below(1000), random.integer());
        attempt.intent.amount = random.money();
        QList<AttemptEvent> events;
        for (int commits = 1 + random.below(4); commits > 0; --commits) {
            random.fill(attempt);
            if (attempt.body.isEmpty())
                attempt.body = random.bytes();
            events.append(random.event(attempt.id));
            RC_ASSERT(journal.commitAttempt(attempt, events.last()).has_value());
            RC_ASSERT(*journal.attempt(attempt.id) == attempt);
        }
        QList<AttemptEvent> read = *journal.events(attempt.id);
        RC_ASSERT(read.size() == events.size());
        for (qsizetype i = 0; i < events.size(); ++i) {
            RC_ASSERT(read[i].sequence > (i == 0 ? 0 : read[i - 1].sequence));
            events[i].sequence = read[i].sequence;
            RC_ASSERT(read[i] == events[i]);
        }
        const Result<PaymentDetail> detail = (*reader)->detail(attempt.id);
        RC_ASSERT(detail.has_value());
        RC_ASSERT(detail->attempt == attempt);
        RC_ASSERT(detail->sale == *sale);
        RC_ASSERT(detail->events == read);
    }));
    QVERIFY(till.file->verify().has_value());
}

void TestJournalRoundtrip::halfASurrogatePairDoesNoHarm()
{
    Till till;
    JournalPort &journal = till.open();
    Customer customer = plainCustomer(till.ids, QStringLiteral("Ana") + QChar(0xd83d), QStringLiteral("Silva"));
    QVERIFY(journal.saveCustomer(customer).has_value());
    const Result<Customer> read = journal.customer(customer.id);
    QVERIFY(read.has_value()); // not taken for damage
    QCOMPARE(read->lastName, QStringLiteral("Silva"));
    QVERIFY(read->firstName.startsWith(QStringLiteral("Ana")));
}

void TestJournalRoundtrip::factsComeBack()
{
    Till till;
    JournalPort &journal = till.open();
    const QString name = QStringLiteral("till_block");
    QCOMPARE(*journal.fact(name), QString());
    QVERIFY(journal.setFact(name, QStringLiteral("AmountMismatch")).has_value());
    QVERIFY(journal.setFact(name, QStringLiteral("KeysRefused")).has_value());
    QCOMPARE(*journal.fact(name), QStringLiteral("KeysRefused"));
    QVERIFY(journal.setFact(name, QString()).has_value());
    QCOMPARE(*journal.fact(name), QString());
}

void TestJournalRoundtrip::everythingComesBackAfterReopening()
{
    Till till;
    const Customer customer = plainCustomer(till.ids, QStringLiteral("Ana"), QStringLiteral("Silva"));
    Attempt attempt;
    {
        JournalPort &journal = till.open();
        QVERIFY(journal.saveCustomer(customer).has_value());
        attempt = sell(journal, till.ids, till.clock.nowMs(), AttemptState::Unknown, &customer);
        till.close();
    }
    JournalPort &journal = till.open();
    QCOMPARE(*journal.attempt(attempt.id), attempt);
    QCOMPARE(*journal.customer(customer.id), customer);
    QCOMPARE(journal.openAttempts()->size(), 1);
    QCOMPARE(journal.attemptsOfSale(attempt.sale)->first(), attempt);
    QCOMPARE(journal.salesInState(SaleState::Open)->size(), 1);
}

QTEST_GUILESS_MAIN(TestJournalRoundtrip)
#include "tst_journal_roundtrip.moc"
