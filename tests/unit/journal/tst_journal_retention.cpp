// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Retention in the file: what is due goes, what may still be needed stays, the
// money does not move, and a crash at any statement changes nothing but the time.
#include "journal/paymentreader.h"
#include "unit/journal/journalkit.h"

#include <QFile>
#include <QTest>

using namespace pos;
using namespace pos::test;

namespace {

constexpr qint64 Day = 24LL * 60 * 60 * 1000;
constexpr qint64 Long = 800 * Day; ///< more than two years
const PhoneNumber Caller = PhoneNumber::from(QStringLiteral("+5511961234567"));

struct World
{
    explicit World(Till &owner) : till(owner), journal(owner.open()) {}

    Customer customer(const char *first)
    {
        Customer one = plainCustomer(till.ids, QString::fromLatin1(first), QStringLiteral("Quintanilla"));
        one.phone = Phone{QStringLiteral("55"), QStringLiteral("11961234567")};
        one.createdMs = one.updatedMs = till.clock.nowMs();
        [&] { QVERIFY(journal.saveCustomer(one).has_value()); }();
        return one;
    }
    /// With body, answer and note.
    Attempt payment(AttemptState state, const Customer *who = nullptr)
    {
        Attempt attempt = sell(journal, till.ids, till.clock.nowMs(), AttemptState::Recorded, who);
        attempt.body = QByteArray("{\"first_name\":\"Xiomara\"}");
        attempt.paymentId = PaymentId::from(till.ids.uuid());
        attempt = inState(attempt, state, till.clock.nowMs());
        attempt.updatedMs = till.clock.nowMs();
        attempt.payment = plainPayment(attempt, QStringLiteral("Xiomara Quintanilla"));
        [&] {
            QVERIFY(journal.commitAttempt(attempt, plainEvent(attempt, QStringLiteral("answered"))).has_value());
            QVERIFY(journal.addNote({till.ids.uuid(), attempt.id, till.clock.nowMs(), QStringLiteral("Rosa"), QStringLiteral("Xiomara rang")}).has_value());
            Sale sale = *journal.sale(attempt.sale);
            sale.state = SaleState::Paid;
            sale.updatedMs = till.clock.nowMs();
            QVERIFY(journal.saveSale(sale).has_value());
        }();
        return attempt;
    }
    OutreachIntent contact(const CustomerId &who, OutreachState state)
    {
        OutreachJournal &outreach = *till.file->outreach();
        OutreachIntent intent;
        intent.id = OutreachId::from(till.ids.uuid());
        intent.caseId = OutreachCaseId::from(till.ids.uuid());
        intent.customer = who;
        intent.phone = Caller;
        intent.channels = {ContactChannel::PhoneCall};
        intent.body = "XIOMARA-BODY";
        intent.createdMs = till.clock.nowMs();
        const auto move = [&](OutreachState to, OutreachEventKind kind) {
            OutreachEvent event;
            event.outreach = intent.id;
            event.atMs = till.clock.nowMs();
            event.kind = kind;
            event.from = intent.state;
            event.to = to;
            intent.state = to;
            intent.updatedMs = till.clock.nowMs();
            QVERIFY(outreach.commitOutreach(intent, event).has_value());
        };
        move(OutreachState::Recorded, OutreachEventKind::Recorded);
        if (state == OutreachState::Accepted) {
            move(OutreachState::Sending, OutreachEventKind::Sending);
            move(OutreachState::Accepted, OutreachEventKind::Accepted);
        }
        return intent;
    }
    void consent(const CustomerId &who)
    {
        const Consent given{till.ids.uuid(), who, Caller, ContactChannel::PhoneCall, true, ConsentMeans::InPerson, QStringLiteral("May we call?"),
                            QStringLiteral("Rosa"), till.clock.nowMs()};
        [&] { QVERIFY(till.file->outreach()->addConsents({given}).has_value()); }();
    }
    /// A whole clean-up as of now; what it counted.
    Result<PurgeCounts> purge()
    {
        RetentionJournal &retention = *till.file->retention();
        PurgeReport report{till.clock.nowMs(), {}, {}, false};
        const PurgeLimits limits = PurgeLimits::of(report.rules, report.atMs);
        PurgePlace place;
        for (int steps = 0; !place.isDone(); ++steps) {
            if (steps > 1000)
                return fail(ErrorKind::Conflict, QStringLiteral("never done"));
            const Result<PurgeCounts> gone = retention.purgeSome(limits, report, place);
            if (!gone)
                return gone;
            report.counts += *gone;
        }
        report.finished = true;
        const Result<void> closed = report.counts.isEmpty() ? Result<void>() : retention.closePurge(report);
        return closed ? Result<PurgeCounts>(report.counts) : Result<PurgeCounts>(fail(closed.error()));
    }

