// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Whom to win back, read from the journal: which sales are in the list and which
// are not, with what goes with them.
#include "unit/journal/journalkit.h"

#include "journal/paymentreader.h"
#include "journal/recoveryreader.h"

#include <QTest>

using namespace pos;
using namespace pos::test;

namespace {

constexpr qint64 Day = 24LL * 60 * 60 * 1000;

struct Shop : Till
{
    Shop()
        : journal(open())
    {
        ana = plainCustomer(ids, QStringLiteral("Ana"), QStringLiteral("Lima"));
        ana.phone = {QStringLiteral("57"), QStringLiteral("3001234567")};
        mute = plainCustomer(ids, QStringLiteral("Bo"), QStringLiteral("Nadie"));
        mute.phone = {};
        if (!journal.saveCustomer(ana) || !journal.saveCustomer(mute))
            qFatal("customers");
    }
    QList<RecoveryRow> rows(qint64 sinceMs = 0, int limit = 100)
    {
        const auto reader = PaymentReader::open(path());
        if (!reader)
            qFatal("reader");
        const auto found = (*reader)->outreach()->recoverable({sinceMs, clock.nowMs(), limit});
        if (!found)
            qFatal("%s", qPrintable(describe(found.error())));
        return *found;
    }
    Sale keep(SaleState state, const Customer &who)
    {
        Sale draft = plainDraft(who.displayName());
        draft.customer = who.id;
        Sale sale = *journal.createSale(registerOne(), today(), draft);
        sale.state = state;
        if (!journal.saveSale(sale))
            qFatal("sale");
        return sale;
    }

    JournalPort &journal;
    Customer ana, mute;
};

} // namespace

class TestJournalRecovery : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void declinedOnesWithAPhone();
    void paidMeanwhileIsGone();
    void onlyTheNewestAttemptCounts();
    void parkedAndDiscardedSales();
    void boundedByTimeAndNumber();
    void whatGoesWithARow();
    void historyIsNewestFirst();
    void historySaysWhatBecameOfIt();
    void noListReadsEveryPayment();
};

void TestJournalRecovery::declinedOnesWithAPhone()
{
    Shop shop;
    const Attempt declined = sell(shop.journal, shop.ids, shop.clock.nowMs(), AttemptState::Declined, &shop.ana);
    const Attempt expired = sell(shop.journal, shop.ids, shop.clock.nowMs() + 1, AttemptState::Expired, &shop.ana);
    sell(shop.journal, shop.ids, shop.clock.nowMs(), AttemptState::Declined, &shop.mute);
    sell(shop.journal, shop.ids, shop.clock.nowMs(), AttemptState::Declined);
    sell(shop.journal, shop.ids, shop.clock.nowMs(), AttemptState::Approved, &shop.ana);
    sell(shop.journal, shop.ids, shop.clock.nowMs(), AttemptState::Unknown, &shop.ana);
    const QList<RecoveryRow> rows = shop.rows();
    QCOMPARE(rows.size(), 2);
    QCOMPARE(rows[0].attempt->id, declined.id);
    QCOMPARE(rows[1].attempt->id, expired.id);
    QCOMPARE(rows[0].kind, OutreachKind::DeclinedPayment);
    QCOMPARE(rows[0].customer.id, shop.ana.id);
    QCOMPARE(rows[0].phone.text(), QStringLiteral("+573001234567"));
    QCOMPARE(rows[0].caseId.text(), declined.sale.text());
    QCOMPARE(rows[0].amount, declined.intent.amount);
}

void TestJournalRecovery::paidMeanwhileIsGone()
{
    Shop shop;
    const Attempt declined = sell(shop.journal, shop.ids, shop.clock.nowMs(), AttemptState::Declined, &shop.ana);
    QCOMPARE(shop.rows().size(), 1);
    Sale sale = *shop.journal.sale(declined.sale);
    sale.state = SaleState::Paid;
    QVERIFY(shop.journal.saveSale(sale).has_value());
    QVERIFY(shop.rows().isEmpty());
}

void TestJournalRecovery::onlyTheNewestAttemptCounts()
{
    Shop shop;
    const Attempt first = sell(shop.journal, shop.ids, shop.clock.nowMs(), AttemptState::Declined, &shop.ana);
    const Sale sale = *shop.journal.sale(first.sale);
    Attempt second = plainAttempt(shop.ids, sale, 2, shop.clock.nowMs() + 5);
    second.intent.customer = shop.ana.id;
    second = inState(second, AttemptState::Unknown, shop.clock.nowMs());
    QVERIFY(shop.journal.commitAttempt(second, plainEvent(second, QStringLiteral("recorded"))).has_value());
    QVERIFY(shop.rows().isEmpty()); // nobody knows whether it was paid
    second = inState(second, AttemptState::Declined, shop.clock.nowMs());
    QVERIFY(shop.journal.commitAttempt(second, plainEvent(second, QStringLiteral("answered"), AttemptState::Unknown)).has_value());
    const QList<RecoveryRow> rows = shop.rows();
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows[0].attempt->id, second.id);
}

