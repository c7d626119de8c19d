// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Every envelope of CONTRACT 1.4 and every code of 1.6.
#include "gateway/apierror.h"
#include "ports/apicodes.h"

#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace pos;

class TestApiError : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void envelopes_data();
    void envelopes();
    void fieldErrors();
    void boundedAndMasked();
    void table_data();
    void table();
    void proofs();
    void statusWins();
    void unlisted();
    void unnamedRefusalOfSomebodyOnTheWay();
    void notFound();
    void everyCodeOfTheContractIsListed();
};

void TestApiError::envelopes_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QStringList>("messages");
    const auto row = [](const char *name, int status, const char *body, const char *code, const QStringList &messages) {
        QTest::newRow(name) << status << QByteArray(body) << QString::fromLatin1(code) << messages;
    };
    const QStringList one{QStringLiteral("one")};
    row("usual", 400, R"({"code":"INVALID_AMOUNT","messages":["one","two"]})", "INVALID_AMOUNT",
        {QStringLiteral("one"), QStringLiteral("two")});
    row("with http_code", 400, R"({"code":"INVALID_AMOUNT","http_code":400,"messages":["one"]})", "INVALID_AMOUNT",
        one);
    row("with httpCode", 400, R"({"code":"INVALID_AMOUNT","httpCode":"400","messages":["one"]})", "INVALID_AMOUNT",
        one);
    row("message and details", 400, R"({"code":"BAD_REQUEST","message":"one","details":{"a":1}})", "BAD_REQUEST", one);
    row("message only", 400, R"({"message":"one"})", "HTTP_400", one);
    row("error object", 400,
        R"({"error":{"type":"T","code":"C_1","message":"one","details":[],"provider_error":{"code":"x","message":"y"}}})",
        "C_1", one);
    row("error type", 400, R"({"error":{"type":"T_1","message":"one"}})", "T_1", one);
    row("error text", 500, R"({"error":"one"})", "HTTP_500", one);
    row("empty object", 502, "{}", "HTTP_502", {});
    row("empty body", 503, "", "HTTP_503", {});
    row("html", 502, "<html><body>Bad Gateway</body></html>", "HTTP_502", {});
    row("text", 504, "Error: timeout", "HTTP_504", {});
    row("array", 400, R"([{"code":"INVALID_AMOUNT"}])", "HTTP_400", {});
    row("null", 400, "null", "HTTP_400", {});
    row("number code", 400, R"({"code":4001,"messages":["one"]})", "4001", one);
    row("message in place of messages", 400, R"({"code":"X","messages":"one"})", "X", one);
    row("messages as objects", 400, R"({"code":"X","messages":[{"message":"one"},7,null]})", "X",
        {QStringLiteral("one"), QStringLiteral("7")});
    row("code is prose", 400, R"({"code":"Something went wrong!","messages":[]})", "HTTP_400", {});
    row("code is empty", 400, R"({"code":"","error":{"code":"INNER"}})", "INNER", {});
    row("cut off", 400, R"({"code":"INVALID_AM)", "HTTP_400", {});
}

void TestApiError::envelopes()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(QString, code);
    QFETCH(QStringList, messages);
    const ApiError error = parseApiError(status, body);
    QCOMPARE(error.httpStatus, status);
    QCOMPARE(error.code, code);
    QCOMPARE(error.messages, messages);
    QCOMPARE(error.rawBody, body);
    QCOMPARE(toError(error).context.httpStatus, status);
}

void TestApiError::fieldErrors()
{
    const ApiError error =
        parseApiError(400, R"({"error":{"code":"INVALID_PARAMETERS","details":[)"
                           R"({"field":"amount.value","message":"too big","code":"MAX"},{"other":1},5]}})");
    QCOMPARE(error.fieldErrors.size(), 1);
    QCOMPARE(error.fieldErrors.first(),
             (ApiFieldError{QStringLiteral("amount.value"), QStringLiteral("too big"), QStringLiteral("MAX")}));
    QCOMPARE(toError(error).context.field, QStringLiteral("amount.value"));
}

void TestApiError::boundedAndMasked()
{
    QByteArray many = R"({"code":"X","messages":[)";
    for (int i = 0; i < 5000; ++i)
        many += "\"" + QByteArray(5000, 'm') + "\",";
    many += R"("end"]})";
    const ApiError big = parseApiError(400, many);
    QCOMPARE(big.messages.size(), 20);
    QCOMPARE(big.messages.first().size(), 500);
    const ApiError card = parseApiError(400, R"({"code":"X","messages":["card 4111 1111 1111 1111 is bad"]})");
    QVERIFY(!card.messages.first().contains(QStringLiteral("4111")));
}

