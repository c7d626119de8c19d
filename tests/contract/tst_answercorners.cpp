// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What the readers of answers do with the rare and the absurd: times, amounts,
// error bodies, and Qt's ways to say that nothing came.
#include "gateway/apierror.h"
#include "gateway/jsonread.h"
#include "gateway/replyfacts.h"
#include "gateway/transactionparser.h"
#include "gateway/wiremoney.h"
#include "gateway/wiretime.h"
#include "ports/apicodes.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace pos;

namespace {

/// A reply that was never on a wire.
class StillReply final : public QNetworkReply
{
public:
    explicit StillReply(const QByteArray &name = {}, const QByteArray &value = {})
    {
        if (!name.isEmpty())
            setRawHeader(name, value);
    }
    void abort() override {}

protected:
    qint64 readData(char *, qint64) override { return -1; }
};

} // namespace

class TestAnswerCorners : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void times_data();
    void times();
    void numbers_data();
    void numbers();
    void onlyMoneyThatIsExact();
    void flagsAndLists();
    void transactionsThatAreNone();
    void codesAreNamesOrNothing_data();
    void codesAreNamesOrNothing();
    void errorBodiesAreBounded();
    void networkErrors_data();
    void networkErrors();
    void whatNeverConnected();
    void headers();
    void verbs();
};

void TestAnswerCorners::times_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("expected");
    constexpr qint64 Ten = 1'795'255'200'000; // 2026-11-21T10:00:00Z
    const auto row = [](const char *text, qint64 expected) { QTest::newRow(text) << QString::fromLatin1(text) << expected; };
    row("2026-11-21T10:00:00Z", Ten);
    row("2026-11-21 10:00:00", Ten);
    row("2026-11-21T10:00:00z", Ten);
    row("2026-11-21T10:00:00.5Z", Ten + 500);
    row("2026-11-21T10:00:00,123456Z", Ten + 123);
    row("2026-11-21T10:00:00.", Ten);
    row("2026-11-21T07:00:00-03:00", Ten);
    row("2026-11-21T07:00:00-0300", Ten);
    row("2026-11-21T12:00:00+02", Ten);
    row("2026-11-21T15:30:00+05:30", Ten);
    for (const char *bad : {"", "2026-11-21", "2026/11-21T10:00:00Z", "2026-11/21T10:00:00Z", "2026-11-21X10:00:00Z",
                            "2026-11-21T10.00:00Z", "2026-11-21T10:00.00Z", "2026-13-21T10:00:00Z", "2026-11-21T25:00:00Z",
                            "2O26-11-21T10:00:00Z", "2026-11-21T10:00:0 Z", "2026-11-21T10:00:00X", "2026-11-21T10:00:00+1",
                            "2026-11-21T10:00:00+25:00", "2026-11-21T10:00:00+x0:00", "2026-11-21T10:00:00+05:60",
                            "2026-11-21T10:00:00+05:x0", "2026-11-21T10:00:00*05:00", "2026-11-21T10:00:00+05:300"})
        row(bad, 0);
}

void TestAnswerCorners::times()
{
    QFETCH(QString, text);
    QFETCH(qint64, expected);
    QCOMPARE(millisFromWire(text), expected);
    QCOMPARE(millisFromWire(u' ' + text + u'\n'), expected);
    if (expected != 0)
        QCOMPARE(millisFromWire(wireTime27(expected)), expected);
}

void TestAnswerCorners::numbers_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("noise");
    QTest::addColumn<bool>("readable");
    QTest::addColumn<qint64>("hundredths");
    const auto row = [](const char *name, const QByteArray &text, bool noise, std::optional<qint64> value) {
        QTest::newRow(name) << text << noise << value.has_value() << value.value_or(0);
    };
    row("plain", "12.5", false, 1250);
    row("negative", "-12.50", false, -1250);
    row("exponent", "1.25e1", false, 1250);
    row("capital exponent", "125E-1", false, 1250);
    row("trailing zeros", "12.5000", false, 1250);
    row("below one", "0.05", false, 5);
    row("too precise", "12.505", false, std::nullopt);
    row("noise above", "12.500000000000001", true, 1250);
    row("noise below", "12.499999999999999", true, 1250);
    row("noise that is not noise", "12.5012345678", true, std::nullopt);
    row("noise where none may be", "12.500000000000001", false, std::nullopt);
    row("a little", "12.504", true, std::nullopt);
    row("largest", "92233720368547758.07", false, std::numeric_limits<qint64>::max());
    row("too large", "92233720368547758.08", false, std::nullopt);
    row("rounded over the edge", "92233720368547758.07999999999999", true, std::nullopt);
    row("too long", QByteArray(2000, '1'), false, std::nullopt);
    row("absurd exponent", "1e999999", false, std::nullopt);
    row("negative absurd exponent", "1e-999999", false, std::nullopt);
    for (const char *bad : {"", "-", ".", "1.", ".5", "1e", "1ex", "1x", "one", "+1", "1,5", "0x1"})
        row(bad[0] ? bad : "empty", bad, false, std::nullopt);
}

