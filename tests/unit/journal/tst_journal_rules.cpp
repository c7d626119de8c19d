// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What the journal refuses: changing what was sent, editing the log, using a
// number twice.
#include "journal/salenumbers.h"
#include "unit/journal/journalkit.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace pos;
using namespace pos::test;

class TestJournalRules : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatWasSentNeverChanges_data();
    void whatWasSentNeverChanges();
    void aRefusedCommitLeavesNothing();
    void aChargeIsStoredWithItsCartOrNotAtAll();
    void attemptsNeedTheirIdentity();
    void keysAndOrderIdsAreUnique();
    void triggersGuardTheFile_data();
    void triggersGuardTheFile();
    void finishedSalesKeepTheirCart();
    void unknownThingsAreNotFound();
    void numbersCountPerRegisterAndDay();
    void numbersChangeTheirSalt();
    void aLostJournalRepeatsNoNumber();
    void theLastNumberOfADayIsTheLast();
    void openAttemptsAreTheOldestFirst();
    void closedAttemptsOfSalesThatAreStillForSale();
    void closedMeansClosed();
};

void TestJournalRules::whatWasSentNeverChanges_data()
{
    QTest::addColumn<QString>("what");
    for (const char *what : {"key", "order id", "amount", "currency", "sale", "number", "created", "body", "no body"})
        QTest::newRow(what) << QString::fromLatin1(what);
}

void TestJournalRules::whatWasSentNeverChanges()
{
    QFETCH(QString, what);
    Till till;
    JournalPort &journal = till.open();
    Attempt attempt = sell(journal, till.ids, till.clock.nowMs());
    const Attempt other = sell(journal, till.ids, till.clock.nowMs());
    attempt.body = QByteArray("{\"amount\":12.5}");
    attempt.state = AttemptState::Sending;
    QVERIFY(journal.commitAttempt(attempt, plainEvent(attempt, QStringLiteral("sending"))).has_value());

    Attempt changed = attempt;
    changed.state = AttemptState::Approved;
    if (what == QLatin1String("key"))
        changed.key = IdempotencyKey::from(till.ids.uuid());
    else if (what == QLatin1String("order id"))
        changed.orderId = MerchantOrderId::from(QStringLiteral("R1-else-1"));
    else if (what == QLatin1String("amount"))
        changed.intent.amount = Money::fromMinor(1251, brl());
    else if (what == QLatin1String("currency"))
        changed.intent.amount = Money::fromMinor(1250, *Currency::fromCode(u"USD"));
    else if (what == QLatin1String("sale"))
        changed.sale = other.sale;
    else if (what == QLatin1String("number"))
        changed.number = 7;
    else if (what == QLatin1String("created"))
        changed.createdMs += 1;
    else if (what == QLatin1String("body"))
        changed.body = QByteArray("{\"amount\":99.5}");
    else
        changed.body.clear();
    const Result<void> refused = journal.commitAttempt(changed, plainEvent(changed, QStringLiteral("answered")));
    QVERIFY(!refused.has_value());
    QCOMPARE(refused.error().kind, ErrorKind::Conflict);
    QCOMPARE(*journal.attempt(attempt.id), attempt);
    QCOMPARE(journal.events(attempt.id)->size(), 2);
}

void TestJournalRules::aRefusedCommitLeavesNothing()
{
    Till till;
    JournalPort &journal = till.open();
    const Sale sale = *journal.createSale(registerOne(), today(), plainDraft());
    Attempt attempt = plainAttempt(till.ids, sale, 1, till.clock.nowMs());
    attempt.sale = SaleId::from(QStringLiteral("R1-20261121-XXXX-000001")); // no such sale
    const Result<void> refused = journal.commitAttempt(attempt, plainEvent(attempt, QStringLiteral("recorded")));
    QVERIFY(!refused.has_value());
    QCOMPARE(refused.error().kind, ErrorKind::Conflict);
    QCOMPARE(journal.attempt(attempt.id).error().kind, ErrorKind::NotFound);
    QVERIFY(journal.events(attempt.id)->isEmpty());
    QVERIFY(till.file->verify().has_value());
}

