// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Creating and reading payments: outcomes (CONTRACT 13), shapes (5.6),
// sessions, payments that complete later.
#include "gatewayfixture.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

class TrainingPaymentsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void outcomesByDescription_data();
    void outcomesByDescription();
    void outcomesByCard_data();
    void outcomesByCard();
    void theCardWinsOverTheDescription();
    void pendingPaymentsComplete_data();
    void pendingPaymentsComplete();
    void authorisesWithoutCapture();
    void otherMethodsWaitForTheCustomer();
    void shapes();
    void amountsAreEchoedInEveryStyle();
    void expiryStylesVary();
    void sessionsServeOnePayment();
    void aDeclinedPaymentUsesTheSession();
    void sameSeedSameIds();
    void lookupOfNothing();

private:
    QString nextOrder() { return QStringLiteral("P-%1-1").arg(++m_orders); }
    QByteArray nextKey() { return "pay-" + QByteArray::number(++m_keys); }
    GatewayFixture m_gateway;
    int m_orders = 0;
    int m_keys = 0;
};

void TrainingPaymentsTest::outcomesByDescription_data()
{
    QTest::addColumn<QString>("description");
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("transaction");
    QTest::addColumn<QString>("code");
    const auto rows = [](const char *state, const char *transaction, const char *codes) {
        for (const QByteArray &code : QByteArray(codes).split(' '))
            QTest::newRow(code.constData()) << QString::fromLatin1(code) << QString::fromLatin1(state)
                                            << QString::fromLatin1(transaction) << QString::fromLatin1(code);
    };
    rows("SUCCEEDED/APPROVED", "PURCHASE/SUCCEEDED", "SUCCEEDED FRAUD_VERIFIED SUCCEEDED_THREE_D_SECURE");
    rows("DECLINED/DECLINED", "PURCHASE/DECLINED",
         "INSUFFICIENT_FUNDS DECLINED_BY_BANK REFER_TO_CARD_ISSUER DO_NOT_HONOR RESTRICTED_BY_BANK DISABLED "
         "CALL_FOR_AUTHORIZE DECLINED_BY_PROVIDER FRAUD_VALIDATION FRAUD_VERIFICATION_DECLINED EXPIRED_CARD "
         "INVALID_CARD_NUMBER INVALID_CARD_DATA INVALID_SECURITY_CODE BAD_FILLED_INFO REPORTED_LOST REPORTED_STOLEN "
         "USER_RESTRICTION FIRST_USE CANCELLED_BY_USER EXPIRED DUPLICATED_TRANSACTION AUTHENTICATION_ATTEMPT "
         "AUTHENTICATION_FAILED_THREE_D_SECURE REJECTED_THREE_D_SECURE_REQUIRED THREE_D_SECURE_REQUIRED INVALID_AMOUNT "
         "ISSUER_VIOLATION INVALID_ISSUER BANK_NOT_SUPPORTED ACQUIRE_CONTINGENCY REQUESTS_EXCEEDED TERMINAL_ERROR "
         "INVALID_MERCHANT ACCOUNT_STATUS INVALID_STATUS INVALID_RESPONSE_FORMAT UNKNOWN_ERROR COUNTRY_NOT_SUPPORTED "
         "CURRENCY_NOT_ALLOWED INVALID_PARAMETERS MISSING_PARAMETERS INVALID_TRANSACTION TRANSACTION_NOT_FOUND "
         "UNAVAILABLE_PAYMENT_METHOD UNSUPPORTED_OPERATION INVALID_API INVALID_API_VERSION INVALID_CREDENTIALS "
         "NO_RETRY_LIFE_CYCLE NO_RETRY_POLICY NO_RETRY_SECURITY RETRY_AFTER_1_H RETRY_AFTER_24_H RETRY_AFTER_2_D "
         "RETRY_AFTER_4_D RETRY_AFTER_6_D RETRY_AFTER_8_D RETRY_AFTER_10_D CHALLENGE_CANCELED");
    rows("REJECTED/REJECTED", "PURCHASE/REJECTED", "INVALID_REQUEST INTERNAL_ERROR YUNO_ROUTING_REJECTED");
    rows("ERROR/ERROR", "PURCHASE/ERROR",
         "ERROR PROVIDER_UNKNOWN_ERROR PROVIDER_ERROR PROVIDER_INTERNAL_ERROR PROVIDER_TIMEOUT "
         "PROVIDER_INVALID_RESPONSE PROVIDER_INVALID_CREDENTIALS PROVIDER_INVALID_REQUEST PROVIDER_INVALID_API_VERSION "
         "OPERATION_NOT_SUPPORTED TO_REVERSE");
    rows("EXPIRED/EXPIRED", "PURCHASE/EXPIRED", "EXPIRED_BY_PROVIDER");
    rows("PENDING/WAITING_ADDITIONAL_STEP", "THREE_D_SECURE/PENDING", "CHALLENGE_REQUIRED");
    rows("PENDING/PENDING_FRAUD_REVIEW", "PURCHASE/PENDING", "PENDING_FRAUD_REVIEW IN_REVIEW PENDING_REVIEW");
    rows("PENDING/PENDING_PROVIDER_CONFIRMATION", "PURCHASE/PENDING", "PENDING_PROVIDER_CONFIRMATION");
    rows("READY_TO_PAY/CREATED", "PURCHASE/CREATED", "ACTION_REQUIRED RECEIVED");
    rows("CHARGEBACK/LOST", "CHARGEBACK/LOST", "CLOSED PARTIALLY_CHARGEBACKED REVIEW_LOST CHARGEBACK");
    rows("CHARGEBACK/LOST", "CHARGEBACK/PREVENTED", "PREVENTED");
    rows("SUCCEEDED/APPROVED", "CHARGEBACK/WON", "REVIEW_WON");
    const auto other = [](const char *name, const char *description, const char *state, const char *transaction,
                          const char *code) {
        QTest::newRow(name) << QString::fromUtf8(description) << QString::fromLatin1(state)
                            << QString::fromLatin1(transaction) << QString::fromLatin1(code);
    };
    other("recipe", "DECLINED", "DECLINED/DECLINED", "PURCHASE/DECLINED", "DECLINED_BY_BANK");
    other("case and blanks", "  Insufficient_Funds ", "DECLINED/DECLINED", "PURCHASE/DECLINED", "INSUFFICIENT_FUNDS");
    other("part of a sentence", "Sale INSUFFICIENT_FUNDS", "SUCCEEDED/APPROVED", "PURCHASE/SUCCEEDED", "SUCCEEDED");
    other("any text", "Caf\u00e9 \u2615 123", "SUCCEEDED/APPROVED", "PURCHASE/SUCCEEDED", "SUCCEEDED");
}

