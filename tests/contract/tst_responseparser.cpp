// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Every shape of CONTRACT 5.6, and everything that is not one.
#include "gateway/accountparser.h"
#include "gateway/redaction.h"
#include "gateway/responseparser.h"

#include "fixtures.h"

#include <QDir>
#include <QTest>

using namespace pos;

namespace {

Money brl(qint64 minor)
{
    return Money::fromMinor(minor, *Currency::fromCode(u"BRL"));
}

} // namespace

class TestResponseParser : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void shapes_data();
    void shapes();
    void everyFixtureIsUsed();
    void fields();
    void transactions();
    void operationAnswers();
    void artefacts();
    void lists();
    void minorUnits();
    void unreadable_data();
    void unreadable();
    void statusAndSubStatusStayTogether();
    void evidenceHasNoSecrets();
    void evidenceKeepsTheRest();
    void customers();
    void savedMethods();
    void banks();
    void offeredMethods();
    void sessions();
};

void TestResponseParser::shapes_data()
{
    QTest::addColumn<QString>("status");
    QTest::addColumn<QString>("subStatus");
    QTest::addColumn<int>("transactions");
    QTest::addColumn<int>("state");
    const auto row = [](const char *name, const char *status, const char *sub, int count, AttemptState state) {
        QTest::newRow(name) << QString::fromLatin1(status) << QString::fromLatin1(sub) << count << int(state);
    };
    row("create_bare_one_transaction", "SUCCEEDED", "APPROVED", 1, AttemptState::Approved);
    row("create_declined_as_201", "DECLINED", "DECLINED", 1, AttemptState::Declined);
    row("get_wrapped_array_and_history", "SUCCEEDED", "APPROVED", 3, AttemptState::Approved);
    row("get_wrapped_history_object", "SUCCEEDED", "APPROVED", 2, AttemptState::Approved);
    row("get_wrapped_history_null", "SUCCEEDED", "APPROVED", 1, AttemptState::Approved);
    row("get_bare_old_version", "SUCCEEDED", "APPROVED", 1, AttemptState::Approved);
    row("refund_partial", "SUCCEEDED", "PARTIALLY_REFUNDED", 1, AttemptState::PartlyRefunded);
    row("capture_transaction_around_payment", "SUCCEEDED", "CAPTURED", 1, AttemptState::Captured);
    row("cancel_transaction_around_payment", "CANCELED", "CANCELED", 1, AttemptState::Canceled);
    row("webhook", "SUCCEEDED", "APPROVED", 1, AttemptState::Approved);
    row("status_inside_payment_status", "SUCCEEDED", "APPROVED", 1, AttemptState::Approved);
    row("status_as_text_and_one_transaction", "SUCCEEDED", "APPROVED", 1, AttemptState::Approved);
    row("status_as_state", "PENDING", "", 1, AttemptState::WaitingCustomer);
    row("amounts_as_text", "SUCCEEDED", "APPROVED", 1, AttemptState::Approved);
    row("three_d_secure_waits", "PENDING", "WAITING_ADDITIONAL_STEP", 1, AttemptState::WaitingCustomer);
    row("pix_ready_to_pay", "READY_TO_PAY", "CREATED", 1, AttemptState::WaitingCustomer);
    row("status_of_the_future", "SUCCESSFULLY_QUANTUM_SETTLED", "ENTANGLED", 1, AttemptState::WaitingCustomer);
    row("verified_is_no_money", "SUCCEEDED", "VERIFIED", 1, AttemptState::WaitingCustomer);
    row("everything_null", "", "", 0, AttemptState::WaitingCustomer);
    row("wrong_kinds", "", "", 0, AttemptState::WaitingCustomer);
    row("amount_too_precise", "SUCCEEDED", "APPROVED", 1, AttemptState::Unknown);
    row("only_the_id", "", "", 0, AttemptState::WaitingCustomer);
}

