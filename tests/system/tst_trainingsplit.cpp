// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// A sale in parts through the real engine host, client and journal over loopback:
// what the gateway is sent for a part, and the way back with answers that get
// lost and a restart in the middle.
#include "till.h"

#include "domain/payer.h"
#include "ports/drawerdesk.h"
#include "ports/splitdesk.h"
#include "scaledclock.h"
#include "training/trainingserver.h"

#include <QtTest>

using namespace pos;
using namespace pos::test;
using training::Fault;

namespace {

constexpr double Speedup = 20;
const QString Rosa = QStringLiteral("Rosa");

struct Counter
{
    Counter()
        : url(*server.start({.pendingMs = 200}))
    {
        reopen();
        sale = *answerOf<Sale>([&](QObject *c, auto then) { till->engine().newSale(Rosa, c, then); });
        sale.customer = till->customer();
        CartLine line;
        line.id = QStringLiteral("1");
        line.name = QStringLiteral("Coffee machine");
        line.unitPrice = reais(10000);
        sale.cart.lines = {line};
        const auto typed = [this](QLatin1StringView key, const char *text) { sale.draftFields.insert(key, QLatin1String(text)); };
        typed(payerkey::DocumentType, "CPF");
        typed(payerkey::DocumentNumber, "00000000191");
        typed(payerkey::PhoneCode, "55");
        typed(payerkey::PhoneNumber, "11900000001");
        till->engine().saveSale(sale);
    }
    void reopen()
    {
        till.reset();
        till = std::make_unique<Till>(folder.path(), url, clock);
        if (!till->open())
            qFatal("%s", qPrintable(till->failure()));
    }
    Money reais(qint64 minor) const { return Money::fromMinor(minor, *Currency::fromCode(u"BRL")); }
    SplitDesk &desk() { return *till->engine().split(); }
    SaleRecord record()
    {
        return *answerOf<SaleRecord>([&](QObject *c, auto then) { desk().record(sale.id, c, then); });
    }
    PartShown shown()
    {
        const SaleSplit split = splitOf(record());
        return {reais(10000), split.taken.isValid() ? split.taken : reais(0)};
    }
    /// A part by card or another way, until it is settled.
    AttemptState charge(qint64 minor, bool decliningCard = false, const QString &method = QStringLiteral("saved_card"))
    {
        ChargeOrder order;
        order.sale = sale.id;
        order.intent.amount = reais(minor);
        order.intent.methodId = method;
        order.intent.customer = till->customer();
        const Customer ana = answerOf<QList<Customer>>([&](QObject *c, auto then) { till->engine().findCustomers(order.intent.customer.text(), c, then); })->constFirst();
        order.intent.gatewayCustomer = ana.gatewayId;
        if (findPaymentMethod(method)->needsSavedMethod)
            order.intent.token = till->methods()[decliningCard ? 1 : 0].token;
        order.intent.description = QStringLiteral("Coffee machine");
        order.intent.operatorName = Rosa;
        order.part = shown();
        const auto begun = answerOf<Attempt>([&](QObject *c, auto then) { till->engine().charge(order, c, then); });
        if (!begun)
            qFatal("%s", qPrintable(describe(begun.error())));
        const auto settled = [&] { return !isOpen(record().attempts.constLast().state); };
        return QTest::qWaitFor(settled, 30'000) ? record().attempts.constLast().state : AttemptState::Unknown;
    }
    Result<DrawerEntry> cash(qint64 minor)
    {
        const TenderOrder order{sale.id, TenderKind::Cash, reais(minor), reais(minor), {}, Rosa, shown()};
        return answerOf<DrawerEntry>([&](QObject *c, auto then) { till->engine().drawer()->takeTender(order, c, then); });
    }
    Result<SaleRecord> payBack()
    {
        const PayBackOrder order{sale.id, shown(), QStringLiteral("The rest was not paid"), Rosa};
        return answerOf<SaleRecord>([&](QObject *c, auto then) { desk().payBack(order, c, then); });
    }
    bool waitFor(SaleState state)
    {
        return QTest::qWaitFor([&] { return record().state == state; }, 60'000);
    }

    QTemporaryDir folder;
    training::TrainingServer server;
    std::shared_ptr<ScaledClock> clock = std::make_shared<ScaledClock>(Speedup);
    QUrl url;
    std::unique_ptr<Till> till;
    Sale sale;
};

} // namespace

class TestTrainingSplit : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void twoCardsAndCashPayOneSale();
    void declinedRestGoesTheWayBack();
    void wayBackOfEveryKind_data();
    void wayBackOfEveryKind();
    void wayBackOutlivesLostAnswersAndARestart();
};

void TestTrainingSplit::twoCardsAndCashPayOneSale()
{
    Counter counter;
    QCOMPARE(counter.charge(3000), AttemptState::Approved);
    QVERIFY(counter.cash(2500).has_value());
    QCOMPARE(counter.charge(4500), AttemptState::Approved);
    QVERIFY(counter.waitFor(SaleState::Paid));
    const auto summary = answerOf<PaymentSummary>([&](QObject *c, auto then) { counter.till->engine().paymentSummary({}, c, then); });
    QCOMPARE(summary->sums.value(QStringLiteral("BRL")).approvedMinor, 7500);
    counter.reopen();
    QVERIFY(!counter.till->report().openSale);
}

void TestTrainingSplit::declinedRestGoesTheWayBack()
{
    Counter counter;
    QCOMPARE(counter.charge(3000), AttemptState::Approved);
    QVERIFY(counter.cash(2500).has_value());
    QCOMPARE(counter.charge(4500, true), AttemptState::Declined);
    QVERIFY(counter.payBack().has_value());
    QVERIFY(counter.waitFor(SaleState::Discarded));
    QCOMPARE(counter.record().attempts.constFirst().state, AttemptState::Refunded);
    QCOMPARE(counter.record().tenders.constFirst().paidBack, counter.reais(2500));
}

void TestTrainingSplit::wayBackOfEveryKind_data()
{
    QTest::addColumn<QString>("method");
    QTest::newRow("a saved card") << QStringLiteral("saved_card");
    QTest::newRow("a code") << QStringLiteral("pix");
    QTest::newRow("a payment link") << QStringLiteral("payment_link");
}

/// Whatever the first part was paid by: when the rest fails, its money goes back.
void TestTrainingSplit::wayBackOfEveryKind()
{
    QFETCH(QString, method);
    Counter counter;
    QCOMPARE(counter.charge(3000, false, method), AttemptState::Approved);
    QVERIFY(splitOf(counter.record()).mayTake);
    QCOMPARE(counter.charge(7000, true), AttemptState::Declined);
    QVERIFY(counter.payBack().has_value());
    QVERIFY(counter.waitFor(SaleState::Discarded));
    const Attempt first = counter.record().attempts.constFirst();
    QCOMPARE(first.state, AttemptState::Refunded);
    QCOMPARE(first.payment->refunded->minor(), 3000);
    QVERIFY(counter.record().instead.isEmpty());
}

void TestTrainingSplit::wayBackOutlivesLostAnswersAndARestart()
{
    Counter counter;
    QCOMPARE(counter.charge(3000), AttemptState::Approved);
    counter.server.addRule({{QStringLiteral("POST"), QStringLiteral("/refund$"), 0, {}}, Fault::Http500AfterCharge, -1, 2});
    QVERIFY(counter.payBack().has_value());
    counter.reopen();
    QVERIFY(counter.waitFor(SaleState::Discarded));
    const Attempt first = counter.record().attempts.constFirst();
    QCOMPARE(first.state, AttemptState::Refunded);
    QCOMPARE(first.payment->refunded->minor(), 3000); // once
}

QTEST_GUILESS_MAIN(TestTrainingSplit)
#include "tst_trainingsplit.moc"
