// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Every call as it arrives at a raw socket: start line, headers, body, and
// nothing else.
#include "fixtures.h"
#include "gatewaybench.h"
#include "samples.h"
#include "wireanswers.h"

#include "version.h"

using namespace pos;

namespace {

/// "POST /v1/payments HTTP/1.1" and the headers as sorted "name: value" lines; the host and length checked apart.
QStringList linesOf(const Arrival &arrival)
{
    QStringList lines;
    for (const auto &[name, value] : arrival.headers)
        lines << QString::fromLatin1(name).toLower() + QStringLiteral(": ") + QString::fromLatin1(value);
    lines.sort();
    lines.prepend(QString::fromLatin1(arrival.startLine));
    return lines;
}

struct Expectation
{
    QByteArray startLine;
    QByteArray body;          ///< empty = no body
    QStringList extraHeaders; ///< lower case
};

QStringList expectedLines(const ScriptedServer &server, const Expectation &expected)
{
    QStringList lines{QStringLiteral("accept: application/json"),
                      QStringLiteral("accept-encoding: identity"),
                      QStringLiteral("accept-language: en"),
                      QStringLiteral("connection: Keep-Alive"),
                      QStringLiteral("host: ") + QString::fromLatin1(server.host()),
                      QStringLiteral("private-secret-key: ") + QString::fromLatin1(canary::privateKey()),
                      QStringLiteral("public-api-key: ") + QString::fromLatin1(canary::publicKey()),
                      QStringLiteral("user-agent: Mostrador/") + QLatin1String(version::Text)};
    if (!expected.body.isEmpty()) {
        lines << QStringLiteral("content-type: application/json")
              << QStringLiteral("content-length: %1").arg(expected.body.size());
    }
    if (expected.startLine.startsWith("GET ")) // no copy that some proxy keeps
        lines << QStringLiteral("cache-control: no-cache") << QStringLiteral("pragma: no-cache");
    lines << expected.extraHeaders;
    lines.sort();
    lines.prepend(QString::fromLatin1(expected.startLine));
    return lines;
}

QString keyLine(const QString &key)
{
    return QStringLiteral("x-idempotency-key: ") + key;
}

} // namespace

class TestGatewayRequests : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void createPayment();
    void resendIsTheSameBytes();
    void operations_data();
    void operations();
    void operationsRefusedBeforeSending();
    void readPayment();
    void lookUpByOrderId();
    void customers();
    void savedMethodsAndOffers();
    void aCardIsRemovedWithoutNamingItInTheLog();
    void banks();
    void sessions();
    void relayTokenReplacesTheKeys();
    void refusedBeforeSending();
    void newCredentialsForNewCalls();
    void answersAreRead();

private:
    void expect(const Expectation &expected);
    /// The key that the client drew for a call that carries none of ours.
    QString drawnKey() const { return QString::fromLatin1(m_server->arrivals().last().header("X-Idempotency-Key")); }

    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<GatewayBench> m_bench;
};

void TestGatewayRequests::init()
{
    m_server = std::make_unique<ScriptedServer>();
    m_server->otherwise(ScriptedServer::answer(200, wire::payment()));
    m_bench = std::make_unique<GatewayBench>(m_server->url());
}

void TestGatewayRequests::expect(const Expectation &expected)
{
    QCOMPARE(m_server->arrivals().size(), 1);
    const Arrival arrival = m_server->arrivals().last();
    QCOMPARE(linesOf(arrival), expectedLines(*m_server, expected));
    QCOMPARE(arrival.body, expected.body);
}

void TestGatewayRequests::createPayment()
{
    const Result<QByteArray> body = m_bench->client.paymentBody(sample::fullPayment());
    QVERIFY(body);
    const auto answer = m_bench->create(*body);
    QVERIFY(answer && answer->result);
    expect({"POST /v1/payments HTTP/1.1", *body, {keyLine(GatewayBench::key().text())}});
    QCOMPARE(answer->exchange.method, QStringLiteral("POST"));
    QCOMPARE(answer->exchange.path, QStringLiteral("/v1/payments"));
    QCOMPARE(answer->exchange.bytesSent, body->size());
    QVERIFY(answer->exchange.mayHaveLeft);
    QCOMPARE(answer->exchange.httpStatus, 200);
    QVERIFY(answer->exchange.startedMs > 0);
}

