// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The picture of a code from somebody else's host, at a real socket: what is
// asked, what is never asked, and every way in which it goes wrong.
#include "gateway/pictureclient.h"

#include "gatewaybench.h"

using namespace pos;

namespace {

struct PictureBench
{
    /// A gateway on this machine with plain http, as the training gateway's.
    explicit PictureBench(const QString &gateway, TransportOptions options = {}) : bench(gateway), client(bench.clock, bench.scheduler, options)
    {
        GatewayProfile profile;
        profile.baseUrl = QUrl(gateway);
        profile.proxy = QStringLiteral("none");
        client.setProfile(profile);
    }
    std::optional<Answer<QByteArray>> fetch(const QString &address)
    {
        return bench.ask<QByteArray>([&](AnswerHandler<QByteArray> h) { return client.fetch(QUrl(address), std::move(h)); });
    }

    GatewayBench bench; ///< for its clock and its way to wait
    PictureClient client;
};

QByteArray redirectTo(const QByteArray &address)
{
    return "Location: " + address + "\r\n";
}

} // namespace

class TestPictures : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_server = std::make_unique<ScriptedServer>(); }

    void isFetchedWithoutAnyOfOurKeys()
    {
        m_server->otherwise(ScriptedServer::answer(200, "bytes of a picture", "Set-Cookie: track=1\r\n"));
        PictureBench bench(m_server->url());
        for (int time = 0; time < 2; ++time) {
            const auto answer = bench.fetch(m_server->url() + QStringLiteral("/q.png?sig=secret"));
            QVERIFY(answer && answer->result);
            QCOMPARE(*answer->result, QByteArray("bytes of a picture"));
            QVERIFY(!answer->exchange.path.contains(u"secret")); // not in any log
        }
        QCOMPARE(m_server->arrivals().size(), 2);
        for (const Arrival &arrival : m_server->arrivals()) {
            QCOMPARE(arrival.startLine, QByteArray("GET /q.png?sig=secret HTTP/1.1"));
            for (const char *header : {"public-api-key", "private-secret-key", "Authorization", "X-Idempotency-Key", "Cookie", "Referer"})
                QVERIFY2(!arrival.hasHeader(header), header);
        }
    }

    void whatIsNeverAsked_data()
    {
        QTest::addColumn<QString>("gateway");
        QTest::addColumn<QString>("address");
        const QString local = m_here.url(), live = QStringLiteral("https://gateway.example");
        QTest::newRow("plain http elsewhere") << local << QStringLiteral("http://img.example/q.png");
        QTest::newRow("this machine while the gateway is elsewhere") << live << QString(local + QStringLiteral("/q.png"));
        QTest::newRow("file") << local << QStringLiteral("file:///etc/passwd");
        QTest::newRow("user info") << local << QStringLiteral("https://a:b@img.example/q.png");
        QTest::newRow("no host") << local << QStringLiteral("https:///q.png");
        QTest::newRow("nothing") << local << QString();
    }
    void whatIsNeverAsked()
    {
        QFETCH(QString, gateway);
        QFETCH(QString, address);
        PictureBench bench(gateway);
        const auto answer = bench.fetch(address);
        QVERIFY(answer && !answer->result);
        QCOMPARE(answer->result.error().kind, ErrorKind::InvalidInput);
        QVERIFY(!answer->exchange.mayHaveLeft);
        QCOMPARE(m_here.connections(), 0);
    }

    void redirectsAreHeldToTheSameRule()
    {
        PictureBench bench(m_server->url());
        m_server->then(ScriptedServer::answer(302, {}, redirectTo("/moved.png")));
        m_server->then(ScriptedServer::answer(307, {}, redirectTo(m_server->url().toLatin1() + "/again.png")));
        m_server->then(ScriptedServer::answer(200, "found"));
        QCOMPARE(bench.fetch(m_server->url() + QStringLiteral("/q.png"))->result.value_or(QByteArray()), QByteArray("found"));
        QCOMPARE(m_server->arrivals().at(1).target(), QByteArray("/moved.png"));
        QCOMPARE(m_server->arrivals().at(2).target(), QByteArray("/again.png"));

        for (const QByteArray &elsewhere : {QByteArray("http://img.example/q.png"), QByteArray("file:///etc/passwd"), QByteArray("ftp://127.0.0.1/q.png")}) {
            const qsizetype before = m_server->arrivals().size();
            m_server->then(ScriptedServer::answer(302, {}, redirectTo(elsewhere)));
            const auto answer = bench.fetch(m_server->url() + QStringLiteral("/q.png"));
            QVERIFY(answer && !answer->result);
            QCOMPARE(answer->result.error().context.code, QStringLiteral("HTTP_302"));
            QCOMPARE(m_server->arrivals().size(), before + 1);
        }
    }

    void redirectsEnd()
    {
        m_server->otherwise(ScriptedServer::answer(302, {}, redirectTo("/q.png")));
        PictureBench bench(m_server->url());
        const auto answer = bench.fetch(m_server->url() + QStringLiteral("/q.png"));
        QVERIFY(answer && !answer->result);
        QCOMPARE(m_server->arrivals().size(), 4);
    }

    void whatGoesWrong_data()
    {
        QTest::addColumn<QByteArray>("raw");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("not there") << ScriptedServer::response(404, "no such picture") << ErrorKind::NotFound;
        QTest::newRow("broken") << ScriptedServer::response(503, "later") << ErrorKind::ServerFault;
        QTest::newRow("announced too large") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 262145\r\n\r\n") << ErrorKind::MalformedReply;
        QTest::newRow("too large without saying so") << QByteArray("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + QByteArray(300'000, 'x')) << ErrorKind::MalformedReply;
        QTest::newRow("cut off") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\nhalf") << ErrorKind::MalformedReply;
    }
    void whatGoesWrong()
    {
        QFETCH(QByteArray, raw);
        QFETCH(ErrorKind, kind);
        m_server->otherwise(ScriptedServer::sendRawThenClose(raw));
        PictureBench bench(m_server->url());
        const auto answer = bench.fetch(m_server->url() + QStringLiteral("/q.png"));
        QVERIFY(answer && !answer->result);
        QCOMPARE(answer->result.error().kind, kind);
    }

    void endlesslySlowIsGivenUp()
    {
        TransportOptions hurried;
        hurried.limits.total = Millis(300);
        m_server->otherwise(ScriptedServer::drip("HTTP/1.1 200 OK\r\nContent-Length: 90000\r\n\r\n" + QByteArray(90'000, 'x'), 1, 10));
        PictureBench bench(m_server->url(), hurried);
        const auto answer = bench.fetch(m_server->url() + QStringLiteral("/q.png"));
        QVERIFY(answer && !answer->result);
        QCOMPARE(answer->result.error().kind, ErrorKind::TimedOut);
    }

    void droppedNeverAnswers()
    {
        m_server->then(ScriptedServer::answer(302, {}, redirectTo("/moved.png")));
        m_server->otherwise(ScriptedServer::stall());
        PictureBench bench(m_server->url());
        bool answered = false;
        {
            const Call call = bench.client.fetch(QUrl(m_server->url() + QStringLiteral("/q.png")), [&](const Answer<QByteArray> &) { answered = true; });
            QTRY_COMPARE(m_server->arrivals().size(), 2); // the second address is being asked
        }
        QTRY_COMPARE(m_server->openConnections(), 0);
        QVERIFY(!answered);
    }

private:
    ScriptedServer m_here; ///< never asked
    std::unique_ptr<ScriptedServer> m_server;
};

QTEST_GUILESS_MAIN(TestPictures)
#include "tst_pictures.moc"