    Till &till;
    JournalPort &journal;
};

std::unique_ptr<JournalReader> readerOf(const Till &till)
{
    Result<std::unique_ptr<JournalReader>> reader = PaymentReader::open(till.path());
    return reader ? std::move(*reader) : nullptr;
}

bool isOnDisk(const Till &till, const char *word)
{
    for (const char *suffix : {"", "-wal"}) {
        QFile file(till.path() + QString::fromLatin1(suffix));
        if (file.open(QIODevice::ReadOnly) && file.readAll().toLower().contains(word))
            return true;
    }
    return false;
}

} // namespace

class TestJournalRetention : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void oldPaymentsLoseThePersonAndKeepTheMoney();
    void whatMayStillBeNeededStays_data();
    void whatMayStillBeNeededStays();
    void openOperationsKeepTheirPayment();
    void customersGoAfterTheirLastBusiness();
    void activeCustomersStay();
    void contactsGoAndOptOutsStay();
    void openAndTakenCasesStay();
    void walkInsOfLeftSalesAreForgotten();
    void walkInsWhoPaidCashAreForgotten();
    void thousandsGoInSmallSteps();
    void aCrashInBetweenIsMadeGood();
    void nobodysContactsAreForgottenOnRequest();
    void aHistoryRowTellsThatItWasErased();
};

void TestJournalRetention::oldPaymentsLoseThePersonAndKeepTheMoney()
{
    Till till;
    World world(till);
    const Attempt old = world.payment(AttemptState::Approved);
    const Attempt declined = world.payment(AttemptState::Declined);
    till.clock.pass(Long);
    const Attempt fresh = world.payment(AttemptState::Approved);
    const auto reader = readerOf(till);
    QVERIFY(reader);
    const PaymentSummary before = *reader->summary({});
    const QList<PaymentRow> rowsBefore = *reader->payments({});
    QVERIFY(isOnDisk(till, "xiomara"));

    const Result<PurgeCounts> gone = world.purge();
    QVERIFY2(gone.has_value(), gone ? "" : qPrintable(describe(gone.error())));
    QCOMPARE(gone->payments, 2);
    QCOMPARE(world.purge()->payments, 0); // not twice

    const Attempt left = *world.journal.attempt(old.id);
    QVERIFY(left.body.isEmpty() && left.payment->raw.isEmpty() && left.payment->payerName.isEmpty());
    QCOMPARE(left.state, old.state);
    QCOMPARE(left.intent.amount, old.intent.amount);
    QCOMPARE(*world.journal.attempt(fresh.id), fresh);
    const QList<AttemptEvent> events = *world.journal.events(old.id);
    QCOMPARE(events.last().kind, QStringLiteral("erased"));
    QCOMPARE(events.last().rule, QStringLiteral("retention: payments 24 months"));
    QCOMPARE(events.last().atMs, till.clock.nowMs());

    const PaymentSummary after = *reader->summary({});
    QCOMPARE(after.sums, before.sums);
    const QList<PaymentRow> rowsAfter = *reader->payments({});
    QCOMPARE(rowsAfter.size(), rowsBefore.size());
    for (qsizetype i = 0; i < rowsAfter.size(); ++i) {
        QCOMPARE(rowsAfter[i].amount, rowsBefore[i].amount);
        QCOMPARE(rowsAfter[i].state, rowsBefore[i].state);
        QCOMPARE(rowsAfter[i].orderId, rowsBefore[i].orderId);
        QCOMPARE(rowsAfter[i].erased, rowsAfter[i].attempt != fresh.id);
    }
    QVERIFY(reader->detail(declined.id)->notes.isEmpty());
    QVERIFY(till.file->verify().has_value()); // chain, list and sums
    const QList<PurgeReport> reports = *reader->outreach()->purgeReports(5);
    QCOMPARE(reports.size(), 1);
    QVERIFY(reports.first().finished);
    QCOMPARE(reports.first().counts, *gone);
}

