// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Customers, saved methods, sessions and credentials (CONTRACT 1.2, 4, 12).
#include "gatewayfixture.h"

#include <QJsonArray>
#include <QSet>
#include <QTest>

class TrainingCustomersTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void seedsCoverTheCountries();
    void seedsAreFictitious();
    void createsAndReads();
    void newCustomersCanBuyAndBeDeclined();
    void limits_data();
    void limits();
    void duplicates();
    void findsByOwnIdInEveryShape();
    void updates();
    void deletes();
    void unenrolls();
    void sessionLimits_data();
    void sessionLimits();
    void sessionOffersMethods();
    void banksOfPse();
    void sessionUpdates();
    void credentials_data();
    void credentials();
    void bearerTokens();

private:
    GatewayFixture m_gateway;
};

static QByteArray idOf(int seed)
{
    return "10000000-0000-4000-8000-" + QByteArray::number(seed).rightJustified(12, '0');
}

void TrainingCustomersTest::seedsCoverTheCountries()
{
    QSet<QString> withCards;
    int empty = 0;
    int unusable = 0;
    for (const auto &seed : pos::training::seedCustomers()) {
        const RawReply reply = m_gateway.get("/v1/customers/" + seed.customer.id.toLatin1());
        QCOMPARE(reply.status, 200);
        const QJsonArray methods = m_gateway.get("/v1/customers/" + seed.customer.id.toLatin1() + "/payment-methods")
                                       .at("payment_methods")
                                       .toArray();
        QSet<QString> statuses;
        QSet<QString> tokens;
        for (const QJsonValue &method : methods) {
            statuses.insert(method[u"status"].toString());
            tokens.insert(method[u"vaulted_token"].toString());
            QCOMPARE(method[u"name"].toString(),
                     QString(method[u"card_data"][u"brand"].toString() + QStringLiteral(" ****") +
                             method[u"card_data"][u"lfd"].toString()));
        }
        QCOMPARE(tokens.size(), methods.size());
        empty += methods.isEmpty();
        unusable += !methods.isEmpty() && !statuses.contains(QStringLiteral("ENROLLED"));
        if (methods.size() >= 3)
            withCards.insert(reply.text("country"));
    }
    for (const char *country : {"BR", "MX", "CO", "AR", "CL", "US"})
        QVERIFY2(withCards.contains(QString::fromLatin1(country)), country);
    QCOMPARE(empty, 1);
    QCOMPARE(unusable, 1);
}

void TrainingCustomersTest::seedsAreFictitious()
{
    for (const auto &seed : pos::training::seedCustomers()) {
        QVERIFY(seed.customer.fields[u"email"].toString().endsWith(QLatin1String("@example.com")));
        QVERIFY(!seed.customer.fields[u"first_name"].toString().isEmpty());
    }
}

void TrainingCustomersTest::createsAndReads()
{
    const RawReply created = m_gateway.call("POST", "/v1/customers",
                                            json("{'merchant_customer_id':'SHOP-1','first_name':'Iris','country':'BR',"
                                                 "'phone':{'country_code':'55','number':'11900000009'}}"));
    QCOMPARE(created.status, 201);
    QCOMPARE(created.text("first_name"), QStringLiteral("Iris"));
    QVERIFY(created.at("last_name").isNull());
    QCOMPARE(created.text("id").size(), 36);
    QCOMPARE(created.text("created_at").size(), 27);
    QCOMPARE(m_gateway.get("/v1/customers/" + created.text("id").toLatin1()).body, created.body);
    const RawReply nobody = m_gateway.get("/v1/customers/" + idOf(999));
    QCOMPARE(nobody.status, 400);
    QCOMPARE(nobody.text("code"), QStringLiteral("CUSTOMER_NOT_FOUND"));
}