void TestJournalRules::aChargeIsStoredWithItsCartOrNotAtAll()
{
    const auto commitCharge = [](JournalPort &journal, const Sale &cart, const Attempt &attempt, const AttemptEvent &event) {
        return journal.together([&] {
            return journal.saveSale(cart).and_then([&] { return journal.commitAttempt(attempt, event); });
        });
    };
    Till till;
    JournalPort &journal = till.open();
    Sale cart = *journal.createSale(registerOne(), today(), plainDraft());
    const Sale before = cart;
    cart.cart.lines[0].quantity = 2;
    const Attempt attempt = plainAttempt(till.ids, cart, 1, till.clock.nowMs());
    const AttemptEvent recorded = plainEvent(attempt, QStringLiteral("recorded"));

    Attempt homeless = attempt;
    homeless.sale = SaleId::from(QStringLiteral("R1-20261121-XXXX-000001")); // no such sale
    QCOMPARE(commitCharge(journal, cart, homeless, recorded).error().kind, ErrorKind::Conflict);
    QCOMPARE(*journal.sale(cart.id), before);
    Sale elsewhere = cart;
    elsewhere.registerId = RegisterId::from(QStringLiteral("R2"));
    QCOMPARE(commitCharge(journal, elsewhere, attempt, recorded).error().kind, ErrorKind::Conflict);
    QCOMPARE(journal.attempt(attempt.id).error().kind, ErrorKind::NotFound);

    QVERIFY(commitCharge(journal, cart, attempt, recorded).has_value());
    QCOMPARE(*journal.sale(cart.id), cart);
    QCOMPARE(*journal.attempt(attempt.id), attempt);
    QCOMPARE(journal.events(attempt.id)->size(), 1);
    QVERIFY(till.file->verify().has_value());
}

void TestJournalRules::attemptsNeedTheirIdentity()
{
    Till till;
    JournalPort &journal = till.open();
    const Sale sale = *journal.createSale(registerOne(), today(), plainDraft());
    const Attempt good = plainAttempt(till.ids, sale, 1, till.clock.nowMs());
    QList<Attempt> bad(5, good);
    bad[0].key = IdempotencyKey();
    bad[1].orderId = MerchantOrderId();
    bad[2].intent.amount = Money();
    bad[3].state = AttemptState::Draft;
    bad[4].id = AttemptId();
    for (const Attempt &attempt : std::as_const(bad)) {
        const Result<void> refused = journal.commitAttempt(attempt, plainEvent(attempt, QStringLiteral("recorded")));
        QVERIFY(!refused.has_value());
        QCOMPARE(refused.error().kind, ErrorKind::InvalidInput);
    }
    AttemptEvent foreign = plainEvent(good, QStringLiteral("recorded"));
    foreign.attempt = AttemptId::from(till.ids.uuid());
    QCOMPARE(journal.commitAttempt(good, foreign).error().kind, ErrorKind::InvalidInput);
    QVERIFY(journal.attemptsOfSale(sale.id)->isEmpty());
}

void TestJournalRules::keysAndOrderIdsAreUnique()
{
    Till till;
    JournalPort &journal = till.open();
    const Attempt first = sell(journal, till.ids, till.clock.nowMs());
    const Sale sale = *journal.createSale(registerOne(), today(), plainDraft());
    Attempt second = plainAttempt(till.ids, sale, 1, till.clock.nowMs());
    second.key = first.key;
    QCOMPARE(journal.commitAttempt(second, plainEvent(second, QStringLiteral("recorded"))).error().kind, ErrorKind::Conflict);
    second = plainAttempt(till.ids, sale, 1, till.clock.nowMs());
    second.orderId = first.orderId;
    QCOMPARE(journal.commitAttempt(second, plainEvent(second, QStringLiteral("recorded"))).error().kind, ErrorKind::Conflict);
    second = plainAttempt(till.ids, sale, 1, till.clock.nowMs());
    QVERIFY(journal.commitAttempt(second, plainEvent(second, QStringLiteral("recorded"))).has_value());
}

void TestJournalRules::triggersGuardTheFile_data()
{
    QTest::addColumn<QString>("sql");
    for (const char *sql : {"UPDATE attempt SET idempotency_key = 'other'", "UPDATE attempt SET order_id = 'other'",
                            "UPDATE attempt SET amount_minor = 1", "UPDATE attempt SET currency = 'USD'",
                            "UPDATE attempt SET sale = 'other'", "UPDATE attempt SET id = 'other'",
                            "UPDATE attempt SET created_ms = 1", "UPDATE attempt SET body_state = 0",
                            "DELETE FROM attempt", "UPDATE attempt_body SET body = x'00'",
                            "DELETE FROM attempt_body", "UPDATE attempt_event SET note = 'nothing happened'",
                            "DELETE FROM attempt_event",
                            "INSERT INTO attempt_event SELECT sequence + 5, attempt, at_ms, kind, from_state, to_state, "
                            "method, path, bytes_sent, http_status, code, request_id, elapsed_ms, rule, note, projection, "
                            "body_digest, hash, operation FROM attempt_event LIMIT 1",
                            "INSERT OR REPLACE INTO attempt_body VALUES ((SELECT id FROM attempt), x'00', x'00', x'00')"})
        QTest::newRow(sql) << QString::fromLatin1(sql);
}