void TestJournalRetention::whatMayStillBeNeededStays_data()
{
    QTest::addColumn<int>("state");
    for (const AttemptState state : {AttemptState::Recorded, AttemptState::Sending, AttemptState::WaitingCustomer, AttemptState::Unknown,
                                     AttemptState::Authorized, AttemptState::Disputed})
        QTest::newRow(qPrintable(attemptStateName(state))) << int(state);
}

void TestJournalRetention::whatMayStillBeNeededStays()
{
    QFETCH(int, state);
    Till till;
    World world(till);
    const Customer who = world.customer("Xiomara");
    const Attempt attempt = world.payment(AttemptState(state), &who);
    till.clock.pass(3 * Long);
    const Result<PurgeCounts> gone = world.purge();
    QVERIFY2(gone.has_value(), gone ? "" : qPrintable(describe(gone.error())));
    QVERIFY(gone->isEmpty());
    QCOMPARE(*world.journal.attempt(attempt.id), attempt);
    QCOMPARE(*world.journal.customer(who.id), who);
    QCOMPARE(world.journal.eraseCustomer(who.id, QStringLiteral("on request")).error().kind, ErrorKind::Conflict);
    QVERIFY(readerOf(till)->outreach()->purgeReports(5)->isEmpty()); // nothing to tell
}

void TestJournalRetention::openOperationsKeepTheirPayment()
{
    Till till;
    World world(till);
    const Attempt attempt = world.payment(AttemptState::Approved);
    Operation refund = plainOperation(till.ids, attempt, 1, till.clock.nowMs());
    refund.state = OperationState::Pending;
    QVERIFY(world.journal.commitOperation(refund, plainEvent(refund, QStringLiteral("pending"))).has_value());
    till.clock.pass(Long);
    QCOMPARE(world.purge()->payments, 0);
    refund.state = OperationState::Done;
    refund.settledMs = refund.updatedMs = till.clock.nowMs();
    QVERIFY(world.journal.commitOperation(refund, plainEvent(refund, QStringLiteral("done"))).has_value());
    QCOMPARE(world.purge()->payments, 0); // its own time begins now
    till.clock.pass(Long);
    QCOMPARE(world.purge()->payments, 1);
    QCOMPARE(*world.journal.operation(refund.id), refund);
    QVERIFY(till.file->verify().has_value());
}

void TestJournalRetention::customersGoAfterTheirLastBusiness()
{
    Till till;
    World world(till);
    const Customer who = world.customer("Xiomara");
    const Attempt attempt = world.payment(AttemptState::Approved, &who);
    world.consent(who.id);
    const OutreachIntent contact = world.contact(who.id, OutreachState::Accepted);
    till.clock.pass(Long);
    const Result<PurgeCounts> gone = world.purge();
    QVERIFY2(gone.has_value(), gone ? "" : qPrintable(describe(gone.error())));
    QCOMPARE(gone->customers, 1);
    QCOMPARE(world.journal.customer(who.id).error().kind, ErrorKind::NotFound);
    QCOMPARE(world.journal.sale(attempt.sale)->customerName, QString());
    const QList<AttemptEvent> events = *world.journal.events(attempt.id);
    QVERIFY(till.file->outreach()->consentsOf(Caller)->isEmpty());
    QVERIFY(till.file->outreach()->outreach(contact.id)->phone.isEmpty());
    int erasures = 0;
    for (const AttemptEvent &event : events)
        erasures += event.kind == QLatin1String("erased");
    QCOMPARE(erasures, 1); // by the time of payments, and not once more with the customer
    const auto reader = readerOf(till);
    QVERIFY(reader->findCustomers(QStringLiteral("xiomara"), 5)->isEmpty()); // search words too
    PaymentQuery query;
    query.filter.words = {{QStringLiteral("quintanilla"), {}}};
    QVERIFY(reader->payments(query)->isEmpty());
    QVERIFY(!isOnDisk(till, "xiomara"));
    QVERIFY(!isOnDisk(till, "quintanilla"));
    QVERIFY(till.file->verify().has_value());
}

