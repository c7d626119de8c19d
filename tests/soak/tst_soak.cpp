// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// mostrador-soak as its users run it: a short run with everything, the judge
// against tills that cheat, a gateway that is not ours, and the exit codes.
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <memory>
#include <vector>

namespace {

constexpr int Patience = 550'000; // the runs give themselves up before

struct Run
{
    int code = -1;
    QJsonObject json;
    QByteArray errors;
    qint64 operator[](const char *name) const { return json[QLatin1String(name)].toInteger(-1); }
    /// Qt Test cuts a message off: what went wrong comes first.
    QByteArray text() const
    {
        const QJsonArray findings = json[QStringLiteral("findings")].toArray();
        return QJsonDocument(findings).toJson() + errors + QJsonDocument(json).toJson();
    }
};

std::unique_ptr<QProcess> begin(const QStringList &arguments, const QByteArray &cheat = {})
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("SOAK_CHEAT"), QString::fromLatin1(cheat));
    auto process = std::make_unique<QProcess>();
    process->setProcessEnvironment(environment);
    process->start(QStringLiteral(SOAK_PROGRAM), arguments);
    return process;
}

Run end(QProcess &process)
{
    Run run;
    if (process.state() != QProcess::NotRunning && !process.waitForFinished(Patience))
        return run;
    run.code = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -2;
    run.json = QJsonDocument::fromJson(process.readAllStandardOutput()).object();
    run.errors = process.readAllStandardError();
    return run;
}

Run soak(const QStringList &arguments)
{
    return end(*begin(arguments));
}

QStringList words(const char *text)
{
    return QString::fromLatin1(text).split(u' ');
}

/// Counters that must be zero.
constexpr const char *AllBad[] = {"unknown_left",    "double_charged", "lost",
                                  "wrong_amount",    "operations_left", "double_captured",
                                  "double_refunded", "over_refunded",  "lost_operations",
                                  "wrong_moved",     "half_paid",       "wrong_alarms"};

bool allAboveZero(const QJsonValue &counts)
{
    const QJsonObject object = counts.toObject();
    return !object.isEmpty() &&
           std::all_of(object.begin(), object.end(), [](const QJsonValue &n) { return n.toInteger() > 0; });
}

} // namespace

class TestSoak : public QObject
{
    Q_OBJECT
private:
    struct Cheat
    {
        const char *name;
        QByteArray word;
        QByteArray fields; ///< in which it shows, at least; none in an honest run
        std::unique_ptr<QProcess> run = {};
    };
    static constexpr size_t AtOnce = 3; ///< such a run waits most of its time

    std::vector<Cheat> m_cheats;

private Q_SLOTS:
    void shortRunWithEverything();
    void cheatsAreFoundOut_data();
    void cheatsAreFoundOut();
    void runsAgainstAnotherGateway();
    void saysWhatWasNeverPlayed();
    void exitCodesTellWhatIsWrong_data();
    void exitCodesTellWhatIsWrong();
};

void TestSoak::shortRunWithEverything()
{
    const Run run = soak(words(SOAK_SHORT " --max-seconds 500 --json"));
    QVERIFY2(run.code == 0, run.text().constData());
    QVERIFY(run["sales"] > 0);
    QCOMPARE(run["sales"], run["approved"] + run["declined"] + run["other_final"]);
    for (const char *bad : AllBad)
        QCOMPARE(run[bad], 0);
    QVERIFY(run["approved"] > run["sales"] / 3);
    QVERIFY(run["declined"] > 0);
    for (const char *kind : {"captures", "cancels", "refunds"})
        QVERIFY2(run[kind] > 0, run.text().constData());
    QVERIFY(run["operations_done"] > run["sales"] / 8);
    QVERIFY2(run["given_up"] > 0 && run["late_money"] > 0, run.text().constData());
    QVERIFY2(run["links"] > 0 && run["in_parts"] > run["paid_back"] && run["paid_back"] > 0, run.text().constData());
    QVERIFY(run["requests"] > run["sales"] * 2);
    QVERIFY(run.json[QStringLiteral("faults")].toObject().size() >= 15);
    QVERIFY2(allAboveZero(run.json[QStringLiteral("faults")]), run.text().constData());
    QVERIFY2(allAboveZero(run.json[QStringLiteral("steps")]), run.text().constData());
    QVERIFY2(allAboveZero(run.json[QStringLiteral("killed_at")]), run.text().constData());
}

