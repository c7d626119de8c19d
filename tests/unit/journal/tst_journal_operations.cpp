// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Captures, cancels and refunds in the journal: what is kept, what never changes,
// what a restart finds, and that edits behind its back are seen.
#include "journal/paymentreader.h"
#include "unit/journal/journalkit.h"

#include <QTest>

using namespace pos;
using namespace pos::test;

class TestJournalOperations : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyFieldSurvives();
    void openOnesAreFoundAfterARestart();
    void neverChanging_data();
    void neverChanging();
    void keysAndNumbersAreUnique();
    void eventsShareTheChain();
    void aForeignEventIsRefused();
    void theDetailShowsThem();
    void tamperingIsFound_data();
    void tamperingIsFound();

private:
    static void commit(JournalPort &journal, const Operation &operation, const char *kind)
    {
        QVERIFY(journal.commitOperation(operation, plainEvent(operation, QString::fromLatin1(kind))).has_value());
    }
};

void TestJournalOperations::everyFieldSurvives()
{
    Random random(20261121);
    Till till;
    JournalPort *journal = &till.open();
    const Attempt attempt = sell(*journal, till.ids, till.clock.nowMs(), AttemptState::Approved);
    QList<Operation> all;
    QHash<OperationId, QList<OperationEvent>> events;
    for (int i = 1; i <= 40; ++i) {
        Operation operation = plainOperation(till.ids, attempt, i, random.integer());
        operation.intent.kind = static_cast<OperationKind>(random.below(4));
        for (int version = 0; version < 3; ++version) {
            random.fill(operation);
            OperationEvent line = random.event(operation);
            QVERIFY(journal->commitOperation(operation, line).has_value());
            QCOMPARE(*journal->operation(operation.id), operation);
            line.sequence = 1 + 3 * (i - 1) + version + 1; // the attempt's own event came first
            events[operation.id].append(line);
        }
        all.append(operation);
    }
    till.close();
    journal = &till.open();
    QVERIFY(till.file->verify().has_value());
    QCOMPARE(*journal->operationsOfAttempt(attempt.id), all);
    for (const Operation &operation : all)
        QCOMPARE(*journal->operationEvents(operation.id), events.value(operation.id));
    QCOMPARE(journal->operation(OperationId::from(QStringLiteral("nobody"))).error().kind, ErrorKind::NotFound);
}

void TestJournalOperations::openOnesAreFoundAfterARestart()
{
    Till till;
    JournalPort &journal = till.open();
    const Attempt attempt = sell(journal, till.ids, till.clock.nowMs(), AttemptState::Approved);
    QList<OperationId> open;
    int number = 1;
    for (const OperationState state :
         {OperationState::Recorded, OperationState::Sending, OperationState::Checking, OperationState::Unclear,
          OperationState::Pending, OperationState::Done, OperationState::Declined, OperationState::Refused,
          OperationState::Undecided, OperationState::GivenUp}) {
        Operation operation = plainOperation(till.ids, attempt, number, till.clock.nowMs() + number);
        operation.state = state;
        commit(journal, operation, "planted");
        if (isOpen(state))
            open.append(operation.id);
        ++number;
    }
    till.close();
    QList<OperationId> found;
    const QList<Operation> stored = *till.open().openOperations();
    for (const Operation &operation : stored)
        found.append(operation.id);
    QCOMPARE(open.size(), 6);
    QCOMPARE(found, open);
}

void TestJournalOperations::neverChanging_data()
{
    QTest::addColumn<QString>("what");
    for (const char *what : {"key", "reference", "payment", "amount", "currency", "kind", "attempt", "number",
                             "created", "body", "no body", "target", "basis"})
        QTest::newRow(what) << QString::fromLatin1(what);
}

