// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Request bodies byte for byte, against our own committed schemas, and the
// limits that stop one before it is sent. Table and published schemas:
// tst_fieldtable.
#include "gateway/requestbuilder.h"
#include "gateway/wiremoney.h"

#include "fieldtable.h"
#include "samples.h"
#include "schemacheck.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <rapidcheck.h>

using namespace pos;

namespace {

QByteArray bodyOf(const PaymentRequest &request, AmountUnit unit = AmountUnit::Major)
{
    const Result<QByteArray> body = paymentRequestBody(request, sample::Account, unit);
    if (!body)
        qWarning("refused: %s", qPrintable(body.error().context.field + QLatin1Char(' ') + body.error().context.code));
    return body.value_or(QByteArray());
}

} // namespace

class TestRequestBodies : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everythingATillKnows();
    void smallest();
    void sameBytesEveryTime();
    void savedCardDirect();
    void walkInAndUnusualValues();
    void bankOfATransfer();
    void minorUnitTouchesTheAmountAlone();
    void orderReconciles();
    void sessionBytes();
    void customerBytes();
    void limits_data();
    void limits();
    void sessionAndCustomerLimits();
};

void TestRequestBodies::everythingATillKnows()
{
    const QByteArray address =
        R"({"address_line_1":"Rua das Flores 10","address_line_2":"Apto 2","building_number_1":"Bloco B",)"
        R"("building_number_2":"Torre 3","city":"São Paulo","country":"BR","state":"BR-SP","zip_code":"01310-100",)"
        R"("neighborhood":"Centro"})";
    const QByteArray expected =
        R"({"account_id":"11111111-2222-4333-8444-555555555555","merchant_order_id":"R1-20261121-000001-1",)"
        R"("merchant_reference":"R1-20261121-000001-1","description":"Sale 1","country":"BR","workflow":"SDK_CHECKOUT",)"
        R"("amount":{"currency":"BRL","value":79.49},"checkout":{"session":"66666666-7777-4888-9999-000000000000"},)"
        R"("customer_payer":{"id":"22222222-0000-4000-8000-000000000001",)"
        R"("merchant_customer_id":"44444444-0000-4000-8000-000000000001",)"
        R"("merchant_customer_created_at":"2026-11-01T08:00:00.123000Z","first_name":"Ana","last_name":"Lima","gender":"F",)"
        R"("date_of_birth":"1990-01-15","email":"ana@shop.example","country":"BR","nationality":"BR",)"
        R"("document":{"document_type":"CPF","document_number":"12345678909"},)"
        R"("phone":{"country_code":"55","number":"11987654321"},"billing_address":)" +
        address + R"(,"shipping_address":)" + address +
        R"(},"payment_method":{"type":"CARD","vaulted_token":"33333333-0000-4000-8000-000000000001","detail":{"card":{)"
        R"("capture":false,"installments":3,"stored_credentials":{"reason":"CARD_ON_FILE","usage":"USED"}}}},)"
        R"("callback_url":"https://shop.example/done","additional_data":{"order":{"tip_amount":3,"taxes":[{"type":"VAT",)"
        R"("tax_base":69.22,"value":7.27,"percentage":10.5}],"items":[{"id":"a--","name":"Café \"duplo\"","quantity":4,)"
        R"("unit_amount":12.5,"category":"home","sku_code":"SKU-1"},{"id":"line-2","name":"Tê-","quantity":1,)"
        R"("unit_amount":39.99,"category":"services"}],"discounts":[{"id":"line-a","name":"Café \"duplo\"","unit_amount":5},)"
        R"({"id":"order","name":"Friday","unit_amount":8.5}],"sales_channel":"R1-"}},"metadata":[{"key":"register",)"
        R"("value":"R1"},{"key":"operator","value":"Cashier 1"},{"key":"sale","value":"R1-20261121-000001"}]})";
    const QByteArray body = bodyOf(sample::fullPayment());
    QCOMPARE(QString::fromUtf8(body), QString::fromUtf8(expected));
    QCOMPARE(schemaProblems(ownSchema(QStringLiteral("payment")), body), QStringList());
    QCOMPARE(badNumbers(body), QStringList());
    const QStringList present = bodyPaths(body);
    for (const FieldRow &row : fieldTable()) {
        if (row.sent)
            QVERIFY2(present.contains(row.field), qPrintable(row.field));
    }
}