void TestResponseParser::shapes()
{
    QFETCH(QString, status);
    QFETCH(QString, subStatus);
    QFETCH(int, transactions);
    QFETCH(int, state);
    const Result<Payment> payment = parsePayment(fixture(QString::fromLatin1(QTest::currentDataTag())));
    QVERIFY2(payment.has_value(), payment ? "" : qPrintable(describe(payment.error())));
    QCOMPARE(payment->status.status, status);
    QCOMPARE(payment->status.subStatus, subStatus);
    QCOMPARE(payment->transactions.size(), transactions);
    const AttemptState reached = attemptStateOf(*payment, brl(8490));
    const bool money = state == int(AttemptState::Approved) || state == int(AttemptState::Captured) ||
                       state == int(AttemptState::PartlyRefunded);
    QCOMPARE(isPaid(reached), money);
    if (state != int(AttemptState::Unknown) && state != int(AttemptState::WaitingCustomer))
        QCOMPARE(attemptStateName(reached), attemptStateName(AttemptState(state)));
    // The same answer in an array of one, as a lookup brings it.
    const Result<QList<Payment>> list =
        parsePayments("[" + fixture(QString::fromLatin1(QTest::currentDataTag())) + "]");
    QVERIFY(list.has_value());
    Payment alone = *payment;
    Payment listed = list->first();
    alone.raw = listed.raw = QByteArray();
    QCOMPARE(listed, alone);
}

void TestResponseParser::everyFixtureIsUsed()
{
    const QStringList files = QDir(QStringLiteral(CONTRACT_DIR "/fixtures")).entryList({QStringLiteral("*.json")});
    QByteArray text;
    for (const char *suite : {"/tst_responseparser.cpp", "/tst_paymentlinks.cpp"}) {
        QFile source(QStringLiteral(CONTRACT_DIR) + QLatin1String(suite));
        QVERIFY(source.open(QIODevice::ReadOnly));
        text += source.readAll();
    }
    QVERIFY(files.size() > 25);
    for (const QString &file : files)
        QVERIFY2(text.contains(QByteArray('"' + file.chopped(5).toLatin1() + '"')), qPrintable(file));
}

void TestResponseParser::fields()
{
    const Result<Payment> result = parsePayment(fixture(QStringLiteral("get_wrapped_array_and_history")));
    QVERIFY(result);
    const Payment &p = *result;
    QCOMPARE(p.id.text(), QStringLiteral("5b2f6c1a-0000-4000-8000-000000000001"));
    QCOMPARE(p.orderId.text(), QStringLiteral("R1-20261121-000001-1"));
    QCOMPARE(p.accountId, QStringLiteral("11111111-2222-4333-8444-555555555555"));
    QCOMPARE(p.amount, brl(8490));
    QCOMPARE(p.captured, std::optional(brl(0)));
    QCOMPARE(p.refunded, std::optional(brl(0)));
    QCOMPARE(p.session.text(), QStringLiteral("66666666-7777-4888-9999-000000000000"));
    QCOMPARE(p.customerId.text(), QStringLiteral("22222222-0000-4000-8000-000000000001"));
    QCOMPARE(p.payerName, QStringLiteral("Ana Lima"));
    QCOMPARE(p.idempotencyKey, QStringLiteral("0b8a3c1e-5f7d-4e2a-9c31-6d2f1a7b9e40"));
    QCOMPARE(p.method.type, QStringLiteral("CARD"));
    QCOMPARE(p.method.brand, QStringLiteral("VISA"));
    QCOMPARE(p.method.lastFour, QStringLiteral("0002"));
    QCOMPARE(p.method.issuer, QStringLiteral("TEST BANK"));
    QCOMPARE(p.method.installments, 3);
    QCOMPARE(p.method.capture, std::optional(true));
    QCOMPARE(p.method.authorizationCode, QStringLiteral("123456"));
    QCOMPARE(p.createdMs, QDateTime(QDate(2026, 11, 21), QTime(10, 0, 0, 123), Qt::UTC).toMSecsSinceEpoch());
    QVERIFY(!p.actionRequired);
}

void TestResponseParser::transactions()
{
    const Result<Payment> result = parsePayment(fixture(QStringLiteral("get_wrapped_array_and_history")));
    QVERIFY(result);
    QStringList types;
    for (const Transaction &t : result->transactions)
        types << t.type + QLatin1Char(' ') + t.status;
    QCOMPARE(types, (QStringList{QStringLiteral("PURCHASE DECLINED"), QStringLiteral("THREE_D_SECURE SUCCEEDED"),
                                 QStringLiteral("PURCHASE SUCCEEDED")}));
    const Result<Payment> declined = parsePayment(fixture(QStringLiteral("create_declined_as_201")));
    QVERIFY(declined);
    const Transaction &t = declined->transactions.first();
    QCOMPARE(t.responseCode, QStringLiteral("INSUFFICIENT_FUNDS"));
    QCOMPARE(t.adviceCode, QStringLiteral("TRY_AGAIN_LATER"));
    QCOMPARE(t.providerTransactionId, QStringLiteral("T-1"));
    QCOMPARE(t.iso8583Code, QStringLiteral("00"));
    QCOMPARE(t.amount, std::optional(brl(8490)));
}

