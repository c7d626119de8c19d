// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// mostrador-gateway as a program: its command line, its first line, its end.
#include "gatewayfixture.h"

#include <QJsonDocument>
#include <QProcess>
#include <QRegularExpression>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

namespace {

struct Ended
{
    int code = -1;
    QByteArray out;
    QByteArray err;
};

Ended runToEnd(const QStringList &arguments)
{
    QProcess process;
    process.start(QStringLiteral(GATEWAY_PROGRAM), arguments);
    if (!process.waitForFinished(20'000))
        return {};
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -2, process.readAllStandardOutput(),
            process.readAllStandardError()};
}

/// A running gateway; killed when it goes out of scope.
struct Program
{
    QProcess process;
    QUrl url;

    explicit Program(const QStringList &arguments)
    {
        process.start(QStringLiteral(GATEWAY_PROGRAM), arguments);
        if (process.waitForReadyRead(20'000) && process.canReadLine())
            url = QUrl(QString::fromLatin1(process.readLine().trimmed()));
    }
    ~Program()
    {
        process.kill();
        process.waitForFinished();
    }
    int end(int signal)
    {
        ::kill(static_cast<pid_t>(process.processId()), signal);
        process.waitForFinished(20'000);
        return process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -2;
    }
    RawReply call(const QByteArray &bytes) const
    {
        RawClient client;
        return client.open(url) && client.send(bytes) ? client.read() : RawReply();
    }
};

} // namespace

class TrainingProgramTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void usage_data();
    void usage();
    void informs();
    void printsItsUrlAndEnds_data();
    void printsItsUrlAndEnds();
    void listensOnLoopbackOnly();
    void takesThePortAskedFor();
    void refusesATakenPort();
    void refusesABadDataFile();
    void playsAScenario();
    void anAnsweredChargeSurvivesKill9();
    void sameSeedSameAnswers();

private:
    QString file(const char *name, const QByteArray &bytes) const;
    QByteArray saleBytes(const QString &order, const QByteArray &key) const;

    QTemporaryDir m_folder;
    GatewayFixture m_helper; ///< only builds bodies
};

void TrainingProgramTest::initTestCase()
{
    QVERIFY(m_folder.isValid());
}

QString TrainingProgramTest::file(const char *name, const QByteArray &bytes) const
{
    QFile out(m_folder.filePath(QString::fromLatin1(name)));
    if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size())
        qFatal("cannot write a test file");
    return out.fileName();
}

QByteArray TrainingProgramTest::saleBytes(const QString &order, const QByteArray &key) const
{
    return requestBytes("POST", "/v1/payments", QJsonDocument(m_helper.sale(order)).toJson(QJsonDocument::Compact),
                        "X-Idempotency-Key: " + key + "\r\n");
}

void TrainingProgramTest::usage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("named");
    const auto row = [](const char *name, const QStringList &arguments, const char *named) {
        QTest::newRow(name) << arguments << QByteArray(named);
    };
    row("unknown option", {QStringLiteral("--fast")}, "fast");
    row("argument", {QStringLiteral("file")}, "file");
    row("port a word", {QStringLiteral("--port"), QStringLiteral("http")}, "--port");
    row("port too large", {QStringLiteral("--port"), QStringLiteral("65536")}, "--port");
    row("port negative", {QStringLiteral("--port=-1")}, "--port");
    row("seed a word", {QStringLiteral("--seed"), QStringLiteral("x")}, "--seed");
    row("data without name", {QStringLiteral("--data"), QString()}, "--data");
    row("no value", {QStringLiteral("--port")}, "port");
    row("no scenario file", {QStringLiteral("--scenario"), m_folder.filePath(QStringLiteral("none.json"))},
        "none.json");
    row("unknown fault", {QStringLiteral("--scenario"), file("fault.json", R"({"rules":[{"fault":"explode"}]})")},
        "rules[0].fault");
    row("unknown key",
        {QStringLiteral("--scenario"), file("key.json", R"({"rules":[{"fault":"delay","match":{"verb":"GET"}}]})")},
        "rules[0].match.verb");
    row("not json", {QStringLiteral("--scenario"), file("json.json", "{")}, "json.json: $");
}

void TrainingProgramTest::usage()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, named);
    const Ended ended = runToEnd(arguments);
    QCOMPARE(ended.code, 2);
    QVERIFY(ended.out.isEmpty());
    QVERIFY2(ended.err.contains(named), ended.err.constData());
}

void TrainingProgramTest::informs()
{
    const Ended version = runToEnd({QStringLiteral("--version")});
    QCOMPARE(version.code, 0);
    QVERIFY(QRegularExpression(QStringLiteral("^mostrador-gateway \\d+\\.\\d+\\.\\d+ \\(\\w+\\)\n$"))
                .match(QString::fromUtf8(version.out))
                .hasMatch());
    const Ended faults = runToEnd({QStringLiteral("--list-faults")});
    QCOMPARE(faults.code, 0);
    QCOMPARE(faults.out.count('\n'), static_cast<qsizetype>(std::size(pos::training::FaultTable)));
    for (const auto &info : pos::training::FaultTable)
        QVERIFY2(faults.out.contains(QByteArray(QByteArray(info.name) + ' ')), info.name);
    const Ended help = runToEnd({QStringLiteral("--help")});
    QCOMPARE(help.code, 0);
    QVERIFY(help.out.contains("--scenario"));
}

