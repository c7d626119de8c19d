// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Pages that stay still, filters that agree with a plain loop, details, counts.
#include "journal/paymentreader.h"
#include "unit/journal/journalkit.h"

#include <QTest>

#include <rapidcheck.h>

#include <algorithm>

using namespace pos;
using namespace pos::test;

namespace {

QList<AttemptId> idsOf(const QList<PaymentRow> &rows)
{
    QList<AttemptId> ids;
    for (const PaymentRow &row : rows)
        ids.append(row.attempt);
    return ids;
}

}

class TestJournalReader : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void rowsShowWhatIsStored();
    void pagesStayStillUnderInserts();
    void filtersAgreeWithAPlainLoop();
    void detailTellsTheWholeStory();
    void aDamagedAnswerKeepsItsRow();
    void attentionCounts();
    void parkedSalesAreNewestFirst();
    void readerCannotWrite();

private:
    QList<AttemptId> found(const PaymentQuery &query);

    std::unique_ptr<Till> m_till;
    JournalPort *m_journal = nullptr;
    std::unique_ptr<JournalReader> m_reader;
};

void TestJournalReader::init()
{
    m_till = std::make_unique<Till>();
    m_journal = &m_till->open();
    Result<std::unique_ptr<JournalReader>> reader = PaymentReader::open(m_till->path());
    QVERIFY(reader.has_value());
    m_reader = std::move(*reader);
}

void TestJournalReader::cleanup()
{
    m_reader.reset();
    m_till.reset();
}

QList<AttemptId> TestJournalReader::found(const PaymentQuery &query)
{
    const Result<QList<PaymentRow>> rows = m_reader->payments(query);
    if (!rows)
        qFatal("%s", qPrintable(describe(rows.error())));
    return idsOf(*rows);
}

void TestJournalReader::rowsShowWhatIsStored()
{
    const Customer customer = plainCustomer(m_till->ids, QStringLiteral("Ana"), QStringLiteral("Silva"));
    Attempt attempt = sell(*m_journal, m_till->ids, 5000, AttemptState::Recorded, &customer);
    attempt = inState(attempt, AttemptState::Approved, 6000);
    attempt.paymentId = PaymentId::from(m_till->ids.uuid());
    attempt.payment = plainPayment(attempt, QStringLiteral("Payer Name"));
    attempt.released = attempt.lateMoney = true;
    attempt.retry.lastCheckMs = 6000;
    QVERIFY(m_journal->commitAttempt(attempt, plainEvent(attempt, QStringLiteral("read"))).has_value());
    Attempt walkIn = sell(*m_journal, m_till->ids, 4000);
    walkIn.payment = plainPayment(walkIn, QStringLiteral("Payer Name"));
    QVERIFY(m_journal->commitAttempt(walkIn, plainEvent(walkIn, QStringLiteral("read"))).has_value());

    const Result<QList<PaymentRow>> rows = m_reader->payments({});
    QCOMPARE(rows->size(), 2);
    const PaymentRow expected{attempt.id, attempt.sale, attempt.orderId, attempt.paymentId, 5000, AttemptState::Approved,
                              QStringLiteral("SUCCEEDED"), QStringLiteral("APPROVED"), attempt.intent.amount,
                              QStringLiteral("Ana Silva"), attempt.intent.methodLabel, QStringLiteral("Cashier 1"),
                              true, true, 6000, false, 1};
    QCOMPARE(rows->first(), expected);
    QCOMPARE(rows->last().customerName, QStringLiteral("Payer Name")); // better than nothing
}

void TestJournalReader::pagesStayStillUnderInserts()
{
    QList<AttemptId> expected;
    for (int i = 0; i < 23; ++i) // groups of equal times: what came last is first
        expected.append(sell(*m_journal, m_till->ids, 1000 + i / 4).id);
    PaymentQuery all;
    all.limit = 1000;
    const Result<QList<PaymentRow>> rows = m_reader->payments(all);
    QCOMPARE(rows->size(), expected.size());
    QVERIFY(std::ranges::is_sorted(*rows, [](const PaymentRow &a, const PaymentRow &b) {
        return std::pair(a.createdMs, a.rowNo) > std::pair(b.createdMs, b.rowNo);
    }));

    PaymentQuery query;
    query.limit = 5;
    QList<AttemptId> walked;
    for (int page = 0; page < 5; ++page) {
        const Result<QList<PaymentRow>> part = m_reader->payments(query);
        walked += idsOf(*part);
        query.after = placeOf(part->last(), query.sort.column);
        sell(*m_journal, m_till->ids, 9000 + page); // the shop goes on
    }
    QCOMPARE(walked, idsOf(*rows));
    QVERIFY(m_reader->payments(query)->isEmpty());
}

