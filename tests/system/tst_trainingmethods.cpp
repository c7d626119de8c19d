// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The matrix: every described method x {paid, declined, expired, given up, the
// till restarted meanwhile}, with the real engine, journal and client against
// the training gateway. The rows come from the descriptions; none is skipped.
#include "domain/payer.h"
#include "domain/voucher.h"
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

Sale filled(Sale sale, const Settings &shop, int cents)
{
    CartLine line;
    line.id = QStringLiteral("1");
    line.name = QStringLiteral("Coffee beans");
    line.unitPrice = Money::fromMinor(120'000 + cents, shop.currency);
    sale.cart.currency = shop.currency;
    sale.cart.lines = {line};
    const auto draft = [&sale](QLatin1StringView key, const char *text) { sale.draftFields.insert(key, QLatin1String(text)); };
    draft(payerkey::Bank, "1051");
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

bool isLink(const PaymentMethod &method)
{
    return method.workflow == Workflow::PaymentLink;
}

/// What the customer needs in order to pay is there.
bool canBeShown(const Attempt &attempt)
{
    if (attempt.link)
        return attempt.link->url.startsWith(QStringLiteral("https://"));
    return attempt.payment &&
           (!attempt.payment->method.redirectUrl.isEmpty() || !attempt.payment->method.artefacts.isEmpty());
}

/// A till and a gateway where nobody acts by themselves while the test runs.
struct Counter
{
    /// A closed link is watched for minutes: its clock runs faster.
    explicit Counter(const PaymentMethod &method) : clock(std::make_shared<ScaledClock>(isLink(method) ? 60 : 20)) {}

    QTemporaryDir folder;
    TrainingServer server;
    QUrl url;
    std::shared_ptr<ScaledClock> clock;
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
    void fault(const char *httpMethod, const char *path, const char *name, int times)
    {
        training::FaultRule rule;
        rule.match = {.method = QString::fromLatin1(httpMethod), .path = QString::fromLatin1(path)};
        rule.fault = *training::faultFromName(QString::fromLatin1(name));
        rule.times = times;
        server.addRule(rule);
    }
    /// How many payments and links wait for a customer; -1 = not known yet.
    std::shared_ptr<int> countWaiting()
    {
        auto count = std::make_shared<int>(-1);
        server.waitingForCustomer(till.get(), [count](const QList<training::WaitingPayment> &list) { *count = int(list.size()); });
        return count;
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
    void codeOfTheRawAnswer();
    void trouble_data();
    void trouble();
    void linkOfUnclearMaking_data();
    void linkOfUnclearMaking();
    void linkGivenUp_data();
    void linkGivenUp();
    void linkChecksFail_data();
    void linkChecksFail();

private:
    void chargeAgain(Till &till, const Attempt &like, QString &refusal);
    void charge(Till &till, const PaymentMethod &method, const Settings &shop, QString &refusal, int cents = 0);
};

void TestTrainingMethods::matrix_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<int>("end");
    int rows = 0;
    for (const PaymentMethod &method : paymentMethods()) {
        for (const End end : Ends) {
            QTest::addRow("%s, %s", qPrintable(method.id), nameOf(end)) << method.id << int(end);
            ++rows;
        }
    }
    QCOMPARE(rows, 5 * paymentMethods().size());
}

void TestTrainingMethods::charge(Till &till, const PaymentMethod &method, const Settings &shop, QString &refusal, int cents)
{
    EngineHost &engine = till.engine();
    engine.newSale(QStringLiteral("Cashier 1"), &till, [&engine, &till, method, shop, &refusal, cents](const Result<Sale> &created) {
        if (!created) {
            refusal = describe(created.error());
            return;
        }
        Sale sale = filled(*created, shop, cents);
        if (method.needsSavedMethod)
            sale.customer = till.customer();
        engine.saveSale(sale);
        ChargeOrder order;
        order.sale = sale.id;
        order.intent.amount = sale.cart.lines.constFirst().unitPrice;
        order.intent.methodId = method.id;
        order.intent.methodLabel = method.name;
        order.intent.description = QStringLiteral("Coffee beans");
        if (method.needsSavedMethod) { // it answers at once, unless the bank wants a confirmation: CONTRACT 5.8
            order.intent.customer = till.customer();
            order.intent.gatewayCustomer = till.gatewayCustomer();
            order.intent.token = till.methods().constFirst().token;
            order.intent.description = QStringLiteral("CHALLENGE_REQUIRED");
        }
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
    Counter counter(method);
    QVERIFY(counter.open(method));
    std::unique_ptr<Till> &till = counter.till;

    QString refusal;
    charge(*till, method, counter.shop, refusal);
    QTRY_VERIFY2(stateIn(*till) == AttemptState::WaitingCustomer || !refusal.isEmpty(), qPrintable(refusal));
    QCOMPARE(refusal, QString());
    const Attempt waiting = only(*till)->attempt;
    QVERIFY(canBeShown(waiting));
    QCOMPARE(waiting.link.has_value(), isLink(method));
    if (!isLink(method))
        QCOMPARE(waiting.payment->method.type, method.type);
    QCOMPARE(waiting.body.contains("\"issuer_id\":\"1051\""), method.asksBank);
    if (method.presentation == Presentation::Code)
        QVERIFY(voucherOf(*waiting.payment) && !voucherOf(*waiting.payment)->leftOut);
    if (method.presentation == Presentation::BankDetails)
        QVERIFY(!waiting.payment->method.artefacts.bankAccount.isEmpty());
    if (method.presentation == Presentation::QrImage) { // as text, or as the picture of a scheme that has its own
        const PaymentArtefacts &code = waiting.payment->method.artefacts;
        QVERIFY(code.copyText.startsWith(QStringLiteral("000201")) || code.imageUrl.endsWith(QStringLiteral(".png")));
    }

    if (wanted == End::Restarted) {
        QVERIFY2(counter.openTill(), qPrintable(till->failure()));
        counter.configure();
        QCOMPARE(till->report().settling, 1);
        if (method.presentation == Presentation::Code) { // the same as was handed out
            QTRY_VERIFY(only(*till) != nullptr && only(*till)->attempt.payment);
            QCOMPARE(voucherOf(*only(*till)->attempt.payment), voucherOf(*waiting.payment));
        }
    }
    if (wanted == End::GivenUp) {
        if (isLink(method)) // the customer is quicker than the cancellation; later they cannot pay: linkGivenUp()
            counter.fault("POST", "/v1/payment-links/*/cancel", "http_503", 0);
        bool released = false;
        till->engine().release(waiting.id, {QStringLiteral("Cashier 1"), QStringLiteral("given up")}, till.get(),
                               [&released](const Result<Attempt> &result) { released = result && result->released; });
        QTRY_VERIFY(released);
        QCOMPARE(stateIn(*till), AttemptState::WaitingCustomer); // nothing was cancelled
    }
    QSignalSpy late(&till->engine(), &Engine::lateMoneyFound);
    if (wanted == End::Declined && isLink(method)) { // a refused try ends nothing, until nobody can try again
        counter.server.actAsCustomer(waiting.orderId.text(), CustomerAct::Decline);
        QTRY_VERIFY_WITH_TIMEOUT(only(*till)->attempt.payment.has_value(), 20'000);
        QCOMPARE(stateIn(*till), AttemptState::WaitingCustomer);
        counter.server.actAsCustomer(waiting.orderId.text(), CustomerAct::Expire);
    }
    const CustomerAct act = wanted == End::Declined ? CustomerAct::Decline
                            : wanted == End::Expired ? CustomerAct::Expire
                                                     : CustomerAct::Approve;
    counter.server.actAsCustomer(waiting.orderId.text(), act);
    till->engine().checkNow(waiting.id);
    const AttemptState last = wanted == End::Declined ? AttemptState::Declined
                              : wanted == End::Expired ? AttemptState::Expired
                                                       : AttemptState::Approved;
    QTRY_COMPARE_WITH_TIMEOUT(stateIn(*till), last, 20'000);
    QTRY_COMPARE(late.size(), wanted == End::GivenUp && !isLink(method) ? 1 : 0); // a sale that waits for its link is paid by it
    for (const AttemptState state : only(*till)->states)
        QVERIFY(!isPaid(state) || state == last); // never shown as paid on the way
}

/// The text of a PIX code that stands nowhere but in the provider's raw answer: only the page was shown.
void TestTrainingMethods::codeOfTheRawAnswer()
{
    const PaymentMethod &method = *findPaymentMethod(u"pix");
    Counter counter(method);
    QVERIFY(counter.open(method));
    QString refusal;
    charge(*counter.till, method, counter.shop, refusal, 44);
    QTRY_VERIFY2(stateIn(*counter.till) == AttemptState::WaitingCustomer || !refusal.isEmpty(), qPrintable(refusal));
    const auto shown = [&counter] { return only(*counter.till)->attempt.payment->method.artefacts.copyText; };
    QTRY_VERIFY_WITH_TIMEOUT(shown().startsWith(QStringLiteral("000201")), 20'000);
    const QString code = shown();
    const int polls = only(*counter.till)->attempt.retry.polls;
    counter.till->engine().checkNow(only(*counter.till)->attempt.id);
    QTRY_VERIFY(only(*counter.till)->attempt.retry.polls > polls);
    QCOMPARE(shown(), code); // answers without it do not take it off the screen
    counter.server.actAsCustomer(only(*counter.till)->attempt.orderId.text(), CustomerAct::Approve);
    QTRY_COMPARE_WITH_TIMEOUT(stateIn(*counter.till), AttemptState::Approved, 20'000);
}

/// One method of each kind, in each kind of trouble on the way to a code and behind it.
void TestTrainingMethods::trouble_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("httpMethod");
    QTest::addColumn<QString>("fault");
    for (const char *id : {"pix", "codi", "pse", "addi", "oxxo", "spei", "nequi", "saved_card"}) {
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
    Counter counter(method);
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
    QVERIFY(canBeShown(waiting));
    int there = -1;
    counter.server.waitingForCustomer(counter.till.get(), [&there](const QList<training::WaitingPayment> &list) { there = int(list.size()); });
    QTRY_COMPARE(there, 1);
    counter.server.actAsCustomer(waiting.orderId.text(), CustomerAct::Approve);
    counter.till->engine().checkNow(waiting.id);
    QTRY_COMPARE_WITH_TIMEOUT(stateIn(*counter.till), AttemptState::Approved, 20'000);
}

/// One more attempt of the same sale.
void TestTrainingMethods::chargeAgain(Till &till, const Attempt &like, QString &refusal)
{
    ChargeOrder order;
    order.sale = like.sale;
    order.intent = like.intent;
    refusal.clear();
    till.engine().charge(order, &till, [&refusal](const Result<Attempt> &attempt) {
        refusal = attempt ? QStringLiteral("started") : describe(attempt.error());
    });
}

void TestTrainingMethods::linkOfUnclearMaking_data()
{
    QTest::addColumn<QString>("fault");
    QTest::addColumn<int>("links");
    QTest::newRow("answer lost") << QStringLiteral("close_after_processing") << 2;
    QTest::newRow("request lost") << QStringLiteral("close_before_processing") << 1;
    QTest::newRow("500 after creation") << QStringLiteral("http_500_after_charge") << 2;
    QTest::newRow("answer cut off") << QStringLiteral("truncated_body") << 2;
    QTest::newRow("a login page") << QStringLiteral("html_200") << 1;
}

/// Never asked for twice under one order id; the sale goes on with a new link, and the unseen one stays watched.
void TestTrainingMethods::linkOfUnclearMaking()
{
    QFETCH(QString, fault);
    QFETCH(int, links);
    const PaymentMethod &method = *findPaymentMethod(u"payment_link");
    Counter counter(method);
    QVERIFY(counter.open(method));
    counter.fault("POST", "/v1/payment-links$", qPrintable(fault), 1);
    QString refusal;
    charge(*counter.till, method, counter.shop, refusal);
    QTRY_VERIFY2_WITH_TIMEOUT((only(*counter.till) && only(*counter.till)->attempt.released) || !refusal.isEmpty(),
                              qPrintable(refusal), 20'000);
    QCOMPARE(refusal, QString());
    const Attempt unseen = only(*counter.till)->attempt;
    QCOMPARE(unseen.state, AttemptState::Unknown);
    QCOMPARE(unseen.retry.sends, 1);
    chargeAgain(*counter.till, unseen, refusal);
    QTRY_COMPARE(refusal, QStringLiteral("started"));
    const auto second = [&counter]() -> const Attempt * {
        for (const auto &[id, outcome] : counter.till->outcomes()) {
            if (outcome.attempt.number == 2)
                return &outcome.attempt;
        }
        return nullptr;
    };
    QTRY_VERIFY_WITH_TIMEOUT(second() && second()->state == AttemptState::WaitingCustomer, 20'000);
    QVERIFY(second()->orderId != unseen.orderId);
    const auto there = counter.countWaiting();
    QTRY_COMPARE(*there, links);
    counter.server.actAsCustomer(second()->orderId.text(), CustomerAct::Approve);
    QTRY_COMPARE_WITH_TIMEOUT(second()->state, AttemptState::Approved, 20'000);
}

void TestTrainingMethods::linkGivenUp_data()
{
    QTest::addColumn<QString>("fault");
    QTest::newRow("cancelled") << QString();
    QTest::newRow("answer of the cancellation lost") << QStringLiteral("close_after_processing");
    QTest::newRow("cancellation lost") << QStringLiteral("close_before_processing");
    QTest::newRow("cancellation turned away") << QStringLiteral("http_503");
}

/// The sale waits until the link is closed, and then goes another way; nobody can pay the first one any more.
void TestTrainingMethods::linkGivenUp()
{
    QFETCH(QString, fault);
    const PaymentMethod &method = *findPaymentMethod(u"payment_link");
    Counter counter(method);
    QVERIFY(counter.open(method));
    if (!fault.isEmpty())
        counter.fault("POST", "/v1/payment-links/*/cancel", qPrintable(fault), 2);
    QString refusal;
    charge(*counter.till, method, counter.shop, refusal);
    QTRY_VERIFY2(stateIn(*counter.till) == AttemptState::WaitingCustomer || !refusal.isEmpty(), qPrintable(refusal));
    const Attempt waiting = only(*counter.till)->attempt;
    chargeAgain(*counter.till, waiting, refusal);
    QTRY_VERIFY(refusal.contains(QStringLiteral("ATTEMPT_OPEN"))); // the link may take money
    counter.till->engine().release(waiting.id, {QStringLiteral("Cashier 1"), QStringLiteral("given up")}, counter.till.get(),
                                   [](const Result<Attempt> &) {});
    if (!fault.isEmpty()) { // without one the confirmation may be here first
        chargeAgain(*counter.till, waiting, refusal);
        QTRY_VERIFY(refusal.contains(QStringLiteral("ATTEMPT_OPEN"))); // it still may: nothing is confirmed
    }
    QTRY_COMPARE_WITH_TIMEOUT(only(*counter.till)->attempt.link->status, LinkStatus::Canceled, 20'000);
    const auto there = counter.countWaiting();
    QTRY_COMPARE(*there, 0);
    counter.server.actAsCustomer(waiting.orderId.text(), CustomerAct::Approve); // in vain
    QCOMPARE(stateIn(*counter.till), AttemptState::WaitingCustomer); // watched for some minutes more
    chargeAgain(*counter.till, waiting, refusal);
    QTRY_COMPARE(refusal, QStringLiteral("started"));
    const auto stateOfFirst = [&] { return counter.till->outcomes().at(waiting.id).attempt.state; };
    QTRY_COMPARE_WITH_TIMEOUT(stateOfFirst(), AttemptState::Canceled, 30'000);
}

void TestTrainingMethods::linkChecksFail_data()
{
    QTest::addColumn<QString>("fault");
    QTest::newRow("turned away") << QStringLiteral("http_503");
    QTest::newRow("a login page") << QStringLiteral("html_200");
    QTest::newRow("closed") << QStringLiteral("close_before_processing");
}

/// First a refused try, then a good one, while neither link nor payments can be read at first; then once more over a restart.
void TestTrainingMethods::linkChecksFail()
{
    QFETCH(QString, fault);
    const PaymentMethod &method = *findPaymentMethod(u"payment_link");
    Counter counter(method);
    QVERIFY(counter.open(method));
    counter.fault("GET", "/v1", qPrintable(fault), 4);
    QString refusal;
    charge(*counter.till, method, counter.shop, refusal);
    QTRY_VERIFY2(stateIn(*counter.till) == AttemptState::WaitingCustomer || !refusal.isEmpty(), qPrintable(refusal));
    const Attempt waiting = only(*counter.till)->attempt;
    counter.server.actAsCustomer(waiting.orderId.text(), CustomerAct::Decline);
    QTRY_VERIFY_WITH_TIMEOUT(only(*counter.till)->attempt.payment.has_value(), 20'000);
    QCOMPARE(stateIn(*counter.till), AttemptState::WaitingCustomer);
    QVERIFY2(counter.openTill(), qPrintable(counter.till->failure()));
    counter.configure();
    counter.server.actAsCustomer(waiting.orderId.text(), CustomerAct::Approve);
    QTRY_COMPARE_WITH_TIMEOUT(stateIn(*counter.till), AttemptState::Approved, 20'000);
    QCOMPARE(only(*counter.till)->attempt.link->url, waiting.link->url);
}

QTEST_GUILESS_MAIN(TestTrainingMethods)
#include "tst_trainingmethods.moc"