void TrainingCustomersTest::newCustomersCanBuyAndBeDeclined()
{
    const QString id = m_gateway.call("POST", "/v1/customers", json("{'merchant_customer_id':'SHOP-2'}")).text("id");
    const QJsonArray methods =
        m_gateway.get("/v1/customers/" + id.toLatin1() + "/payment-methods").at("payment_methods").toArray();
    QCOMPARE(methods.size(), 2);
    QStringList results;
    for (const QJsonValue &method : methods) {
        QJsonObject body = m_gateway.sale(QStringLiteral("NEW-%1").arg(results.size()));
        body.insert(QStringLiteral("customer_payer"), QJsonObject{{QStringLiteral("id"), id}});
        body.insert(QStringLiteral("payment_method"),
                    QJsonObject{{QStringLiteral("type"), QStringLiteral("CARD")},
                                {QStringLiteral("vaulted_token"), method[u"vaulted_token"]}});
        results.append(QString(method[u"card_data"][u"brand"].toString() + u' ' +
                               m_gateway.pay("new-" + QByteArray::number(results.size()), body).text("status")));
    }
    QCOMPARE(results, (QStringList{QStringLiteral("VISA SUCCEEDED"), QStringLiteral("MASTERCARD DECLINED")}));
    const QJsonArray after =
        m_gateway.get("/v1/customers/" + id.toLatin1() + "/payment-methods").at("payment_methods").toArray();
    QCOMPARE(after.at(0)[u"last_successfully_used"].toBool(), true);
    QCOMPARE(after.at(1)[u"last_successfully_used"].toBool(), false);
}

void TrainingCustomersTest::limits_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, const QByteArray &body, const char *code) {
        QTest::newRow(name) << body << QString::fromLatin1(code);
    };
    row("nothing", "{}", "MISSING_PARAMETERS");
    row("own id of 2", "{'merchant_customer_id':'ab'}", "INVALID_PARAMETERS");
    row("own id a number", "{'merchant_customer_id':123}", "INVALID_REQUEST");
    row("name of 2", "{'merchant_customer_id':'LIMIT','first_name':'Li'}", "INVALID_PARAMETERS");
    row("name of 256", "{'merchant_customer_id':'LIMIT','first_name':'" + QByteArray(256, 'x') + "'}",
        "INVALID_PARAMETERS");
    row("gender", "{'merchant_customer_id':'LIMIT','gender':'X'}", "INVALID_PARAMETERS");
    row("birth date", "{'merchant_customer_id':'LIMIT','date_of_birth':'1.2.1990'}", "INVALID_PARAMETERS");
    row("document of 2", "{'merchant_customer_id':'LIMIT','document':{'document_type':'CPF','document_number':'12'}}",
        "INVALID_PARAMETERS");
    row("phone code", "{'merchant_customer_id':'LIMIT','phone':{'country_code':'5555','number':'1'}}",
        "INVALID_PARAMETERS");
    row("address", "{'merchant_customer_id':'LIMIT','billing_address':{'city':'Town'}}", "MISSING_PARAMETERS");
}

void TrainingCustomersTest::limits()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, code);
    const RawReply reply = m_gateway.call("POST", "/v1/customers", json(body));
    QCOMPARE(reply.status, 400);
    QCOMPARE(reply.text("code"), code);
}

void TrainingCustomersTest::duplicates()
{
    QCOMPARE(m_gateway.call("POST", "/v1/customers", json("{'merchant_customer_id':'TWICE'}")).status, 201);
    const RawReply second = m_gateway.call("POST", "/v1/customers", json("{'merchant_customer_id':'TWICE'}"));
    QCOMPARE(second.status, 400);
    QCOMPARE(second.text("code"), QStringLiteral("CUSTOMER_ID_DUPLICATED"));
    QCOMPARE(m_gateway.call("POST", "/v1/customers", json("{'merchant_customer_id':'TRAINING-BR-1'}")).text("code"),
             QStringLiteral("CUSTOMER_ID_DUPLICATED"));
}