void TestJournalRules::triggersGuardTheFile()
{
    QFETCH(QString, sql);
    Till till;
    JournalPort &journal = till.open();
    Attempt attempt = sell(journal, till.ids, till.clock.nowMs());
    attempt.body = QByteArray("{}");
    attempt.state = AttemptState::Sending;
    QVERIFY(journal.commitAttempt(attempt, plainEvent(attempt, QStringLiteral("sending"))).has_value());
    const QString refusal = tamper(till.path(), sql);
    QVERIFY2(refusal.contains(QStringLiteral("never")) || refusal.contains(QStringLiteral("once")) ||
                 refusal.contains(QStringLiteral("needed")) || refusal.contains(QStringLiteral("only appended")),
             qPrintable(refusal));
    QCOMPARE(*journal.attempt(attempt.id), attempt);
    QVERIFY(till.file->verify().has_value());
}

void TestJournalRules::finishedSalesKeepTheirCart()
{
    Till till;
    JournalPort &journal = till.open();
    for (const SaleState state : {SaleState::Paid, SaleState::PayingBack, SaleState::Discarded}) {
        Sale sale = *journal.createSale(registerOne(), today(), plainDraft());
        sale.cart.lines[0].quantity = 2;
        sale.state = state;
        QVERIFY(journal.saveSale(sale).has_value()); // the step into that state may carry the last cart
        Sale changed = sale;
        changed.cart.lines[0].quantity = 3;
        QCOMPARE(journal.saveSale(changed).error().kind, ErrorKind::Conflict);
        sale.label = QStringLiteral("a note is allowed");
        QVERIFY(journal.saveSale(sale).has_value());
        QCOMPARE(*journal.sale(sale.id), sale);
    }
}

void TestJournalRules::unknownThingsAreNotFound()
{
    Till till;
    JournalPort &journal = till.open();
    Sale sale = plainDraft();
    sale.id = SaleId::from(QStringLiteral("R1-20261121-000001"));
    QCOMPARE(journal.saveSale(sale).error().kind, ErrorKind::NotFound);
    QCOMPARE(journal.sale(sale.id).error().kind, ErrorKind::NotFound);
    QCOMPARE(journal.attempt(AttemptId::from(till.ids.uuid())).error().kind, ErrorKind::NotFound);
    QCOMPARE(journal.customer(CustomerId::from(till.ids.uuid())).error().kind, ErrorKind::NotFound);
    QCOMPARE(journal.eraseCustomer(CustomerId::from(till.ids.uuid()), QStringLiteral("on request")).error().kind, ErrorKind::NotFound);
    QCOMPARE(journal.saveCustomer(Customer()).error().kind, ErrorKind::InvalidInput);
}

void TestJournalRules::numbersCountPerRegisterAndDay()
{
    Till till;
    JournalPort &journal = till.open();
    const auto number = [&](const char *registerName, QDate date) {
        return journal.createSale(RegisterId::from(QString::fromLatin1(registerName)), date, plainDraft())->id.text();
    };
    const QString first = number("R1", today());
    const QRegularExpression form(QStringLiteral("^R1-20261121-([2-9A-HJKMNP-Z]{4})-000001$"));
    QVERIFY2(form.match(first).hasMatch(), qPrintable(first));
    const QString salt = form.match(first).captured(1);
    QCOMPARE(number("R1", today()), u"R1-20261121-" + salt + u"-000002");
    QCOMPARE(number("R2", today()), u"R2-20261121-" + salt + u"-000001");
    QCOMPARE(number("R1", today().addDays(1)), u"R1-20261122-" + salt + u"-000001");
    till.close();
    JournalPort &again = till.open();
    QCOMPARE(again.createSale(registerOne(), today(), plainDraft())->id.text(), u"R1-20261121-" + salt + u"-000003");
    QCOMPARE(again.createSale(RegisterId(), today(), plainDraft()).error().kind, ErrorKind::InvalidInput);
    QCOMPARE(again.createSale(registerOne(), QDate(), plainDraft()).error().kind, ErrorKind::InvalidInput);
}