void TrainingPaymentsTest::outcomesByDescription()
{
    QFETCH(QString, description);
    QFETCH(QString, state);
    QFETCH(QString, transaction);
    QFETCH(QString, code);
    const QString order = nextOrder();
    const RawReply reply = m_gateway.pay(nextKey(), m_gateway.sale(order, description));
    QCOMPARE(reply.status, 201);
    QCOMPARE(QString(reply.text("status") + u'/' + reply.text("sub_status")), state);
    QCOMPARE(QString(reply.text("transactions.type") + u'/' + reply.text("transactions.status")), transaction);
    QCOMPARE(reply.text("transactions.response_code"), code);
    const bool paid = state.startsWith(QLatin1String("SUCCEEDED/")) || state.startsWith(QLatin1String("CHARGEBACK/"));
    QCOMPARE(m_gateway.charges(order), paid ? 1 : 0);
}

void TrainingPaymentsTest::outcomesByCard_data()
{
    QTest::addColumn<QByteArray>("lastFour");
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *lastFour, const char *state, const char *code) {
        QTest::newRow(lastFour) << QByteArray(lastFour) << QString::fromLatin1(state) << QString::fromLatin1(code);
    };
    row("0002", "SUCCEEDED/APPROVED", "SUCCEEDED");
    row("0010", "DECLINED/DECLINED", "INSUFFICIENT_FUNDS");
    row("0028", "DECLINED/DECLINED", "DECLINED_BY_BANK");
    row("0036", "DECLINED/DECLINED", "DO_NOT_HONOR");
    row("0044", "DECLINED/DECLINED", "INVALID_SECURITY_CODE");
    row("0054", "DECLINED/DECLINED", "EXPIRED_CARD");
    row("0069", "DECLINED/DECLINED", "REPORTED_STOLEN");
    row("0077", "ERROR/ERROR", "ERROR");
    row("2017", "PENDING/WAITING_ADDITIONAL_STEP", "CHALLENGE_REQUIRED");
    row("2524", "DECLINED/DECLINED", "AUTHENTICATION_FAILED_THREE_D_SECURE");
    row("0097", "PENDING/PENDING_FRAUD_REVIEW", "PENDING_FRAUD_REVIEW");
    row("0098", "PENDING/PENDING_PROVIDER_CONFIRMATION", "PENDING_PROVIDER_CONFIRMATION");
}

