// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The narrow rows and sums that lists are made of: right after every change,
// noticed when they are not, made anew when they are lost.
#include "journal/listing.h"
#include "journal/paymentreader.h"
#include "unit/journal/journalkit.h"

#include <QTest>

#include <rapidcheck.h>

using namespace pos;
using namespace pos::test;

class TestJournalListing : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void followsEveryChange();
    void erasingLeavesNoName();
    void aWrongRowIsNoticed_data();
    void aWrongRowIsNoticed();
    void rebuildingChangesNothing();
    void aFailedCommitAddsNothing();

private:
    QStringList dump();
    QString verified();

    std::unique_ptr<Till> m_till;
    JournalPort *m_journal = nullptr;
};

void TestJournalListing::init()
{
    m_till = std::make_unique<Till>(5);
    m_journal = &m_till->open();
}

void TestJournalListing::cleanup()
{
    m_till.reset();
}

/// Empty when everything agrees.
QString TestJournalListing::verified()
{
    const Result<void> sound = m_till->file->verify();
    return sound ? QString() : describe(sound.error());
}

/// Rows with their texts, and sums: without the numbers that texts happen to have.
QStringList TestJournalListing::dump()
{
    const auto database = Database::open(m_till->path(), Database::Access::Read);
    Result<Rows> rows = (*database)->runText(QStringLiteral(
        "SELECT l.created_ms, l.row_no, l.state, l.flags, s.folded, l.currency, l.country, r.folded, o.folded, k.folded, "
        "m.folded, c.folded, p.folded, n.folded, l.amount, l.asked, l.taken, l.refunded, b.folded FROM listing l "
        "LEFT JOIN list_text s ON s.id = l.status LEFT JOIN list_text r ON r.id = l.register "
        "LEFT JOIN list_text o ON o.id = l.operator LEFT JOIN list_text k ON k.id = l.kind "
        "LEFT JOIN list_text m ON m.id = l.method LEFT JOIN list_text c ON c.id = l.customer "
        "LEFT JOIN list_text p ON p.id = l.payer LEFT JOIN list_text n ON n.id = l.note LEFT JOIN list_text b ON b.id = l.brand ORDER BY 1, 2"));
    QStringList lines;
    const auto take = [&lines](Rows &from, int columns) {
        for (Result<bool> more = from.next(); more && *more; more = from.next()) {
            QStringList line;
            for (int column = 0; column < columns; ++column)
                line.append(from.text(column));
            lines.append(line.join(u'|'));
        }
    };
    take(*rows, 19);
    Result<Rows> totals = (*database)->runText(QStringLiteral(
        "SELECT t.span, t.start, t.currency, t.country, k.folded, b.folded, t.state, t.payments, t.asked, t.taken, t.refunded FROM total t "
        "JOIN list_text k ON k.id = t.kind JOIN list_text b ON b.id = t.brand WHERE t.payments <> 0 ORDER BY 1, 2, 3, 4, 5, 6, 7"));
    take(*totals, 11);
    return lines;
}

void TestJournalListing::followsEveryChange()
{
    QList<Attempt> attempts;
    Random random(3);
    for (int i = 0; i < 12; ++i)
        attempts.append(sell(*m_journal, m_till->ids, ManualClock::Start + i * 1'800'000LL));
    QCOMPARE(verified(), QString());
    QVERIFY(rc::check("rows and sums after any change", [&] {
        for (int step = *rc::gen::inRange(1, 6); step > 0; --step) {
            Attempt &attempt = attempts[*rc::gen::inRange(0, 12)];
            Attempt changed = inState(attempt, AttemptState(*rc::gen::inRange(1, 16)), ManualClock::Start + 5000);
            changed.released = *rc::gen::arbitrary<bool>();
            changed.lateMoney = *rc::gen::arbitrary<bool>();
            changed.intent.methodLabel = *rc::gen::arbitrary<bool>() ? QStringLiteral("PIX") : QStringLiteral("VISA 1111");
            changed.intent.methodId = *rc::gen::arbitrary<bool>() ? QStringLiteral("pix") : QStringLiteral("saved_card");
            if (*rc::gen::arbitrary<bool>()) {
                changed.payment = plainPayment(changed, random.coin() ? QStringLiteral("Páyer") : QString());
                changed.payment->merchantReference = random.coin() ? QStringLiteral("REF-%1").arg(random.below(3)) : QString();
                if (random.coin())
                    changed.payment->refunded = Money::fromMinor(1 + random.below(1250), brl());
                if (random.coin())
                    changed.payment->captured = Money::fromMinor(1 + random.below(1250), brl());
            }
            RC_ASSERT(m_journal->commitAttempt(changed, plainEvent(changed, QStringLiteral("read"), attempt.state)).has_value());
            attempt = changed;
            Sale sale = *m_journal->sale(attempt.sale);
            sale.customerName = random.coin() ? QString() : QStringLiteral("Ana %1").arg(random.below(3));
            RC_ASSERT(m_journal->saveSale(sale).has_value());
        }
        const QString wrong = verified();
        if (!wrong.isEmpty())
            RC_FAIL(wrong.toStdString());
    }));
}