void TestResponseParser::operationAnswers()
{
    const Result<Payment> captured = parsePayment(fixture(QStringLiteral("capture_transaction_around_payment")));
    QVERIFY(captured);
    QCOMPARE(captured->id.text(), QStringLiteral("5b2f6c1a-0000-4000-8000-000000000001")); // not the transaction's
    QCOMPARE(captured->transactions.first().type, QStringLiteral("CAPTURE"));
    QCOMPARE(captured->transactions.first().amount, std::optional(brl(8490)));
    QCOMPARE(captured->captured, std::optional(brl(8490)));
}

void TestResponseParser::artefacts()
{
    const Result<Payment> step = parsePayment(fixture(QStringLiteral("three_d_secure_waits")));
    QVERIFY(step);
    QCOMPARE(step->method.redirectUrl, QStringLiteral("https://checkout.example/3ds/1"));
    QVERIFY(step->actionRequired);
    const Result<Payment> pix = parsePayment(fixture(QStringLiteral("pix_ready_to_pay")));
    QVERIFY(pix);
    // The plain http address of the category is not an address at all.
    QCOMPARE(pix->method.redirectUrl, QStringLiteral("https://checkout.example/pix/1"));
    QVERIFY(pix->actionRequired);
    QCOMPARE(pix->method.expiresMs, QDateTime(QDate(2026, 11, 21), QTime(10, 30), Qt::UTC).toMSecsSinceEpoch());
}

void TestResponseParser::lists()
{
    const QByteArray two = fixture(QStringLiteral("list_by_order_id"));
    QCOMPARE(parsePayments(two)->size(), 2);
    QCOMPARE(parsePayments(R"({"data":)" + two + "}")->size(), 2);
    QCOMPARE(parsePayments(R"({"payments":)" + two + "}")->size(), 2);
    QCOMPARE(parsePayments("[]")->size(), 0);
    QCOMPARE(parsePayments(fixture(QStringLiteral("get_wrapped_history_null")))->size(), 1);
    QVERIFY(!parsePayment(two)); // two are not one
    for (const char *bad : {"[null]", "[{}]", R"([{"id":"1"},{"status":"SUCCEEDED"}])", "[[]]", "{}", "7"}) {
        const Result<QList<Payment>> list = parsePayments(bad);
        QVERIFY2(!list, bad);
        QCOMPARE(list.error().kind, ErrorKind::MalformedReply);
    }
}

void TestResponseParser::minorUnits()
{
    const QByteArray body =
        R"({"id":"1","status":"SUCCEEDED","sub_status":"APPROVED","amount":{"currency":"BRL","value":8490}})";
    QCOMPARE(parsePayment(body, AmountUnit::Minor)->amount, brl(8490));
    QCOMPARE(parsePayment(body, AmountUnit::Major)->amount, brl(849000));
}

