// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What the gateway refuses when a payment is created (CONTRACT 5.1-5.5, 1.6).
#include "gatewayfixture.h"

#include <QJsonArray>
#include <QTest>

#include <functional>

class TrainingRefusalsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusals_data();
    void refusals();
    void cardNumbersAreRefused();

private:
    QString nextOrder() { return QStringLiteral("R-%1-1").arg(++m_orders); }
    QByteArray nextKey() { return "refused-" + QByteArray::number(++m_keys); }
    GatewayFixture m_gateway;
    int m_orders = 0;
    int m_keys = 0;
};

using Edit = std::function<void(QJsonObject &)>;

void TrainingRefusalsTest::refusals_data()
{
    QTest::addColumn<Edit>("edit");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("named"); ///< part of the first message
    const auto set = [](const char *name, const char *path, const QJsonValue &value, const char *code,
                        const char *named = "") {
        const QStringList steps = QString::fromLatin1(path).split(QLatin1Char('.'));
        const Edit edit = [steps, value](QJsonObject &body) {
            const std::function<QJsonObject(QJsonObject, qsizetype)> put = [&](QJsonObject object, qsizetype at) {
                const QString &step = steps.at(at);
                if (at + 1 < steps.size())
                    object.insert(step, put(object.value(step).toObject(), at + 1));
                else if (value.isUndefined())
                    object.remove(step);
                else
                    object.insert(step, value);
                return object;
            };
            body = put(body, 0);
        };
        QTest::newRow(name) << edit << QString::fromLatin1(code) << QString::fromLatin1(named);
    };
    const auto str = [](qsizetype n) { return QString(n, QLatin1Char('x')); };
    const QJsonValue gone(QJsonValue::Undefined);
    for (const char *field : {"account_id", "merchant_order_id", "description", "country", "amount", "payment_method"})
        set(field, field, gone, "MISSING_PARAMETERS", field);
    set("account not a uuid", "account_id", QStringLiteral("shop"), "INVALID_ACCOUNT_ID");
    set("order of 2", "merchant_order_id", str(2), "INVALID_PARAMETERS", "merchant_order_id");
    set("order of 256", "merchant_order_id", str(256), "INVALID_PARAMETERS", "merchant_order_id");
    set("order a number", "merchant_order_id", 123, "INVALID_REQUEST", "merchant_order_id");
    set("description of 2", "description", str(2), "INVALID_PARAMETERS", "description");
    set("description of 256", "description", str(256), "INVALID_PARAMETERS", "description");
    set("reference of 2", "merchant_reference", str(2), "INVALID_PARAMETERS", "merchant_reference");
    set("lower case country", "country", QStringLiteral("br"), "INVALID_PARAMETERS", "country");
    set("no such country", "country", QStringLiteral("QZ"), "COUNTRY_NOT_SUPPORTED");
    set("currency of 2", "amount.currency", QStringLiteral("BR"), "INVALID_PARAMETERS", "amount.currency");
    set("no such currency", "amount.currency", QStringLiteral("XQX"), "CURRENCY_NOT_ALLOWED");
    set("amount a text", "amount.value", QStringLiteral("12.50"), "INVALID_REQUEST", "amount.value");
    set("amount zero", "amount.value", 0, "INVALID_AMOUNT");
    set("amount negative", "amount.value", -1, "INVALID_AMOUNT");
    set("amount too precise", "amount.value", 12.505, "INVALID_AMOUNT");
    set("amount five decimals", "amount.value", 12.50001, "INVALID_AMOUNT");
    set("amount too large", "amount.value", 10000000000.0, "INVALID_AMOUNT");
    set("amount not finite", "amount.value", 1e300, "INVALID_AMOUNT");
    set("workflow unknown", "workflow", QStringLiteral("POS"), "INVALID_PARAMETERS", "workflow");
    set("no session", "workflow", QStringLiteral("SDK_CHECKOUT"), "MISSING_PARAMETERS", "checkout.session");
    set("default workflow", "workflow", gone, "MISSING_PARAMETERS", "checkout.session");
    set("no method type", "payment_method.type", gone, "MISSING_PARAMETERS", "payment_method.type");
    set("no token", "payment_method.vaulted_token", gone, "MISSING_PARAMETERS", "");
    set("token too short", "payment_method.vaulted_token", str(10), "INVALID_PARAMETERS",
        "payment_method.vaulted_token");
    set("token unknown", "payment_method.vaulted_token", str(36), "PAYMENT_METHOD_NOT_FOUND");
    set("token of another", "payment_method.vaulted_token", QStringLiteral("20000000-0002-4000-8000-000000000001"),
        "INVALID_CUSTOMER_FOR_TOKEN");
    set("token without customer", "customer_payer", gone, "INVALID_CUSTOMER_FOR_TOKEN");
    set("type of the token", "payment_method.type", QStringLiteral("PIX"), "INCORRECT_PAYMENT_METHOD_TYPE");
    set("customer unknown", "customer_payer.id", QStringLiteral("10000000-0000-4000-8000-000000009999"),
        "CUSTOMER_NOT_FOUND");
    set("installments 0", "payment_method.detail.card.installments", 0, "INVALID_PARAMETERS",
        "payment_method.detail.card.installments");
    set("installments 51", "payment_method.detail.card.installments", 51, "INVALID_PARAMETERS");
    set("installments 1.5", "payment_method.detail.card.installments", 1.5, "INVALID_REQUEST");
    set("capture a text", "payment_method.detail.card.capture", QStringLiteral("true"), "INVALID_REQUEST");
    set("stored reason", "payment_method.detail.card.stored_credentials.reason", QStringLiteral("WHY"),
        "INVALID_PARAMETERS");
    set("phone with plus", "customer_payer.phone", json("{'country_code':'+55','number':'1'}"), "INVALID_PARAMETERS",
        "customer_payer.phone.country_code");
    set("zip of 4", "customer_payer.billing_address",
        json("{'address_line_1':'Street 1','city':'Town','zip_code':'1234'}"), "INVALID_PARAMETERS",
        "customer_payer.billing_address.zip_code");
    set("document without type", "customer_payer.document", json("{'document_number':'123'}"), "MISSING_PARAMETERS",
        "customer_payer.document.document_type");
    set("item quantity 1000", "additional_data.order.items",
        QJsonArray{json("{'id':'abc','name':'abc','quantity':1000,'unit_amount':1}")}, "INVALID_PARAMETERS",
        "additional_data.order.items[0].quantity");
    set("item id of 2", "additional_data.order.items",
        QJsonArray{json("{'id':'ab','name':'abc','quantity':1,'unit_amount':1}")}, "INVALID_PARAMETERS");
    set("tip a text", "additional_data.order.tip_amount", QStringLiteral("1.00"), "INVALID_REQUEST");
    set("tax type", "additional_data.order.taxes", QJsonArray{json("{'type':'GST','value':1}")}, "INVALID_PARAMETERS");
    set("metadata key of 49", "metadata",
        QJsonArray{QJsonObject{{QStringLiteral("key"), str(49)}, {QStringLiteral("value"), str(1)}}},
        "INVALID_PARAMETERS", "metadata[0].key");
    QJsonArray many;
    for (int i = 0; i < 121; ++i)
        many.append(json("{'key':'a','value':'b'}"));
    set("metadata of 121", "metadata", many, "INVALID_PARAMETERS", "metadata");
    set("method a text", "payment_method", QStringLiteral("CARD"), "INVALID_REQUEST", "payment_method");
}

