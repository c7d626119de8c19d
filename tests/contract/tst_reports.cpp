// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Yuno's reports at a real socket, byte by byte, and their files as documents
// and samples show them: other names, other delimiters, archives, damage.
#include "gateway/reportclient.h"
#include "gateway/reportparser.h"

#include "gatewaybench.h"

#include <QTemporaryDir>

using namespace pos;

namespace {

constexpr qint64 From = 1'793'491'200'000;  // 2026-11-01T00:00:00Z
constexpr qint64 Until = 1'793'577'600'000; // 2026-11-02T00:00:00Z

ReportRequest request()
{
    return {ReportType::Payments, From, Until, QStringLiteral("mostrador-1")};
}

struct ReportBench
{
    explicit ReportBench(const QString &url) : client(clock, scheduler, ids)
    {
        GatewayProfile profile;
        profile.baseUrl = QUrl(url);
        profile.accountId = QStringLiteral("11111111-2222-4333-8444-555555555555");
        profile.proxy = QStringLiteral("none");
        client.setProfile(profile, QStringLiteral("org-7"));
        client.setCredentials(GatewayBench::keys());
    }
    template <typename T, typename Start> std::optional<Answer<T>> ask(Start start)
    {
        std::optional<Answer<T>> got;
        const Call call = start([&](const Answer<T> &answer) { got.emplace(answer); });
        if (!QTest::qWaitFor([&] { return got.has_value(); }, 10'000))
            return std::nullopt;
        return got;
    }

    SystemClock clock;
    QtScheduler scheduler;
    SeededIdSource ids{1};
    ReportClient client;
};

/// With " for '.
QByteArray quoted(QByteArray text)
{
    return text.replace('\'', '"');
}

const QByteArray Created = quoted(
    "{'id':'6d905149-b388-4522-8c0a-759fed1f39da','type':'PAYMENTS','start_date':'2023-07-01 00:00:00 +0000 UTC',"
    "'end_date':'2023-07-12 00:00:00 +0000 UTC','merchant_reference_id':'mostrador-1',"
    "'created_at':'2023-07-12 20:10:30.311048496 +0000 UTC','updated_at':'2023-07-12 20:10:30.311048496 +0000 UTC',"
    "'expires_at':'','status':'IN_PROCESS'}");

const QByteArray Head = "payment_id;merchant_order_id;status;sub_status;amount_value;captured;refunded;currency;created_at;"
                        "payment_method_type;transaction_id\n";

struct Rows
{
    QList<Payment> payments;
    QString code; ///< of the error, empty = read to the end
    QStringList names;
    qint64 unreadable = 0;
};

Rows read(const QByteArray &bytes, int portion = 2, ReportType type = ReportType::Payments)
{
    QTemporaryDir dir;
    QFile file(dir.filePath(QStringLiteral("report")));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write");
    file.close();
    Rows rows;
    const Result<std::unique_ptr<ReportRows>> open = ReportFile::open(file.fileName(), type);
    if (!open) {
        rows.code = open.error().context.code;
        rows.names = open.error().context.messages;
        return rows;
    }
    for (;;) {
        const Result<QList<Payment>> some = (*open)->next(portion);
        rows.unreadable = (*open)->unreadable();
        if (!some) {
            rows.code = some.error().context.code;
            return rows;
        }
        if (some->isEmpty())
            return rows;
        rows.payments += *some;
    }
}

} // namespace

class TestReports : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void communications();
    void init()
    {
        m_server = std::make_unique<ScriptedServer>();
        m_bench = std::make_unique<ReportBench>(m_server->url());
    }