void TestAnswerCorners::numbers()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, noise);
    QFETCH(bool, readable);
    QFETCH(qint64, hundredths);
    const std::optional<qint64> value = scaledInteger(text, 2, noise);
    QCOMPARE(value.has_value(), readable);
    if (readable)
        QCOMPARE(*value, hundredths);
}

void TestAnswerCorners::onlyMoneyThatIsExact()
{
    const Currency brl = Currency::fromCode(u"BRL").value();
    QCOMPARE(moneyFromWire(12.5, brl, AmountUnit::Major)->minor(), 1250);
    QCOMPARE(moneyFromWire(1250, brl, AmountUnit::Minor)->minor(), 1250);
    QCOMPARE(moneyFromWire(QStringLiteral(" 12.50 "), brl, AmountUnit::Major)->minor(), 1250);
    QVERIFY(!moneyFromWire(12.5, Currency(), AmountUnit::Major));
    QVERIFY(!moneyFromWire(true, brl, AmountUnit::Major));
    QVERIFY(!moneyFromWire(QJsonValue(), brl, AmountUnit::Major));
    QVERIFY(!moneyFromWire(12.505, brl, AmountUnit::Major));
    QVERIFY(!moneyFromWire(12.5, brl, AmountUnit::Minor));
}

void TestAnswerCorners::flagsAndLists()
{
    QCOMPARE(json::boolean(true), std::optional(true));
    QCOMPARE(json::boolean(QStringLiteral("TRUE")), std::optional(true));
    QCOMPARE(json::boolean(QStringLiteral("false")), std::optional(false));
    QCOMPARE(json::boolean(QStringLiteral("perhaps")), std::nullopt);
    QCOMPARE(json::boolean(QJsonValue()), std::nullopt);
    QCOMPARE(json::listOf(QJsonArray{1, 2}).size(), 2);
    QCOMPARE(json::listOf(QJsonObject{{QStringLiteral("a"), 1}}).size(), 1);
    QCOMPARE(json::listOf(7).size(), 0);
    QCOMPARE(json::text(QJsonValue(42)), QStringLiteral("42"));
    QCOMPARE(json::text(QJsonValue(12.5)), QString()); // names and ids are never fractions
}

void TestAnswerCorners::transactionsThatAreNone()
{
    const Currency brl = Currency::fromCode(u"BRL").value();
    const QJsonObject one{{QStringLiteral("id"), QStringLiteral("t-1")}, {QStringLiteral("type"), QStringLiteral("REFUND")}};
    QJsonArray list{QStringLiteral("prose"), 7, QJsonValue(), one, one, QJsonObject()};
    const QList<Transaction> read = readTransactions(list, brl, AmountUnit::Major);
    QCOMPARE(read.size(), 2); // the one, once, and the one without a name
    const auto amountOf = [&brl, &one](const QJsonObject &amount) {
        QJsonObject object = one;
        object.insert(QStringLiteral("amount"), amount);
        return readTransactions({object}, brl, AmountUnit::Major).first().amount;
    };
    QCOMPARE(*amountOf({{QStringLiteral("value"), 5}}), Money::fromMinor(500, brl)); // in the payment's currency
    QCOMPARE(amountOf({{QStringLiteral("value"), 5}, {QStringLiteral("currency"), QStringLiteral("CLP")}})->minor(), 5);
    QVERIFY(!amountOf({{QStringLiteral("value"), 5}, {QStringLiteral("currency"), QStringLiteral("XXQ")}}));
    QVERIFY(isTransactionType(QStringLiteral("REFUND")));
    QVERIFY(!isTransactionType(QStringLiteral("refund")));
}

