// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The HTTP server under good, strange and hostile bytes (RFC 9112).
#include "gatewayfixture.h"

#include <QRandomGenerator>
#include <QTest>

class TrainingHttpTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersGarbage_data();
    void answersGarbage();
    void survivesRandomBytes();
    void keepsTheConnection();
    void closesWhenAsked();
    void answersPipelinedRequestsInOrder();
    void readsChunkedBodies();
    void readsABodyByteByByte();
    void sends100Continue();
    void refusesALargeBodyBeforeItComes();
    void knowsItsPathsAndMethods_data();
    void knowsItsPathsAndMethods();
    void decodesTheQuery();

private:
    GatewayFixture m_gateway;
};

void TrainingHttpTest::answersGarbage_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const QByteArray &bytes, int status) {
        QTest::newRow(name) << bytes << status;
    };
    row("not http", "hello\r\n\r\n", 400);
    row("two words", "GET /\r\n\r\n", 400);
    row("four words", "GET / x HTTP/1.1\r\n\r\n", 400);
    row("method with blanks", "G(T / HTTP/1.1\r\nHost: x\r\n\r\n", 400);
    row("no host", "GET / HTTP/1.1\r\n\r\n", 400);
    row("http 2", "GET / HTTP/2.0\r\nHost: x\r\n\r\n", 505);
    row("http 2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505);
    row("absolute target", "GET http://x/ HTTP/1.1\r\nHost: x\r\n\r\n", 400);
    row("bare line feeds", "GET / HTTP/1.1\nHost: x\n\n", 400);
    row("header without colon", "GET / HTTP/1.1\r\nHost: x\r\nbroken\r\n\r\n", 400);
    row("header name with space", "GET / HTTP/1.1\r\nHost : x\r\n\r\n", 400);
    row("obsolete folding", "GET / HTTP/1.1\r\nHost: x\r\n more: y\r\n\r\n", 400);
    row("control character", QByteArray("GET / HTTP/1.1\r\nHost: x\r\nA: b\0c\r\n\r\n", 35), 400);
    row("negative length", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n", 400);
    row("hex length", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 0x10\r\n\r\n", 400);
    row("two lengths", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}", 400);
    row("length and chunked", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n",
        400);
    row("huge length", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999\r\n\r\n", 413);
    row("over a mebibyte", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1048577\r\n\r\n", 413);
    row("gzip encoding", "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip, chunked\r\n\r\n", 501);
    row("bad chunk size", "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n", 400);
    row("negative chunk", "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n-5\r\nhello\r\n", 400);
    row("huge chunk", "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nffffffff\r\n", 413);
    row("chunk overrun", "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nabcd\r\n", 400);
    row("endless head", "GET / HTTP/1.1\r\nX: " + QByteArray(20'000, 'a'), 431);
    row("endless line", QByteArray(20'000, 'a'), 431);
    QByteArray many = "GET / HTTP/1.1\r\nHost: x\r\n";
    for (int i = 0; i < 200; ++i)
        many += "a: b\r\n";
    row("200 headers", many + "\r\n", 431);
}

void TrainingHttpTest::answersGarbage()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, status);
    RawClient client;
    QVERIFY(client.open(m_gateway.server.url()));
    QVERIFY(client.send(bytes));
    const RawReply reply = client.read(5000, true);
    QCOMPARE(reply.status, status);
    QVERIFY(reply.isWhole());
    QCOMPARE(reply.text("code"), QStringLiteral("INVALID_REQUEST"));
    QCOMPARE(reply.header("Connection"), QByteArray("close"));
    QCOMPARE(reply.end, RawReply::End::Closed);
    QCOMPARE(m_gateway.get("/__stats").status, 200);
}

void TrainingHttpTest::survivesRandomBytes()
{
    QRandomGenerator random(20261121);
    const QByteArray good =
        requestBytes("POST", "/v1/payments", "{\"merchant_order_id\":\"X-1-1\"}", "X-Idempotency-Key: r\r\n");
    for (int round = 0; round < 300; ++round) {
        QByteArray bytes = good;
        for (quint32 i = random.bounded(1u, 12u); i > 0; --i) {
            const qsizetype at = random.bounded(static_cast<int>(bytes.size()));
            switch (random.bounded(3)) {
            case 0:
                bytes[at] = static_cast<char>(random.bounded(256));
                break;
            case 1:
                bytes.insert(at, static_cast<char>(random.bounded(256)));
                break;
            default:
                bytes.remove(at, random.bounded(1, 20));
                break;
            }
        }
        RawClient client;
        QVERIFY(client.open(m_gateway.server.url()));
        client.send(bytes);
        client.close(); // whatever it meant, the server must live
    }
    QCOMPARE(m_gateway.get("/__stats").status, 200);
}

void TrainingHttpTest::keepsTheConnection()
{
    RawClient client;
    QVERIFY(client.open(m_gateway.server.url()));
    for (int i = 0; i < 5; ++i) {
        QVERIFY(client.send(requestBytes("GET", "/v1/payments?merchant_order_id=NONE-1")));
        const RawReply reply = client.read();
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.body, QByteArray("[]"));
        QCOMPARE(reply.header("Connection"), QByteArray("keep-alive"));
    }
}

void TrainingHttpTest::closesWhenAsked()
{
    RawClient client;
    QVERIFY(client.open(m_gateway.server.url()));
    QVERIFY(client.send(requestBytes("GET", "/__stats", {}, "Connection: close\r\n")));
    const RawReply reply = client.read(5000, true);
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.end, RawReply::End::Closed);
    QVERIFY(client.open(m_gateway.server.url()));
    QVERIFY(client.send("GET /__stats HTTP/1.0\r\n\r\n"));
    QCOMPARE(client.read(5000, true).end, RawReply::End::Closed);
}

void TrainingHttpTest::answersPipelinedRequestsInOrder()
{
    QByteArray burst;
    for (int i = 0; i < 100; ++i)
        burst += requestBytes("GET", "/nowhere/" + QByteArray::number(i)) +
                 requestBytes("GET", "/v1/payments?merchant_order_id=NONE-1");
    RawClient client;
    QVERIFY(client.open(m_gateway.server.url()));
    QVERIFY(client.send(burst));
    for (int i = 0; i < 100; ++i) {
        QCOMPARE(client.read().status, 404);
        QCOMPARE(client.read().status, 200);
    }
}

void TrainingHttpTest::readsChunkedBodies()
{
    RawClient client;
    QVERIFY(client.open(m_gateway.server.url()));
    const QByteArray head = requestBytes("POST", "/v1/customers", {}, "Transfer-Encoding: chunked\r\n");
    QVERIFY(client.send(
        head + "a;ext=1\r\n{\"merchant\r\nF\r\n_customer_id\":\"\r\n9\r\nCHUNKED\"}\r\n0\r\nTrailer: x\r\n\r\n"));
    const RawReply reply = client.read();
    QCOMPARE(reply.status, 201);
    QCOMPARE(reply.text("merchant_customer_id"), QStringLiteral("CHUNKED"));
    QVERIFY(client.send(requestBytes("GET", "/__stats"))); // the stream is still in step
    QCOMPARE(client.read().status, 200);
}

void TrainingHttpTest::readsABodyByteByByte()
{
    RawClient client;
    QVERIFY(client.open(m_gateway.server.url()));
    const QByteArray bytes = requestBytes("POST", "/v1/customers", "{\"merchant_customer_id\":\"DRIPPED\"}");
    for (const char byte : bytes)
        QVERIFY(client.send(QByteArray(1, byte)));
    QCOMPARE(client.read().status, 201);
}

void TrainingHttpTest::sends100Continue()
{
    const QByteArray body = "{\"merchant_customer_id\":\"EXPECTED\"}";
    const QByteArray bytes = requestBytes("POST", "/v1/customers", body, "Expect: 100-continue\r\n");
    RawClient client;
    QVERIFY(client.open(m_gateway.server.url()));
    QVERIFY(client.send(bytes.chopped(body.size())));
    const RawReply interim = client.read(300);
    QCOMPARE(interim.bytes, QByteArray("HTTP/1.1 100 Continue\r\n\r\n"));
    QVERIFY(client.send(body));
    QCOMPARE(client.read().status, 201);
}

void TrainingHttpTest::refusesALargeBodyBeforeItComes()
{
    const QByteArray body(1024 * 1024, 'x');
    RawClient client;
    QVERIFY(client.open(m_gateway.server.url()));
    QVERIFY(client.send(requestBytes("POST", "/v1/customers", body))); // exactly the limit: read, then not JSON
    QCOMPARE(client.read().status, 400);
}

void TrainingHttpTest::knowsItsPathsAndMethods_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *method, const char *path, int status, const char *code) {
        QTest::addRow("%s %s", method, path)
            << QByteArray(method) << QByteArray(path) << status << QString::fromLatin1(code);
    };
    row("GET", "/", 404, "NOT_FOUND");
    row("GET", "/v1", 404, "NOT_FOUND");
    row("GET", "/payments", 404, "NOT_FOUND");
    row("GET", "/v1/payments/", 404, "NOT_FOUND");
    row("GET", "/v1/payments/a/b/c/d/e/f", 404, "NOT_FOUND");
    row("GET", "/__nothing", 404, "NOT_FOUND");
    row("POST", "/__stats", 404, "NOT_FOUND");
    row("PUT", "/__faults", 405, "UNSUPPORTED_METHOD");
    row("PUT", "/v1/payments", 405, "UNSUPPORTED_METHOD");
    row("DELETE", "/v1/payments/x", 405, "UNSUPPORTED_METHOD");
    row("GET", "/v1/payments/x/cancel-or-refund", 405, "UNSUPPORTED_METHOD");
    row("OPTIONS", "/v1/customers", 405, "UNSUPPORTED_METHOD");
}

void TrainingHttpTest::knowsItsPathsAndMethods()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, path);
    QFETCH(QString, code);
    const RawReply reply = m_gateway.call(method.constData(), path);
    QTEST(reply.status, "status");
    QCOMPARE(reply.text("code"), code);
    if (reply.status == 405 && path.startsWith("/v1"))
        QVERIFY(!reply.header("Allow").isEmpty());
}

void TrainingHttpTest::decodesTheQuery()
{
    const QString order = QStringLiteral("R1 &=/+%1-1").arg(QChar(0xe7));
    QCOMPARE(m_gateway.pay("query-key", m_gateway.sale(order)).status, 201);
    const RawReply found = m_gateway.get("/v1/payments?merchant_order_id=" + QUrl::toPercentEncoding(order));
    QCOMPARE(found.text("0.merchant_order_id"), order);
}

QTEST_GUILESS_MAIN(TrainingHttpTest)
#include "tst_training_http.moc"