void TestGatewayRequests::resendIsTheSameBytes()
{
    const QByteArray body = *m_bench->client.paymentBody(sample::fullPayment());
    QVERIFY(m_bench->create(body)->result);
    QVERIFY(m_bench->create(body)->result);
    QCOMPARE(m_server->arrivals().size(), 2);
    QCOMPARE(m_server->arrivals().at(0).raw, m_server->arrivals().at(1).raw);
    QCOMPARE(m_server->connections(), 1); // kept alive
}

void TestGatewayRequests::operations_data()
{
    QTest::addColumn<OperationKind>("kind");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QString>("answer");
    QTest::newRow("capture") << OperationKind::Capture << QByteArray("/v1/payments/p-1/transactions/t-2/capture")
                             << QStringLiteral("capture_transaction_around_payment");
    QTest::newRow("cancel") << OperationKind::Cancel << QByteArray("/v1/payments/p-1/transactions/t-2/cancel")
                            << QStringLiteral("cancel_transaction_around_payment");
    QTest::newRow("refund") << OperationKind::Refund << QByteArray("/v1/payments/p-1/transactions/t-2/refund")
                            << QStringLiteral("refund_partial");
    QTest::newRow("cancel or refund") << OperationKind::CancelOrRefund
                                      << QByteArray("/v1/payments/p-1/cancel-or-refund")
                                      << QStringLiteral("cancel_transaction_around_payment");
}

namespace {

Operation sampleOperation(OperationKind kind)
{
    Operation o;
    o.paymentId = PaymentId::from(QStringLiteral("p-1"));
    o.target = TransactionId::from(QStringLiteral("t-2"));
    o.key = GatewayBench::key();
    o.reference = MerchantReference::from(QStringLiteral("R1-20261121-000001-1-R1"));
    o.intent.kind = kind;
    o.intent.amount = Money::fromMinor(1050, *Currency::fromCode(QStringLiteral("BRL")));
    return o;
}

} // namespace

void TestGatewayRequests::operations()
{
    QFETCH(OperationKind, kind);
    QFETCH(QByteArray, path);
    QFETCH(QString, answer);
    m_server->otherwise(ScriptedServer::answer(200, fixture(answer)));
    Operation o = sampleOperation(kind);
    o.body = *m_bench->client.operationBody(o);
    QVERIFY(o.body.contains("R1-20261121-000001-1-R1"));
    const auto send = [&] {
        return m_bench->ask<Payment>([&](AnswerHandler<Payment> h) { return m_bench->client.operate(o, h); });
    };
    const auto got = send();
    QVERIFY(got);
    QVERIFY2(got->result.has_value(), got->result ? "" : qPrintable(describe(got->result.error())));
    QVERIFY(!got->result->transactions.isEmpty());
    expect({"POST " + path + " HTTP/1.1", o.body, {keyLine(GatewayBench::key().text())}});
    QCOMPARE(got->exchange.bytesSent, o.body.size());
    // Again: the same bytes on the same connection.
    QVERIFY(send()->result);
    QCOMPARE(m_server->arrivals().at(0).raw, m_server->arrivals().at(1).raw);
    // The server that closes without an answer gets it once: no copy by the network library (PLATFORM 2.1).
    init();
    m_server->otherwise(ScriptedServer::closeNow());
    const auto lost = send();
    QVERIFY(lost && !lost->result && lost->exchange.mayHaveLeft);
    QVERIFY(m_bench->read()); // whatever was still coming would have come before this one
    int posts = 0;
    for (const Arrival &arrival : m_server->arrivals())
        posts += arrival.startLine.startsWith("POST ") ? 1 : 0;
    QCOMPARE(posts, 1);
}

void TestGatewayRequests::operationsRefusedBeforeSending()
{
    const auto refusedField = [this](const Operation &o) {
        const auto got = m_bench->ask<Payment>([&](AnswerHandler<Payment> h) { return m_bench->client.operate(o, h); });
        return !got || got->result || got->exchange.mayHaveLeft ? QString() : got->result.error().context.field;
    };
    Operation good = sampleOperation(OperationKind::Refund);
    good.body = "{}";
    for (const char *id : {"", "..", "a/b", "x?y", "x#y", "x y", "%2e%2e"}) {
        Operation bad = good;
        bad.paymentId = PaymentId::from(QString::fromLatin1(id));
        QCOMPARE(refusedField(bad), QStringLiteral("payment_id"));
        bad = good;
        bad.target = TransactionId::from(QString::fromLatin1(id));
        QCOMPARE(refusedField(bad), QStringLiteral("transaction_id"));
    }
    Operation bad = good;
    bad.key = {};
    QCOMPARE(refusedField(bad), QStringLiteral("idempotency_key"));
    bad = good;
    bad.body.clear();
    QCOMPARE(refusedField(bad), QStringLiteral("body"));
    QCOMPARE(m_server->arrivals().size(), 0);
}