void TestAnswerCorners::codesAreNamesOrNothing_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, const QByteArray &body, const char *code) {
        QTest::newRow(name) << body << QString::fromLatin1(code);
    };
    row("plain", R"({"code":"INVALID_AMOUNT"})", "INVALID_AMOUNT");
    row("all kinds of letters", R"({"code":"A-b_c.9"})", "A-b_c.9");
    row("a number", R"({"code":42})", "42");
    row("prose", R"({"code":"not a code"})", "HTTP_400");
    row("too long", "{\"code\":\"" + QByteArray(65, 'A') + "\"}", "HTTP_400");
    row("long enough", "{\"code\":\"" + QByteArray(64, 'A') + "\"}", QByteArray(64, 'A').constData());
    row("nested", R"({"error":{"code":"INNER"}})", "INNER");
    row("only a type", R"({"error":{"type":"KIND"}})", "KIND");
    row("outer wins", R"({"code":"OUTER","error":{"code":"INNER","type":"KIND"}})", "OUTER");
    row("no JSON", "Error: timeout", "HTTP_400");
    row("a list", "[1]", "HTTP_400");
}

void TestAnswerCorners::codesAreNamesOrNothing()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, code);
    QCOMPARE(parseApiError(400, body).code, code);
}

void TestAnswerCorners::errorBodiesAreBounded()
{
    QJsonArray messages{QJsonObject{{QStringLiteral("message"), QStringLiteral("in an object")}}, QStringLiteral(""),
                        QStringLiteral("plain")};
    QJsonArray details{QJsonObject(), QStringLiteral("prose")};
    for (int i = 0; i < 40; ++i) {
        messages.append(QString(2000, u'm'));
        details.append(QJsonObject{{QStringLiteral("field"), QStringLiteral("f%1").arg(i)}});
    }
    const auto bodyOf = [](const QJsonObject &object) { return QJsonDocument(object).toJson(); };
    const ApiError flat =
        parseApiError(400, bodyOf({{QStringLiteral("messages"), messages}, {QStringLiteral("details"), details}}));
    QCOMPARE(flat.messages.size(), 20);
    QCOMPARE(flat.messages[0], QStringLiteral("in an object"));
    QCOMPARE(flat.messages[1], QStringLiteral("plain"));
    QCOMPARE(flat.messages[2].size(), 500);
    QCOMPARE(flat.fieldErrors.size(), 20);
    QCOMPARE(flat.fieldErrors[0].field, QStringLiteral("f0"));
    QCOMPARE(toError(flat).context.field, QStringLiteral("f0"));
    const ApiError nested = parseApiError(
        400, bodyOf({{QStringLiteral("error"), QJsonObject{{QStringLiteral("details"), details},
                                                           {QStringLiteral("message"), QStringLiteral("inner")}}}}));
    QCOMPARE(nested.fieldErrors.size(), 20);
    QCOMPARE(nested.messages, QStringList{QStringLiteral("inner")});
    QCOMPARE(toError(parseApiError(400, "{}")).context.field, QString());
}

void TestAnswerCorners::networkErrors_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<bool>("left");
    QTest::addColumn<int>("status");
    QTest::addColumn<ErrorKind>("kind");
    using Code = QNetworkReply::NetworkError;
    const auto row = [](const char *name, Code code, bool left, int status, ErrorKind kind) {
        QTest::newRow(name) << static_cast<int>(code) << left << status << kind;
    };
    row("refused", Code::ConnectionRefusedError, false, 0, ErrorKind::Offline);
    row("dropped", Code::RemoteHostClosedError, true, 0, ErrorKind::ConnectionLost);
    row("sent twice was prevented", Code::ContentReSendError, true, 0, ErrorKind::ConnectionLost);
    row("head came", Code::RemoteHostClosedError, true, 201, ErrorKind::MalformedReply);
    row("a proxy's 407", Code::ProxyAuthenticationRequiredError, false, 407, ErrorKind::Offline);
    row("certificate", Code::SslHandshakeFailedError, false, 0, ErrorKind::TlsFailed);
    row("handshake after bytes", Code::SslHandshakeFailedError, true, 0, ErrorKind::ConnectionLost);
    row("Qt's timeout", Code::TimeoutError, true, 0, ErrorKind::TimedOut);
    row("Qt's timeout, nothing left", Code::TimeoutError, false, 0, ErrorKind::Offline);
    row("aborted", Code::OperationCanceledError, true, 0, ErrorKind::TimedOut);
    row("aborted, nothing left", Code::OperationCanceledError, false, 0, ErrorKind::Offline);
    row("a code of the future", static_cast<Code>(511), true, 0, ErrorKind::ConnectionLost);
}