void TestJournalListing::erasingLeavesNoName()
{
    Customer customer = plainCustomer(m_till->ids, QStringLiteral("Xiomara"), QStringLiteral("Quispe"));
    QVERIFY(m_journal->saveCustomer(customer).has_value());
    Attempt attempt = sell(*m_journal, m_till->ids, ManualClock::Start, AttemptState::Approved, &customer);
    attempt.payment = plainPayment(attempt, QStringLiteral("Xiomara Q."));
    QVERIFY(m_journal->commitAttempt(attempt, plainEvent(attempt, QStringLiteral("read"), attempt.state)).has_value());
    QVERIFY(dump().join(u' ').contains(QStringLiteral("xiomara")));
    m_till->clock.pass(48LL * 3'600'000);
    QVERIFY(m_journal->eraseCustomer(customer.id, QStringLiteral("on request")).has_value());
    const auto database = Database::open(m_till->path(), Database::Access::Read);
    QCOMPARE((*database)->scalar(QStringLiteral("SELECT count(*) FROM list_text WHERE folded LIKE '%xiomara%'"))->toInt(), 0);
    QCOMPARE(verified(), QString());
    QCOMPARE((*database)->scalar(QStringLiteral("SELECT taken FROM listing"))->toInt(), 1250); // what was paid stays
}

void TestJournalListing::aWrongRowIsNoticed_data()
{
    QTest::addColumn<QString>("sql");
    for (const char *sql : {"UPDATE listing SET state = 4 WHERE row_no = 1", "UPDATE listing SET operator = operator + 1 WHERE row_no = 2", "UPDATE listing SET brand = brand + 1 WHERE row_no = 2",
                            "UPDATE total SET taken = taken + 1 WHERE span = 3600000", "UPDATE total SET payments = payments + 1 WHERE span = 86400000",
                            "DELETE FROM total WHERE span = 86400000", "UPDATE total SET taken = taken + 1 WHERE span = 2764800000", "INSERT INTO total VALUES (3600000, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1)",
                            "INSERT INTO list_reference VALUES (1, 'ref')", "UPDATE list_text SET folded = 'nobody' WHERE kind = 4",
                            "INSERT INTO list_text (kind, folded) VALUES (4, 'somebody')"})
        QTest::newRow(sql) << QString::fromLatin1(sql);
}

void TestJournalListing::aWrongRowIsNoticed()
{
    QFETCH(QString, sql);
    for (int i = 0; i < 3; ++i)
        sell(*m_journal, m_till->ids, ManualClock::Start + i, AttemptState::Approved);
    QCOMPARE(verified(), QString());
    QCOMPARE(tamper(m_till->path(), sql), QString());
    QVERIFY(!verified().isEmpty());
}

void TestJournalListing::rebuildingChangesNothing()
{
    for (int i = 0; i < 20; ++i)
        sell(*m_journal, m_till->ids, ManualClock::Start + i * 3'000'000LL, AttemptState(1 + i % 15));
    m_till->close();
    const QStringList before = dump();
    QVERIFY(before.size() > 40);
    {
        const auto database = Database::open(m_till->path(), Database::Access::Write);
        QVERIFY((*database)->begin().and_then([&] { return listing::rebuild(**database); }).and_then([&] { return (*database)->commit(); }).has_value());
    }
    QCOMPARE(dump(), before);
    m_journal = &m_till->open();
    QCOMPARE(verified(), QString());
    sell(*m_journal, m_till->ids, ManualClock::Start); // the triggers are back
    QCOMPARE(verified(), QString());
}

void TestJournalListing::aFailedCommitAddsNothing()
{
    const Attempt attempt = sell(*m_journal, m_till->ids, ManualClock::Start);
    const QStringList before = dump();
    Attempt changed = inState(attempt, AttemptState::Approved, ManualClock::Start + 1);
    changed.key = IdempotencyKey::from(m_till->ids.uuid());
    QVERIFY(!m_journal->commitAttempt(changed, plainEvent(changed, QStringLiteral("read"))).has_value());
    QCOMPARE(dump(), before);
}

QTEST_GUILESS_MAIN(TestJournalListing)
#include "tst_journal_listing.moc"