void TrainingCustomersTest::findsByOwnIdInEveryShape()
{
    QSet<QString> shapes;
    for (int i = 0; i < 20; ++i) {
        const QString own = QStringLiteral("FIND %1&").arg(i);
        const QString id =
            m_gateway.call("POST", "/v1/customers", {{QStringLiteral("merchant_customer_id"), own}}).text("id");
        const RawReply found = m_gateway.get("/v1/customers?merchant_customer_id=" + QUrl::toPercentEncoding(own));
        QCOMPARE(found.status, 200);
        if (found.at("").isArray()) {
            QCOMPARE(found.text("0.id"), id);
            shapes.insert(QStringLiteral("array"));
        } else if (found.at("data").isArray()) {
            QCOMPARE(found.text("data.0.id"), id);
            shapes.insert(QStringLiteral("data"));
        } else {
            QCOMPARE(found.text("id"), id);
            shapes.insert(QStringLiteral("object"));
        }
    }
    QCOMPARE(shapes.size(), 3);
    QCOMPARE(m_gateway.get("/v1/customers?merchant_customer_id=NOBODY").text("code"),
             QStringLiteral("CUSTOMER_NOT_FOUND"));
}

void TrainingCustomersTest::updates()
{
    const RawReply created =
        m_gateway.call("POST", "/v1/customers",
                       json("{'merchant_customer_id':'CHANGE','first_name':'Before','email':'a@example.com'}"));
    const QByteArray path = "/v1/customers/" + created.text("id").toLatin1();
    m_gateway.clock.advance(1000);
    const RawReply changed = m_gateway.call("PATCH", path, json("{'first_name':'After'}"));
    QCOMPARE(changed.status, 200);
    QCOMPARE(changed.text("first_name"), QStringLiteral("After"));
    QCOMPARE(changed.text("email"), QStringLiteral("a@example.com"));
    QVERIFY(changed.text("updated_at") > created.text("updated_at"));
    QCOMPARE(m_gateway.call("PATCH", path, json("{'first_name':'X'}")).text("code"),
             QStringLiteral("INVALID_PARAMETERS"));
    QCOMPARE(m_gateway.call("PATCH", path, json("{'merchant_customer_id':'TRAINING-BR-1'}")).text("code"),
             QStringLiteral("CUSTOMER_ID_DUPLICATED"));
    QCOMPARE(m_gateway.call("PATCH", path, json("{'merchant_customer_id':'CHANGED'}")).status, 200);
    QCOMPARE(m_gateway.get("/v1/customers?merchant_customer_id=CHANGE").text("code"),
             QStringLiteral("CUSTOMER_NOT_FOUND"));
    QCOMPARE(m_gateway.get("/v1/customers?merchant_customer_id=CHANGED").status, 200);
}

void TrainingCustomersTest::deletes()
{
    const QByteArray path =
        "/v1/customers/" +
        m_gateway.call("POST", "/v1/customers", json("{'merchant_customer_id':'ERASE'}")).text("id").toLatin1();
    QCOMPARE(m_gateway.call("DELETE", path).status, 400);
    const QByteArray header = "x-account-code: " + GatewayFixture::Account.toLatin1() + "\r\n";
    const RawReply gone = m_gateway.call("DELETE", path, {}, header);
    QCOMPARE(gone.status, 202);
    QVERIFY(gone.body.isEmpty());
    QCOMPARE(m_gateway.get(path).text("code"), QStringLiteral("CUSTOMER_NOT_FOUND"));
    QCOMPARE(m_gateway.get(path + "/payment-methods").text("code"), QStringLiteral("CUSTOMER_NOT_FOUND"));
    QCOMPARE(m_gateway.call("DELETE", path, {}, header).text("code"), QStringLiteral("CUSTOMER_NOT_FOUND"));
    QCOMPARE(m_gateway.call("POST", "/v1/customers", json("{'merchant_customer_id':'ERASE'}")).status, 201);
}

