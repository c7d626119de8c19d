// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Notes by staff: kept, attested, never changed, erased with the person. Notices
// and the watcher's lists: read out of what is there anyway.
#include "unit/journal/journalkit.h"

#include "domain/paymentsearch.h"
#include "journal/paymentreader.h"

#include <QFile>
#include <QTest>

using namespace pos;
using namespace pos::test;

namespace {

constexpr qint64 Day = 24LL * 60 * 60 * 1000;

std::unique_ptr<JournalReader> readerOf(const Till &till)
{
    auto reader = PaymentReader::open(till.path());
    if (!reader)
        qFatal("no reader: %s", qPrintable(describe(reader.error())));
    return std::move(*reader);
}

Note noteOn(const Attempt &attempt, Till &till, const QString &words)
{
    return {till.ids.uuid(), attempt.id, till.clock.nowMs(), QStringLiteral("Rosa"), words};
}

} // namespace

class TestJournalNotes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void notesAreKeptInOrderAndAttested();
    void aNoteNeedsItsPayment();
    void notesNeverChange();
    void aChangedNoteIsNotBelieved();
    void notesGoWithTheCustomer();
    void noticesComeFromTheEvents();
    void seenNoticesAreRemembered();
    void ordinarySalesAreNoNotices();
    void unclearActionsAreFound();
    void theWatcherFindsWhatMayMove();
    void theRoundGoesDownThroughTheWindow();

private:
    /// Moves it, as the engine would record it.
    static Attempt move(Till &till, Attempt attempt, AttemptState to, const QString &status, const QString &subStatus);
};

Attempt TestJournalNotes::move(Till &till, Attempt attempt, AttemptState to, const QString &status,
                               const QString &subStatus)
{
    const AttemptState from = attempt.state;
    attempt.state = to;
    attempt.paymentId = PaymentId::from(u"payment of " + attempt.id.text());
    attempt.payment = plainPayment(attempt, QStringLiteral("Ana"));
    attempt.payment->id = attempt.paymentId;
    attempt.payment->status = PaymentStatus::fold(status, subStatus);
    attempt.updatedMs = till.clock.nowMs();
    AttemptEvent event = plainEvent(attempt, QStringLiteral("read"), from);
    event.atMs = till.clock.nowMs();
    event.to = to;
    if (!till.file->journal().commitAttempt(attempt, event))
        qFatal("not recorded");
    return attempt;
}

void TestJournalNotes::notesAreKeptInOrderAndAttested()
{
    Till till;
    JournalPort &journal = till.open();
    const Attempt attempt = sell(journal, till.ids, till.clock.nowMs(), AttemptState::Approved);
    const Note first = noteOn(attempt, till, QString::fromUtf8("Customer phoned: box broken \xf0\x9f\x93\xa6 100 %"));
    till.clock.pass(1000);
    const Note second = noteOn(attempt, till, QStringLiteral("Promised a refund'; DROP TABLE note; --"));
    QVERIFY(journal.addNote(first).has_value());
    QVERIFY(journal.addNote(second).has_value());
    QCOMPARE(readerOf(till)->detail(attempt.id)->notes, (QList<Note>{first, second}));
    const QList<AttemptEvent> events = *journal.events(attempt.id);
    QCOMPARE(events.last().kind, QStringLiteral("noted"));
    QCOMPARE(events.last().from, AttemptState::Approved);
    QCOMPARE(events.last().to, AttemptState::Approved);
    QVERIFY(!events.last().note.contains(QStringLiteral("refund")));
    QCOMPARE(*journal.attempt(attempt.id), attempt); // the payment itself is untouched
    QVERIFY(till.file->verify().has_value());
    till.close();
    till.open();
    QCOMPARE(readerOf(till)->detail(attempt.id)->notes.size(), 2);
}

void TestJournalNotes::aNoteNeedsItsPayment()
{
    Till till;
    JournalPort &journal = till.open();
    Attempt nowhere;
    nowhere.id = AttemptId::from(QStringLiteral("nowhere"));
    QCOMPARE(journal.addNote(noteOn(nowhere, till, QStringLiteral("Hello"))).error().kind, ErrorKind::NotFound);
    QVERIFY(till.file->verify().has_value());
}

void TestJournalNotes::notesNeverChange()
{
    Till till;
    JournalPort &journal = till.open();
    const Attempt attempt = sell(journal, till.ids, till.clock.nowMs(), AttemptState::Approved);
    QVERIFY(journal.addNote(noteOn(attempt, till, QStringLiteral("As it was"))).has_value());
    QVERIFY(tamper(till.path(), QStringLiteral("UPDATE note SET words = 'As I like it'"))
                .contains(QStringLiteral("never change")));
}

void TestJournalNotes::aChangedNoteIsNotBelieved()
{
    Till till;
    JournalPort &journal = till.open();
    const Attempt attempt = sell(journal, till.ids, till.clock.nowMs(), AttemptState::Approved);
    QVERIFY(journal.addNote(noteOn(attempt, till, QStringLiteral("As it was"))).has_value());
    QCOMPARE(tamper(till.path(), QStringLiteral("DROP TRIGGER note_unchanged")), QString());
    QCOMPARE(tamper(till.path(), QStringLiteral("UPDATE note SET author = 'Somebody else'")), QString());
    QCOMPARE(readerOf(till)->detail(attempt.id).error().kind, ErrorKind::StorageCorrupt);
    QCOMPARE(till.file->verify().error().kind, ErrorKind::StorageCorrupt);
}