void TestJournalRetention::activeCustomersStay()
{
    Till till;
    World world(till);
    const Customer buyer = world.customer("Ana"), reached = world.customer("Bea"), agreed = world.customer("Carla");
    const Attempt first = world.payment(AttemptState::Approved, &buyer);
    till.clock.pass(Long);
    world.payment(AttemptState::Declined, &buyer);
    world.contact(reached.id, OutreachState::Accepted);
    world.consent(agreed.id);
    const Result<PurgeCounts> gone = world.purge();
    QVERIFY2(gone.has_value(), gone ? "" : qPrintable(describe(gone.error())));
    QCOMPARE(gone->customers, 0);
    QCOMPARE(gone->payments, 1); // the old one's raw data, not the customer
    QVERIFY(world.journal.attempt(first.id)->body.isEmpty());
    for (const Customer &who : {buyer, reached, agreed})
        QCOMPARE(*world.journal.customer(who.id), who);
    QVERIFY(!till.file->outreach()->consentsOf(Caller)->isEmpty());
}

void TestJournalRetention::contactsGoAndOptOutsStay()
{
    Till till;
    World world(till);
    OutreachJournal &outreach = *till.file->outreach();
    world.consent({});
    const OutreachIntent over = world.contact({}, OutreachState::Accepted);
    QVERIFY(outreach.addOptOuts({{till.ids.uuid(), Caller, true, QStringLiteral("said Xiomara"), QStringLiteral("Rosa"), till.clock.nowMs()}}).has_value());
    till.clock.pass(Long);
    const OutreachIntent fresh = world.contact({}, OutreachState::Accepted);
    const Result<PurgeCounts> gone = world.purge();
    QVERIFY2(gone.has_value(), gone ? "" : qPrintable(describe(gone.error())));
    QCOMPARE(gone->contacts, 1);
    const OutreachIntent left = *outreach.outreach(over.id);
    QVERIFY(left.body.isEmpty() && left.phone.isEmpty());
    QCOMPARE(left.state, OutreachState::Accepted);
    QCOMPARE(outreach.outreachEvents(over.id)->last().kind, OutreachEventKind::Erased);
    QCOMPARE(outreach.outreachEvents(over.id)->last().note, QStringLiteral("retention: contacts 24 months"));
    QCOMPARE(outreach.outreach(fresh.id)->body, fresh.body);
    QCOMPARE(outreach.consentsOf(Caller)->size(), 1); // the other contact still needs its proof
    const QList<OptOut> optOuts = *outreach.optOutsOf(Caller);
    QVERIFY(isOptedOut(optOuts, Caller, till.clock.nowMs()));
    QVERIFY(optOuts.first().reason.isEmpty() && optOuts.first().operatorName.isEmpty());
    till.clock.pass(Long);
    QCOMPARE(world.purge()->contacts, 1);
    QVERIFY(outreach.consentsOf(Caller)->isEmpty());
    QVERIFY(isOptedOut(*outreach.optOutsOf(Caller), Caller, till.clock.nowMs()));
    QVERIFY(till.file->verify().has_value());
    QVERIFY(!tamper(till.path(), QStringLiteral("UPDATE opt_out SET out = 0")).isEmpty());
    QVERIFY(!tamper(till.path(), QStringLiteral("UPDATE opt_out SET reason = 'x'")).isEmpty());
}