    void createBytes()
    {
        m_server->otherwise(ScriptedServer::answer(201, Created));
        const auto answer = m_bench->ask<Report>([&](AnswerHandler<Report> h) { return m_bench->client.createReport(request(), std::move(h)); });
        QVERIFY(answer && answer->result);
        QCOMPARE(m_server->arrivals().size(), 1);
        const Arrival arrival = m_server->arrivals().first();
        QCOMPARE(arrival.startLine, QByteArray("POST /v1/reports HTTP/1.1"));
        QCOMPARE(arrival.body, quoted("{'type':'PAYMENTS','start_date':'2026-11-01T00:00:00.000Z','end_date':'2026-11-02T00:00:00.000Z',"
                                      "'merchant_reference_id':'mostrador-1','account_id':'11111111-2222-4333-8444-555555555555'}"));
        QCOMPARE(arrival.header("X-Organization-Code"), QByteArray("org-7"));
        QCOMPARE(arrival.header("public-api-key"), canary::publicKey());
        QCOMPARE(arrival.header("private-secret-key"), canary::privateKey());
        QCOMPARE(arrival.header("content-type"), QByteArray("application/json"));
        QVERIFY(arrival.hasHeader("X-Idempotency-Key"));
        QCOMPARE(answer->result->id.text(), QStringLiteral("6d905149-b388-4522-8c0a-759fed1f39da"));
        QCOMPARE(answer->result->status, ReportStatus::InProcess);
        QCOMPARE(answer->result->reference, QStringLiteral("mostrador-1"));
        QCOMPARE(answer->result->createdMs, 1'689'192'630'311);
        QCOMPARE(answer->result->expiresMs, 0);
    }

    void readsAndLists()
    {
        m_server->then(ScriptedServer::answer(200, Created));
        m_server->then(ScriptedServer::answer(200, "[" + Created + "]"));
        m_server->then(ScriptedServer::answer(200, quoted("{'type':'PAYMENTS','download_link':'https://files.example/r.zip?sig=x','status':'AVAILABLE'}")));
        const ReportId id = ReportId::from(QStringLiteral("r-1"));
        QVERIFY(m_bench->ask<Report>([&](AnswerHandler<Report> h) { return m_bench->client.report(id, std::move(h)); })->result);
        const auto list = m_bench->ask<QList<Report>>([&](AnswerHandler<QList<Report>> h) { return m_bench->client.recentReports(From, std::move(h)); });
        QCOMPARE(list->result->size(), 1);
        const auto link = m_bench->ask<QUrl>([&](AnswerHandler<QUrl> h) { return m_bench->client.downloadLink(id, std::move(h)); });
        QCOMPARE(*link->result, QUrl(QStringLiteral("https://files.example/r.zip?sig=x")));
        QCOMPARE(m_server->arrivals()[0].startLine, QByteArray("GET /v1/reports/r-1 HTTP/1.1"));
        const QByteArray target = m_server->arrivals()[1].target();
        QVERIFY2(target.startsWith("/v1/reports/list?account_id=11111111-2222-4333-8444-555555555555&page_size=99&page_number=1&"
                                   "start_date=2026-11-01T00%3A00%3A00.000000Z&end_date="),
                 target.constData());
        QCOMPARE(m_server->arrivals()[2].startLine, QByteArray("GET /v2/reports/r-1/download HTTP/1.1"));
        for (const Arrival &arrival : m_server->arrivals())
            QCOMPARE(arrival.header("X-Organization-Code"), QByteArray("org-7"));
    }

    void fileIsFetchedWithoutAnyOfOurKeys()
    {
        const QByteArray file(3'000'000, 'x');
        m_server->otherwise(ScriptedServer::answer(200, file));
        const QUrl link(m_server->url() + QStringLiteral("/bucket/report.zip?signature=secret"));
        const auto answer = m_bench->ask<QByteArray>([&](AnswerHandler<QByteArray> h) { return m_bench->client.fetch(link, std::move(h)); });
        QVERIFY(answer && answer->result);
        QCOMPARE(*answer->result, file);
        QCOMPARE(m_server->arrivals().first().target(), QByteArray("/bucket/report.zip?signature=secret"));
        for (const char *header : {"X-Organization-Code", "public-api-key", "private-secret-key", "Authorization", "Cookie"})
            QVERIFY2(!m_server->arrivals().first().hasHeader(header), header);
        QVERIFY(!m_server->everything().contains(canary::privateKey()));
        QVERIFY(!answer->exchange.path.contains(QLatin1String("signature"))); // not in any log
    }