void TestSoak::cheatsAreFoundOut_data()
{
    const auto add = [this](const char *name, const char *word, const char *fields) {
        m_cheats.push_back({name, QByteArray(word), QByteArray(fields)});
    };
    add("honest", "", "");
    add("charges twice", "twice", "double_charged");
    add("loses what was taken", "deny", "lost");
    add("invents what was not taken", "invent", "lost");
    add("takes another amount", "amount", "wrong_amount");
    add("gives back twice", "move_twice", "double_refunded over_refunded double_captured");
    add("denies what was given back", "move_deny", "lost_operations double_refunded");
    add("invents what was not given back", "move_invent", "lost_operations");
    add("takes a shown code for a payment", "hasty", "lost");
    add("takes a used link for a payment", "used", "lost");
    add("gives back another amount", "move_amount", "wrong_moved");
    QTest::addColumn<int>("number");
    for (size_t i = 0; i < m_cheats.size(); ++i)
        QTest::newRow(m_cheats[i].name) << int(i);
}

/// The judge is only worth its name if it finds what it is there to find.
void TestSoak::cheatsAreFoundOut()
{
    QFETCH(int, number);
    const auto row = static_cast<size_t>(number);
    for (size_t i = row; i < std::min(row + AtOnce, m_cheats.size()); ++i) {
        if (!m_cheats[i].run)
            m_cheats[i].run = begin(words("--payments 60 --concurrency 30 --operations 70 --waiting 50 --parts 0 --faults none"
                                          " --max-seconds 500 --json --till " SOAK_CHEATING_TILL),
                                    m_cheats[i].word);
    }
    const QByteArray &cheat = m_cheats[row].word;
    const QByteArray &fields = m_cheats[row].fields;
    const Run run = end(*m_cheats[row].run);
    QVERIFY2(run.code == (cheat.isEmpty() ? 0 : 1), run.text().constData());
    QCOMPARE(run["sales"], 60);
    for (const char *bad : AllBad) {
        // One cheat may show in several ways: who is told that nothing was taken charges again.
        const bool shows = fields.split(' ').contains(bad);
        if (fields.isEmpty() || shows)
            QVERIFY2((run[bad] > 0) == shows, QByteArray(QByteArray(bad) + ": " + run.text()).constData());
    }
}

void TestSoak::runsAgainstAnotherGateway()
{
    QProcess gateway;
    gateway.start(QStringLiteral(GATEWAY_PROGRAM), {QStringLiteral("--port"), QStringLiteral("0")});
    QVERIFY(gateway.waitForReadyRead(30'000));
    const QString url = QString::fromUtf8(gateway.readLine()).trimmed();
    const QStringList arguments = words("--payments 40 --kills 10 --json --faults cut_answer_body,drop_answer,http_503"
                                        " --gateway-url")
                                  << url;
    const Run run = soak(arguments);
    gateway.kill();
    gateway.waitForFinished();
    QVERIFY2(run.code == 0, run.text().constData());
    QCOMPARE(run["sales"], 40);
    QVERIFY(run["approved"] > 0);
    QVERIFY(run["refunds"] > 0 && run["captures"] > 0);
    QCOMPARE(run["kills"], 10);
    QCOMPARE(run.json[QStringLiteral("gateway_url")].toString(), url);
}

void TestSoak::saysWhatWasNeverPlayed()
{
    const Run run = soak(words("--payments 1 --json"));
    QCOMPARE(run.code, 1);
    QVERIFY2(run.errors.contains("was never played"), run.errors.constData());
    for (const char *bad : AllBad)
        QCOMPARE(run[bad], 0);
}

void TestSoak::exitCodesTellWhatIsWrong_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<int>("code");
    QTest::newRow("help") << QStringLiteral("--help") << 0;
    QTest::newRow("faults") << QStringLiteral("--list-faults") << 0;
    QTest::newRow("no payments") << QStringLiteral("--json") << 2;
    QTest::newRow("no number") << QStringLiteral("--payments many") << 2;
    QTest::newRow("codes of another country") << QStringLiteral("--payments 1 --country CO --currency COP --waiting 10") << 2;
    QTest::newRow("unknown option") << QStringLiteral("--payments 1 --colour red") << 2;
    QTest::newRow("unknown fault") << QStringLiteral("--payments 1 --faults rain") << 2;
    QTest::newRow("plain http elsewhere") << QStringLiteral("--payments 1 --gateway-url http://api.example") << 2;
    QTest::newRow("no till") << QStringLiteral("--payments 1 --till /nowhere/till") << 3;
    QTest::newRow("no folder") << QStringLiteral("--payments 1 --data-dir /proc/nowhere") << 3;
    QTest::newRow("nobody answers") << QStringLiteral("--payments 1 --gateway-url http://127.0.0.1:1") << 4;
}

void TestSoak::exitCodesTellWhatIsWrong()
{
    QFETCH(QString, arguments);
    QFETCH(int, code);
    const Run run = soak(arguments.split(u' '));
    QVERIFY2(run.code == code, run.errors.constData());
    QVERIFY(code == 0 || !run.errors.isEmpty());
}

QTEST_GUILESS_MAIN(TestSoak)
#include "tst_soak.moc"