void TrainingProgramTest::printsItsUrlAndEnds_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGINT") << SIGINT;
}

void TrainingProgramTest::printsItsUrlAndEnds()
{
    QFETCH(int, signal);
    Program program({});
    QCOMPARE(program.url.host(), QStringLiteral("127.0.0.1"));
    QVERIFY(program.url.port() > 0);
    QCOMPARE(program.call(requestBytes("GET", "/__stats")).body, QByteArray(R"({"payments":[],"requests":0})"));
    QCOMPARE(program.end(signal), 0);
    QVERIFY(program.process.readAllStandardOutput().isEmpty());
}

void TrainingProgramTest::listensOnLoopbackOnly()
{
    const Program program({});
    QFile table(QStringLiteral("/proc/net/tcp"));
    if (!table.open(QIODevice::ReadOnly))
        QSKIP("no /proc/net/tcp here");
    const QByteArray port = QByteArray::number(program.url.port(), 16).toUpper().rightJustified(4, '0');
    const QByteArray rows = table.readAll();
    QVERIFY(rows.contains(QByteArray("0100007F:" + port + " 00000000:0000 0A")));
    QVERIFY(!rows.contains(QByteArray("00000000:" + port + " 00000000:0000 0A")));
}

void TrainingProgramTest::takesThePortAskedFor()
{
    QTcpServer probe;
    QVERIFY(probe.listen(QHostAddress::LocalHost));
    const int port = probe.serverPort();
    probe.close();
    const Program program({QStringLiteral("--port"), QString::number(port)});
    QCOMPARE(program.url.port(), port);
}

void TrainingProgramTest::refusesATakenPort()
{
    const Program first({});
    const Ended ended = runToEnd({QStringLiteral("--port"), QString::number(first.url.port())});
    QCOMPARE(ended.code, 3);
    QVERIFY(ended.out.isEmpty());
    QVERIFY(ended.err.contains(QByteArray::number(first.url.port())));
}

void TrainingProgramTest::refusesABadDataFile()
{
    const QString path = file("diary.txt", "dear diary\n");
    const Ended ended = runToEnd({QStringLiteral("--data"), path});
    QCOMPARE(ended.code, 3);
    QVERIFY(ended.err.contains(path.toUtf8()));
    QFile diary(path);
    QVERIFY(diary.open(QIODevice::ReadOnly));
    QCOMPARE(diary.readAll(), QByteArray("dear diary\n"));
    QCOMPARE(runToEnd({QStringLiteral("--data"), m_folder.path()}).code, 3);
    const QString shared = m_folder.filePath(QStringLiteral("shared"));
    const Program first({QStringLiteral("--data"), shared});
    QVERIFY(first.url.isValid() && first.url.port() > 0);
    QCOMPARE(runToEnd({QStringLiteral("--data"), shared}).code, 3);
}

void TrainingProgramTest::playsAScenario()
{
    const Program program({QStringLiteral("--scenario"),
                           file("play.json", R"({"rules":[{"match":{"method":"POST","path":"/v1/payments"},)"
                                             R"("fault":"http_504_after_charge","times":1}]})")});
    QCOMPARE(program.call(saleBytes(QStringLiteral("SC-1-1"), "sc")).status, 504);
    QCOMPARE(program.call(saleBytes(QStringLiteral("SC-1-1"), "sc")).status, 201);
    const RawReply stats = program.call(requestBytes("GET", "/__stats"));
    QCOMPARE(stats.at("payments.0.requests").toInt(), 2);
    QCOMPARE(stats.at("payments.0.charges").toInt(), 1);
}

void TrainingProgramTest::anAnsweredChargeSurvivesKill9()
{
    const QString data = m_folder.filePath(QStringLiteral("killed"));
    for (int round = 0; round < 5; ++round) {
        const QString order = QStringLiteral("KILL-%1").arg(round);
        QByteArray answered;
        {
            Program program({QStringLiteral("--data"), data});
            answered = program.call(saleBytes(order, "kill-" + QByteArray::number(round))).body;
            QCOMPARE(program.end(SIGKILL), -2);
        }
        const Program again({QStringLiteral("--data"), data});
        QCOMPARE(again.call(saleBytes(order, "kill-" + QByteArray::number(round))).body, answered);
        const RawReply stats = again.call(requestBytes("GET", "/__stats"));
        for (int i = 0; i <= round; ++i)
            QCOMPARE(stats.at(qPrintable(QStringLiteral("payments.%1.charges").arg(i))).toInt(), 1);
    }
}

void TrainingProgramTest::sameSeedSameAnswers()
{
    const auto id = [&](const char *seed) {
        const Program program({QStringLiteral("--seed"), QString::fromLatin1(seed)});
        return program.call(saleBytes(QStringLiteral("SEED-1"), "seed")).text("id");
    };
    QCOMPARE(id("5"), id("5"));
    QVERIFY(id("5") != id("6"));
}

QTEST_GUILESS_MAIN(TrainingProgramTest)
#include "tst_training_program.moc"