void TestApiError::table_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("verb");
    const auto row = [](const char *code, int status, ErrorKind kind, Verb verb) {
        QTest::newRow(code) << QString::fromLatin1(code) << status << int(kind) << int(verb);
    };
    row("REQUEST_IN_PROCESS", 400, ErrorKind::Conflict, Verb::Same);
    row("IDEMPOTENCY_DUPLICATED", 400, ErrorKind::Conflict, Verb::Read);
    row("INVALID_REQUEST", 400, ErrorKind::RequestRefused, Verb::Fix);
    row("MISSING_PARAMETERS", 400, ErrorKind::RequestRefused, Verb::Fix);
    row("CURRENCY_NOT_ALLOWED", 400, ErrorKind::RequestRefused, Verb::Tell);
    row("INVALID_STATE", 400, ErrorKind::Conflict, Verb::Read);
    row("CUSTOMER_ID_DUPLICATED", 400, ErrorKind::Conflict, Verb::Read);
    row("PAYMENT_NOT_FOUND", 400, ErrorKind::NotFound, Verb::Tell);
    row("CHECKOUT_SESSION_NOT_FOUND", 400, ErrorKind::NotFound, Verb::New);
    row("UNEXPECTED_RESPONSE", 400, ErrorKind::ServerFault, Verb::Same);
    row("INVALID_CREDENTIALS", 401, ErrorKind::Unauthenticated, Verb::Tell);
    row("EXPIRED_CREDENTIALS", 401, ErrorKind::Unauthenticated, Verb::Tell);
    row("UNKNOWN_IP_ADDRESS", 401, ErrorKind::UnknownIpAddress, Verb::Tell);
    row("INVALID_TOKEN", 401, ErrorKind::RequestRefused, Verb::New);
    row("TOKEN_IN_USE", 401, ErrorKind::Conflict, Verb::Read);
    row("PRODUCT_NOT_ENABLED", 403, ErrorKind::Forbidden, Verb::Tell);
    row("UNSUPPORTED_METHOD", 405, ErrorKind::RequestRefused, Verb::Fix);
    row("TOO_MANY_REQUESTS", 429, ErrorKind::RateLimited, Verb::Same);
    row("INTERNAL_ERROR", 500, ErrorKind::ServerFault, Verb::Same);
    row("REQUEST_TIMEOUT", 504, ErrorKind::ServerFault, Verb::Same);
}

void TestApiError::table()
{
    QFETCH(QString, code);
    QFETCH(int, status);
    QFETCH(int, kind);
    QFETCH(int, verb);
    const ApiCodeFacts facts = apiCodeFacts(code, status);
    QVERIFY(facts.isListed);
    QCOMPARE(int(facts.kind), kind);
    QCOMPARE(int(facts.verb), verb);
}

void TestApiError::proofs()
{
    // DESIGN 3: the whole list of what proves that no payment exists. Longer would be dangerous.
    const QSet<QString> proof{QStringLiteral("INVALID_REQUEST"),
                              QStringLiteral("BAD_REQUEST"),
                              QStringLiteral("INVALID_PARAMETERS"),
                              QStringLiteral("MISSING_PARAMETERS"),
                              QStringLiteral("INVALID_AMOUNT"),
                              QStringLiteral("COUNTRY_NOT_SUPPORTED"),
                              QStringLiteral("CURRENCY_NOT_ALLOWED"),
                              QStringLiteral("UNAVAILABLE_PAYMENT_METHOD"),
                              QStringLiteral("INVALID_ACCOUNT_ID"),
                              QStringLiteral("CUSTOMER_NOT_FOUND"),
                              QStringLiteral("CHECKOUT_SESSION_NOT_FOUND"),
                              QStringLiteral("INVALID_CUSTOMER_FOR_TOKEN"),
                              QStringLiteral("PAYMENT_METHOD_NOT_FOUND"),
                              QStringLiteral("PAYMENT_METHOD_STATUS_INVALID"),
                              QStringLiteral("INCORRECT_PAYMENT_METHOD_TYPE"),
                              QStringLiteral("INVALID_API_VERSION"),
                              QStringLiteral("INVALID_CREDENTIALS"),
                              QStringLiteral("EXPIRED_CREDENTIALS"),
                              QStringLiteral("NOT_AUTHENTICATED"),
                              QStringLiteral("UNKNOWN_IP_ADDRESS"),
                              QStringLiteral("INVALID_TOKEN"),
                              QStringLiteral("AUTHORIZATION_REQUIRED"),
                              QStringLiteral("FORBIDDEN"),
                              QStringLiteral("PRODUCT_NOT_ENABLED"),
                              QStringLiteral("UNSUPPORTED_METHOD")};
    QSet<QString> found;
    for (const ApiCodeFacts &facts : apiCodeTable()) {
        if (facts.provesNoPayment)
            found << facts.code;
    }
    QCOMPARE(found, proof);
}