void TestGatewayRequests::readPayment()
{
    QVERIFY(m_bench->read()->result);
    expect({"GET /v1/payments/5b2f6c1a-0000-4000-8000-000000000001?transactions_history=true HTTP/1.1", {}, {}});
    const PaymentId id = PaymentId::from(GatewayBench::paymentId());
    QVERIFY(m_bench->ask<Payment>([&](AnswerHandler<Payment> h) { return m_bench->client.paymentWithRaw(id, std::move(h)); })->result);
    QCOMPARE(m_server->arrivals().size(), 2);
    QCOMPARE(m_server->arrivals().last().startLine,
             "GET /v1/payments/5b2f6c1a-0000-4000-8000-000000000001?transactions_history=true&raw_response=true HTTP/1.1");
}

void TestGatewayRequests::lookUpByOrderId()
{
    m_server->otherwise(ScriptedServer::answer(200, "[" + wire::payment() + "]"));
    const auto answer = m_bench->lookUp(QStringLiteral("R1 é&x=1/?#"));
    QVERIFY(answer && answer->result);
    QCOMPARE(answer->result->size(), 1);
    expect({"GET /v1/payments?merchant_order_id=R1%20%C3%A9%26x%3D1%2F%3F%23 HTTP/1.1", {}, {}});
}

void TestGatewayRequests::customers()
{
    m_server->otherwise(ScriptedServer::answer(200, fixture(QStringLiteral("customer_object"))));
    const Customer customer = sample::customer();
    const auto ask = [this](auto start) { return m_bench->ask<Customer>(start); };
    const auto handlerOf = [](auto call) { return [call](AnswerHandler<Customer> h) { return call(std::move(h)); }; };

    QVERIFY(ask(handlerOf([&](auto h) { return m_bench->client.createCustomer(customer, h); }))->result);
    Arrival arrival = m_server->arrivals().last();
    QCOMPARE(arrival.startLine, QByteArray("POST /v1/customers HTTP/1.1"));
    QVERIFY(arrival.body.startsWith(R"({"merchant_customer_id":"44444444-0000-4000-8000-000000000001",)"));
    expect({"POST /v1/customers HTTP/1.1", arrival.body, {keyLine(drawnKey())}});
    QCOMPARE(drawnKey().size(), 36);
    init();
    m_server->otherwise(ScriptedServer::answer(200, fixture(QStringLiteral("customer_object"))));
    QVERIFY(ask(handlerOf([&](auto h) { return m_bench->client.updateCustomer(customer, h); }))->result);
    arrival = m_server->arrivals().last();
    QVERIFY(arrival.body.startsWith(R"({"first_name":"Ana",)"));
    expect({"PATCH /v1/customers/22222222-0000-4000-8000-000000000001 HTTP/1.1", arrival.body, {keyLine(drawnKey())}});
    init();
    m_server->otherwise(ScriptedServer::answer(200, fixture(QStringLiteral("customer_object"))));
    QVERIFY(ask(handlerOf([&](auto h) { return m_bench->client.customer(customer.gatewayId, h); }))->result);
    expect({"GET /v1/customers/22222222-0000-4000-8000-000000000001 HTTP/1.1", {}, {}});
    init();
    m_server->otherwise(ScriptedServer::answer(200, fixture(QStringLiteral("customer_data"))));
    QVERIFY(ask(handlerOf([&](auto h) { return m_bench->client.customerByOwnId(customer.id, h); }))->result);
    expect({"GET /v1/customers?merchant_customer_id=44444444-0000-4000-8000-000000000001 HTTP/1.1", {}, {}});
    init();
    m_server->otherwise(ScriptedServer::sendRaw("HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n"));
    const auto erased = m_bench->ask<void>(
        [&](AnswerHandler<void> h) { return m_bench->client.deleteCustomer(customer.gatewayId, h); });
    QVERIFY(erased && erased->result);
    expect({"DELETE /v1/customers/22222222-0000-4000-8000-000000000001 HTTP/1.1",
            {},
            {QStringLiteral("x-account-code: ") + sample::Account}});
}