void TrainingPaymentsTest::outcomesByCard()
{
    QFETCH(QByteArray, lastFour);
    QFETCH(QString, state);
    QFETCH(QString, code);
    const RawReply reply =
        m_gateway.pay(nextKey(), m_gateway.sale(nextOrder(), QStringLiteral("Sale"), lastFour.constData()));
    QCOMPARE(reply.status, 201);
    QCOMPARE(QString(reply.text("status") + u'/' + reply.text("sub_status")), state);
    QCOMPARE(reply.text("transactions.response_code"), code);
    QCOMPARE(reply.text("payment_method.payment_method_detail.card.card_data.lfd"), QString::fromLatin1(lastFour));
}

void TrainingPaymentsTest::theCardWinsOverTheDescription()
{
    const RawReply approved =
        m_gateway.pay(nextKey(), m_gateway.sale(nextOrder(), QStringLiteral("INSUFFICIENT_FUNDS"), "0002"));
    QCOMPARE(approved.text("status"), QStringLiteral("SUCCEEDED"));
    const RawReply declined =
        m_gateway.pay(nextKey(), m_gateway.sale(nextOrder(), QStringLiteral("SUCCEEDED"), "0010"));
    QCOMPARE(declined.text("status"), QStringLiteral("DECLINED"));
}

void TrainingPaymentsTest::pendingPaymentsComplete_data()
{
    QTest::addColumn<QString>("description");
    QTest::addColumn<bool>("capture");
    QTest::addColumn<int>("transactions");
    for (const bool capture : {true, false}) {
        const char *suffix = capture ? "" : ", authorise";
        QTest::addRow("challenge%s", suffix) << QStringLiteral("CHALLENGE_REQUIRED") << capture << 2;
        QTest::addRow("fraud%s", suffix) << QStringLiteral("PENDING_FRAUD_REVIEW") << capture << 1;
        QTest::addRow("provider%s", suffix) << QStringLiteral("PENDING_PROVIDER_CONFIRMATION") << capture << 1;
    }
}

void TrainingPaymentsTest::pendingPaymentsComplete()
{
    QFETCH(QString, description);
    QFETCH(bool, capture);
    QFETCH(int, transactions);
    const QString order = nextOrder();
    QJsonObject body = m_gateway.sale(order, description);
    QJsonObject method = body[u"payment_method"].toObject();
    method.insert(QStringLiteral("detail"),
                  QJsonObject{{QStringLiteral("card"), QJsonObject{{QStringLiteral("capture"), capture}}}});
    body.insert(QStringLiteral("payment_method"), method);
    const RawReply created = m_gateway.pay(nextKey(), body);
    const QByteArray path = "/v1/payments/" + created.text("id").toLatin1();
    m_gateway.clock.advance(3999);
    QCOMPARE(m_gateway.get(path).text("payment.status"), QStringLiteral("PENDING"));
    QCOMPARE(m_gateway.charges(order), 0);
    m_gateway.clock.advance(2002); // 4 to 6 seconds
    const RawReply done = m_gateway.get(path);
    QCOMPARE(done.text("payment.status"), capture ? QStringLiteral("SUCCEEDED") : QStringLiteral("PENDING"));
    QCOMPARE(done.text("payment.sub_status"), capture ? QStringLiteral("APPROVED") : QStringLiteral("AUTHORIZED"));
    QCOMPARE(done.at("payment.transactions").toArray().size(), transactions);
    QCOMPARE(done.at("payment.transactions").toArray().last()[u"status"].toString(), QStringLiteral("SUCCEEDED"));
    QCOMPARE(m_gateway.charges(order), capture ? 1 : 0);
    QCOMPARE(m_gateway.get(path).body, done.body);
}

void TrainingPaymentsTest::authorisesWithoutCapture()
{
    const QString order = nextOrder();
    QJsonObject body = m_gateway.sale(order);
    QJsonObject method = body[u"payment_method"].toObject();
    method.insert(QStringLiteral("detail"), json("{'card':{'capture':false,'installments':3}}"));
    body.insert(QStringLiteral("payment_method"), method);
    const RawReply reply = m_gateway.pay(nextKey(), body);
    QCOMPARE(QString(reply.text("status") + u'/' + reply.text("sub_status")), QStringLiteral("PENDING/AUTHORIZED"));
    QCOMPARE(reply.text("transactions.type"), QStringLiteral("AUTHORIZE"));
    QCOMPARE(reply.at("payment_method.payment_method_detail.card.installments").toInt(), 3);
    QCOMPARE(m_gateway.charges(order), 0);
}

