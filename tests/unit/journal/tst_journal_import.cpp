// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Payments that this till did not make: taken in whole or not at all, never
// mistaken for its own, and as safe in the file as these.
#include "journal/paymentreader.h"
#include "unit/journal/journalkit.h"

#include <QTest>

using namespace pos;
using namespace pos::test;

namespace {

ImportedPayment imported(IdSource &ids, const QString &paymentId, const QString &orderId, qint64 createdMs = 5000,
                         AttemptState state = AttemptState::Approved)
{
    ImportedPayment one;
    Attempt &attempt = one.attempt;
    attempt.id = AttemptId::from(ids.uuid());
    attempt.origin = AttemptOrigin::Yuno;
    attempt.sale = SaleId::from(QStringLiteral("yuno-") + paymentId);
    attempt.orderId = MerchantOrderId::from(orderId);
    attempt.paymentId = PaymentId::from(paymentId);
    attempt.intent.amount = Money::fromMinor(1500, brl());
    attempt.intent.methodLabel = QStringLiteral("VISA");
    attempt.createdMs = attempt.updatedMs = createdMs;
    attempt.state = state;
    attempt.payment = plainPayment(attempt, QStringLiteral("Eva Far"));
    one.event.attempt = attempt.id;
    one.event.kind = QStringLiteral("imported");
    one.event.from = AttemptState::Recorded;
    one.event.to = state;
    return one;
}

}