void TestJournalOperations::neverChanging()
{
    QFETCH(QString, what);
    Till till;
    JournalPort &journal = till.open();
    const Attempt attempt = sell(journal, till.ids, till.clock.nowMs(), AttemptState::Approved);
    const Attempt other = sell(journal, till.ids, till.clock.nowMs(), AttemptState::Approved);
    Operation operation = plainOperation(till.ids, attempt, 1, till.clock.nowMs());
    commit(journal, operation, "recorded");
    operation.state = OperationState::Sending;
    operation.body = "{\"amount\":5}";
    operation.target = TransactionId::from(QStringLiteral("tx"));
    operation.basis = {Money(), Money::fromMinor(0, brl()), {QStringLiteral("tx")}};
    commit(journal, operation, "sending");

    Operation changed = operation;
    if (what == u"key")
        changed.key = IdempotencyKey::from(till.ids.uuid());
    else if (what == u"reference")
        changed.reference = MerchantReference::from(QStringLiteral("other"));
    else if (what == u"payment")
        changed.paymentId = PaymentId::from(QStringLiteral("other"));
    else if (what == u"amount")
        changed.intent.amount = Money::fromMinor(501, brl());
    else if (what == u"currency")
        changed.intent.amount = Money::fromMinor(500, *Currency::fromCode(QStringLiteral("USD")));
    else if (what == u"kind")
        changed.intent.kind = OperationKind::Cancel;
    else if (what == u"attempt")
        changed.attempt = other.id;
    else if (what == u"number")
        changed.number = 2;
    else if (what == u"created")
        changed.createdMs += 1;
    else if (what == u"body")
        changed.body = "{\"amount\":6}";
    else if (what == u"no body")
        changed.body.clear();
    else if (what == u"target")
        changed.target = TransactionId::from(QStringLiteral("other"));
    else
        changed.basis.refunded = Money::fromMinor(1, brl());
    const Result<void> refused = journal.commitOperation(changed, plainEvent(changed, QStringLiteral("x")));
    QCOMPARE(refused.error().kind, ErrorKind::Conflict);
    QCOMPARE(*journal.operation(operation.id), operation);
    QCOMPARE(journal.operationEvents(operation.id)->size(), 2);
}

void TestJournalOperations::keysAndNumbersAreUnique()
{
    Till till;
    JournalPort &journal = till.open();
    const Attempt attempt = sell(journal, till.ids, till.clock.nowMs(), AttemptState::Approved);
    const Operation first = plainOperation(till.ids, attempt, 1, till.clock.nowMs());
    commit(journal, first, "recorded");
    Operation sameKey = plainOperation(till.ids, attempt, 2, till.clock.nowMs());
    sameKey.key = first.key;
    Operation sameReference = plainOperation(till.ids, attempt, 2, till.clock.nowMs());
    sameReference.reference = first.reference;
    const Operation sameNumber = plainOperation(till.ids, attempt, 1, till.clock.nowMs());
    Operation draft = plainOperation(till.ids, attempt, 2, till.clock.nowMs());
    draft.state = OperationState::Draft;
    const QList<Operation> all{sameKey, sameReference, sameNumber, draft};
    for (const Operation &bad : all)
        QVERIFY(!journal.commitOperation(bad, plainEvent(bad, QStringLiteral("recorded"))).has_value());
    QCOMPARE(journal.operationsOfAttempt(attempt.id)->size(), 1);
}

void TestJournalOperations::eventsShareTheChain()
{
    Till till;
    JournalPort &journal = till.open();
    Attempt attempt = sell(journal, till.ids, till.clock.nowMs(), AttemptState::Approved);
    Operation refund = plainOperation(till.ids, attempt, 1, till.clock.nowMs());
    commit(journal, refund, "recorded");
    attempt = inState(attempt, AttemptState::PartlyRefunded, till.clock.nowMs());
    QVERIFY(journal.commitAttempt(attempt, plainEvent(attempt, QStringLiteral("read"))).has_value());
    refund.state = OperationState::Done;
    commit(journal, refund, "done");
    const QList<AttemptEvent> own = *journal.events(attempt.id);
    const QList<OperationEvent> lines = *journal.operationEvents(refund.id);
    QCOMPARE(own.size(), 2);
    QCOMPARE(lines.size(), 2);
    QCOMPARE((QList<qint64>{own[0].sequence, lines[0].sequence, own[1].sequence, lines[1].sequence}),
             (QList<qint64>{1, 2, 3, 4}));
    QVERIFY(till.file->verify().has_value());
}