    void linksThatMayNotBeOpened_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("http") << quoted("{'download_link':'http://files.example/r.zip'}");
        QTest::newRow("file") << quoted("{'download_link':'file:///etc/passwd'}");
        QTest::newRow("user") << quoted("{'download_link':'https://a:b@files.example/r.zip'}");
        QTest::newRow("none") << quoted("{'status':'AVAILABLE'}");
        QTest::newRow("empty") << quoted("{'download_link':''}");
    }
    void linksThatMayNotBeOpened()
    {
        QFETCH(QByteArray, body);
        QVERIFY(!parseDownloadLink(body));
    }

    void transactions()
    {
        const Rows rows = read("transaction_id,payment_id,merchant_order_id,type,status,amount,currency,response_code,created_at\n"
                               "t-1,p-1,W7-1,PURCHASE,SUCCEEDED,12.5000,BRL,SUCCEEDED,2026-11-01T10:00:00.000Z\n"
                               "t-2,p-1,W7-1,refund,succeeded,-2.5000,BRL,,2026-11-02 10:00:00 +0000 UTC\n"
                               "t-3,,W7-1,PURCHASE,SUCCEEDED,1.0000,BRL,,\n"
                               "t-4,p-2,W7-2,PURCHASE\n"
                               "t-5,p-2,W7-2,PURCHASE,DECLINED,no amount,BRL,INSUFFICIENT_FUNDS,\n",
                               2, ReportType::Transactions);
        QCOMPARE(rows.code, QString());
        QCOMPARE(rows.unreadable, 2);
        QCOMPARE(rows.payments.size(), 3);
        QCOMPARE(rows.payments[0].id.text(), QStringLiteral("p-1"));
        QCOMPARE(rows.payments[0].transactions.size(), 1);
        const Transaction purchase = rows.payments[0].transactions.first();
        QCOMPARE(purchase.id.text(), QStringLiteral("t-1"));
        QCOMPARE(purchase.amount->minor(), 1250);
        QCOMPARE(purchase.responseCode, QStringLiteral("SUCCEEDED"));
        QCOMPARE(purchase.createdMs, 1'793'527'200'000);
        const Transaction refund = rows.payments[1].transactions.first();
        QCOMPARE(refund.type, QStringLiteral("REFUND"));
        QCOMPARE(refund.status, QStringLiteral("SUCCEEDED"));
        QCOMPARE(refund.amount->minor(), 250);
        QVERIFY(!rows.payments[2].transactions.first().amount);
    }

    void transactionsOfAnotherShape()
    {
        const Rows rows = read("transaction_id;payment_id;amount\nt-1;p-1;1\n", 2, ReportType::Transactions);
        QCOMPARE(rows.code, QStringLiteral("MISSING_COLUMNS"));
        QCOMPARE(rows.names, (QStringList{QStringLiteral("type"), QStringLiteral("status")}));
        // A report of payments in its place is no report of transactions.
        QCOMPARE(read("payment_id;status;amount_value;currency\np;SUCCEEDED;1;BRL\n", 2, ReportType::Transactions).code,
                 QStringLiteral("MISSING_COLUMNS"));
    }

    void nothingIsSentForBadInput()
    {
        ReportRequest tooLong = request();
        tooLong.untilMs = From + LongestReportMs + 1;
        auto answer = m_bench->ask<Report>([&](AnswerHandler<Report> h) { return m_bench->client.createReport(tooLong, std::move(h)); });
        QCOMPARE(answer->result.error().context.code, QStringLiteral("REPORT_MAX_RANGE_ERROR"));
        answer = m_bench->ask<Report>([&](AnswerHandler<Report> h) { return m_bench->client.report(ReportId::from(QStringLiteral("../x")), std::move(h)); });
        QCOMPARE(answer->result.error().kind, ErrorKind::InvalidInput);
        GatewayProfile profile;
        profile.baseUrl = QUrl(m_server->url());
        m_bench->client.setProfile(profile, QString());
        answer = m_bench->ask<Report>([&](AnswerHandler<Report> h) { return m_bench->client.createReport(request(), std::move(h)); });
        QCOMPARE(answer->result.error().context.field, QStringLiteral("organizationCode"));
        QCOMPARE(m_server->begun(), 0);
    }