void TestJournalReader::filtersAgreeWithAPlainLoop()
{
    const std::array states{AttemptState::Approved, AttemptState::Declined, AttemptState::Unknown};
    QList<Customer> customers{plainCustomer(m_till->ids, QStringLiteral("Ana"), QStringLiteral("Silva")),
                              plainCustomer(m_till->ids, QStringLiteral("Bea"), QStringLiteral("Sousa"))};
    for (const Customer &customer : std::as_const(customers))
        QVERIFY(m_journal->saveCustomer(customer).has_value());
    QList<Attempt> all;
    for (int i = 0; i < 40; ++i) {
        const Customer *customer = i % 3 == 2 ? nullptr : &customers[i % 3];
        Attempt attempt = sell(*m_journal, m_till->ids, 1000 + i / 2, states[size_t(i % 7 % 3)], customer);
        if (i % 5 == 0) {
            attempt.lateMoney = true;
            QVERIFY(m_journal->commitAttempt(attempt, plainEvent(attempt, QStringLiteral("read"))).has_value());
        }
        all.append(attempt);
    }
    std::ranges::sort(all, [](const Attempt &a, const Attempt &b) {
        return std::pair(a.createdMs, a.orderId.text()) > std::pair(b.createdMs, b.orderId.text());
    });
    QVERIFY(rc::check("any mix of filters", [&] {
        PaymentQuery query;
        query.limit = *rc::gen::inRange(1, 45);
        StatusChoice wanted;
        for (const AttemptState state : states) {
            if (*rc::gen::arbitrary<bool>())
                wanted.states.append(state);
        }
        wanted.lateMoney = *rc::gen::arbitrary<bool>();
        if (!wanted.states.isEmpty())
            query.filter.flags.any = {wanted};
        const int who = *rc::gen::inRange(0, 3);
        if (who < 2)
            query.customer = customers[who].id;
        const TimeRange times{*rc::gen::element(0, 1005, 1010), *rc::gen::element(0, 1012, 1019)};
        query.filter.times.all = {times};
        const int text = *rc::gen::inRange(0, 3);
        if (text > 0)
            query.filter.words = {{text == 1 ? QStringLiteral("silva") : QStringLiteral("1111"), {}}};
        if (*rc::gen::arbitrary<bool>()) {
            const Attempt &last = all[*rc::gen::inRange(0, 40)];
            query.after = PaymentPlace{{}, last.createdMs, last.id, last.orderId.text().section(u'-', -2, -2).toLongLong()};
        }
        QList<AttemptId> expected;
        for (const Attempt &a : std::as_const(all)) {
            const bool stateFits = wanted.states.isEmpty() || wanted.states.contains(a.state) || (wanted.lateMoney && a.lateMoney);
            const bool fits = stateFits && (!query.customer || a.intent.customer == *query.customer) &&
                              times.contains(a.createdMs) &&
                              (text != 1 || a.intent.customer == customers[0].id) &&
                              (!query.after || std::pair(a.createdMs, a.orderId.text().section(u'-', -2, -2).toLongLong()) <
                                                   std::pair(query.after->createdMs, query.after->row));
            if (fits && expected.size() < query.limit)
                expected.append(a.id);
        }
        RC_ASSERT(found(query) == expected);
    }));
}

void TestJournalReader::detailTellsTheWholeStory()
{
    const Customer customer = plainCustomer(m_till->ids, QStringLiteral("Ana"), QStringLiteral("Silva"));
    QVERIFY(m_journal->saveCustomer(customer).has_value());
    const Attempt first = sell(*m_journal, m_till->ids, 1000, AttemptState::Declined, &customer);
    const Sale sale = *m_journal->sale(first.sale);
    const Attempt second = plainAttempt(m_till->ids, sale, 2, 2000);
    QVERIFY(m_journal->commitAttempt(second, plainEvent(second, QStringLiteral("recorded"))).has_value());
    const Result<PaymentDetail> detail = m_reader->detail(second.id);
    QCOMPARE(detail->attempt, second);
    QCOMPARE(detail->sale, sale);
    QCOMPARE(*detail->customer, customer);
    QCOMPARE(detail->events.size(), 1);
    QCOMPARE(idsOf(detail->siblings), QList<AttemptId>{first.id});
    QCOMPARE(m_reader->detail(AttemptId::from(m_till->ids.uuid())).error().kind, ErrorKind::NotFound);
}