void TestResponseParser::unreadable_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("blank") << QByteArray(" \r\n");
    QTest::newRow("html") << QByteArray("<html>Approved</html>");
    QTest::newRow("text") << QByteArray("Error: timeout");
    QTest::newRow("number") << QByteArray("17");
    QTest::newRow("null") << QByteArray("null");
    QTest::newRow("true") << QByteArray("true");
    QTest::newRow("string") << QByteArray("\"SUCCEEDED\"");
    QTest::newRow("empty object") << QByteArray("{}");
    QTest::newRow("empty array") << QByteArray("[]");
    QTest::newRow("array of array") << QByteArray("[[{\"id\":\"1\"}]]");
    QTest::newRow("error envelope") << QByteArray(R"({"code":"INVALID_REQUEST","messages":["x"]})");
    QTest::newRow("status without id") << QByteArray(R"({"status":"SUCCEEDED","sub_status":"APPROVED"})");
    QTest::newRow("empty id") << QByteArray(R"({"id":"","status":"SUCCEEDED"})");
    QTest::newRow("cut off") << fixture(QStringLiteral("create_bare_one_transaction")).chopped(20);
    QTest::newRow("two documents") << QByteArray(R"({"id":"1"}{"id":"2"})");
    QTest::newRow("bad utf-8") << QByteArray("{\"id\":\"\xff\xfe\"}");
    QTest::newRow("number out of range") << QByteArray(R"({"id":"1","amount":{"currency":"BRL","value":1e999}})");
    QTest::newRow("deep nesting") << QByteArray(100'000, '[');
    QTest::newRow("deep objects") << QByteArray("{\"a\":").repeated(50'000);
    QTest::newRow("zeros") << QByteArray(1024, '\0');
    QTest::newRow("ten megabytes") << "{\"id\":\"" + QByteArray(10 * 1024 * 1024, 'x');
}

void TestResponseParser::unreadable()
{
    QFETCH(QByteArray, body);
    const Result<Payment> payment = parsePayment(body);
    QVERIFY(!payment);
    QCOMPARE(payment.error().kind, ErrorKind::MalformedReply);
    QVERIFY2(!payment.error().context.detail.contains(QStringLiteral("Approved")), "the body leaks into the log");
    QVERIFY(body == "[]" || !parsePayments(body));
}

void TestResponseParser::statusAndSubStatusStayTogether()
{
    const auto fold = [](const char *rest) -> QString {
        const Result<Payment> payment = parsePayment(QByteArray(R"({"id":"1",)") + rest + "}");
        return payment->status.status + QLatin1Char('/') + payment->status.subStatus;
    };
    QCOMPARE(fold(R"("status":"SUCCEEDED","payment_status":{"status":"DECLINED","sub_status":"APPROVED"})"),
             QStringLiteral("SUCCEEDED/"));
    QCOMPARE(fold(R"("status":"SUCCEEDED","payment_status":{"status":"SUCCEEDED","sub_status":"APPROVED"})"),
             QStringLiteral("SUCCEEDED/APPROVED"));
    QCOMPARE(fold(R"("status":"","payment_status":{"status":"DECLINED","sub_status":"DECLINED"})"),
             QStringLiteral("DECLINED/DECLINED"));
    QCOMPARE(fold(R"("status":null,"state":"PENDING")"), QStringLiteral("PENDING/"));
}

void TestResponseParser::evidenceHasNoSecrets()
{
    const QByteArray key = "sandbox_secret_of_this_till";
    const QByteArray body =
        R"({"id":"5b2f6c1a-0000-4000-8000-000000000001","vaulted_token":"tok-1","Token" : "tok-2",)"
        R"("payment_method":{"token":"tok-3","detail":{"card":{"card_data":{"number":"4111111111111111",)"
        R"("security_code":"987"}}}},"tok\u0065n":"tok-4","note":"pan 4111 1111 1111 1111",)"
        R"("raw_response":"{\"token\":\"tok-5\"}","echo":")" +
        key +
        R"(","list":["4111-1111-1111-1111"],)"
        R"("big":4111111111111111,"escaped":"\u0034\u0031\u0031\u0031111111111111"})";
    const QByteArray clean = parsePayment(body, AmountUnit::Major, {QByteArrayView(key)})->raw;
    for (const char *secret : {"tok-1", "tok-2", "tok-3", "tok-4", "tok-5", "4111", "987", "secret_of", "0034"})
        QVERIFY2(!clean.contains(secret), QByteArray(secret + QByteArray(" in ") + clean).constData());
    QVERIFY(clean.contains("5b2f6c1a-0000-4000-8000-000000000001"));
    QVERIFY(parsePayment(clean)); // still JSON
}

void TestResponseParser::evidenceKeepsTheRest()
{
    const QByteArray body =
        R"({ "id": "1",  "amount" : {"value": 84.90}, "token": null, "n": [1, 2.50, true], "vaulted_token": "" })";
    QCOMPARE(redactedJson(body), body);
}

void TestResponseParser::customers()
{
    const CustomerId own = CustomerId::from(QStringLiteral("44444444-0000-4000-8000-000000000001"));
    for (const char *name : {"customer_object", "customer_array", "customer_data"}) {
        const Result<Customer> customer = parseCustomer(fixture(QString::fromLatin1(name)), own);
        QVERIFY2(customer.has_value(), name);
        QCOMPARE(customer->gatewayId.text(), QStringLiteral("22222222-0000-4000-8000-000000000001"));
        QCOMPARE(customer->id, own);
        QCOMPARE(customer->firstName, QStringLiteral("Ana"));
        QCOMPARE(customer->dateOfBirth, QDate(1990, 1, 15));
        QCOMPARE(customer->document, (Document{QStringLiteral("CPF"), QStringLiteral("12345678909")}));
        QCOMPARE(customer->phone.countryCode, QStringLiteral("55"));
        QCOMPARE(customer->billingAddress.city, QStringLiteral("Recife"));
        QVERIFY(customer->shippingAddress.isEmpty());
    }
    const auto kind = [&own](const QByteArray &body) { return parseCustomer(body, own).error().kind; };
    QCOMPARE(kind("[]"), ErrorKind::NotFound);
    QCOMPARE(kind(R"({"data":[]})"), ErrorKind::NotFound);
    QCOMPARE(kind(R"([{"id":"1","merchant_customer_id":"other"}])"), ErrorKind::NotFound);
    QCOMPARE(kind("{}"), ErrorKind::MalformedReply);
    QCOMPARE(kind("<html>"), ErrorKind::MalformedReply);
    QCOMPARE(parseCustomer("[]").error().kind, ErrorKind::MalformedReply);
}

void TestResponseParser::savedMethods()
{
    const Result<QList<SavedMethod>> list = parseSavedMethods(fixture(QStringLiteral("saved_methods")));
    QVERIFY(list);
    QCOMPARE(list->size(), 3); // the one without a token cannot be charged
    const SavedMethod &visa = list->at(0);
    QCOMPARE(visa.lastFour, QStringLiteral("0002"));
    QCOMPARE(visa.expirationYear, 2028);
    QCOMPARE(visa.issuer, QStringLiteral("TEST BANK"));
    QVERIFY(visa.isUsable(QDate(2026, 11, 21)));
    QVERIFY(!list->at(1).isUsable(QDate(2026, 11, 21)));
    QCOMPARE(list->at(2).lastFour, QStringLiteral("0010"));
    QCOMPARE(list->at(2).expirationMonth, 2);
    QCOMPARE(list->at(2).expirationYear, 2024);
    QVERIFY(parseSavedMethods("[]")->isEmpty());
    QVERIFY(parseSavedMethods(R"({"payment_methods":null})")->isEmpty());
    QVERIFY(!parseSavedMethods("{}"));
    QVERIFY(!parseSavedMethods(""));
}

void TestResponseParser::banks()
{
    const Result<QList<Bank>> list = parseBanks(
        R"({"issuers":[{"id":"1001","name":" BANCO DE  BOGOT\u00c1"},{"id":1007,"name":"BANCOLOMBIA"},{"id":"1001","name":"AGAIN"},)"
        R"({"id":"","name":"NONE"},{"id":"1","name":null},"text"]})");
    QVERIFY(list);
    QCOMPARE(*list, (QList{Bank{QStringLiteral("1001"), QString::fromUtf8("BANCO DE BOGOT\u00c1")},
                           Bank{QStringLiteral("1007"), QStringLiteral("BANCOLOMBIA")}}));
    QVERIFY(parseBanks("[]")->isEmpty() && parseBanks(R"({"issuers":null})")->isEmpty());
    QCOMPARE(parseBanks(R"([{"id":"1","name":"A"}])")->size(), 1);
    QVERIFY(!parseBanks("{}") && !parseBanks("") && !parseBanks("<html>"));
}

void TestResponseParser::offeredMethods()
{
    const Result<QList<OfferedMethod>> list = parseOfferedMethods(fixture(QStringLiteral("offered_methods")));
    QVERIFY(list);
    QCOMPARE(list->size(), 2);
    QVERIFY(!list->at(0).token.isEmpty());
    QVERIFY(list->at(1).token.isEmpty());
    QCOMPARE(list->at(1).type, QStringLiteral("PIX"));
}

void TestResponseParser::sessions()
{
    const Result<CheckoutSession> created = parseSession(fixture(QStringLiteral("session_created")));
    QVERIFY(created);
    QCOMPARE(created->id.text(), QStringLiteral("66666666-7777-4888-9999-000000000000"));
    QCOMPARE(created->amount, brl(8490));
    QVERIFY(!created->used);
    const Result<CheckoutSession> read = parseSession(fixture(QStringLiteral("session_read")));
    QVERIFY(read);
    QCOMPARE(read->id, created->id);
    QVERIFY(read->used);
    QCOMPARE(read->amount, brl(8490));
    QVERIFY(!parseSession("{}"));
    QVERIFY(!parseSession("[]"));
}

QTEST_GUILESS_MAIN(TestResponseParser)
#include "tst_responseparser.moc"