class TestJournalImport : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_till = std::make_unique<Till>();
        m_journal = &m_till->open();
    }
    void cleanup() { m_till.reset(); }

    void comesBackAsItWas()
    {
        const ImportedPayment one = imported(m_till->ids, QStringLiteral("p-1"), QStringLiteral("W7-1"));
        QVERIFY(m_journal->importPayments({one}));
        const Result<Attempt> back = m_journal->attempt(one.attempt.id);
        QVERIFY(back);
        QCOMPARE(*back, one.attempt);
        QCOMPARE(m_journal->events(one.attempt.id)->size(), 1);
        const Result<void> whole = m_till->file->verify();
        QVERIFY2(whole, qPrintable(whole ? QString() : describe(whole.error())));
        m_till->close();
        m_journal = &m_till->open();
        QCOMPARE(*m_journal->attempt(one.attempt.id), one.attempt);
    }

    void itsSaleCanNeverBeSold()
    {
        const ImportedPayment one = imported(m_till->ids, QStringLiteral("p-1"), QStringLiteral("W7-1"));
        QVERIFY(m_journal->importPayments({one}));
        QCOMPARE(m_journal->sale(one.attempt.sale)->state, SaleState::Discarded);
        QVERIFY(m_journal->salesInState(SaleState::Open)->isEmpty());
    }

    void severalMayShareAnOrderId()
    {
        const Attempt own = sell(*m_journal, m_till->ids, 1000);
        QVERIFY(m_journal->importPayments({imported(m_till->ids, QStringLiteral("p-1"), own.orderId.text()),
                                           imported(m_till->ids, QStringLiteral("p-2"), own.orderId.text()),
                                           imported(m_till->ids, QStringLiteral("p-3"), QString())}));
        QVERIFY(m_till->file->verify());
        Attempt twin = plainAttempt(m_till->ids, *m_journal->sale(own.sale), 2, 2000);
        twin.orderId = own.orderId;
        QVERIFY(!m_journal->commitAttempt(twin, plainEvent(twin, QStringLiteral("recorded")))); // ours stay unique
        twin = plainAttempt(m_till->ids, *m_journal->sale(own.sale), 2, 2000);
        twin.key = own.key;
        QVERIFY(!m_journal->commitAttempt(twin, plainEvent(twin, QStringLiteral("recorded"))));
    }

    void allOrNothing()
    {
        QVERIFY(m_journal->importPayments({imported(m_till->ids, QStringLiteral("p-1"), QStringLiteral("W7-1"))}));
        const ImportedPayment fresh = imported(m_till->ids, QStringLiteral("p-2"), QStringLiteral("W7-2"));
        QVERIFY(!m_journal->importPayments({fresh, imported(m_till->ids, QStringLiteral("p-1"), QStringLiteral("W7-1"))}));
        QVERIFY(!m_journal->attempt(fresh.attempt.id));
        QVERIFY(!m_journal->sale(fresh.attempt.sale));
        QVERIFY(m_till->file->verify());
    }

    void refusesWhatIsNotFromYuno()
    {
        ImportedPayment one = imported(m_till->ids, QStringLiteral("p-1"), QStringLiteral("W7-1"));
        one.attempt.origin = AttemptOrigin::Till;
        QVERIFY(!m_journal->importPayments({one}));
        one.attempt.origin = AttemptOrigin::Yuno;
        one.attempt.key = IdempotencyKey::from(QStringLiteral("a key"));
        QVERIFY(!m_journal->importPayments({one})); // no key of ours was ever used for it
        one.attempt.key = {};
        one.attempt.body = "{}";
        QVERIFY(!m_journal->importPayments({one}));
        one.attempt.body.clear();
        one.attempt.paymentId = {};
        QVERIFY(!m_journal->importPayments({one}));
    }

    void neverTakenUpByItself()
    {
        const ImportedPayment waiting =
            imported(m_till->ids, QStringLiteral("p-1"), QStringLiteral("W7-1"), 5000, AttemptState::WaitingCustomer);
        QVERIFY(m_journal->importPayments({waiting}));
        const Attempt own = sell(*m_journal, m_till->ids, 1000);
        const Result<QList<Attempt>> open = m_journal->openAttempts();
        QCOMPARE(open->size(), 1);
        QCOMPARE(open->first().id, own.id);
    }

    void changesWithLaterReads()
    {
        const ImportedPayment one = imported(m_till->ids, QStringLiteral("p-1"), QStringLiteral("W7-1"));
        QVERIFY(m_journal->importPayments({one}));
        Attempt read = one.attempt;
        read.state = AttemptState::Refunded;
        read.retry.lastCheckMs = 9000;
        QVERIFY(m_journal->commitAttempt(read, plainEvent(read, QStringLiteral("read"), AttemptState::Approved)));
        QCOMPARE(*m_journal->attempt(read.id), read);
        QVERIFY(m_till->file->verify());
        Attempt taken = read;
        taken.origin = AttemptOrigin::Till;
        taken.key = IdempotencyKey::from(QStringLiteral("a key"));
        QVERIFY(!m_journal->commitAttempt(taken, plainEvent(taken, QStringLiteral("read"))));
    }

    void originIsSealed()
    {
        const ImportedPayment one = imported(m_till->ids, QStringLiteral("p-1"), QStringLiteral("W7-1"));
        QVERIFY(m_journal->importPayments({one}));
        m_till->close();
        QVERIFY(!tamper(m_till->path(), QStringLiteral("UPDATE attempt SET origin = 'Till'")).isEmpty());
        QCOMPARE(tamper(m_till->path(), QStringLiteral("DROP TRIGGER attempt_identity")), QString());
        QCOMPARE(tamper(m_till->path(), QStringLiteral("UPDATE attempt SET origin = 'Till'")), QString());
        m_journal = &m_till->open();
        const Result<Attempt> back = m_journal->attempt(one.attempt.id);
        QVERIFY(!back);
        QCOMPARE(back.error().kind, ErrorKind::StorageCorrupt);
    }

    void foundByWhatAReportSays()
    {
        Attempt bound = inState(sell(*m_journal, m_till->ids, 1000), AttemptState::Approved, 2000);
        bound.paymentId = PaymentId::from(QStringLiteral("Own-1"));
        bound.payment = plainPayment(bound, QString());
        QVERIFY(m_journal->commitAttempt(bound, plainEvent(bound, QStringLiteral("read"))));
        const Attempt unbound = sell(*m_journal, m_till->ids, 3000);
        const ImportedPayment one = imported(m_till->ids, QStringLiteral("p-1"), QStringLiteral("W7-1"));
        QVERIFY(m_journal->importPayments({one}));
        const Result<QList<KnownPayment>> known = m_journal->knownPayments(
            {PaymentId::from(QStringLiteral("own-1")), PaymentId::from(QStringLiteral("p-1")), PaymentId::from(QStringLiteral("nobody"))},
            {unbound.orderId, bound.orderId, MerchantOrderId::from(QStringLiteral("W7-1"))});
        QVERIFY(known);
        QCOMPARE(known->size(), 3);
        QCOMPARE(known->at(0).attempt, bound.id);
        QCOMPARE(known->at(0).origin, AttemptOrigin::Till);
        QCOMPARE(known->at(0).amount, bound.intent.amount);
        QCOMPARE(known->at(1).attempt, one.attempt.id);
        QCOMPARE(known->at(1).origin, AttemptOrigin::Yuno);
        QCOMPARE(known->at(2).attempt, unbound.id);
        QVERIFY(known->at(2).paymentId.isEmpty());
        const Result<QList<KnownPayment>> made = m_journal->paymentsMadeBetween(1000, 5000);
        QCOMPARE(made->size(), 1); // the one without an id is nothing to compare, the other was made at the end
        QCOMPARE(made->first().attempt, bound.id);
    }

    void listedSearchedAndOpenedLikeAnyOther()
    {
        sell(*m_journal, m_till->ids, 1000);
        const QString id = m_till->ids.uuid();
        const ImportedPayment one = imported(m_till->ids, id, QStringLiteral("W7-20261121-000042-1"));
        QVERIFY(m_journal->importPayments({one}));
        const Result<std::unique_ptr<JournalReader>> reader = PaymentReader::open(m_till->path());
        QVERIFY(reader);
        const Result<QList<PaymentRow>> all = (*reader)->payments({});
        QCOMPARE(all->size(), 2);
        QCOMPARE(all->first().attempt, one.attempt.id);
        QCOMPARE(all->first().customerName, QStringLiteral("Eva Far"));
        PaymentQuery query;
        query.filter.words = {SearchWord{QStringLiteral("W7-20261121"), {}, false}};
        QCOMPARE((*reader)->payments(query)->size(), 1);
        query.filter.words = {SearchWord{id, {}, false}};
        QCOMPARE((*reader)->payments(query)->size(), 1);
        const Result<PaymentDetail> detail = (*reader)->detail(one.attempt.id);
        QVERIFY(detail);
        QCOMPARE(detail->attempt, one.attempt);
        QCOMPARE(detail->events.size(), 1);
    }

private:
    std::unique_ptr<Till> m_till;
    JournalPort *m_journal = nullptr;
};

QTEST_GUILESS_MAIN(TestJournalImport)
#include "tst_journal_import.moc"