/// Told when it is opened, never shown as if it were whole; the row and all others stay.
void TestJournalReader::aDamagedAnswerKeepsItsRow()
{
    const Attempt good = sell(*m_journal, m_till->ids, 1000);
    Attempt bad = inState(sell(*m_journal, m_till->ids, 2000), AttemptState::Approved, 3000);
    bad.paymentId = PaymentId::from(m_till->ids.uuid());
    bad.payment = plainPayment(bad, QStringLiteral("Ana"));
    QVERIFY(m_journal->commitAttempt(bad, plainEvent(bad, QStringLiteral("read"))).has_value());
    QCOMPARE(m_reader->detail(bad.id)->attempt, bad);
    for (const char *damage : {"payer_name = 'Eve'", "facts = '{'"}) {
        QCOMPARE(tamper(m_till->path(), QStringLiteral("UPDATE payment SET ") + QString::fromLatin1(damage)), QString());
        const Result<PaymentDetail> detail = m_reader->detail(bad.id);
        QVERIFY2(!detail, damage);
        QCOMPARE(detail.error().kind, ErrorKind::StorageCorrupt);
        QCOMPARE(found({}), (QList<AttemptId>{bad.id, good.id}));
        QVERIFY(m_reader->detail(good.id).has_value());
    }
}

void TestJournalReader::attentionCounts()
{
    QCOMPARE(*m_reader->attention(), AttentionCounts());
    sell(*m_journal, m_till->ids, 1, AttemptState::Unknown);
    sell(*m_journal, m_till->ids, 2, AttemptState::Unknown);
    sell(*m_journal, m_till->ids, 3, AttemptState::WaitingCustomer);
    Attempt late = sell(*m_journal, m_till->ids, 4, AttemptState::Approved);
    late.lateMoney = true;
    QVERIFY(m_journal->commitAttempt(late, plainEvent(late, QStringLiteral("read"))).has_value());
    QCOMPARE(*m_reader->attention(), (AttentionCounts{2, 1, 1, 0}));

    Operation refund = plainOperation(m_till->ids, late, 1, 5);
    refund.state = OperationState::Unclear;
    QVERIFY(m_journal->commitOperation(refund, plainEvent(refund, QStringLiteral("unclear"))).has_value());
    QCOMPARE(*m_reader->attention(), (AttentionCounts{2, 1, 1, 1}));
    // Given back: neither the operation nor the late money wants anybody any more.
    refund.state = OperationState::Done;
    QVERIFY(m_journal->commitOperation(refund, plainEvent(refund, QStringLiteral("done"))).has_value());
    late.state = AttemptState::Refunded;
    QVERIFY(m_journal->commitAttempt(late, plainEvent(late, QStringLiteral("read"))).has_value());
    QCOMPARE(*m_reader->attention(), (AttentionCounts{2, 1, 0, 0}));
}

void TestJournalReader::parkedSalesAreNewestFirst()
{
    QList<Sale> parked;
    for (int i = 0; i < 3; ++i) {
        Sale draft = plainDraft();
        draft.state = i == 1 ? SaleState::Open : SaleState::Parked;
        draft.createdMs = draft.updatedMs = 1000 + i;
        const Sale sale = *m_journal->createSale(registerOne(), today(), draft);
        if (sale.state == SaleState::Parked)
            parked.prepend(sale);
    }
    QCOMPARE(*m_reader->parkedSales(), parked);
}

void TestJournalReader::readerCannotWrite()
{
    const Result<std::unique_ptr<Database>> database = Database::open(m_till->path(), Database::Access::Read);
    const Result<void> refused = (*database)->executeText(QStringLiteral("DELETE FROM fact"));
    QVERIFY(!refused.has_value());
    QCOMPARE(refused.error().kind, ErrorKind::StorageReadOnly);
}

QTEST_GUILESS_MAIN(TestJournalReader)
#include "tst_journal_reader.moc"
