// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Erasing a customer: not too early, the person goes, the money stays.
#include "unit/journal/journalkit.h"

#include <QFile>
#include <QTest>

using namespace pos;
using namespace pos::test;

namespace {

constexpr qint64 Day = 24LL * 60 * 60 * 1000;

}

class TestJournalErasing : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void erasingNeedsSettledAttempts_data();
    void erasingNeedsSettledAttempts();
    void erasingWaitsForOperations();
    void erasingKeepsTheMoney();
    void erasedBytesAreGoneFromTheFile();
};

void TestJournalErasing::erasingNeedsSettledAttempts_data()
{
    QTest::addColumn<int>("state");
    QTest::addColumn<qint64>("age");
    QTest::addColumn<bool>("allowed");
    for (const AttemptState state : {AttemptState::Recorded, AttemptState::Sending, AttemptState::WaitingCustomer,
                                     AttemptState::Unknown})
        QTest::newRow(qPrintable(attemptStateName(state))) << int(state) << 400 * Day << false;
    QTest::newRow("young") << int(AttemptState::Approved) << Day - 1 << false;
    QTest::newRow("a day old") << int(AttemptState::Approved) << Day << true;
    QTest::newRow("declined") << int(AttemptState::Declined) << 2 * Day << true;
}

void TestJournalErasing::erasingNeedsSettledAttempts()
{
    QFETCH(int, state);
    QFETCH(qint64, age);
    QFETCH(bool, allowed);
    Till till;
    JournalPort &journal = till.open();
    const Customer customer = plainCustomer(till.ids, QStringLiteral("Ana"), QStringLiteral("Silva"));
    QVERIFY(journal.saveCustomer(customer).has_value());
    const Attempt attempt =
        sell(journal, till.ids, till.clock.nowMs(), static_cast<AttemptState>(state), &customer);
    till.clock.pass(age);
    const Result<void> erased = journal.eraseCustomer(customer.id, QStringLiteral("on request"));
    QCOMPARE(erased.has_value(), allowed);
    if (!allowed) {
        QCOMPARE(erased.error().kind, ErrorKind::Conflict);
        QCOMPARE(*journal.customer(customer.id), customer);
        QCOMPARE(journal.sale(attempt.sale)->customerName, QStringLiteral("Ana Silva"));
    }
}

void TestJournalErasing::erasingWaitsForOperations()
{
    Till till;
    JournalPort &journal = till.open();
    const Customer customer = plainCustomer(till.ids, QStringLiteral("Ana"), QStringLiteral("Silva"));
    QVERIFY(journal.saveCustomer(customer).has_value());
    const Attempt attempt = sell(journal, till.ids, till.clock.nowMs(), AttemptState::Approved, &customer);
    till.clock.pass(400 * Day);
    Operation refund = plainOperation(till.ids, attempt, 1, till.clock.nowMs());
    refund.state = OperationState::Pending;
    QVERIFY(journal.commitOperation(refund, plainEvent(refund, QStringLiteral("pending"))).has_value());
    till.clock.pass(3 * Day);
    QCOMPARE(journal.eraseCustomer(customer.id, QStringLiteral("on request")).error().kind, ErrorKind::Conflict);
    refund.state = OperationState::Done;
    refund.settledMs = till.clock.nowMs();
    QVERIFY(journal.commitOperation(refund, plainEvent(refund, QStringLiteral("done"))).has_value());
    QCOMPARE(journal.eraseCustomer(customer.id, QStringLiteral("on request")).error().kind, ErrorKind::Conflict);
    till.clock.pass(Day);
    QVERIFY(journal.eraseCustomer(customer.id, QStringLiteral("on request")).has_value());
    QCOMPARE(*journal.operation(refund.id), refund); // a money fact
    QVERIFY(till.file->verify().has_value());
}