void TestJournalNotes::notesGoWithTheCustomer()
{
    Till till;
    JournalPort &journal = till.open();
    const Customer customer = plainCustomer(till.ids, QStringLiteral("Ana"), QStringLiteral("Silva"));
    QVERIFY(journal.saveCustomer(customer).has_value());
    const Attempt hers = sell(journal, till.ids, till.clock.nowMs(), AttemptState::Approved, &customer);
    const Attempt other = sell(journal, till.ids, till.clock.nowMs(), AttemptState::Approved);
    const QString words = QStringLiteral("lives at Rua Secreta 12, ring twice");
    QVERIFY(journal.addNote(noteOn(hers, till, words)).has_value());
    QVERIFY(journal.addNote(noteOn(other, till, QStringLiteral("stays"))).has_value());
    till.clock.pass(2 * Day);
    QVERIFY(journal.eraseCustomer(customer.id, QStringLiteral("on request")).has_value());
    QVERIFY(readerOf(till)->detail(hers.id)->notes.isEmpty());
    QCOMPARE(readerOf(till)->detail(other.id)->notes.size(), 1);
    QVERIFY(till.file->verify().has_value()); // the chain still fits
    till.close();
    QFile file(till.path());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains("Rua Secreta"));
}

void TestJournalNotes::noticesComeFromTheEvents()
{
    Till till;
    JournalPort &journal = till.open();
    Attempt paid = sell(journal, till.ids, till.clock.nowMs(), AttemptState::Recorded);
    paid = move(till, paid, AttemptState::Approved, QStringLiteral("SUCCEEDED"), QStringLiteral("APPROVED"));
    till.clock.pass(Day);
    paid = move(till, paid, AttemptState::Disputed, QStringLiteral("IN_DISPUTE"), QStringLiteral("RECEIVED"));
    till.clock.pass(Day);
    paid = move(till, paid, AttemptState::Approved, QStringLiteral("SUCCEEDED"), QStringLiteral("APPROVED"));
    const NoticeList list = *readerOf(till)->notices(50);
    QCOMPARE(list.notices.size(), 2);
    QCOMPARE(list.notices[0].kind, NoticeKind::DisputeEnded);
    QCOMPARE(list.notices[1].kind, NoticeKind::DisputeOpened);
    QCOMPARE(list.notices[1].attempt, paid.id);
    QCOMPARE(list.notices[1].orderId, paid.orderId);
    QCOMPARE(list.notices[1].amount, paid.intent.amount);
    QCOMPARE(list.unseen(), 2);
    QCOMPARE(readerOf(till)->notices(1)->notices.size(), 1);

    // A refund that its operation and its payment both tell of is one notice.
    Operation refund = plainOperation(till.ids, paid, 1, till.clock.nowMs());
    refund.state = OperationState::Declined;
    refund.settledMs = till.clock.nowMs();
    OperationEvent event = plainEvent(refund, QStringLiteral("declined"), OperationState::Done);
    event.atMs = till.clock.nowMs();
    event.to = OperationState::Declined;
    QVERIFY(journal.commitOperation(refund, event).has_value());
    paid = move(till, paid, AttemptState::Refunded, QStringLiteral("REFUNDED"), QStringLiteral("REFUNDED"));
    paid = move(till, paid, AttemptState::Approved, QStringLiteral("SUCCEEDED"), QStringLiteral("APPROVED"));
    const NoticeList more = *readerOf(till)->notices(50);
    QCOMPARE(more.notices.size(), 3);
    QCOMPARE(more.notices[0].kind, NoticeKind::RefundFailed);
}

void TestJournalNotes::seenNoticesAreRemembered()
{
    Till till;
    JournalPort &journal = till.open();
    Attempt held = sell(journal, till.ids, till.clock.nowMs(), AttemptState::Recorded);
    held = move(till, held, AttemptState::Authorized, QStringLiteral("PENDING"), QStringLiteral("AUTHORIZED"));
    held = move(till, held, AttemptState::Expired, QStringLiteral("EXPIRED"), QStringLiteral("EXPIRED"));
    const NoticeList list = *readerOf(till)->notices(50);
    QCOMPARE(list.notices.size(), 1);
    QCOMPARE(list.notices[0].kind, NoticeKind::HoldExpired);
    QVERIFY(journal.setFact(SeenNoticesFact, QString::number(list.notices[0].sequence)).has_value());
    till.close();
    till.open();
    QCOMPARE(readerOf(till)->notices(50)->unseen(), 0);
}