void TestAnswerCorners::networkErrors()
{
    QFETCH(int, code);
    QFETCH(bool, left);
    QFETCH(int, status);
    QFETCH(ErrorKind, kind);
    const Error error = networkError(static_cast<QNetworkReply::NetworkError>(code), left, status);
    QCOMPARE(errorKindName(error.kind), errorKindName(kind));
    QVERIFY(!error.context.detail.isEmpty());
    if (code == 7777)
        QCOMPARE(error.context.detail, QStringLiteral("7777"));
}

void TestAnswerCorners::whatNeverConnected()
{
    using Code = QNetworkReply::NetworkError;
    const QSet<int> before{Code::ConnectionRefusedError,      Code::HostNotFoundError,   Code::SslHandshakeFailedError,
                           Code::ProxyConnectionRefusedError, Code::ProxyNotFoundError,  Code::ProxyTimeoutError,
                           Code::ProxyAuthenticationRequiredError};
    const QSet<int> answers{Code::NoError,
                            Code::ContentAccessDenied,
                            Code::ContentNotFoundError,
                            Code::AuthenticationRequiredError,
                            Code::ContentConflictError,
                            Code::UnknownContentError,
                            Code::ProtocolInvalidOperationError,
                            Code::InternalServerError,
                            Code::ServiceUnavailableError};
    for (const int code : {int(Code::ConnectionRefusedError), int(Code::RemoteHostClosedError), int(Code::HostNotFoundError),
                           int(Code::TimeoutError), int(Code::OperationCanceledError), int(Code::SslHandshakeFailedError),
                           int(Code::ProxyConnectionRefusedError), int(Code::ProxyNotFoundError), int(Code::ProxyTimeoutError),
                           int(Code::ProxyAuthenticationRequiredError), int(Code::ContentReSendError), int(Code::ProtocolFailure)}) {
        QCOMPARE(failedBeforeConnecting(static_cast<Code>(code)), before.contains(code));
        QVERIFY(!isAnswerOfServer(static_cast<Code>(code)));
    }
    for (const int code : answers) {
        QVERIFY(isAnswerOfServer(static_cast<Code>(code)));
        QVERIFY(!failedBeforeConnecting(static_cast<Code>(code)));
    }
}

void TestAnswerCorners::headers()
{
    QCOMPARE(contentLength(StillReply()), std::nullopt);
    QCOMPARE(contentLength(StillReply("Content-Length", " 12 ")), std::optional<qint64>(12));
    QCOMPARE(contentLength(StillReply("Content-Length", "-1")), std::nullopt);
    QCOMPARE(contentLength(StillReply("Content-Length", "many")), std::nullopt);
    const QDateTime now(QDate(2026, 11, 21), QTime(10, 0), Qt::UTC);
    const auto retry = [&now](const char *value) { return retryAfterOf(StillReply("Retry-After", value), now); };
    QCOMPARE(retryAfterOf(StillReply(), now), 0);
    QCOMPARE(retry("30"), 30);
    QCOMPARE(retry("-5"), 0);
    QCOMPARE(retry("999999"), 3600);
    QCOMPARE(retry("soon"), 0);
    QCOMPARE(retry("Sat, 21 Nov 2026 10:00:20 GMT"), 20);
    QCOMPARE(retry("Sat, 21 Nov 2026 09:00:00 GMT"), 0);
    QCOMPARE(requestIdOf(StillReply("X-Request-Id", "abcXYZ-019_.:")), QStringLiteral("abcXYZ-019_.:"));
    QCOMPARE(requestIdOf(StillReply("CF-Ray", "7f")), QStringLiteral("7f"));
    for (const char *odd : {"", "a b", "a/b", "a;b", "a@b", "a[b", "a`b", "a{b"})
        QCOMPARE(requestIdOf(StillReply("X-Trace-Id", odd)), QString());
    QCOMPARE(requestIdOf(StillReply("X-Trace-Id", QByteArray(65, 'a'))), QString());
}

void TestAnswerCorners::verbs()
{
    QSet<QString> names;
    for (const Verb verb : {Verb::Same, Verb::New, Verb::Fix, Verb::Tell, Verb::Read})
        names.insert(verbName(verb));
    QCOMPARE(names.size(), 5);
    QVERIFY(names.contains(QStringLiteral("SAME")) && !names.contains(QString()));
}

QTEST_GUILESS_MAIN(TestAnswerCorners)
#include "tst_answercorners.moc"