void TrainingCustomersTest::unenrolls()
{
    const QByteArray customer = "/v1/customers/" + idOf(2) + "/payment-methods/";
    const QByteArray token = "20000000-0002-4000-8000-000000000001";
    QCOMPARE(m_gateway.get(customer + token).text("status"), QStringLiteral("ENROLLED"));
    QCOMPARE(m_gateway.post(customer + token + "/unenroll", "un-1", {}).text("status"), QStringLiteral("UNENROLLED"));
    QCOMPARE(m_gateway.post(customer + token + "/unenroll", "un-1", {}).status, 200);
    QCOMPARE(m_gateway.post(customer + token + "/unenroll", "un-2", {}).text("code"),
             QStringLiteral("PAYMENT_METHOD_STATUS_INVALID"));
    QCOMPARE(
        m_gateway.post("/v1/customers/" + idOf(3) + "/payment-methods/" + token + "/unenroll", "un-3", {}).text("code"),
        QStringLiteral("PAYMENT_METHOD_NOT_FOUND"));
    QJsonObject body = m_gateway.sale(QStringLiteral("UNENROLLED-1"));
    body.insert(QStringLiteral("customer_payer"), QJsonObject{{QStringLiteral("id"), QString::fromLatin1(idOf(2))}});
    body.insert(QStringLiteral("payment_method"),
                QJsonObject{{QStringLiteral("type"), QStringLiteral("CARD")},
                            {QStringLiteral("vaulted_token"), QString::fromLatin1(token)}});
    QCOMPARE(m_gateway.pay("un-4", body).text("code"), QStringLiteral("PAYMENT_METHOD_STATUS_INVALID"));
}

static QJsonObject session()
{
    QJsonObject body =
        json("{'merchant_order_id':'CS-1-1','payment_description':'Sale','country':'BR',"
             "'amount':{'currency':'BRL','value':12.5},'customer_id':'10000000-0000-4000-8000-000000000001'}");
    body.insert(QStringLiteral("account_id"), GatewayFixture::Account);
    return body;
}

void TrainingCustomersTest::sessionLimits_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, const char *field, const QJsonValue &value, const char *code) {
        QTest::newRow(name) << QString::fromLatin1(field) << value << QString::fromLatin1(code);
    };
    for (const char *field : {"account_id", "merchant_order_id", "payment_description", "country", "amount"})
        row(field, field, QJsonValue::Null, "MISSING_PARAMETERS");
    row("account", "account_id", QStringLiteral("shop"), "INVALID_ACCOUNT_ID");
    row("description of 2", "payment_description", QStringLiteral("ab"), "INVALID_PARAMETERS");
    row("too precise", "amount", json("{'currency':'CLP','value':1.5}"), "INVALID_AMOUNT");
    row("currency", "amount", json("{'currency':'XQX','value':1}"), "CURRENCY_NOT_ALLOWED");
    row("customer", "customer_id", QStringLiteral("10000000-0000-4000-8000-000000009999"), "CUSTOMER_NOT_FOUND");
    row("workflow", "workflow", QStringLiteral("DIRECT"), "INVALID_PARAMETERS");
}

void TrainingCustomersTest::sessionLimits()
{
    QFETCH(QString, field);
    QFETCH(QJsonValue, value);
    QFETCH(QString, code);
    QJsonObject body = session();
    body.insert(field, value);
    const RawReply reply = m_gateway.call("POST", "/v1/checkout/sessions", body);
    QCOMPARE(reply.status, 400);
    QCOMPARE(reply.text("code"), code);
}

void TrainingCustomersTest::banksOfPse()
{
    const QJsonArray banks = m_gateway.get("/v1/issuers?country_code=CO&payment_method=PSE").at("issuers").toArray();
    QCOMPARE(banks.size(), 4);
    QCOMPARE(banks[0][u"name"].toString(), QString::fromUtf8("BANCO DE BOGOT\u00c1"));
    QVERIFY(!banks[0][u"id"].toString().isEmpty());
    for (const char *other : {"/v1/issuers?country_code=MX&payment_method=SPEI", "/v1/issuers"}) {
        QVERIFY(m_gateway.get(other).at("issuers").isArray());
        QVERIFY(m_gateway.get(other).at("issuers").toArray().isEmpty());
    }
}