void TestJournalNotes::ordinarySalesAreNoNotices()
{
    Till till;
    JournalPort &journal = till.open();
    Attempt quick = sell(journal, till.ids, till.clock.nowMs(), AttemptState::Recorded);
    quick = move(till, quick, AttemptState::WaitingCustomer, QStringLiteral("READY_TO_PAY"), QStringLiteral("CREATED"));
    till.clock.pass(30'000);
    move(till, quick, AttemptState::Approved, QStringLiteral("SUCCEEDED"), QStringLiteral("APPROVED"));
    QVERIFY(readerOf(till)->notices(50)->notices.isEmpty());

    Attempt slow = sell(journal, till.ids, till.clock.nowMs(), AttemptState::Recorded);
    slow = move(till, slow, AttemptState::WaitingCustomer, QStringLiteral("READY_TO_PAY"), QStringLiteral("CREATED"));
    till.clock.pass(600'000);
    move(till, slow, AttemptState::Approved, QStringLiteral("SUCCEEDED"), QStringLiteral("APPROVED"));
    const NoticeList list = *readerOf(till)->notices(50);
    QCOMPARE(list.notices.size(), 1);
    QCOMPARE(list.notices[0].kind, NoticeKind::PaidLater);
}

void TestJournalNotes::unclearActionsAreFound()
{
    Till till;
    JournalPort &journal = till.open();
    const Attempt paid = sell(journal, till.ids, till.clock.nowMs(), AttemptState::Approved);
    sell(journal, till.ids, till.clock.nowMs(), AttemptState::Approved);
    Operation refund = plainOperation(till.ids, paid, 1, till.clock.nowMs());
    refund.state = OperationState::Unclear;
    QVERIFY(journal.commitOperation(refund, plainEvent(refund, QStringLiteral("unclear"))).has_value());
    PaymentQuery query;
    query.filter = parsePaymentSearch(QStringLiteral("is:unclear"), SearchContext{}).filter;
    const QList<PaymentRow> found = *readerOf(till)->payments(query);
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.first().attempt, paid.id);
    QCOMPARE(readerOf(till)->attention()->operations, 1);
    refund.state = OperationState::Done;
    refund.settledMs = till.clock.nowMs();
    QVERIFY(journal.commitOperation(refund, plainEvent(refund, QStringLiteral("done"), OperationState::Unclear)).has_value());
    QVERIFY(readerOf(till)->payments(query)->isEmpty());
}

void TestJournalNotes::theWatcherFindsWhatMayMove()
{
    Till till;
    JournalPort &journal = till.open();
    const auto sold = [&](AttemptState to, const char *status, const char *subStatus) {
        const Attempt attempt = sell(journal, till.ids, till.clock.nowMs(), AttemptState::Recorded);
        till.clock.pass(1000);
        return move(till, attempt, to, QString::fromLatin1(status), QString::fromLatin1(subStatus)).id;
    };
    const AttemptId held = sold(AttemptState::Authorized, "PENDING", "AUTHORIZED");
    sold(AttemptState::Approved, "SUCCEEDED", "APPROVED");
    sold(AttemptState::WaitingCustomer, "READY_TO_PAY", "CREATED"); // has a plan of its own
    const AttemptId disputed = sold(AttemptState::Disputed, "IN_DISPUTE", "RECEIVED");
    const AttemptId back = sold(AttemptState::PartlyRefunded, "REFUNDED", "PENDING_PROVIDER_CONFIRMATION");
    const AttemptId retried = sold(AttemptState::Approved, "SUCCEEDED", "REFUND_RETRY_IN_PROCESS");
    QList<AttemptId> found;
    const QList<WatchedPayment> moving = *journal.paymentsToWatch(0, 100);
    for (const WatchedPayment &payment : moving)
        found << payment.attempt;
    QCOMPARE(found, (QList<AttemptId>{retried, back, disputed, held}));
    QCOMPARE(journal.paymentsToWatch(0, 2)->size(), 2);
    QVERIFY(journal.paymentsToWatch(till.clock.nowMs() + 1, 100)->isEmpty());
    QCOMPARE(journal.paymentsToWatch(0, 1)->first().subStatus, QStringLiteral("REFUND_RETRY_IN_PROCESS"));
}

void TestJournalNotes::theRoundGoesDownThroughTheWindow()
{
    Till till;
    JournalPort &journal = till.open();
    QList<AttemptId> newestFirst;
    for (int i = 0; i < 5; ++i) {
        const Attempt attempt = sell(journal, till.ids, till.clock.nowMs(), AttemptState::Recorded);
        newestFirst.prepend(
            move(till, attempt, AttemptState::Approved, QStringLiteral("SUCCEEDED"), QStringLiteral("APPROVED")).id);
        till.clock.pass(1000);
    }
    const qint64 now = till.clock.nowMs();
    QList<AttemptId> seen;
    qint64 before = now;
    for (;;) {
        const QList<WatchedPayment> batch = *journal.paidPayments(now - watch::Window, before, 2);
        if (batch.isEmpty())
            break;
        for (const WatchedPayment &payment : batch)
            seen << payment.attempt;
        before = batch.last().createdMs;
    }
    QCOMPARE(seen, newestFirst);
}

QTEST_GUILESS_MAIN(TestJournalNotes)
#include "tst_journal_notes.moc"