void TestJournalRecovery::parkedAndDiscardedSales()
{
    Shop shop;
    const Sale parked = shop.keep(SaleState::Parked, shop.ana), left = shop.keep(SaleState::Discarded, shop.ana);
    shop.keep(SaleState::Open, shop.ana);
    shop.keep(SaleState::Parked, shop.mute);
    const QList<RecoveryRow> rows = shop.rows();
    QCOMPARE(rows.size(), 2);
    QCOMPARE(rows[0].sale.id, parked.id);
    QCOMPARE(rows[1].sale.id, left.id);
    QCOMPARE(rows[0].kind, OutreachKind::AbandonedFlow);
    QVERIFY(!rows[0].attempt);
}

void TestJournalRecovery::boundedByTimeAndNumber()
{
    Shop shop;
    const qint64 now = shop.clock.nowMs();
    for (int day = 0; day < 5; ++day)
        sell(shop.journal, shop.ids, now - day * Day, AttemptState::Declined, &shop.ana);
    QCOMPARE(shop.rows(now - 2 * Day - 1).size(), 3);
    const QList<RecoveryRow> newest = shop.rows(0, 2);
    QCOMPARE(newest.size(), 2);
    QCOMPARE(newest[0].attempt->createdMs, now);
    QCOMPARE(newest[1].attempt->createdMs, now - Day);
}

void TestJournalRecovery::whatGoesWithARow()
{
    Shop shop;
    const Attempt declined = sell(shop.journal, shop.ids, shop.clock.nowMs(), AttemptState::Declined, &shop.ana);
    OutreachJournal &outreach = *shop.file->outreach();
    const PhoneNumber phone = PhoneNumber::from(QStringLiteral("+573001234567"));
    const Consent consent{shop.ids.uuid(), shop.ana.id, phone, ContactChannel::PhoneCall, true, ConsentMeans::InPerson,
                          QStringLiteral("May we?"), QStringLiteral("Rosa"), 1};
    const OptOut out{shop.ids.uuid(), phone, true, QStringLiteral("asked"), QStringLiteral("Rosa"), 2};
    OutreachCase matter;
    matter.id = OutreachCaseId::from(declined.sale.text());
    matter.note = QStringLiteral("rings back");
    QVERIFY(outreach.addConsents({consent}).has_value());
    QVERIFY(outreach.addOptOuts({out}).has_value());
    QVERIFY(outreach.saveOutreachCase(matter).has_value());
    QList<RecoveryRow> rows = shop.rows();
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows[0].consents, QList<Consent>{consent});
    QCOMPARE(rows[0].optOuts, QList<OptOut>{out});
    QCOMPARE(rows[0].matter->note, matter.note);
    matter.closed = true;
    QVERIFY(outreach.saveOutreachCase(matter).has_value());
    QVERIFY(shop.rows().isEmpty());
}

void TestJournalRecovery::historyIsNewestFirst()
{
    Shop shop;
    const Attempt declined = sell(shop.journal, shop.ids, shop.clock.nowMs(), AttemptState::Declined, &shop.ana);
    const auto record = [&](const QString &caseId) {
        OutreachIntent intent;
        intent.id = OutreachId::from(shop.ids.uuid());
        intent.caseId = OutreachCaseId::from(caseId);
        intent.state = OutreachState::Recorded;
        intent.customer = shop.ana.id;
        intent.phone = PhoneNumber::from(QStringLiteral("+573001234567"));
        intent.body = "{}";
        intent.sale = declined.sale;
        intent.createdMs = shop.clock.nowMs();
        OutreachEvent event;
        event.outreach = intent.id;
        if (!shop.file->outreach()->commitOutreach(intent, event))
            qFatal("intent");
        return intent.id;
    };
    const OutreachId first = record(declined.sale.text()), other = record(QStringLiteral("another")), last = record(declined.sale.text());
    const auto reader = PaymentReader::open(shop.path());
    const auto ids = [&](const OutreachHistoryQuery &query) {
        QList<OutreachId> found;
        const auto records = (*reader)->outreach()->outreaches(query);
        for (const OutreachRecord &one : records.value_or(QList<OutreachRecord>{}))
            found << one.intent.id;
        return found;
    };
    QCOMPARE(ids({{}, 2}), (QList<OutreachId>{last, other}));
    QCOMPARE(ids({OutreachCaseId::from(declined.sale.text()), 100}), (QList<OutreachId>{last, first}));
    const OutreachRecord newest = (*reader)->outreach()->outreaches({})->constFirst();
    QCOMPARE(newest.customerName, shop.ana.displayName());
    QVERIFY(!newest.saleIsPaid);
    QVERIFY(newest.talks.isEmpty());
}