void TestGatewayRequests::savedMethodsAndOffers()
{
    m_server->otherwise(ScriptedServer::answer(200, fixture(QStringLiteral("saved_methods"))));
    const auto saved = m_bench->ask<QList<SavedMethod>>([&](AnswerHandler<QList<SavedMethod>> h) {
        return m_bench->client.savedMethods(sample::customer().gatewayId, h);
    });
    QVERIFY(saved && saved->result);
    QCOMPARE(saved->result->size(), 3);
    expect({"GET /v1/customers/22222222-0000-4000-8000-000000000001/payment-methods HTTP/1.1", {}, {}});
    init();
    m_server->otherwise(ScriptedServer::answer(200, fixture(QStringLiteral("offered_methods"))));
    const auto offered = m_bench->ask<QList<OfferedMethod>>([&](AnswerHandler<QList<OfferedMethod>> h) {
        return m_bench->client.offeredMethods(sample::fullPayment().session, h);
    });
    QVERIFY(offered && offered->result);
    expect({"GET /v1/checkout/sessions/66666666-7777-4888-9999-000000000000/payment-methods HTTP/1.1", {}, {}});
}

void TestGatewayRequests::aCardIsRemovedWithoutNamingItInTheLog()
{
    m_server->otherwise(ScriptedServer::answer(200, R"({"status":"UNENROLLED"})"));
    const GatewayCustomerId customer = sample::customer().gatewayId;
    const auto remove = [&](const VaultedToken &token) {
        return m_bench->ask<void>([&](AnswerHandler<void> h) {
            return m_bench->client.unenroll(customer, token, IdempotencyKey::from(QStringLiteral("key-1")), h);
        });
    };
    const auto removed = remove(VaultedToken::from(canary::vaultedToken()));
    QVERIFY(removed && removed->result);
    const Arrival arrival = m_server->arrivals().constLast();
    QCOMPARE(arrival.startLine, QByteArray("POST /v1/customers/22222222-0000-4000-8000-000000000001/payment-methods/" +
                                           canary::vaultedToken().toLatin1() + "/unenroll HTTP/1.1"));
    QCOMPARE(arrival.header("X-Idempotency-Key"), QByteArray("key-1"));
    QCOMPARE(arrival.body, QByteArray("{}"));
    QVERIFY(!removed->exchange.path.contains(canary::vaultedToken()));
    const auto bad = remove(VaultedToken::from(QStringLiteral("../x")));
    QVERIFY(bad && bad->result.error().kind == ErrorKind::InvalidInput);
    QCOMPARE(m_server->arrivals().size(), 1);
}

void TestGatewayRequests::banks()
{
    m_server->otherwise(ScriptedServer::answer(200, R"({"issuers":[{"id":"1051","name":"BANCO DAVIVIENDA"}]})"));
    const auto asked = m_bench->ask<QList<Bank>>([&](AnswerHandler<QList<Bank>> h) {
        return m_bench->client.banks(QStringLiteral("CO"), QStringLiteral("PSE"), h);
    });
    QVERIFY(asked && asked->result);
    QCOMPARE(*asked->result, (QList{Bank{QStringLiteral("1051"), QStringLiteral("BANCO DAVIVIENDA")}}));
    expect({"GET /v1/issuers?country_code=CO&payment_method=PSE HTTP/1.1", {}, {}});
}

void TestGatewayRequests::sessions()
{
    m_server->otherwise(ScriptedServer::answer(200, fixture(QStringLiteral("session_created"))));
    const auto created = m_bench->ask<CheckoutSession>(
        [&](AnswerHandler<CheckoutSession> h) { return m_bench->client.createSession(sample::session(), h); });
    QVERIFY(created && created->result);
    QCOMPARE(created->result->id.text(), QStringLiteral("66666666-7777-4888-9999-000000000000"));
    const QByteArray body = m_server->arrivals().last().body;
    QVERIFY(body.contains(R"("amount":{"currency":"BRL","value":84.9})"));
    expect({"POST /v1/checkout/sessions HTTP/1.1", body, {keyLine(drawnKey())}});
    init();
    m_server->otherwise(ScriptedServer::answer(200, fixture(QStringLiteral("session_read"))));
    const auto read = m_bench->ask<CheckoutSession>(
        [&](AnswerHandler<CheckoutSession> h) { return m_bench->client.session(sample::fullPayment().session, h); });
    QVERIFY(read && read->result && read->result->used);
    expect({"GET /v1/checkout/sessions/66666666-7777-4888-9999-000000000000 HTTP/1.1", {}, {}});
}