void TrainingCustomersTest::sessionOffersMethods()
{
    const QString id = m_gateway.call("POST", "/v1/checkout/sessions", session()).text("checkout_session");
    const QJsonArray methods =
        m_gateway.get("/v1/checkout/sessions/" + id.toLatin1() + "/payment-methods").at("").toArray();
    int saved = 0;
    QSet<QString> offered;
    for (const QJsonValue &method : methods) {
        saved += !method[u"vaulted_token"].isNull();
        if (method[u"vaulted_token"].isNull())
            offered.insert(method[u"type"].toString());
        QCOMPARE(method[u"checkout"][u"session"].toString(), id);
    }
    QCOMPARE(saved, 13);
    QCOMPARE(offered, (QSet<QString>{QStringLiteral("CARD"), QStringLiteral("PIX")}));
    QCOMPARE(m_gateway.get("/v1/checkout/sessions/none/payment-methods").text("code"),
             QStringLiteral("CHECKOUT_SESSION_NOT_FOUND"));
    QCOMPARE(m_gateway.get("/v1/checkout/sessions/none").text("code"), QStringLiteral("CHECKOUT_SESSION_NOT_FOUND"));
}

void TrainingCustomersTest::sessionUpdates()
{
    const QByteArray path =
        "/v1/checkout/sessions/" +
        m_gateway.call("POST", "/v1/checkout/sessions", session()).text("checkout_session").toLatin1();
    QCOMPARE(m_gateway.call("PATCH", path, json("{'amount':{'currency':'BRL','value':13}}")).at("amount.value").toInt(),
             13);
    QCOMPARE(m_gateway.get(path).at("amount.value").toInt(), 13);
    QCOMPARE(m_gateway.call("PATCH", path, json("{'amount':{'currency':'BRL','value':1.001}}")).text("code"),
             QStringLiteral("INVALID_AMOUNT"));
}

void TrainingCustomersTest::credentials_data()
{
    QTest::addColumn<QByteArray>("headers");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, const QByteArray &headers, int status, const char *code) {
        QTest::newRow(name) << headers << status << QString::fromLatin1(code);
    };
    row("none", "", 401, "INVALID_CREDENTIALS");
    row("one", "public-api-key: a\r\n", 401, "INVALID_CREDENTIALS");
    row("empty", "public-api-key: a\r\nprivate-secret-key:\r\n", 401, "INVALID_CREDENTIALS");
    row("wrong", "public-api-key: a\r\nprivate-secret-key: so-wrong\r\n", 401, "INVALID_CREDENTIALS");
    row("revoked", "public-api-key: revoked_key\r\nprivate-secret-key: b\r\n", 401, "EXPIRED_CREDENTIALS");
    row("product", "public-api-key: a\r\nprivate-secret-key: b-noproduct\r\n", 403, "PRODUCT_NOT_ENABLED");
    row("address", "public-api-key: a\r\nprivate-secret-key: badip\r\n", 401, "UNKNOWN_IP_ADDRESS");
    row("good", "public-api-key: a\r\nprivate-secret-key: b\r\n", 200, "");
    row("capitals", "Public-API-Key: a\r\nPRIVATE-SECRET-KEY: b\r\n", 200, "");
}

void TrainingCustomersTest::credentials()
{
    QFETCH(QByteArray, headers);
    QFETCH(QString, code);
    RawClient client;
    QVERIFY(client.open(m_gateway.server.url()));
    client.send("GET /v1/payments?merchant_order_id=NONE HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n");
    const RawReply reply = client.read();
    QTEST(reply.status, "status");
    QCOMPARE(reply.text("code"), code);
}

void TrainingCustomersTest::bearerTokens()
{
    const auto status = [&](const QByteArray &token) {
        RawClient client;
        client.open(m_gateway.server.url());
        client.send("GET /v1/payments?merchant_order_id=NONE HTTP/1.1\r\nHost: x\r\nAuthorization: " + token +
                    "\r\n\r\n");
        return client.read().status;
    };
    QCOMPARE(status("Bearer abc"), 200);
    QCOMPARE(status("Bearer wrong"), 401);
    QCOMPARE(status("Basic abc"), 401);
    QCOMPARE(status("Bearer "), 401);
}

QTEST_GUILESS_MAIN(TrainingCustomersTest)
#include "tst_training_customers.moc"
