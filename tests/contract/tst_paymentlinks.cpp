// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Payment links (CONTRACT 7): bytes, limits, our own schema, the table of fields
// (linkfields.csv), the published schema (when it is at hand), every shape of
// answer, and the three calls at a raw socket.
#include "gateway/linkparser.h"
#include "gateway/requestbuilder.h"

#include "fixtures.h"
#include "gatewaybench.h"
#include "samples.h"
#include "schemacheck.h"

#include <QFile>
#include <QJsonDocument>
#include <QSet>

using namespace pos;

namespace {

constexpr qint64 Noon = 1'795'262'400'000; // 2026-11-21T12:00:00Z

PaymentRequest linkRequest(PaymentRequest request)
{
    request.workflow = Workflow::PaymentLink;
    request.intent.methodId = QStringLiteral("payment_link");
    request.intent.token = {};
    request.intent.capture = true;
    request.intent.installments = 1;
    request.session = {};
    request.startMs = Noon - 300'000;
    request.finishMs = Noon + 900'000;
    return request;
}

QByteArray bodyOf(const PaymentRequest &request, AmountUnit unit = AmountUnit::Major)
{
    return paymentRequestBody(request, sample::Account, unit).value_or(QByteArray());
}

/// field -> is it sent? of one operation
QHash<QString, bool> table(const QString &operation)
{
    QFile file(QStringLiteral(CONTRACT_DIR "/linkfields.csv"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no field table");
    QHash<QString, bool> rows;
    for (const QByteArray &line : file.readAll().split('\n')) {
        const QStringList cells = QString::fromUtf8(line).split(u';');
        if (line.isEmpty() || line.startsWith('#') || line.startsWith("operation;"))
            continue;
        if (cells.size() != 5 || cells[3].isEmpty())
            qFatal("not five cells: %s", line.constData());
        if (cells[0] == operation)
            rows.insert(cells[1], cells[2] == QStringLiteral("sent"));
    }
    return rows;
}

QSet<QString> setOf(const QStringList &list)
{
    return {list.begin(), list.end()};
}

QSet<QString> sentOf(const QString &operation)
{
    QSet<QString> sent;
    const QHash<QString, bool> rows = table(operation);
    for (auto row = rows.begin(); row != rows.end(); ++row) {
        if (row.value())
            sent << row.key();
    }
    return sent;
}

QJsonObject published()
{
    QFile file(sharedFolder() + QStringLiteral("/yuno/openapi/payment-links/create-payment-link.json"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no published file");
    const QJsonObject root = QJsonDocument::fromJson(file.readAll()).object();
    const QJsonValue post = root[QLatin1String("paths")].toObject().begin()->toObject()[QLatin1String("post")];
    const QJsonValue content = post[QLatin1String("requestBody")][QLatin1String("content")];
    return plainSchema(content[QLatin1String("application/json")][QLatin1String("schema")].toObject(), root);
}

const LinkId Id = LinkId::from(QStringLiteral("555933df-4eed-4af4-ae83-a32072ef34af"));
const LinkId ReadId = LinkId::from(QStringLiteral("555933df-4eed-4af4-ae83-a32072ef34af"));

} // namespace

class TestPaymentLinks : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void bytes();
    void cardIsSavedOnlyWhenAsked();
    void cancelIsAsYunosOwnClientSendsIt();
    void limits_data();
    void limits();
    void onlyWhatTheTableSays();
    void publishedSchemaAccepts();
    void createdAnswer();
    void laterAnswer();
    void otherSpellings();
    void statuses_data();
    void statuses();
    void whatCannotBeALink_data();
    void whatCannotBeALink();
    void onlyHttpsIsShown();
    void createAtTheSocket();
    void readAndCancelAtTheSocket();
    void aClosedConnectionIsNeverSentTwice();
    void badIdsNeverLeave();
};

void TestPaymentLinks::bytes()
{
    PaymentRequest small = linkRequest(sample::smallPayment());
    small.intent.amount = sample::brl(8490);
    small.intent.description = QStringLiteral("Sale 2");
    small.cart = {};
    small.metadata = {};
    small.callbackUrl.clear();
    small.payer.reset();
    QCOMPARE(QString::fromUtf8(bodyOf(small)),
             QStringLiteral(R"({"account_id":"11111111-2222-4333-8444-555555555555","merchant_order_id":"R1-20261121-000002-1",)"
                            R"("description":"Sale 2","country":"CL","amount":{"currency":"BRL","value":84.9},"payment_method_types":[],)"
                            R"("capture":true,"one_time_use":true,"availability":{"start_at":"2026-11-21T11:55:00.000Z",)"
                            R"("finish_at":"2026-11-21T12:15:00.000Z"}})"));
    for (const PaymentRequest &request : {small, linkRequest(sample::fullPayment())}) {
        for (const AmountUnit unit : {AmountUnit::Major, AmountUnit::Minor}) {
            const QByteArray body = bodyOf(request, unit);
            QVERIFY(!body.isEmpty());
            QCOMPARE(bodyOf(request, unit), body);
            QCOMPARE(schemaProblems(ownSchema(QStringLiteral("paymentlink")), body), QStringList());
            QCOMPARE(badNumbers(body), QStringList());
        }
    }
    const QJsonObject full = QJsonDocument::fromJson(bodyOf(linkRequest(sample::fullPayment()))).object();
    QCOMPARE(full[QLatin1String("customer_payer")].toObject().keys(), QStringList{QStringLiteral("id")});
    QVERIFY(!bodyOf(linkRequest(sample::fullPayment())).contains("ana@shop.example"));
}

/// CONTRACT 12: of a saved customer, cards alone. Nothing is said of it otherwise.
void TestPaymentLinks::cardIsSavedOnlyWhenAsked()
{
    PaymentRequest request = linkRequest(sample::fullPayment());
    QVERIFY(!bodyOf(request).contains("vault_on_success"));
    request.saveCard = true;
    const QByteArray body = bodyOf(request);
    QVERIFY2(body.contains(R"("payment_method_types":["CARD"],"capture":true,"one_time_use":true,"vault_on_success":true,)"), body.constData());
    QCOMPARE(schemaProblems(ownSchema(QStringLiteral("paymentlink")), body), QStringList());
    if (!sharedFolder().isEmpty())
        QCOMPARE(schemaProblems(published(), body), QStringList());
    request.payer.reset();
    request.intent.gatewayCustomer = {};
    const Result<QByteArray> walkIn = paymentRequestBody(request, sample::Account, AmountUnit::Major);
    QVERIFY(!walkIn);
    QCOMPARE(walkIn.error().context.field, QStringLiteral("vault_on_success"));
}

void TestPaymentLinks::cancelIsAsYunosOwnClientSendsIt()
{
    ScriptedServer server;
    server.otherwise(ScriptedServer::answer(200, fixture(QStringLiteral("link_read"))));
    GatewayBench bench(server.url());
    const auto answer = bench.ask<PaymentLink>([&](AnswerHandler<PaymentLink> handler) {
        return bench.client.cancelLink(Id, MerchantOrderId::from(QStringLiteral("R1-20261121-000001-1")), std::move(handler));
    });
    QVERIFY(answer && answer->result);
    const QByteArray body = server.arrivals().last().body;
    QCOMPARE(QString::fromUtf8(body), QStringLiteral(R"({"description":"No longer needed at the counter",)"
                                                     R"("reason":"REQUESTED_BY_CUSTOMER","merchant_reference":"R1-20261121-000001-1"})"));
    QCOMPARE(setOf(bodyPaths(body)), sentOf(QStringLiteral("cancel")));
}

void TestPaymentLinks::limits_data()
{
    QTest::addColumn<std::function<void(PaymentRequest &)>>("change");
    QTest::addColumn<QString>("field");
    const auto row = [](const char *field, std::function<void(PaymentRequest &)> change) {
        QTest::newRow(field) << change << QString::fromLatin1(field);
    };
    row("merchant_order_id", [](PaymentRequest &r) { r.orderId = MerchantOrderId::from(QStringLiteral("R1")); });
    row("description", [](PaymentRequest &r) { r.intent.description = QString(256, u'x'); });
    row("country", [](PaymentRequest &r) { r.country = QStringLiteral("BRA"); });
    row("amount.value", [](PaymentRequest &r) {
        r.intent.amount = sample::brl(0);
        r.cart = {};
    });
    row("capture", [](PaymentRequest &r) { r.intent.capture = false; });
    row("availability.finish_at", [](PaymentRequest &r) { r.finishMs = 0; });
    row("callback_url", [](PaymentRequest &r) { r.callbackUrl = QStringLiteral("http://shop.example/done"); });
    row("metadata.key", [](PaymentRequest &r) { r.metadata = {{QString(41, u'k'), QStringLiteral("v")}}; });
}

void TestPaymentLinks::limits()
{
    QFETCH(std::function<void(PaymentRequest &)>, change);
    QFETCH(QString, field);
    PaymentRequest request = linkRequest(sample::fullPayment());
    QVERIFY(!bodyOf(request).isEmpty());
    change(request);
    const Result<QByteArray> body = paymentRequestBody(request, sample::Account, AmountUnit::Major);
    QVERIFY(!body);
    QCOMPARE(body.error().kind, ErrorKind::InvalidInput);
    QCOMPARE(body.error().context.field, field);
}

void TestPaymentLinks::onlyWhatTheTableSays()
{
    const QSet<QString> sent = sentOf(QStringLiteral("create"));
    QCOMPARE(setOf(schemaPaths(ownSchema(QStringLiteral("paymentlink")))), sent);
    PaymentRequest request = linkRequest(sample::fullPayment());
    request.saveCard = true;
    const QSet<QString> full = setOf(bodyPaths(bodyOf(request)));
    QCOMPARE(full, sent);
}

void TestPaymentLinks::publishedSchemaAccepts()
{
    if (sharedFolder().isEmpty())
        QSKIP("the published OpenAPI files are not here (MOSTRADOR_SHARED): the committed table and schema were checked");
    const QHash<QString, bool> rows = table(QStringLiteral("create"));
    const QStringList known = schemaPaths(published());
    QVERIFY(known.size() > 100);
    for (const QString &field : known)
        QVERIFY2(rows.contains(field), qPrintable(field));
    for (const PaymentRequest &request : {linkRequest(sample::fullPayment()), linkRequest(sample::smallPayment())})
        QCOMPARE(schemaProblems(published(), bodyOf(request)), QStringList());
}

void TestPaymentLinks::createdAnswer()
{
    const Result<PaymentLink> link = parseLink(fixture(QStringLiteral("link_created")));
    const Result<PaymentLink> listed = parseLink("[" + fixture(QStringLiteral("link_created")) + "]");
    QVERIFY(listed && link);
    QCOMPARE(*listed, *link);
    QVERIFY(link);
    QCOMPARE(link->id, Id);
    QCOMPARE(link->status, LinkStatus::Open);
    QCOMPARE(link->url, QStringLiteral("https://checkout.example/payment?session=2f6d9754-43d0-4dca-b023-6aba4b107179"));
    QCOMPARE(link->amount, sample::brl(8490));
    QCOMPARE(link->orderId, MerchantOrderId::from(QStringLiteral("R1-20261121-000001-1")));
    QCOMPARE(link->accountId, sample::Account);
    QCOMPARE(link->payments, 0);
    QCOMPARE(link->finishMs, Noon - 6'300'000);
}

void TestPaymentLinks::laterAnswer()
{
    const Result<PaymentLink> link = parseLink(fixture(QStringLiteral("link_read")), ReadId);
    QVERIFY(link);
    QCOMPARE(link->id, ReadId);
    QCOMPARE(link->status, LinkStatus::Used);
    QCOMPARE(link->payments, 2);
    QCOMPARE(link->accountId, sample::Account);
    QVERIFY(link->orderId.isEmpty());
}

void TestPaymentLinks::otherSpellings()
{
    const Result<PaymentLink> link = parseLink(fixture(QStringLiteral("link_other_names")), LinkId::from(QStringLiteral("pl_7")));
    QVERIFY(link);
    QCOMPARE(link->url, QStringLiteral("https://checkout.example/l/pl_7"));
    QCOMPARE(link->status, LinkStatus::Used);
    QCOMPARE(link->payments, 3);
    QCOMPARE(link->amount, sample::brl(8490));
    QCOMPARE(link->finishMs, qint64(0));
    // Asked for by the code that an answer gives beside an id of its own.
    const Result<PaymentLink> both = parseLink(R"({"id":"a","code":"b","status":"ACTIVE"})", LinkId::from(QStringLiteral("b")));
    QVERIFY(both);
    QCOMPARE(both->id, LinkId::from(QStringLiteral("b")));
    QVERIFY(!both->amount.isValid());
}

void TestPaymentLinks::statuses_data()
{
    QTest::addColumn<QByteArray>("word");
    QTest::addColumn<LinkStatus>("status");
    QTest::newRow("CREATED") << QByteArray("CREATED") << LinkStatus::Open;
    QTest::newRow("ACTIVE") << QByteArray("ACTIVE") << LinkStatus::Open;
    QTest::newRow("USED") << QByteArray("USED") << LinkStatus::Used;
    QTest::newRow("COMPLETED") << QByteArray("completed") << LinkStatus::Used;
    QTest::newRow("CANCELED") << QByteArray("CANCELED") << LinkStatus::Canceled;
    QTest::newRow("CANCELLED") << QByteArray("CANCELLED") << LinkStatus::Canceled;
    QTest::newRow("EXPIRED") << QByteArray("EXPIRED") << LinkStatus::Expired;
    QTest::newRow("ERROR") << QByteArray("ERROR") << LinkStatus::Failed;
    QTest::newRow("of the future") << QByteArray("PAUSED") << LinkStatus::Unknown;
    QTest::newRow("none") << QByteArray() << LinkStatus::Unknown;
}

void TestPaymentLinks::statuses()
{
    QFETCH(QByteArray, word);
    QFETCH(LinkStatus, status);
    const Result<PaymentLink> link = parseLink(R"({"id":"a","status":")" + word + R"("})");
    QVERIFY(link);
    QCOMPARE(link->status, status);
    QCOMPARE(linkStatusFromName(linkStatusName(status)), std::optional(status));
    QVERIFY(!linkStatusFromName(u"Paid")); // no link is
    QCOMPARE(isPayable(status), status == LinkStatus::Open || status == LinkStatus::Unknown);
}

void TestPaymentLinks::whatCannotBeALink_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("a page") << QByteArray("<html>sign in</html>");
    QTest::newRow("no id") << QByteArray(R"({"status":"CREATED","checkout_url":"https://a.example/"})");
    QTest::newRow("another link") << QByteArray(R"({"id":"somebody-else","status":"CREATED"})");
    QTest::newRow("a list") << QByteArray("[]");
    QTest::newRow("several links") << QByteArray(R"([{"id":"link-1","status":"CREATED"},{"id":"link-2","status":"CREATED"}])");
    QTest::newRow("cut off") << fixture(QStringLiteral("link_created")).chopped(9);
}

void TestPaymentLinks::whatCannotBeALink()
{
    QFETCH(QByteArray, body);
    const Result<PaymentLink> link = parseLink(body, Id);
    QVERIFY(!link);
    QCOMPARE(link.error().kind, ErrorKind::MalformedReply);
}

void TestPaymentLinks::onlyHttpsIsShown()
{
    for (const char *bad : {"http://checkout.example/", "javascript:alert(1)", "https:///nohost", "file:///etc/passwd"}) {
        const Result<PaymentLink> link = parseLink(R"({"id":"a","checkout_url":")" + QByteArray(bad) + R"("})");
        QVERIFY(link);
        QCOMPARE(link->url, QString());
    }
}

void TestPaymentLinks::createAtTheSocket()
{
    ScriptedServer server;
    server.otherwise(ScriptedServer::answer(200, fixture(QStringLiteral("link_created"))));
    GatewayBench bench(server.url());
    const QByteArray body = *bench.client.paymentBody(linkRequest(sample::fullPayment()));
    const auto answer = bench.ask<PaymentLink>([&](AnswerHandler<PaymentLink> handler) {
        return bench.client.createLink(body, GatewayBench::key(), std::move(handler));
    });
    QVERIFY(answer && answer->result);
    QCOMPARE(answer->result->id, Id);
    QCOMPARE(server.arrivals().size(), 1);
    const Arrival arrival = server.arrivals().last();
    QCOMPARE(arrival.startLine, QByteArray("POST /v1/payment-links HTTP/1.1"));
    QCOMPARE(arrival.body, body);
    QCOMPARE(arrival.header("X-Idempotency-Key"), GatewayBench::key().text().toLatin1());
    QCOMPARE(arrival.header("public-api-key"), canary::publicKey());
    QCOMPARE(answer->exchange.path, QStringLiteral("/v1/payment-links"));
}

void TestPaymentLinks::readAndCancelAtTheSocket()
{
    ScriptedServer server;
    server.otherwise(ScriptedServer::answer(200, fixture(QStringLiteral("link_read"))));
    GatewayBench bench(server.url());
    const auto read = bench.ask<PaymentLink>(
        [&](AnswerHandler<PaymentLink> handler) { return bench.client.link(ReadId, std::move(handler)); });
    QVERIFY(read && read->result);
    const auto canceled = bench.ask<PaymentLink>([&](AnswerHandler<PaymentLink> handler) {
        return bench.client.cancelLink(ReadId, MerchantOrderId::from(QStringLiteral("R1-1")), std::move(handler));
    });
    QVERIFY(canceled && canceled->result);
    QCOMPARE(server.arrivals().at(0).startLine, "GET /v1/payment-links/" + ReadId.text().toLatin1() + " HTTP/1.1");
    QCOMPARE(server.arrivals().at(1).startLine, "POST /v1/payment-links/" + ReadId.text().toLatin1() + "/cancel HTTP/1.1");
}

void TestPaymentLinks::aClosedConnectionIsNeverSentTwice()
{
    ScriptedServer server;
    server.otherwise(ScriptedServer::closeNow());
    GatewayBench bench(server.url());
    const QByteArray body = *bench.client.paymentBody(linkRequest(sample::fullPayment()));
    const auto answer = bench.ask<PaymentLink>([&](AnswerHandler<PaymentLink> handler) {
        return bench.client.createLink(body, GatewayBench::key(), std::move(handler));
    });
    QVERIFY(answer && !answer->result);
    QVERIFY(answer->exchange.mayHaveLeft); // unclear, and certainly not repeated
    QCOMPARE(server.arrivals().size(), 1);
}

void TestPaymentLinks::badIdsNeverLeave()
{
    ScriptedServer server;
    GatewayBench bench(server.url());
    for (const QString &id : {QString(), QStringLiteral("../payments"), QStringLiteral("a/b")}) {
        const auto answer = bench.ask<PaymentLink>(
            [&](AnswerHandler<PaymentLink> handler) { return bench.client.link(LinkId::from(id), std::move(handler)); });
        QVERIFY(answer && !answer->result);
        QVERIFY(!answer->exchange.mayHaveLeft);
    }
    QCOMPARE(server.arrivals().size(), 0);
}

QTEST_GUILESS_MAIN(TestPaymentLinks)
#include "tst_paymentlinks.moc"