void TestGatewayRequests::relayTokenReplacesTheKeys()
{
    // A relay is https only (DESIGN 8); how its token travels is seen in tst_gatewaytls.
    Credentials credentials = GatewayBench::keys();
    credentials.relayToken = Secret(canary::relayToken());
    m_bench->client.setCredentials(std::move(credentials));
    const auto answer = m_bench->create();
    QVERIFY(answer && !answer->result);
    QCOMPARE(answer->result.error().kind, ErrorKind::InvalidInput);
    QVERIFY(!answer->exchange.mayHaveLeft);
    QCOMPARE(m_server->connections(), 0);
}

void TestGatewayRequests::refusedBeforeSending()
{
    const auto refused = [](const auto &answer, const char *field) {
        return answer && !answer->result && answer->result.error().kind == ErrorKind::InvalidInput &&
               answer->result.error().context.field == QLatin1String(field) && !answer->exchange.mayHaveLeft;
    };
    for (const char *id : {"", "..", "a/b", "x?y", "x#y", "x y", "ü", "%2e%2e"})
        QVERIFY2(refused(m_bench->read(QString::fromUtf8(id)), "payment_id"), id);
    QVERIFY(refused(m_bench->lookUp(QString()), "merchant_order_id"));
    QVERIFY(refused(m_bench->create(QByteArray()), "body"));
    QVERIFY(refused(m_bench->ask<Payment>([&](AnswerHandler<Payment> h) {
        return m_bench->client.createPayment("{}", IdempotencyKey::from(QStringLiteral("a\r\nX-Evil: 1")), h);
    }),
                    "idempotency_key"));
    Customer nobody;
    QVERIFY(refused(
        m_bench->ask<Customer>([&](AnswerHandler<Customer> h) { return m_bench->client.createCustomer(nobody, h); }),
        "merchant_customer_id"));
    QVERIFY(refused(
        m_bench->ask<Customer>([&](AnswerHandler<Customer> h) { return m_bench->client.updateCustomer(nobody, h); }),
        "customer_id"));
    SessionRequest session = sample::session();
    session.amount = {};
    QVERIFY(refused(m_bench->ask<CheckoutSession>(
                        [&](AnswerHandler<CheckoutSession> h) { return m_bench->client.createSession(session, h); }),
                    "amount.currency"));
    m_bench->client.setCredentials({});
    const auto noKeys = m_bench->read();
    QVERIFY(noKeys && !noKeys->result);
    QCOMPARE(noKeys->result.error().kind, ErrorKind::Unauthenticated);
    QCOMPARE(noKeys->result.error().context.code, QStringLiteral("NO_CREDENTIALS"));
    QCOMPARE(m_server->connections(), 0);
}

void TestGatewayRequests::newCredentialsForNewCalls()
{
    QVERIFY(m_bench->read()->result);
    Credentials next;
    next.publicKey = Secret(QByteArray("sandbox_next_public"));
    next.privateKey = Secret(QByteArray("sandbox_next_private"));
    m_bench->client.setCredentials(std::move(next));
    QVERIFY(m_bench->read()->result);
    QCOMPARE(m_server->arrivals().at(0).header("private-secret-key"), canary::privateKey());
    QCOMPARE(m_server->arrivals().at(1).header("private-secret-key"), QByteArray("sandbox_next_private"));
}

void TestGatewayRequests::answersAreRead()
{
    m_server->then(ScriptedServer::answer(201, wire::declined()));
    const auto declined = m_bench->create();
    QVERIFY(declined && declined->result);
    QCOMPARE(attemptStateOf(*declined->result, sample::brl(8490)), AttemptState::Declined);
    m_server->then(ScriptedServer::answer(200, R"({"payment":)" + wire::payment() + "}"));
    QCOMPARE(attemptStateOf(*m_bench->read()->result, sample::brl(8490)), AttemptState::Approved);
    // Another payment than the one asked for is nobody's answer.
    m_server->then(ScriptedServer::answer(200, wire::payment()));
    const auto other = m_bench->read(QStringLiteral("00000000-0000-4000-8000-00000000000f"));
    QVERIFY(other && !other->result);
    QCOMPARE(other->result.error().kind, ErrorKind::MalformedReply);
}

QTEST_GUILESS_MAIN(TestGatewayRequests)
#include "tst_gatewayrequests.moc"