void TrainingPaymentsTest::otherMethodsWaitForTheCustomer()
{
    const QString order = nextOrder();
    QJsonObject body = m_gateway.sale(order);
    body.insert(QStringLiteral("workflow"), QStringLiteral("REDIRECT"));
    body.insert(QStringLiteral("payment_method"), json("{'type':'PIX'}"));
    const RawReply reply = m_gateway.pay(nextKey(), body);
    QCOMPARE(reply.text("status"), QStringLiteral("READY_TO_PAY"));
    QVERIFY(reply.text("redirect_url").startsWith(QLatin1String("https://")));
    QVERIFY(reply.text("payment_method.payment_method_detail.bank_transfer.redirect_url")
                .startsWith(QLatin1String("https://")));
    m_gateway.clock.advance(6001);
    QCOMPARE(m_gateway.charges(order), 1);
}

void TrainingPaymentsTest::shapes()
{
    const QString order = nextOrder();
    const QByteArray key = nextKey();
    const RawReply created = m_gateway.pay(key, m_gateway.sale(order));
    QVERIFY(created.at("transactions").isObject());
    QVERIFY(!created.at("").toObject().contains(QLatin1String("payment")));
    QVERIFY(QStringList({QStringLiteral("0"), QStringLiteral("0.00")})
                .contains(created.at("amount.captured").toVariant().toString()));
    QCOMPARE(created.at("transactions.amount").toDouble(), 12.5);
    const QRegularExpression time(QStringLiteral("^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z$"));
    QVERIFY(time.match(created.text("created_at")).hasMatch());
    QVERIFY(QRegularExpression(QStringLiteral("^\\d{6}$"))
                .match(created.text("payment_method.payment_method_detail.card.authorization_code"))
                .hasMatch());

    const QByteArray path = "/v1/payments/" + created.text("id").toLatin1();
    const RawReply byId = m_gateway.get(path);
    QCOMPARE(byId.at("").toObject().keys(), QStringList{QStringLiteral("payment")});
    QVERIFY(byId.at("payment.transactions").isArray());
    QVERIFY(byId.at("payment.transactions_history").isNull());
    QCOMPARE(byId.text("payment.idempotency_key"), QString::fromLatin1(key));
    QCOMPARE(m_gateway.get(path + "?transactions_history=true").at("payment.transactions_history").toArray().size(), 1);

    const RawReply byOrder = m_gateway.get("/v1/payments?merchant_order_id=" + order.toLatin1());
    QVERIFY(byOrder.at("").isArray());
    QVERIFY(byOrder.at("0.transactions").isArray());
    QVERIFY(!byOrder.at("0").toObject().contains(QLatin1String("idempotency_key")));
    QCOMPARE(byOrder.at("0.amount"), created.at("amount"));
}

void TrainingPaymentsTest::amountsAreEchoedInEveryStyle()
{
    QSet<QJsonValue::Type> types;
    const auto pay = [&](const char *currency, double value, const char *text, qint64 minor) {
        const QString order = nextOrder();
        const QByteArray key = nextKey();
        QJsonObject body = m_gateway.sale(order);
        body.insert(QStringLiteral("amount"), QJsonObject{{QStringLiteral("currency"), QString::fromLatin1(currency)},
                                                          {QStringLiteral("value"), value}});
        const RawReply reply = m_gateway.pay(key, body);
        const QJsonValue echo = reply.at("amount.value");
        types.insert(echo.type());
        if (echo.isString())
            QCOMPARE(echo.toString(), QString::fromLatin1(text));
        else
            QCOMPARE(echo.toDouble(), value);
        QCOMPARE(m_gateway.stats(order, QString::fromLatin1(key))[u"charged_minor"].toInteger(), minor);
    };
    for (int i = 0; i < 10; ++i) {
        pay("BRL", 0.1 + 0.2 * 0, "0.10", 10);
        pay("BRL", 1234567.89, "1234567.89", 123456789);
        pay("CLP", 990, "990", 990);
        pay("KWD", 1.005, "1.005", 1005);
        pay("USD", 9999999999, "9999999999.00", 999999999900);
    }
    QCOMPARE(types, (QSet<QJsonValue::Type>{QJsonValue::Double, QJsonValue::String}));
}

void TrainingPaymentsTest::expiryStylesVary()
{
    QSet<QString> styles;
    for (int i = 0; i < 40; ++i) {
        const QJsonValue year = m_gateway.pay(nextKey(), m_gateway.sale(nextOrder()))
                                    .at("payment_method.payment_method_detail.card.card_data.expiration_year");
        styles.insert(year.isString()   ? year.toString()
                      : year.isDouble() ? QStringLiteral("number")
                                        : QStringLiteral("null"));
    }
    QCOMPARE(styles, (QSet<QString>{QStringLiteral("number"), QStringLiteral("null"), QStringLiteral("30"),
                                    QStringLiteral("**")}));
}