void TestJournalOperations::aForeignEventIsRefused()
{
    Till till;
    JournalPort &journal = till.open();
    const Attempt attempt = sell(journal, till.ids, till.clock.nowMs(), AttemptState::Approved);
    const Operation refund = plainOperation(till.ids, attempt, 1, till.clock.nowMs());
    OperationEvent line = plainEvent(refund, QStringLiteral("recorded"));
    line.operation = OperationId::from(till.ids.uuid());
    QCOMPARE(journal.commitOperation(refund, line).error().kind, ErrorKind::InvalidInput);
    line = plainEvent(refund, QStringLiteral("recorded"));
    line.attempt = AttemptId::from(till.ids.uuid());
    QCOMPARE(journal.commitOperation(refund, line).error().kind, ErrorKind::InvalidInput);
    Operation orphan = refund;
    orphan.attempt = AttemptId::from(till.ids.uuid());
    QVERIFY(!journal.commitOperation(orphan, plainEvent(orphan, QStringLiteral("recorded"))).has_value());
    QVERIFY(journal.openOperations()->isEmpty());
}

void TestJournalOperations::theDetailShowsThem()
{
    Till till;
    JournalPort &journal = till.open();
    Attempt attempt = sell(journal, till.ids, till.clock.nowMs(), AttemptState::Recorded);
    attempt.paymentId = PaymentId::from(till.ids.uuid());
    attempt = inState(attempt, AttemptState::Approved, till.clock.nowMs());
    attempt.payment = plainPayment(attempt, QStringLiteral("Ana"));
    Transaction purchase;
    purchase.id = TransactionId::from(QStringLiteral("tx-1"));
    purchase.type = QStringLiteral("PURCHASE");
    purchase.status = QStringLiteral("SUCCEEDED");
    attempt.payment->transactions = {purchase};
    QVERIFY(journal.commitAttempt(attempt, plainEvent(attempt, QStringLiteral("answered"))).has_value());
    const Result<std::unique_ptr<JournalReader>> reader = PaymentReader::open(till.path());
    QVERIFY(reader.has_value());
    PaymentDetail detail = *(*reader)->detail(attempt.id);
    QVERIFY(detail.operations.isEmpty());
    QCOMPARE(detail.choices.size(), 4);
    QVERIFY(detail.choices[2].isAllowed());
    QCOMPARE(detail.choices[2].most, attempt.intent.amount);

    Operation refund = plainOperation(till.ids, attempt, 1, till.clock.nowMs());
    refund.state = OperationState::Unclear;
    commit(journal, refund, "unclear");
    detail = *(*reader)->detail(attempt.id);
    QCOMPARE(detail.operations.size(), 1);
    QCOMPARE(detail.operations.first().operation, refund);
    QCOMPARE(detail.operations.first().events.size(), 1);
    QCOMPARE(detail.events.size(), 2);
    QCOMPARE(detail.choices[2].bar, OperationBar::AnotherUnderWay);
}

void TestJournalOperations::tamperingIsFound_data()
{
    QTest::addColumn<QString>("sql");
    for (const char *sql : {
             "UPDATE operation SET state = 'Refused'",
             "UPDATE operation SET amount_minor = 5",
             "UPDATE operation SET reference = 'x'",
             "UPDATE operation SET moved_minor = 7",
             "DELETE FROM operation",
             "UPDATE attempt_event SET operation = '' WHERE sequence = 2",
             "UPDATE attempt_event SET operation = 'x' WHERE sequence = 2",
             "UPDATE attempt_event SET operation = 'x' WHERE sequence = 1",
             "UPDATE attempt_event SET to_state = 'Refused' WHERE sequence = 2",
         })
        QTest::newRow(sql) << QString::fromLatin1(sql);
}

void TestJournalOperations::tamperingIsFound()
{
    QFETCH(QString, sql);
    Till till;
    JournalPort &journal = till.open();
    const Attempt attempt = sell(journal, till.ids, till.clock.nowMs(), AttemptState::Approved);
    commit(journal, plainOperation(till.ids, attempt, 1, till.clock.nowMs()), "recorded");
    till.close();
    for (const char *trigger : {"operation_identity", "operation_kept", "attempt_event_unchanged"})
        QCOMPARE(tamper(till.path(), u"DROP TRIGGER " + QString::fromLatin1(trigger)), QString());
    QCOMPARE(tamper(till.path(), sql), QString());
    till.open();
    const Result<void> sound = till.file->verify();
    QVERIFY(!sound.has_value());
    QCOMPARE(sound.error().kind, ErrorKind::StorageCorrupt);
}

QTEST_GUILESS_MAIN(TestJournalOperations)
#include "tst_journal_operations.moc"