void TestJournalRules::numbersChangeTheirSalt()
{
    Till till;
    JournalPort &journal = till.open();
    QSet<QString> seen{journal.createSale(registerOne(), today(), plainDraft())->id.text()};
    for (const char *salt : {"K7QX", "ABCD", "K7QX"}) {
        QVERIFY(journal.saltSaleNumbers(QString::fromLatin1(salt)).has_value());
        const QString number = journal.createSale(registerOne(), today(), plainDraft())->id.text();
        QVERIFY(number.contains(QString::fromLatin1(salt)));
        QVERIFY2(!seen.contains(number), qPrintable(number)); // also when a salt comes back
        seen.insert(number);
    }
    for (const char *bad : {"", "abc", "k7qx", "K7QXX", "K-QX"})
        QCOMPARE(journal.saltSaleNumbers(QString::fromLatin1(bad)).error().kind, ErrorKind::InvalidInput);
}

void TestJournalRules::aLostJournalRepeatsNoNumber()
{
    QSet<QString> seen;
    Till till(7);
    for (int life = 0; life < 20; ++life) {
        JournalPort &journal = till.open();
        for (int i = 0; i < 3; ++i) {
            const QString number = journal.createSale(registerOne(), today(), plainDraft())->id.text();
            QVERIFY2(!seen.contains(number), qPrintable(number));
            seen.insert(number);
        }
        till.close();
        QVERIFY(QFile::remove(till.path()));
    }
    SeededIdSource ids(3);
    QSet<QString> salts;
    for (int i = 0; i < 2000; ++i)
        salts.insert(numbers::drawSalt(ids, salts));
    QCOMPARE(salts.size(), 2000);
}

void TestJournalRules::theLastNumberOfADayIsTheLast()
{
    Till till;
    JournalPort &journal = till.open();
    QVERIFY(journal.createSale(registerOne(), today(), plainDraft()).has_value());
    QCOMPARE(tamper(till.path(), QStringLiteral("UPDATE sale_counter SET last = 999998")), QString());
    QVERIFY(journal.createSale(registerOne(), today(), plainDraft())->id.text().endsWith(QStringLiteral("-999999")));
    QCOMPARE(journal.createSale(registerOne(), today(), plainDraft()).error().kind, ErrorKind::Conflict);
    QVERIFY(journal.createSale(registerOne(), today().addDays(1), plainDraft()).has_value());
}

void TestJournalRules::openAttemptsAreTheOldestFirst()
{
    Till till;
    JournalPort &journal = till.open();
    const Attempt late = sell(journal, till.ids, 3000, AttemptState::Unknown);
    const Attempt early = sell(journal, till.ids, 1000, AttemptState::Sending);
    sell(journal, till.ids, 500, AttemptState::Approved);
    const Attempt middle = sell(journal, till.ids, 2000, AttemptState::WaitingCustomer);
    QCOMPARE(*journal.openAttempts(), (QList<Attempt>{early, middle, late}));
}

void TestJournalRules::closedAttemptsOfSalesThatAreStillForSale()
{
    Till till;
    JournalPort &journal = till.open();
    const auto sold = [&](AttemptState attempt, SaleState sale) {
        const Attempt made = sell(journal, till.ids, 1000, attempt);
        Sale of = *journal.sale(made.sale);
        of.state = sale;
        return journal.saveSale(of) ? made : Attempt();
    };
    const QList<Attempt> found{sold(AttemptState::Declined, SaleState::Open), sold(AttemptState::Approved, SaleState::Parked)};
    sold(AttemptState::Approved, SaleState::Paid);
    sold(AttemptState::Unknown, SaleState::Open);
    sold(AttemptState::Declined, SaleState::Discarded);
    QCOMPARE(*journal.closedAttemptsOfUnpaidSales(), found);
}

void TestJournalRules::closedMeansClosed()
{
    Till till;
    JournalPort &journal = till.open();
    const Attempt attempt = sell(journal, till.ids, till.clock.nowMs());
    QVERIFY(till.file->close().has_value());
    QCOMPARE(journal.attempt(attempt.id).error().kind, ErrorKind::StorageFailed);
    QCOMPARE(journal.commitAttempt(attempt, plainEvent(attempt, QStringLiteral("read"))).error().kind,
             ErrorKind::StorageFailed);
    QCOMPARE(journal.fact(QStringLiteral("x")).error().context.path, till.path());
    QVERIFY(till.file->open().has_value());
    QCOMPARE(*journal.attempt(attempt.id), attempt);
}

QTEST_GUILESS_MAIN(TestJournalRules)
#include "tst_journal_rules.moc"
