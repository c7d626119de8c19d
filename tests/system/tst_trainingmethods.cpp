// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The matrix: every described method x {paid, declined, expired, given up, the
// till restarted meanwhile}, with the real engine, journal and client against
// the training gateway. The rows come from the descriptions; none is skipped.
#include "domain/payer.h"
#include "training/trainingserver.h"

#include "till.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace pos;
using namespace pos::test;
using training::CustomerAct;
using training::TrainingServer;

namespace {

enum class End { Paid, Declined, Expired, GivenUp, Restarted };
constexpr End Ends[] = {End::Paid, End::Declined, End::Expired, End::GivenUp, End::Restarted};

const char *nameOf(End end)
{
    switch (end) {
    case End::Paid: return "paid";
    case End::Declined: return "declined";
    case End::Expired: return "expired";
    case End::GivenUp: return "given-up";
    case End::Restarted: return "restarted";
    }
    return "";
}

/// Where a shop would use it; the gateway takes any country.
Settings shopFor(const PaymentMethod &method, Settings settings)
{
    if (!method.places.isEmpty()) {
        settings.country = method.places.constFirst().country;
        settings.currency = *Currency::fromCode(method.places.constFirst().currencies.constFirst());
    }
    settings.methods = {method.id};
    return settings;
}

Sale filled(Sale sale, const Settings &shop)
{
    CartLine line;
    line.id = QStringLiteral("1");
    line.name = QStringLiteral("Coffee beans");
    line.unitPrice = Money::fromMinor(120'000, shop.currency);
    sale.cart.currency = shop.currency;
    sale.cart.lines = {line};
    const auto draft = [&sale](QLatin1StringView key, const char *text) { sale.draftFields.insert(key, QLatin1String(text)); };
    draft(payerkey::FirstName, "Ana");
    draft(payerkey::LastName, "Lima");
    draft(payerkey::Email, "ana@shop.example");
    draft(payerkey::DocumentType, shop.country == u"BR" ? "CPF" : "PAS");
    draft(payerkey::DocumentNumber, shop.country == u"BR" ? "00000000191" : "AB123456");
    draft(payerkey::PhoneCode, "55");
    draft(payerkey::PhoneNumber, "11900000001");
    return sale;
}

/// The one attempt of a till, or nothing yet.
const Till::Outcome *only(const Till &till)
{
    return till.outcomes().size() == 1 ? &till.outcomes().begin()->second : nullptr;
}

AttemptState stateIn(const Till &till)
{
    return only(till) != nullptr ? only(till)->attempt.state : AttemptState::Draft;
}

/// A till and a gateway where nobody acts by themselves while the test runs.
struct Counter
{
    QTemporaryDir folder;
    TrainingServer server;
    QUrl url;
    std::shared_ptr<ScaledClock> clock = std::make_shared<ScaledClock>(20);
    std::unique_ptr<Till> till;
    Settings shop;

    bool open(const PaymentMethod &method)
    {
        const auto started = server.start();
        if (!started)
            return false;
        server.setCustomerPlayed(true);
        url = *started;
        if (!openTill())
            return false;
        shop = shopFor(method, till->settings());
        configure();
        return true;
    }
    /// Again = a restart.
    bool openTill()
    {
        till.reset();
        till = std::make_unique<Till>(folder.path(), url, clock);
        return till->open();
    }
    void configure()
    {
        till->engine().configure(shop, {Secret(QByteArray("sandbox_training")), Secret(QByteArray("sandbox_secret")), {}});
    }
};

} // namespace

class TestTrainingMethods : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void matrix_data();
    void matrix();
    void trouble_data();
    void trouble();

private:
    void charge(Till &till, const PaymentMethod &method, const Settings &shop, QString &refusal);
};

void TestTrainingMethods::matrix_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<int>("end");
    int rows = 0;
    for (const PaymentMethod &method : paymentMethods()) {
        if (method.needsSavedMethod)
            continue; // a card answers at once: tst_trainingsales
        for (const End end : Ends) {
            QTest::addRow("%s, %s", qPrintable(method.id), nameOf(end)) << method.id << int(end);
            ++rows;
        }
    }
    QCOMPARE(rows, 5 * (paymentMethods().size() - 1));
}

void TestTrainingMethods::charge(Till &till, const PaymentMethod &method, const Settings &shop, QString &refusal)
{
    EngineHost &engine = till.engine();
    engine.newSale(QStringLiteral("Cashier 1"), &till, [&engine, &till, method, shop, &refusal](const Result<Sale> &created) {
        if (!created) {
            refusal = describe(created.error());
            return;
        }
        const Sale sale = filled(*created, shop);
        engine.saveSale(sale);
        ChargeOrder order;
        order.sale = sale.id;
        order.intent.amount = sale.cart.lines.constFirst().unitPrice;
        order.intent.methodId = method.id;
        order.intent.methodLabel = method.name;
        order.intent.description = QStringLiteral("Coffee beans");
        order.intent.operatorName = QStringLiteral("Cashier 1");
        engine.charge(order, &till, [&refusal](const Result<Attempt> &attempt) {
            if (!attempt)
                refusal = describe(attempt.error());
        });
    });
}