/// Lines of Yuno's reports, of this contact alone and in order of time; and what was paid since.
void TestJournalRecovery::historySaysWhatBecameOfIt()
{
    Shop shop;
    const Attempt declined = sell(shop.journal, shop.ids, shop.clock.nowMs(), AttemptState::Declined, &shop.ana);
    OutreachIntent intent;
    intent.id = OutreachId::from(shop.ids.uuid());
    intent.caseId = OutreachCaseId::from(declined.sale.text());
    intent.customer = shop.ana.id;
    intent.phone = PhoneNumber::from(QStringLiteral("+573001234567"));
    intent.body = "{}";
    intent.amount = declined.intent.amount;
    intent.sale = declined.sale;
    intent.createdMs = shop.clock.nowMs() + 10;
    const auto move = [&](OutreachState to, OutreachEventKind kind) {
        OutreachEvent event;
        event.outreach = intent.id;
        event.from = std::exchange(intent.state, to);
        event.to = to;
        event.kind = kind;
        QVERIFY(shop.file->outreach()->commitOutreach(intent, event).has_value());
    };
    move(OutreachState::Recorded, OutreachEventKind::Recorded);
    move(OutreachState::Sending, OutreachEventKind::Sending);
    move(OutreachState::Accepted, OutreachEventKind::Accepted);
    const auto tell = [&](const OutreachId &of, const char *id, qint64 atMs) {
        Communication talk;
        talk.id = QString::fromLatin1(id);
        talk.status = QStringLiteral("COMPLETED");
        talk.atMs = atMs;
        QVERIFY(shop.journal.setFact(communicationFactName(of, talk.id), communicationText(talk)).has_value());
    };
    tell(intent.id, "a-second", 20);
    tell(intent.id, "b-first", 10);
    tell(OutreachId::from(intent.id.text() + u'0'), "another", 5);
    const auto reader = PaymentReader::open(shop.path());
    const auto record = [&] { return (*reader)->outreach()->outreaches({})->constFirst(); };
    QCOMPARE(record().talks.size(), 2);
    QCOMPARE(record().talks[0].id, QStringLiteral("b-first"));
    QVERIFY(!record().recovered);
    sell(shop.journal, shop.ids, shop.clock.nowMs() + 9, AttemptState::Approved, &shop.ana); // before the contact
    sell(shop.journal, shop.ids, shop.clock.nowMs() + 11, AttemptState::Declined, &shop.ana);
    QVERIFY(!record().recovered);
    const Attempt paid = sell(shop.journal, shop.ids, shop.clock.nowMs() + 12, AttemptState::Approved, &shop.ana);
    QVERIFY(record().recovered);
    QCOMPARE(*record().recovered, paid.intent.amount);
    QVERIFY(!record().saleIsPaid);
    Sale sale = *shop.journal.sale(declined.sale);
    sale.state = SaleState::Paid;
    QVERIFY(shop.journal.saveSale(sale).has_value());
    QVERIFY(record().saleIsPaid);
    QCOMPARE(*record().recovered, declined.intent.amount);
}

/// A million payments are no reason to wait: every table is searched, none is scanned.
void TestJournalRecovery::noListReadsEveryPayment()
{
    Shop shop;
    const auto database = Database::open(shop.path(), Database::Access::Read);
    QVERIFY(database.has_value());
    for (const QString &statement : RecoveryReader::statements()) {
        QStringList steps;
        const Result<void> explained = (*database)->eachText(u"EXPLAIN QUERY PLAN " + statement, {QStringLiteral("Declined"), 0, 200},
                                                             [&steps](const Rows &row) { steps.append(row.text(3)); });
        QVERIFY2(explained.has_value(), qPrintable(statement));
        QVERIFY(steps.size() >= 3);
        for (const QString &step : std::as_const(steps))
            QVERIFY2(!step.startsWith(u"SCAN"), qPrintable(step));
        // Newest first by the index itself: no more is read than is given.
        QVERIFY2(steps.constFirst().contains(u"_state (state=? AND created_ms>?)"), qPrintable(steps.constFirst()));
        QVERIFY2(!steps.join(u';').contains(u"TEMP B-TREE"), qPrintable(steps.join(u';')));
    }
}

QTEST_GUILESS_MAIN(TestJournalRecovery)
#include "tst_journal_recovery.moc"