void TestApiError::statusWins()
{
    for (const ApiCodeFacts &facts : apiCodeTable()) {
        for (const int status : {200, 201, 301, 408, 429, 500, 502, 503, 504})
            QVERIFY2(!apiCodeFacts(facts.code, status).provesNoPayment, qPrintable(facts.code));
    }
    QCOMPARE(apiCodeFacts(u"INVALID_AMOUNT", 502).verb, Verb::Same);
    QCOMPARE(apiCodeFacts(u"INVALID_AMOUNT", 502).kind, ErrorKind::ServerFault);
    QCOMPARE(apiCodeFacts(u"IDEMPOTENCY_DUPLICATED", 500).verb, Verb::Read);
    QCOMPARE(apiCodeFacts(u"REQUEST_IN_PROCESS", 409).verb, Verb::Same);
}

void TestApiError::unlisted()
{
    const auto facts = [](int status) { return apiCodeFacts(u"BRAND_NEW_CODE", status); };
    for (const int status : {400, 401, 403, 404, 409, 418, 422, 429, 500, 503, 599}) {
        QVERIFY(!facts(status).isListed);
        QVERIFY(!facts(status).provesNoPayment);
    }
    QCOMPARE(facts(400).kind, ErrorKind::RequestRefused);
    QCOMPARE(facts(400).verb, Verb::Fix);
    QCOMPARE(facts(401).kind, ErrorKind::RequestRefused); // not known to speak of the keys
    QCOMPARE(facts(403).kind, ErrorKind::RequestRefused);
    QCOMPARE(facts(408).kind, ErrorKind::TimedOut);
    QCOMPARE(facts(408).verb, Verb::Same);
    QCOMPARE(facts(409).verb, Verb::Read);
    QCOMPARE(facts(429).kind, ErrorKind::RateLimited);
    QCOMPARE(facts(503).verb, Verb::Same);
    QCOMPARE(facts(302).kind, ErrorKind::MalformedReply);
}

/// A sign-in page, a proxy or a firewall: they stop nobody's till.
void TestApiError::unnamedRefusalOfSomebodyOnTheWay()
{
    for (const int status : {401, 403}) {
        const QString bare = QStringLiteral("HTTP_%1").arg(status);
        for (const QStringView code : {QStringView(), QStringView(bare)}) {
            QCOMPARE(apiCodeFacts(code, status).kind, ErrorKind::MalformedReply);
            QCOMPARE(apiCodeFacts(code, status).verb, Verb::Same);
            QVERIFY(!apiCodeFacts(code, status).provesNoPayment);
        }
        for (const QByteArray body : {"<html>Sign in</html>", "", R"({"error":"blocked"})", R"({"message":"Unauthorized"})"})
            QCOMPARE(toError(parseApiError(status, body)).kind, ErrorKind::MalformedReply);
    }
    QCOMPARE(apiCodeFacts(u"HTTP_401", 403).kind, ErrorKind::RequestRefused); // a code all the same
}

void TestApiError::notFound()
{
    QVERIFY(isNotFound(u"PAYMENT_NOT_FOUND", 400));
    QVERIFY(isNotFound(u"ANYTHING_NOT_FOUND", 422));
    QVERIFY(isNotFound(u"NOT_FOUND", 404));
    QVERIFY(isNotFound(u"HTTP_404", 404));
    QVERIFY(isNotFound(u"", 404));
    QVERIFY(!isNotFound(u"INVALID_REQUEST", 404));
    QVERIFY(!isNotFound(u"PAYMENT_NOT_FOUND", 500));
    QCOMPARE(apiCodeFacts(u"LINK_NOT_FOUND", 400).kind, ErrorKind::NotFound);
}

void TestApiError::everyCodeOfTheContractIsListed()
{
    // The contract stands beside the checkout of the people who built this; everywhere else the table above speaks.
    QFile file(qEnvironmentVariable("MOSTRADOR_SHARED", QStringLiteral(PROJECT_DIR "/../shared")) +
               QStringLiteral("/yuno/CONTRACT.md"));
    if (!file.open(QIODevice::ReadOnly))
        QSKIP("the published contract is not here; the committed table was checked by the other tests");
    const QString text = QString::fromUtf8(file.readAll());
    const qsizetype begin = text.indexOf(QStringLiteral("### 1.6"));
    const QString section = text.mid(begin, text.indexOf(QStringLiteral("## 2."), begin) - begin);
    static const QRegularExpression row(QStringLiteral("^\\| [0-9/ ]+\\|([^|]*)\\|"),
                                        QRegularExpression::MultilineOption);
    static const QRegularExpression code(QStringLiteral("`([A-Z_]{4,})`"));
    int seen = 0;
    for (auto rows = row.globalMatch(section); rows.hasNext();) {
        for (auto codes = code.globalMatch(rows.next().captured(1)); codes.hasNext(); ++seen) {
            const QString name = codes.next().captured(1);
            QVERIFY2(apiCodeFacts(name, 400).isListed, qPrintable(name));
        }
    }
    QVERIFY(seen > 45);
}

QTEST_GUILESS_MAIN(TestApiError)
#include "tst_apierror.moc"