void TestJournalErasing::erasingKeepsTheMoney()
{
    Till till;
    JournalPort &journal = till.open();
    const Customer customer = plainCustomer(till.ids, QStringLiteral("Ana"), QStringLiteral("Silva"));
    const Customer other = plainCustomer(till.ids, QStringLiteral("Bea"), QStringLiteral("Sousa"));
    QVERIFY(journal.saveCustomer(customer).has_value() && journal.saveCustomer(other).has_value());
    Attempt attempt = sell(journal, till.ids, till.clock.nowMs(), AttemptState::Recorded, &customer);
    const Attempt foreign = sell(journal, till.ids, till.clock.nowMs(), AttemptState::Approved, &other);
    attempt.body = QByteArray("{\"first_name\":\"Ana\"}");
    attempt.paymentId = PaymentId::from(till.ids.uuid());
    attempt = inState(attempt, AttemptState::Approved, till.clock.nowMs());
    attempt.payment = plainPayment(attempt, QStringLiteral("Ana Silva"));
    QVERIFY(journal.commitAttempt(attempt, plainEvent(attempt, QStringLiteral("answered"))).has_value());
    Sale paid = *journal.sale(attempt.sale);
    paid.state = SaleState::Paid;
    QVERIFY(journal.saveSale(paid).has_value());
    Sale parked = plainDraft(QStringLiteral("Ana Silva"));
    parked.customer = customer.id;
    parked.state = SaleState::Parked;
    parked.draftFields.insert(QStringLiteral("email"), QStringLiteral("ana@example.com"));
    parked = *journal.createSale(registerOne(), today(), parked);

    till.clock.pass(Day);
    QVERIFY(journal.eraseCustomer(customer.id, QStringLiteral("on request")).has_value());

    QCOMPARE(journal.customer(customer.id).error().kind, ErrorKind::NotFound);
    Attempt expected = attempt;
    expected.body.clear();
    expected.payment->payerName.clear();
    expected.payment->raw.clear();
    QCOMPARE(*journal.attempt(attempt.id), expected);
    QCOMPARE(journal.sale(attempt.sale)->customerName, QString());
    QCOMPARE(journal.sale(attempt.sale)->customer, customer.id); // an id tells nobody's name
    QCOMPARE(journal.sale(attempt.sale)->cart, paid.cart);
    QCOMPARE(journal.sale(parked.id)->customer, CustomerId());
    QVERIFY(journal.sale(parked.id)->draftFields.isEmpty());
    QCOMPARE(*journal.attempt(foreign.id), foreign);
    QVERIFY(till.file->verify().has_value()); // the chain of events still fits

    // Somebody who still holds the old copy cannot bring the data back, but what happens is recorded.
    Attempt refunded = inState(attempt, AttemptState::Refunded, till.clock.nowMs());
    QVERIFY(journal.commitAttempt(refunded, plainEvent(refunded, QStringLiteral("read"))).has_value());
    QCOMPARE(journal.attempt(attempt.id)->state, AttemptState::Refunded);
    QVERIFY(journal.attempt(attempt.id)->body.isEmpty());
    QVERIFY(journal.attempt(attempt.id)->payment->raw.isEmpty());
    QVERIFY(till.file->verify().has_value());
}

void TestJournalErasing::erasedBytesAreGoneFromTheFile()
{
    Till till;
    JournalPort &journal = till.open();
    const Customer customer = plainCustomer(till.ids, QStringLiteral("Xiomara"), QStringLiteral("Quintanilla"));
    QVERIFY(journal.saveCustomer(customer).has_value());
    Attempt attempt = sell(journal, till.ids, till.clock.nowMs(), AttemptState::Approved, &customer);
    attempt.payment = plainPayment(attempt, QStringLiteral("Xiomara Quintanilla"));
    QVERIFY(journal.commitAttempt(attempt, plainEvent(attempt, QStringLiteral("read"))).has_value());
    const auto onDisk = [&till] {
        for (const char *suffix : {"", "-wal"}) {
            QFile file(till.path() + QString::fromLatin1(suffix));
            if (file.open(QIODevice::ReadOnly) && file.readAll().toLower().contains("xiomara"))
                return true;
        }
        return false;
    };
    QVERIFY(onDisk());
    till.clock.pass(Day);
    QVERIFY(journal.eraseCustomer(customer.id, QStringLiteral("on request")).has_value());
    QVERIFY(!onDisk());
}

QTEST_GUILESS_MAIN(TestJournalErasing)
#include "tst_journal_erasing.moc"