void TrainingRefusalsTest::refusals()
{
    QFETCH(Edit, edit);
    QFETCH(QString, code);
    QFETCH(QString, named);
    const QString order = nextOrder();
    QJsonObject body = m_gateway.sale(order);
    edit(body);
    const RawReply reply = m_gateway.pay(nextKey(), body);
    QCOMPARE(reply.status, 400);
    QCOMPARE(reply.text("code"), code);
    QVERIFY2(reply.text("messages.0").contains(named), reply.body.constData());
    QCOMPARE(m_gateway.get("/v1/payments?merchant_order_id=" + order.toLatin1()).body, QByteArray("[]"));
}

void TrainingRefusalsTest::cardNumbersAreRefused()
{
    QJsonObject body = m_gateway.sale(nextOrder());
    body.insert(QStringLiteral("payment_method"),
                json("{'type':'CARD','detail':{'card':{'card_data':{'number':'4111111111111111'}}}}"));
    const RawReply reply = m_gateway.pay(nextKey(), body);
    QCOMPARE(reply.text("code"), QStringLiteral("INVALID_REQUEST"));
    QVERIFY(!reply.body.contains("4111111111111111"));
}

QTEST_GUILESS_MAIN(TrainingRefusalsTest)
#include "tst_training_refusals.moc"