    void statusesFold()
    {
        for (const char *ready : {"SUCCEEDED", "COMPLETED", "AVAILABLE", "DOWNLOADED", "succeeded"})
            QCOMPARE(reportStatusOf(QString::fromLatin1(ready)), ReportStatus::Ready);
        for (const char *process : {"IN_PROCESS", "PROCESSING", "CREATED", "SOMETHING_NEW", ""})
            QCOMPARE(reportStatusOf(QString::fromLatin1(process)), ReportStatus::InProcess);
        QCOMPARE(reportStatusOf(u"EXPIRED"), ReportStatus::Expired);
        QCOMPARE(reportStatusOf(u"FAILED"), ReportStatus::Failed);
        QCOMPARE(reportStatusOf(u"ERROR"), ReportStatus::Failed);
    }

    void rowsAsDocumented()
    {
        const Rows rows = read("\xEF\xBB\xBF" + Head +
                               "p-1;R1-1;SUCCEEDED;APPROVED;128.4000;0.0000;28.4000;BRL;2026-11-01T10:00:00.000000Z;CARD;t-1\n"
                               "p-2;R1-2;DECLINED;DECLINED;36490.0000;;;CLP;2023-07-01 00:00:00.5 +0000 UTC;PIX;t-2\n"
                               "p-3;R1-3;SOMETHING;NEW;10.0000;0;0;BRL;;CARD;\n");
        QCOMPARE(rows.code, QString());
        QCOMPARE(rows.payments.size(), 3);
        const Payment &first = rows.payments[0];
        QCOMPARE(first.id.text(), QStringLiteral("p-1"));
        QCOMPARE(first.orderId.text(), QStringLiteral("R1-1"));
        QCOMPARE(first.amount.toDebugString(), QStringLiteral("BRL 128.40"));
        QCOMPARE(first.refunded->minor(), 2840);
        QCOMPARE(first.createdMs, From + 10 * 3'600'000);
        QCOMPARE(first.method.type, QStringLiteral("CARD"));
        QVERIFY(first.raw.contains("\"transaction_id\":\"t-1\"")); // what we do not know is kept
        QCOMPARE(rows.payments[1].amount.toDebugString(), QStringLiteral("CLP 36490"));
        QVERIFY(!rows.payments[1].captured);
        QCOMPARE(rows.payments[1].createdMs, 1'688'169'600'500);
        QVERIFY(!rows.payments[2].facts().isKnown);
    }