void TestTrainingMethods::matrix()
{
    QFETCH(QString, id);
    QFETCH(int, end);
    const End wanted = End(end);
    const PaymentMethod &method = *findPaymentMethod(id);
    Counter counter;
    QVERIFY(counter.open(method));
    std::unique_ptr<Till> &till = counter.till;

    QString refusal;
    charge(*till, method, counter.shop, refusal);
    QTRY_VERIFY2(stateIn(*till) == AttemptState::WaitingCustomer || !refusal.isEmpty(), qPrintable(refusal));
    QCOMPARE(refusal, QString());
    const Attempt waiting = only(*till)->attempt;
    QCOMPARE(waiting.payment->method.type, method.type);
    QVERIFY(!waiting.payment->method.redirectUrl.isEmpty() || !waiting.payment->method.artefacts.isEmpty());
    if (method.presentation == Presentation::Code)
        QVERIFY(!waiting.payment->method.artefacts.number.isEmpty());
    if (method.presentation == Presentation::BankDetails)
        QVERIFY(!waiting.payment->method.artefacts.bankAccount.isEmpty());
    if (method.presentation == Presentation::QrImage)
        QVERIFY(waiting.payment->method.artefacts.copyText.startsWith(QStringLiteral("000201")));

    if (wanted == End::Restarted) {
        QVERIFY2(counter.openTill(), qPrintable(till->failure()));
        counter.configure();
        QCOMPARE(till->report().settling, 1);
    }
    if (wanted == End::GivenUp) {
        bool released = false;
        till->engine().release(waiting.id, {QStringLiteral("Cashier 1"), QStringLiteral("given up")}, till.get(),
                               [&released](const Result<Attempt> &result) { released = result && result->released; });
        QTRY_VERIFY(released);
        QCOMPARE(stateIn(*till), AttemptState::WaitingCustomer); // nothing was cancelled
    }
    QSignalSpy late(&till->engine(), &Engine::lateMoneyFound);
    const CustomerAct act = wanted == End::Declined ? CustomerAct::Decline
                            : wanted == End::Expired ? CustomerAct::Expire
                                                     : CustomerAct::Approve;
    counter.server.actAsCustomer(waiting.orderId.text(), act);
    till->engine().checkNow(waiting.id);
    const AttemptState last = wanted == End::Declined ? AttemptState::Declined
                              : wanted == End::Expired ? AttemptState::Expired
                                                       : AttemptState::Approved;
    QTRY_COMPARE_WITH_TIMEOUT(stateIn(*till), last, 20'000);
    QCOMPARE(late.size(), wanted == End::GivenUp ? 1 : 0);
    for (const AttemptState state : only(*till)->states)
        QVERIFY(!isPaid(state) || state == last); // never shown as paid on the way
}

/// One method of each kind, in each kind of trouble on the way to a code and behind it.
void TestTrainingMethods::trouble_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("httpMethod");
    QTest::addColumn<QString>("fault");
    for (const char *id : {"pix", "pse", "oxxo", "spei", "nequi"}) {
        const auto row = [id](const char *name, const char *httpMethod, const char *fault) {
            QTest::addRow("%s, %s", id, name) << QString::fromLatin1(id) << QString::fromLatin1(httpMethod) << QString::fromLatin1(fault);
        };
        row("answer lost", "POST", "close_after_processing");
        row("request lost", "POST", "close_before_processing");
        row("500 after creation", "POST", "http_500_after_charge");
        row("checks turned away", "GET", "http_503");
        row("checks meet a login page", "GET", "html_200");
    }
}

void TestTrainingMethods::trouble()
{
    QFETCH(QString, id);
    QFETCH(QString, httpMethod);
    QFETCH(QString, fault);
    const PaymentMethod &method = *findPaymentMethod(id);
    Counter counter;
    QVERIFY(counter.open(method));
    training::FaultRule rule;
    rule.match = {.method = httpMethod, .path = QStringLiteral("/v1/payments")};
    const auto known = training::faultFromName(fault);
    QVERIFY2(known, qPrintable(fault));
    rule.fault = *known;
    rule.times = httpMethod == u"POST" ? 1 : 3;
    counter.server.addRule(rule);
    QString refusal;
    charge(*counter.till, method, counter.shop, refusal);
    // Whatever happened to the creation: one payment, and what the customer needs is there.
    QTRY_VERIFY2_WITH_TIMEOUT(stateIn(*counter.till) == AttemptState::WaitingCustomer || !refusal.isEmpty(), qPrintable(refusal), 20'000);
    QCOMPARE(refusal, QString());
    const Attempt waiting = only(*counter.till)->attempt;
    QVERIFY(!waiting.payment->method.redirectUrl.isEmpty() || !waiting.payment->method.artefacts.isEmpty());
    int there = -1;
    counter.server.waitingForCustomer(counter.till.get(), [&there](const QList<training::WaitingPayment> &list) { there = int(list.size()); });
    QTRY_COMPARE(there, 1);
    counter.server.actAsCustomer(waiting.orderId.text(), CustomerAct::Approve);
    counter.till->engine().checkNow(waiting.id);
    QTRY_COMPARE_WITH_TIMEOUT(stateIn(*counter.till), AttemptState::Approved, 20'000);
}

QTEST_GUILESS_MAIN(TestTrainingMethods)
#include "tst_trainingmethods.moc"