void TestJournalRetention::openAndTakenCasesStay()
{
    Till till;
    World world(till);
    OutreachJournal &outreach = *till.file->outreach();
    const OutreachIntent waiting = world.contact({}, OutreachState::Recorded);
    const auto matter = [&](const char *id, qint64 claimedUntil, qint64 restsUntil) {
        OutreachCase one;
        one.id = OutreachCaseId::from(QString::fromLatin1(id));
        one.phone = Caller;
        one.claimedBy = QStringLiteral("Rosa");
        one.claimedUntilMs = claimedUntil;
        one.snoozedUntilMs = restsUntil;
        one.updatedMs = till.clock.nowMs();
        QVERIFY(outreach.saveOutreachCase(one).has_value());
    };
    const qint64 later = till.clock.nowMs() + 2 * Long;
    matter("claimed", later, 0);
    matter("rests", 0, later);
    matter("old", 0, 0);
    till.clock.pass(Long);
    const Result<PurgeCounts> gone = world.purge();
    QVERIFY2(gone.has_value(), gone ? "" : qPrintable(describe(gone.error())));
    QCOMPARE(gone->contacts, 0);
    QCOMPARE(outreach.outreach(waiting.id)->body, waiting.body);
    QVERIFY(outreach.outreachCase(OutreachCaseId::from(QStringLiteral("claimed"))).has_value());
    QVERIFY(outreach.outreachCase(OutreachCaseId::from(QStringLiteral("rests"))).has_value());
    QVERIFY(!outreach.outreachCase(OutreachCaseId::from(QStringLiteral("old"))).has_value());
}

void TestJournalRetention::walkInsOfLeftSalesAreForgotten()
{
    Till till;
    World world(till);
    Sale left = plainDraft(QStringLiteral("Xiomara"));
    left.state = SaleState::Discarded;
    left.draftFields.insert(QStringLiteral("email"), QStringLiteral("x@example.com"));
    left.updatedMs = till.clock.nowMs();
    left = *world.journal.createSale(registerOne(), today(), left);
    Sale open = plainDraft(QStringLiteral("Yara"));
    open.updatedMs = till.clock.nowMs();
    open = *world.journal.createSale(registerOne(), today(), open);
    till.clock.pass(Long);
    const Result<PurgeCounts> gone = world.purge();
    QVERIFY2(gone.has_value(), gone ? "" : qPrintable(describe(gone.error())));
    QCOMPARE(gone->sales, 1);
    QCOMPARE(world.journal.sale(left.id)->customerName, QString());
    QVERIFY(world.journal.sale(left.id)->draftFields.isEmpty());
    QCOMPARE(world.journal.sale(left.id)->cart, left.cart);
    QCOMPARE(*world.journal.sale(open.id), open); // still at the counter
}

void TestJournalRetention::walkInsWhoPaidCashAreForgotten()
{
    Till till;
    World world(till);
    QCOMPARE(*till.file->retention()->lastBusinessMs(), 0);
    Sale sold = plainDraft(QStringLiteral("Xiomara"));
    sold.updatedMs = till.clock.nowMs();
    sold = *world.journal.createSale(registerOne(), today(), sold);
    DrawerEntry tender;
    tender.id = DrawerEntryId::from(till.ids.uuid());
    tender.registerId = registerOne();
    tender.sale = sold.id;
    tender.amount = tender.given = Money::fromMinor(1250, brl());
    tender.atMs = till.clock.nowMs();
    tender.operatorName = QStringLiteral("Rosa");
    sold.state = SaleState::Paid;
    QVERIFY(till.file->drawer()->appendDrawerEntry(tender).has_value());
    QVERIFY(world.journal.saveSale(sold).has_value());
    QCOMPARE(*till.file->retention()->lastBusinessMs(), till.clock.nowMs()); // cash is business, too
    till.clock.pass(Long);
    QCOMPARE(world.purge()->sales, 1);
    QCOMPARE(world.journal.sale(sold.id)->customerName, QString());
    QCOMPARE(world.journal.sale(sold.id)->state, SaleState::Paid);
    QCOMPARE(till.file->drawer()->drawerEntry(tender.id)->amount, tender.amount);
}