    void otherShapesOfTheSame_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("commas") << QByteArray("payment_id,status,amount_value,currency\np-1,SUCCEEDED,10.0000,BRL\n");
        QTest::newRow("tabs, other order") << QByteArray("currency\tamount\tpayment_status\tid\nBRL\t10\tSUCCEEDED\tp-1\n");
        QTest::newRow("words, spaces, capitals") << QByteArray("Payment ID;Status;Amount Value;Currency\np-1;SUCCEEDED;10.00;brl\n");
        QTest::newRow("lines in cells") << QByteArray("payment_id;meta;status;amount_value;currency\np-1;\"{\n\"\"a\"\": \"\";\"\"\n}\";SUCCEEDED;10;BRL");
        QTest::newRow("CR LF") << QByteArray("payment_id;status;amount_value;currency\r\np-1;SUCCEEDED;10;BRL\r\n");
    }
    void otherShapesOfTheSame()
    {
        QFETCH(QByteArray, bytes);
        const Rows rows = read(bytes);
        QCOMPARE(rows.code, QString());
        QCOMPARE(rows.payments.size(), 1);
        QCOMPARE(rows.payments[0].id.text(), QStringLiteral("p-1"));
        QCOMPARE(rows.payments[0].amount.toDebugString(), QStringLiteral("BRL 10.00"));
    }

    void rowsThatCannotBeRead()
    {
        const Rows rows = read("payment_id;status;amount_value;currency\n;SUCCEEDED;1;BRL\np-1;;1;BRL\np-2;SUCCEEDED;x;BRL\n"
                               "p-3;SUCCEEDED;1;XYZ\np-4;SUCCEEDED;1.001;BRL\np-5;SUCCEEDED;-1;BRL\np-6;SUCCEEDED\n"
                               "p-7;SUCCEEDED;1;BRL\n");
        QCOMPARE(rows.code, QString());
        QCOMPARE(rows.unreadable, 7);
        QCOMPARE(rows.payments.size(), 1);
    }

    void filesOfAnotherKind_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("code");
        QTest::newRow("nothing") << QByteArray() << QStringLiteral("EMPTY");
        QTest::newRow("blank") << QByteArray("\n\n") << QStringLiteral("EMPTY");
        QTest::newRow("page") << QByteArray("<html><body>Sorry</body></html>") << QStringLiteral("NOT_CSV");
        QTest::newRow("JSON") << QByteArray("{\"code\":\"X\"}") << QStringLiteral("NOT_CSV");
        QTest::newRow("UTF-16") << QByteArray("\xFF\xFEp\0a\0y\0\n\0", 10) << QStringLiteral("NOT_TEXT");
        QTest::newRow("half an archive") << QByteArray("PK\x03\x04 and so on") << QStringLiteral("BAD_ARCHIVE");
        QTest::newRow("other columns") << QByteArray("foo;bar\n1;2\n") << QStringLiteral("MISSING_COLUMNS");
        QTest::newRow("columns of settlements") << QByteArray("settlement_id,payment_id,amount\n1,2,3\n") << QStringLiteral("MISSING_COLUMNS");
    }
    void filesOfAnotherKind()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, code);
        const Rows rows = read(bytes);
        QCOMPARE(rows.code, code);
        QVERIFY(rows.payments.isEmpty());
    }

    void missingColumnsAreNamed()
    {
        QCOMPARE(read("payment_id;amount_value\np-1;1\n").names, (QStringList{QStringLiteral("status"), QStringLiteral("currency")}));
    }

    void headAlone()
    {
        const Rows rows = read(Head);
        QCOMPARE(rows.code, QString());
        QVERIFY(rows.payments.isEmpty());
        QCOMPARE(read("payment_id;status;amount_value;currency").code, QString());
    }

    void cutOffInTheMiddle()
    {
        const Rows rows = read("payment_id;status;amount_value;currency\np-1;SUCCEEDED;1;BRL\np-2;\"SUCC");
        QCOMPARE(rows.code, QStringLiteral("TRUNCATED"));
    }

    void archive_data()
    {
        QTest::addColumn<int>("method");
        QTest::newRow("stored") << 0;
        QTest::newRow("deflated") << 8;
    }
    void archive()
    {
        QFETCH(int, method);
        QByteArray content = Head;
        for (int i = 0; i < 5000; ++i)
            content += "p-" + QByteArray::number(i) + ";R1-1;SUCCEEDED;APPROVED;1.0000;0;0;BRL;2026-11-01T10:00:00.000000Z;CARD;t\n";
        const QByteArray whole = archiveOf("payments.csv", content, method);
        QCOMPARE(read(whole, 100).payments.size(), 5000);
        QByteArray damaged = whole;
        damaged[damaged.size() / 2] = static_cast<char>(damaged[damaged.size() / 2] ^ 0x55);
        QCOMPARE(read(damaged, 100).code, QStringLiteral("BAD_ARCHIVE"));
        QCOMPARE(read(whole.left(whole.size() / 2), 100).code, QStringLiteral("BAD_ARCHIVE"));
        QCOMPARE(read(archiveOf("[Content_Types].xml", "<x/>", method)).code, QStringLiteral("SPREADSHEET"));
    }

private:
    static QByteArray archiveOf(const QByteArray &name, const QByteArray &content, int method);

    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<ReportBench> m_bench;
};