/// The one field that only a published example has, no published schema (CONTRACT 5.3), so it is in no table.
void TestRequestBodies::bankOfATransfer()
{
    PaymentRequest request = sample::smallPayment();
    request.methodType = QStringLiteral("PSE");
    request.workflow = Workflow::Redirect;
    request.intent.token = {};
    request.bankId = QStringLiteral("1051");
    const QByteArray body = bodyOf(request);
    QVERIFY2(body.contains(R"("payment_method":{"type":"PSE","detail":{"issuer_id":"1051"}})"), body.constData());
    request.bankId.clear();
    const QByteArray without = bodyOf(request);
    QVERIFY(without.contains(R"("payment_method":{"type":"PSE"})") && !without.contains("detail"));
    QCOMPARE(QByteArray(body).replace(R"(,"detail":{"issuer_id":"1051"})", ""), without); // nothing else moves
    QCOMPARE(schemaProblems(ownSchema(QStringLiteral("payment")), without), QStringList());
    request.bankId = QString(65, u'1');
    const Result<QByteArray> refused = paymentRequestBody(request, sample::Account, AmountUnit::Major);
    QVERIFY(!refused);
    QCOMPARE(refused.error().context.field, QStringLiteral("payment_method.detail.issuer_id"));
}

void TestRequestBodies::smallest()
{
    const QByteArray body = bodyOf(sample::smallPayment());
    QCOMPARE(
        body,
        QByteArray(
            R"({"account_id":"11111111-2222-4333-8444-555555555555","merchant_order_id":"R1-20261121-000002-1",)"
            R"("description":"Sale 2","country":"CL","workflow":"REDIRECT","amount":{"currency":"CLP","value":990},)"
            R"("payment_method":{"type":"WEBPAY"},"callback_url":"https://shop.example/done"})"));
    QCOMPARE(schemaProblems(ownSchema(QStringLiteral("payment")), body), QStringList());
}

void TestRequestBodies::sameBytesEveryTime()
{
    QCOMPARE(bodyOf(sample::fullPayment()), bodyOf(sample::fullPayment()));
}

void TestRequestBodies::savedCardDirect()
{
    PaymentRequest request = sample::fullPayment();
    request.workflow = Workflow::Direct;
    request.session = {};
    const QByteArray body = bodyOf(request);
    QVERIFY(body.contains(R"("workflow":"DIRECT")"));
    QVERIFY(!body.contains("checkout"));
    QCOMPARE(schemaProblems(ownSchema(QStringLiteral("payment")), body), QStringList());
    request.payer.reset();
    request.intent.gatewayCustomer = GatewayCustomerId::from(QStringLiteral("22222222-0000-4000-8000-000000000001"));
    QVERIFY(bodyOf(request).contains(R"("customer_payer":{"id":"22222222-0000-4000-8000-000000000001"},)"));
}

void TestRequestBodies::walkInAndUnusualValues()
{
    PaymentRequest request = sample::fullPayment();
    Customer &payer = *request.payer;
    payer.firstName = QStringLiteral("李");
    payer.lastName = QStringLiteral("🙂\u0001\"\\");
    payer.email = QStringLiteral("no address");
    payer.country = QStringLiteral("DE"); // not one of the 17
    payer.nationality = QStringLiteral("DE");
    payer.document = {QStringLiteral("SSN"), QStringLiteral("123-45-6789")}; // not in the enum
    payer.phone = {QStringLiteral("+49"), QStringLiteral("151 2345")};
    payer.gender = QStringLiteral("female");
    payer.billingAddress.state = QStringLiteral("Pernambuco");
    payer.billingAddress.zipCode = QStringLiteral("1234");
    payer.billingAddress.country = QStringLiteral("DE");
    payer.shippingAddress.country = QStringLiteral("DE"); // required there: the whole address stays out
    const QByteArray body = bodyOf(request);
    QCOMPARE(schemaProblems(ownSchema(QStringLiteral("payment")), body), QStringList());
    const QStringList present = bodyPaths(body);
    for (const char *out : {"email", "country", "nationality", "document", "phone", "gender", "shipping_address",
                            "billing_address.state", "billing_address.zip_code", "billing_address.country"})
        QVERIFY2(!present.contains(QStringLiteral("customer_payer.") + QLatin1String(out)), out);
    const QJsonObject sent = QJsonDocument::fromJson(body).object()[QLatin1String("customer_payer")].toObject();
    QCOMPARE(sent[QLatin1String("first_name")].toString(), payer.firstName);
    QCOMPARE(sent[QLatin1String("last_name")].toString(), payer.lastName);
    // The customer endpoint takes more.
    const QByteArray customer = *customerCreateBody(payer);
    QCOMPARE(schemaProblems(ownSchema(QStringLiteral("customer")), customer), QStringList());
    QVERIFY(customer.contains(R"("document_type":"SSN")"));
    QVERIFY(customer.contains(R"("state":"Pernambuco")"));
}

void TestRequestBodies::minorUnitTouchesTheAmountAlone()
{
    QByteArray major = bodyOf(sample::fullPayment());
    const QByteArray minor = bodyOf(sample::fullPayment(), AmountUnit::Minor);
    QVERIFY(minor.contains(R"("amount":{"currency":"BRL","value":7949})"));
    QCOMPARE(major.replace("\"value\":79.49}", "\"value\":7949}"), minor);
}

void TestRequestBodies::orderReconciles()
{
    const bool holds = rc::check("items - discounts + added tax + tip == amount, on the wire, exactly", [] {
        Cart cart;
        const auto code = *rc::gen::element<const char *>("BRL", "CLP", "KWD");
        cart.currency = *Currency::fromCode(QString::fromLatin1(code));
        const int lines = *rc::gen::inRange(1, 6);
        for (int i = 0; i < lines; ++i) {
            CartLine line;
            line.id = QString::number(i);
            line.name = QStringLiteral("item");
            line.unitPrice = Money::fromMinor(*rc::gen::inRange<qint64>(1, 1'000'000), cart.currency);
            line.quantity = *rc::gen::inRange(1, 1000);
            if (*rc::gen::arbitrary<bool>())
                line.discount = Money::fromMinor(*rc::gen::inRange<qint64>(0, line.unitPrice.minor()), cart.currency);
            cart.lines << line;
        }
        cart.discount.basisPoints = *rc::gen::inRange<qint64>(0, 9000);
        if (*rc::gen::arbitrary<bool>())
            cart.tax = Tax{QStringLiteral("VAT"), *rc::gen::inRange<qint64>(0, 3000), *rc::gen::arbitrary<bool>()};
        if (*rc::gen::arbitrary<bool>())
            cart.tip = Money::fromMinor(*rc::gen::inRange<qint64>(0, 5000), cart.currency);
        PaymentRequest request = sample::fullPayment();
        request.cart = cart;
        request.totals = *totalsOf(cart);
        request.intent.amount = request.totals.total;
        const QByteArray body = bodyOf(request);
        RC_ASSERT(!body.isEmpty());
        RC_ASSERT(badNumbers(body).isEmpty());

        const QJsonObject root = QJsonDocument::fromJson(body).object();
        const QJsonObject order = root[QLatin1String("additional_data")][QLatin1String("order")].toObject();
        const auto minor = [&cart](const QJsonValue &value) { return moneyFromWire(value, cart.currency)->minor(); };
        qint64 sum = 0;
        for (const QJsonValue &item : order[QLatin1String("items")].toArray())
            sum += minor(item[QLatin1String("unit_amount")]) * item[QLatin1String("quantity")].toInt();
        for (const QJsonValue &discount : order[QLatin1String("discounts")].toArray())
            sum -= minor(discount[QLatin1String("unit_amount")]);
        if (cart.tax && !cart.tax->included)
            sum += minor(order[QLatin1String("taxes")].toArray().first()[QLatin1String("value")]);
        if (order.contains(QLatin1String("tip_amount")))
            sum += minor(order[QLatin1String("tip_amount")]);
        RC_ASSERT(sum == minor(root[QLatin1String("amount")][QLatin1String("value")]));
        RC_ASSERT(schemaProblems(ownSchema(QStringLiteral("payment")), body).isEmpty());
    });
    QVERIFY(holds);
}

void TestRequestBodies::sessionBytes()
{
    const Result<QByteArray> body = sessionRequestBody(sample::session(), sample::Account, AmountUnit::Major);
    QVERIFY(body);
    QCOMPARE(
        *body,
        QByteArray(
            R"({"account_id":"11111111-2222-4333-8444-555555555555","merchant_order_id":"R1-20261121-000001-1",)"
            R"("payment_description":"Sale 1","country":"BR","customer_id":"22222222-0000-4000-8000-000000000001",)"
            R"("amount":{"currency":"BRL","value":84.9},"callback_url":"https://shop.example/done",)"
            R"("workflow":"SDK_CHECKOUT","metadata":[{"key":"register","value":"R1"}]})"));
    QCOMPARE(schemaProblems(ownSchema(QStringLiteral("session")), *body), QStringList());
}

void TestRequestBodies::customerBytes()
{
    Customer customer = sample::customer();
    customer.shippingAddress = {};
    customer.billingAddress.state = QStringLiteral("Pernambuco");
    const QByteArray rest =
        R"("first_name":"Ana","last_name":"Lima","gender":"F","date_of_birth":"1990-01-15","email":"ana@shop.example",)"
        R"("country":"BR","nationality":"BR","document":{"document_type":"CPF","document_number":"12345678909"},)"
        R"("phone":{"country_code":"55","number":"11987654321"},"billing_address":{"address_line_1":"Rua das Flores 10",)"
        R"("address_line_2":"Apto 2","building_number_1":"Bloco B","building_number_2":"Torre 3","city":"São Paulo",)"
        R"("country":"BR","state":"Pernambuco","zip_code":"01310-100","neighborhood":"Centro"}})";
    const QByteArray create = *customerCreateBody(customer);
    QCOMPARE(QString::fromUtf8(create),
             QString::fromUtf8(R"({"merchant_customer_id":"44444444-0000-4000-8000-000000000001",)"
                               R"("merchant_customer_created_at":"2026-11-01T08:00:00.123000Z",)" +
                               rest));
    const QByteArray update = *customerUpdateBody(customer);
    QCOMPARE(QString::fromUtf8(update), QString::fromUtf8('{' + rest));
    QCOMPARE(schemaProblems(ownSchema(QStringLiteral("customer")), create), QStringList());
    QCOMPARE(schemaProblems(ownSchema(QStringLiteral("customerupdate")), update), QStringList());
}

void TestRequestBodies::limits_data()
{
    using Change = std::function<void(PaymentRequest &)>;
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, Change change, const char *field, const char *code) {
        QTest::newRow(name) << std::move(change) << QString::fromLatin1(field) << QString::fromLatin1(code);
    };
    const auto id = [](int length) { return QString(length, QLatin1Char('x')); };
    row(
        "no order id", [](auto &r) { r.orderId = {}; }, "merchant_order_id", "REQUIRED");
    row(
        "short order id", [id](auto &r) { r.orderId = MerchantOrderId::from(id(2)); }, "merchant_order_id",
        "TOO_SHORT");
    row(
        "long order id", [id](auto &r) { r.orderId = MerchantOrderId::from(id(256)); }, "merchant_order_id",
        "TOO_LONG");
    row(
        "long reference", [id](auto &r) { r.merchantReference = id(256); }, "merchant_reference", "TOO_LONG");
    row(
        "short reference", [id](auto &r) { r.merchantReference = id(2); }, "merchant_reference", "TOO_SHORT");
    row(
        "no description", [](auto &r) { r.intent.description.clear(); }, "description", "REQUIRED");
    row(
        "short description", [](auto &r) { r.intent.description = QStringLiteral("ab"); }, "description", "TOO_SHORT");
    row(
        "one emoji", [](auto &r) { r.intent.description = QStringLiteral("🙂"); }, "description", "TOO_SHORT");
    row(
        "long description", [id](auto &r) { r.intent.description = id(256); }, "description", "TOO_LONG");
    row(
        "country", [](auto &r) { r.country = QStringLiteral("BRA"); }, "country", "TOO_LONG");
    row(
        "no currency", [](auto &r) { r.intent.amount = Money(); }, "amount.currency", "UNKNOWN_CURRENCY");
    row(
        "zero", [](auto &r) { r.intent.amount = sample::brl(0); }, "amount.value", "OUT_OF_RANGE");
    row(
        "negative", [](auto &r) { r.intent.amount = sample::brl(-1); }, "amount.value", "OUT_OF_RANGE");
    row(
        "too large", [](auto &r) { r.intent.amount = sample::brl(1'000'000'000'000); }, "amount.value", "OUT_OF_RANGE");
    row(
        "not what the cart adds up to", [](auto &r) { r.intent.amount = sample::brl(8491); }, "amount.value",
        "MISMATCH");
    row(
        "no session", [](auto &r) { r.session = {}; }, "checkout.session", "REQUIRED");
    row(
        "no method", [](auto &r) { r.methodType.clear(); }, "payment_method.type", "REQUIRED");
    row(
        "long token", [id](auto &r) { r.intent.token = VaultedToken::from(id(65)); }, "payment_method.vaulted_token",
        "TOO_LONG");
    row(
        "token without customer", [](auto &r) { r.payer.reset(); }, "customer_payer.id", "REQUIRED");
    row(
        "installments 0", [](auto &r) { r.intent.installments = 0; }, "payment_method.detail.card.installments",
        "OUT_OF_RANGE");
    row(
        "installments 51", [](auto &r) { r.intent.installments = 51; }, "payment_method.detail.card.installments",
        "OUT_OF_RANGE");
    row(
        "long first name", [id](auto &r) { r.payer->firstName = id(256); }, "customer_payer.first_name", "TOO_LONG");
    row(
        "long e-mail", [id](auto &r) { r.payer->email = id(256); }, "customer_payer.email", "TOO_LONG");
    row(
        "http callback", [](auto &r) { r.callbackUrl = QStringLiteral("http://shop.example"); }, "callback_url",
        "NOT_HTTPS");
    row(
        "long callback", [id](auto &r) { r.callbackUrl = QStringLiteral("https://") + id(250); }, "callback_url",
        "TOO_LONG");
    row(
        "quantity 0", [](auto &r) { r.cart.lines[1].quantity = 0; }, "additional_data.order.items[1].quantity",
        "OUT_OF_RANGE");
    row(
        "quantity 1000", [](auto &r) { r.cart.lines[0].quantity = 1000; }, "additional_data.order.items[0].quantity",
        "OUT_OF_RANGE");
    row(
        "no item name", [](auto &r) { r.cart.lines[0].name.clear(); }, "additional_data.order.items[0].name",
        "REQUIRED");
    row(
        "long item name", [id](auto &r) { r.cart.lines[0].name = id(256); }, "additional_data.order.items[0].name",
        "TOO_LONG");
    row(
        "other currency", [](auto &r) { r.cart.lines[0].unitPrice = Money::fromMinor(1, *Currency::fromCode(u"USD")); },
        "additional_data.order.items[0].unit_amount", "UNKNOWN_CURRENCY");
    row(
        "tax type", [](auto &r) { r.cart.tax->type = QStringLiteral("GST"); }, "additional_data.order.taxes[0].type",
        "OUT_OF_RANGE");
    row(
        "51 metadata",
        [](auto &r) {
            r.metadata = QList<std::pair<QString, QString>>(51, {QStringLiteral("a"), QStringLiteral("b")});
        },
        "metadata", "OUT_OF_RANGE");
    row(
        "long metadata",
        [id](auto &r) {
            r.metadata = {{QStringLiteral("a"), id(501)}};
        },
        "metadata.value", "TOO_LONG");
    row(
        "long metadata key",
        [id](auto &r) {
            r.metadata = {{id(41), QStringLiteral("a")}};
        },
        "metadata.key", "TOO_LONG");
}

void TestRequestBodies::limits()
{
    using Change = std::function<void(PaymentRequest &)>;
    QFETCH(Change, change);
    QFETCH(QString, field);
    QFETCH(QString, code);
    PaymentRequest request = sample::fullPayment();
    change(request);
    const Result<QByteArray> body = paymentRequestBody(request, sample::Account, AmountUnit::Major);
    QVERIFY(!body);
    QCOMPARE(body.error().kind, ErrorKind::InvalidInput);
    QCOMPARE(body.error().context.field, field);
    QCOMPARE(body.error().context.code, code);
}

void TestRequestBodies::sessionAndCustomerLimits()
{
    SessionRequest session = sample::session();
    session.description = QStringLiteral("ab");
    QCOMPARE(sessionRequestBody(session, sample::Account, AmountUnit::Major).error().context.field,
             QStringLiteral("payment_description"));
    QCOMPARE(sessionRequestBody(sample::session(), {}, AmountUnit::Major).error().context.field,
             QStringLiteral("account_id"));
    Customer customer = sample::customer();
    customer.id = CustomerId::from(QStringLiteral("ab"));
    QCOMPARE(customerCreateBody(customer).error().context.field, QStringLiteral("merchant_customer_id"));
    customer = sample::customer();
    customer.lastName = QString(256, QLatin1Char('x'));
    QCOMPARE(customerUpdateBody(customer).error().context.field, QStringLiteral("last_name"));
}

QTEST_GUILESS_MAIN(TestRequestBodies)
#include "tst_requestbodies.moc"