void TestJournalRetention::thousandsGoInSmallSteps()
{
    Till till;
    World world(till);
    for (int i = 0; i < 130; ++i)
        world.payment(AttemptState::Approved);
    world.payment(AttemptState::Disputed); // must not stop the walk
    till.clock.pass(Long);
    RetentionJournal &retention = *till.file->retention();
    const PurgeLimits limits = PurgeLimits::of({}, till.clock.nowMs());
    PurgePlace place;
    qint64 most = 0, all = 0;
    while (!place.isDone()) {
        const Result<PurgeCounts> gone = retention.purgeSome(limits, {till.clock.nowMs(), {}, {}, false}, place);
        QVERIFY(gone.has_value());
        most = std::max(most, gone->payments);
        all += gone->payments;
    }
    QCOMPARE(all, 130);
    QVERIFY2(most <= 5, qPrintable(QString::number(most)));
    QVERIFY(till.file->verify().has_value());
}

void TestJournalRetention::aCrashInBetweenIsMadeGood()
{
    Till till;
    {
        World world(till);
        for (int i = 0; i < 45; ++i)
            world.payment(AttemptState::Approved);
        till.clock.pass(Long);
        PurgePlace place;
        QCOMPARE(till.file->retention()->purgeSome(PurgeLimits::of({}, till.clock.nowMs()), {till.clock.nowMs(), {}, {}, false}, place)->payments, 5);
    } // and nobody closes the report
    till.close();
    till.clock.pass(Day);
    World again(till);
    QCOMPARE(again.purge()->payments, 40);
    const QList<PurgeReport> reports = *readerOf(till)->outreach()->purgeReports(5);
    QCOMPARE(reports.size(), 2);
    QVERIFY(reports.first().finished && !reports.last().finished);
    QCOMPARE(reports.first().counts.payments + reports.last().counts.payments, 45);
    QVERIFY(till.file->verify().has_value());
}

void TestJournalRetention::nobodysContactsAreForgottenOnRequest()
{
    Till till;
    World world(till);
    OutreachJournal &outreach = *till.file->outreach();
    const Customer other = world.customer("Bea"); // shares the number
    world.consent({});
    world.consent(other.id);
    const OutreachIntent mine = world.contact({}, OutreachState::Accepted), hers = world.contact(other.id, OutreachState::Accepted);
    RetentionJournal &retention = *till.file->retention();
    QCOMPARE(retention.forgetPhone(Caller, QStringLiteral("on request, by Rosa")).error().kind, ErrorKind::Conflict); // an hour ago
    till.clock.pass(2 * Day);
    QVERIFY(outreach.addOptOuts({{till.ids.uuid(), Caller, true, QStringLiteral("said Xiomara"), QStringLiteral("Rosa"), till.clock.nowMs()}}).has_value());
    QCOMPARE(*retention.forgetPhone(Caller, QStringLiteral("on request, by Rosa")), 1);
    QVERIFY(outreach.optOutsOf(Caller)->first().reason.isEmpty());
    QVERIFY(isOptedOut(*outreach.optOutsOf(Caller), Caller, till.clock.nowMs()));
    QVERIFY(outreach.outreach(mine.id)->phone.isEmpty());
    QCOMPARE(outreach.outreach(hers.id)->phone, Caller);
    QCOMPARE(outreach.consentsOf(Caller)->size(), 1);
    QCOMPARE(outreach.consentsOf(Caller)->first().customer, other.id);
    QVERIFY(till.file->verify().has_value());
}

void TestJournalRetention::aHistoryRowTellsThatItWasErased()
{
    Till till;
    World world(till);
    world.contact({}, OutreachState::Accepted);
    const auto reader = readerOf(till);
    QVERIFY(!reader->outreach()->outreaches({})->first().erased);
    till.clock.pass(Long);
    QVERIFY(world.purge().has_value());
    const OutreachRecord row = reader->outreach()->outreaches({})->first();
    QVERIFY(row.erased);
    QCOMPARE(row.erased->atMs, till.clock.nowMs());
    QCOMPARE(row.erased->note, QStringLiteral("retention: contacts 24 months"));
    QCOMPARE(row.intent.state, OutreachState::Accepted);
}

QTEST_GUILESS_MAIN(TestJournalRetention)
#include "tst_journal_retention.moc"