/// Made here from the format's description, not with the code that reads it.
QByteArray TestReports::archiveOf(const QByteArray &name, const QByteArray &content, int method)
{
    const auto number = [](quint32 value, int bytes) {
        QByteArray out;
        for (int i = 0; i < bytes; ++i)
            out += static_cast<char>((value >> (8 * i)) & 0xFF);
        return out;
    };
    quint32 crc = 0xFFFFFFFF;
    for (const char c : content) {
        crc ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1) ^ ((crc & 1U) != 0 ? 0xEDB88320U : 0U);
    }
    crc = ~crc;
    QByteArray packed = content;
    if (method == 8) { // qCompress: 4 bytes of length, 2 of zlib's head, data, 4 of checksum
        packed = qCompress(content, 9).mid(6);
        packed.chop(4);
    }
    const QByteArray facts = number(20, 2) + number(0, 2) + number(static_cast<quint32>(method), 2) + number(0, 4) + number(crc, 4) +
                             number(static_cast<quint32>(packed.size()), 4) + number(static_cast<quint32>(content.size()), 4) +
                             number(static_cast<quint32>(name.size()), 2) + number(0, 2);
    const QByteArray local = QByteArray("PK\x03\x04", 4) + facts + name + packed;
    const QByteArray directory = QByteArray("PK\x01\x02", 4) + number(20, 2) + facts + number(0, 2) + number(0, 2) + number(0, 2) +
                                 number(0, 4) + number(0, 4) + name;
    return local + directory + QByteArray("PK\x05\x06", 4) + number(0, 4) + number(1, 2) + number(1, 2) +
           number(static_cast<quint32>(directory.size()), 4) + number(static_cast<quint32>(local.size()), 4) + number(0, 2);
}

/// CONTRACT 11.1: the documented columns, cells of several lines, other names, lines that cannot be used.
void TestReports::communications()
{
    QTemporaryDir dir;
    const auto talksOf = [&dir](const QByteArray &bytes, qint64 *unreadable = nullptr) {
        QFile file(dir.filePath(QStringLiteral("report")));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write");
        file.close();
        const auto open = ReportFile::open(file.fileName(), ReportType::Communications);
        QList<Communication> talks;
        while (open) {
            const Result<QList<Communication>> some = (*open)->nextTalks(1);
            if (unreadable)
                *unreadable = (*open)->unreadable();
            if (!some || some->isEmpty())
                break;
            talks += *some;
        }
        return talks;
    };
    qint64 unreadable = 0;
    const QList<Communication> talks = talksOf(
        "communication_id,payment_id,order_id,channel,communication_status,destination_phone,call_duration,summary,created_at\n"
        "c-1,p-1,R1-20261121-000001-1,PHONE_CALL,completed,+57 300 1234567,1:14,\"Ana said:\n\"\"yes\"\"\",2026-11-21 15:00:00 +0000 UTC\n"
        ",p-2,,PHONE_CALL,COMPLETED,,,,\n"
        "c-3,,sess,WHATSAPP_MESSAGE,READ,573001234567,,,\n", &unreadable);
    QCOMPARE(talks.size(), 2);
    QCOMPARE(unreadable, 1);
    QCOMPARE(talks[0].id, QStringLiteral("c-1"));
    QCOMPARE(talks[0].payment.text(), QStringLiteral("p-1"));
    QCOMPARE(talks[0].order.text(), QStringLiteral("R1-20261121-000001-1"));
    QCOMPARE(talks[0].status, QStringLiteral("COMPLETED"));
    QCOMPARE(talks[0].phone.text(), QStringLiteral("+573001234567"));
    QCOMPARE(talks[0].callSeconds, 74);
    QCOMPARE(QDateTime::fromMSecsSinceEpoch(talks[0].atMs, Qt::UTC), QDateTime(QDate(2026, 11, 21), QTime(15, 0), Qt::UTC));
    QCOMPARE(channelOf(talks[1]), std::optional(ContactChannel::WhatsApp));
    QCOMPARE(talks[1].phone.text(), QStringLiteral("+573001234567"));
    QCOMPARE(talks[1].callSeconds, -1);
    QCOMPARE(talks[1].atMs, 0);
    QCOMPARE(talksOf("id;status;phone\nc-9;FAILED;x\n").value(0).status, QStringLiteral("FAILED"));
    QCOMPARE(read("channel,destination_phone\nx,y\n", 2, ReportType::Communications).names,
             (QStringList{QStringLiteral("communication_id"), QStringLiteral("communication_status")}));
}

QTEST_GUILESS_MAIN(TestReports)
#include "tst_reports.moc"