static QJsonObject sessionBody(const GatewayFixture &gateway, const QString &order)
{
    QJsonObject body = json("{'payment_description':'Sale','country':'BR','amount':{'currency':'BRL','value':12.5}}");
    body.insert(QStringLiteral("account_id"), gateway.Account);
    body.insert(QStringLiteral("merchant_order_id"), order);
    body.insert(QStringLiteral("customer_id"), QStringLiteral("10000000-0000-4000-8000-000000000001"));
    return body;
}

static QJsonObject sessionSale(const GatewayFixture &gateway, const QString &order, const QString &session,
                               const QString &description = QStringLiteral("Sale"))
{
    QJsonObject body = gateway.sale(order, description);
    body.insert(QStringLiteral("workflow"), QStringLiteral("SDK_CHECKOUT"));
    body.insert(QStringLiteral("checkout"), QJsonObject{{QStringLiteral("session"), session}});
    return body;
}

void TrainingPaymentsTest::sessionsServeOnePayment()
{
    const QString order = nextOrder();
    const RawReply created = m_gateway.call("POST", "/v1/checkout/sessions", sessionBody(m_gateway, order));
    QCOMPARE(created.status, 200);
    const QString session = created.text("checkout_session");
    const QByteArray path = "/v1/checkout/sessions/" + session.toLatin1();
    QCOMPARE(m_gateway.get(path).text("id"), session);
    QCOMPARE(m_gateway.get(path).at("used").toBool(true), false);
    QCOMPARE(m_gateway.get(path + "/payment").text("code"), QStringLiteral("PAYMENT_NOT_FOUND"));

    QJsonObject withoutPayer = sessionSale(m_gateway, order, session);
    withoutPayer.remove(QStringLiteral("customer_payer")); // the session knows the customer
    const RawReply paid = m_gateway.pay(nextKey(), withoutPayer);
    QCOMPARE(paid.status, 201);
    QCOMPARE(paid.text("checkout.session"), session);
    QCOMPARE(m_gateway.get(path).at("used").toBool(), true);
    QCOMPARE(m_gateway.get(path + "/payment").text("id"), paid.text("id"));
    QCOMPARE(m_gateway.pay(nextKey(), sessionSale(m_gateway, order, session)).text("code"),
             QStringLiteral("CHECKOUT_SESSION_NOT_FOUND"));
    QCOMPARE(m_gateway.charges(order), 1);

    const QString late =
        m_gateway.call("POST", "/v1/checkout/sessions", sessionBody(m_gateway, order)).text("checkout_session");
    m_gateway.clock.advance(5 * 3600 * 1000);
    QCOMPARE(m_gateway.pay(nextKey(), sessionSale(m_gateway, order, late)).text("code"),
             QStringLiteral("CHECKOUT_SESSION_NOT_FOUND"));
}

void TrainingPaymentsTest::aDeclinedPaymentUsesTheSession()
{
    const QString order = nextOrder();
    const QString session =
        m_gateway.call("POST", "/v1/checkout/sessions", sessionBody(m_gateway, order)).text("checkout_session");
    QCOMPARE(
        m_gateway.pay(nextKey(), sessionSale(m_gateway, order, session, QStringLiteral("DECLINED"))).text("status"),
        QStringLiteral("DECLINED"));
    QCOMPARE(m_gateway.pay(nextKey(), sessionSale(m_gateway, order, session)).text("code"),
             QStringLiteral("CHECKOUT_SESSION_NOT_FOUND"));
}

void TrainingPaymentsTest::sameSeedSameIds()
{
    const auto run = [](quint32 seed) {
        const GatewayFixture gateway({}, seed);
        return gateway.pay("seeded", gateway.sale(QStringLiteral("S-1-1"))).body;
    };
    QCOMPARE(run(7), run(7));
    QVERIFY(run(7) != run(8));
}

void TrainingPaymentsTest::lookupOfNothing()
{
    QCOMPARE(m_gateway.get("/v1/payments?merchant_order_id=NEVER-1").body, QByteArray("[]"));
    QCOMPARE(m_gateway.get("/v1/payments").text("code"), QStringLiteral("MISSING_PARAMETERS"));
    QCOMPARE(m_gateway.get("/v1/payments/no-such-id").text("code"), QStringLiteral("PAYMENT_NOT_FOUND"));
    QCOMPARE(m_gateway.get("/v1/payments/no-such-id").status, 400);
}

QTEST_GUILESS_MAIN(TrainingPaymentsTest)
#include "tst_training_payments.moc"
