// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The judgement of a soak, case by case, and the rules that decide its exit code.
#include "common/saleplan.h"
#include "judge/judgegateway.h"
#include "supervisor/killplan.h"
#include "supervisor/outcome.h"

#include <QJsonDocument>
#include <QTemporaryDir>
#include <QtTest>

using namespace soak;

namespace {

const QString Brl = QStringLiteral("BRL");

JournalRecord attempt(const char *state, int number = 1, bool released = false)
{
    JournalRecord record;
    record.sale = QStringLiteral("R1-20261121-000001");
    record.orderId = QStringLiteral("%1-%2").arg(record.sale).arg(number);
    record.number = number;
    record.state = QString::fromLatin1(state);
    record.minor = 1250;
    record.currency = Brl;
    record.released = released;
    return record;
}

GatewayRecord payment(int number = 1, bool tookMoney = true, qint64 minor = 1250, const char *id = "p")
{
    return {QString::fromLatin1(id) + QString::number(number), QStringLiteral("R1-20261121-000001-%1").arg(number),
            minor, Brl, tookMoney};
}

struct Case
{
    QList<JournalRecord> journal;
    QList<GatewayRecord> gateway;
    int approved = 0, declined = 0, otherFinal = 0, unknownLeft = 0;
    int doubleCharged = 0, lost = 0, wrongAmount = 0;
};

} // namespace

Q_DECLARE_METATYPE(Case)

class TestSoakJudge : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void judgement_data();
    void judgement();
    void amountsAreThoseOfThePlan();
    void wireRules();
    void complaintsDecideTheExitCode();
    void everyStepGetsItsKill();
    void aSpentKeyIsForgottenAfterADay();
};

void TestSoakJudge::judgement_data()
{
    QTest::addColumn<Case>("c");
    QTest::newRow("paid") << Case{{attempt("Approved")}, {payment()}, 1};
    QTest::newRow("declined") << Case{{attempt("Declined")}, {payment(1, false)}, 0, 1};
    QTest::newRow("refused") << Case{{attempt("Refused")}, {}, 0, 0, 1};
    QTest::newRow("unknown") << Case{{attempt("Unknown")}, {}, 0, 0, 0, 1};
    QTest::newRow("waiting") << Case{{attempt("WaitingCustomer")}, {payment(1, false)}, 0, 0, 0, 1};
    QTest::newRow("unknown, but taken") << Case{{attempt("Unknown")}, {payment()}, 0, 0, 0, 1, 0, 1};
    QTest::newRow("declined, but taken") << Case{{attempt("Declined")}, {payment()}, 0, 1, 0, 0, 0, 1};
    QTest::newRow("paid, never taken") << Case{{attempt("Approved")}, {}, 1, 0, 0, 0, 0, 1};
    QTest::newRow("taken, never journaled") << Case{{}, {payment()}, 0, 0, 0, 0, 0, 1};
    QTest::newRow("two payments of one order")
        << Case{{attempt("Approved")}, {payment(), payment(1, true, 1250, "q")}, 1, 0, 0, 0, 1};
    QTest::newRow("two payments of two orders")
        << Case{{attempt("Approved"), attempt("Approved", 2)}, {payment(), payment(2)}, 1, 0, 0, 0, 1};
    QTest::newRow("released, then paid") << Case{
        {attempt("Unknown", 1, true), attempt("Approved", 2)}, {payment(2)}, 1};
    QTest::newRow("released, then paid twice")
        << Case{{attempt("Unknown", 1, true), attempt("Approved", 2)}, {payment(1), payment(2)}, 1, 0, 0, 0, 1, 1};
    QTest::newRow("released and left alone") << Case{{attempt("Unknown", 1, true)}, {}, 0, 0, 0, 1};
    QTest::newRow("another amount") << Case{{attempt("Approved")}, {payment(1, true, 12500)}, 1, 0, 0, 0, 0, 0, 1};
}

void TestSoakJudge::judgement()
{
    QFETCH(Case, c);
    const Verdict verdict = soak::judgement(c.journal, c.gateway);
    QCOMPARE(verdict.approved, c.approved);
    QCOMPARE(verdict.declined, c.declined);
    QCOMPARE(verdict.otherFinal, c.otherFinal);
    QCOMPARE(verdict.unknownLeft, c.unknownLeft);
    QCOMPARE(verdict.doubleCharged, c.doubleCharged);
    QCOMPARE(verdict.lost, c.lost);
    QCOMPARE(verdict.wrongAmount, c.wrongAmount);
    QCOMPARE(verdict.sales, verdict.approved + verdict.declined + verdict.otherFinal + verdict.unknownLeft);
    QCOMPARE(verdict.isGood(), verdict.findings.isEmpty());
}

/// A till that lies in its journal and on the wire alike is found out by the plan.
void TestSoakJudge::amountsAreThoseOfThePlan()
{
    Options options;
    options.currency = Brl;
    JournalRecord record = attempt("Approved");
    record.minor = planOf(options.seed, record.sale, false).minor;
    int wrong = 0;
    QCOMPARE(strayAmounts({record}, {payment(1, true, record.minor)}, options, wrong), QStringList());
    ++record.minor;
    QVERIFY(!strayAmounts({record}, {payment(1, true, record.minor)}, options, wrong).isEmpty());
    QVERIFY(wrong > 0);
}

void TestSoakJudge::wireRules()
{
    const QString order = QStringLiteral("R1-20261121-000001-1");
    FaultPlan plan(1, {});
    plan.sawPost(order, "key", "body", 1000);
    plan.sawPost(order, "key", "body", 150'000);
    QCOMPARE(brokenRules(plan.orders()), QStringList());
    plan.sawPost(order, "key", "body", 300'000);
    QCOMPARE(brokenRules(plan.orders()).size(), 1);
    plan.sawPost(order, "other", "body", 300'000);
    QCOMPARE(brokenRules(plan.orders()).size(), 2);
    plan.sawPost(order, "key", "changed", 300'000);
    QCOMPARE(brokenRules(plan.orders()).size(), 3);
}

void TestSoakJudge::complaintsDecideTheExitCode()
{
    Options options;
    options.payments = 1;
    Outcome good;
    good.verdict = soak::judgement({attempt("Approved")}, {payment()});
    good.faults = {{Fault::DropAnswer, 1}};
    QCOMPARE(complaints(good, options), QStringList());
    QVERIFY(jsonOf(good, options)[QStringLiteral("ok")].toBool());

    Outcome bad = good;
    bad.faults = {{Fault::DropAnswer, 0}};
    QCOMPARE(complaints(bad, options).size(), 1);
    bad = good;
    bad.stepsRequired = true;
    QCOMPARE(complaints(bad, options).size(), StepCount);
    bad = good;
    bad.troubles << QStringLiteral("an alarm");
    QCOMPARE(complaints(bad, options).size(), 1);
    options.payments = 2;
    QCOMPARE(complaints(good, options).size(), 1);
}

void TestSoakJudge::everyStepGetsItsKill()
{
    QTemporaryDir folder;
    const std::unique_ptr<Board> board = Board::open(folder.filePath(QStringLiteral("board")));
    QVERIFY(board);
    constexpr qint64 Kills = 4 * StepCount;
    KillPlan plan(*board, 1, Kills, 100);
    (*board)->salesBegun = 100;
    qint64 now = 0;
    while (!plan.isOver()) {
        now += 1000;
        bool dead = plan.next(now) == KillPlan::Order::KillNow;
        for (int i = 0; i < StepCount && !dead; ++i)
            dead = board->pass(static_cast<Step>(i));
        if (dead)
            plan.died();
        QVERIFY(now < 1000 * 1000 * Kills);
    }
    QCOMPARE(plan.done(), Kills);
    for (const StepInfo &info : StepTable)
        QVERIFY2(plan.killsAt(info.step) > 0, info.name);
}

/// CONTRACT 2.1: a till that sends an old key again pays twice, and the judge lets it.
void TestSoakJudge::aSpentKeyIsForgottenAfterADay()
{
    qint64 now = 1'000'000'000'000;
    JudgeGateway judge(3, [&now] { return now; });
    const auto ask = [&](const char *method, const char *path, const QByteArray &body, const QByteArray &key = {}) {
        JudgeRequest request;
        request.method = method;
        request.path = QString::fromLatin1(path);
        request.head.fields = {{"public-api-key", "a"}, {"private-secret-key", "b"}, {"X-Idempotency-Key", key}};
        request.body = body;
        const JudgeReply reply = judge.handle(request);
        return reply.finish ? reply.finish() : reply.answer;
    };
    const auto bodyJson = [](const QByteArray &answer) {
        return QJsonDocument::fromJson(answer.mid(answer.indexOf("\r\n\r\n") + 4)).object();
    };
    const QString customer =
        bodyJson(ask("POST", "/v1/customers", R"({"merchant_customer_id":"ana"})"))[u"id"_qs].toString();
    const QString methods = QString(u"/v1/customers/"_qs + customer + u"/payment-methods"_qs);
    const QString token =
        bodyJson(ask("GET", methods.toLatin1().constData(), {}))[u"payment_methods"_qs][0][u"vaulted_token"_qs]
            .toString();
    const auto post = [&](int amount, const QByteArray &key) {
        const QJsonObject object{{u"account_id"_qs, u"a"_qs},
                                 {u"merchant_order_id"_qs, QString(u"S-1-%1"_qs).arg(amount)},
                                 {u"description"_qs, u"Coffee"_qs},
                                 {u"country"_qs, u"BR"_qs},
                                 {u"workflow"_qs, u"DIRECT"_qs},
                                 {u"amount"_qs, QJsonObject{{u"currency"_qs, u"BRL"_qs}, {u"value"_qs, amount}}},
                                 {u"customer_payer"_qs, QJsonObject{{u"id"_qs, customer}}},
                                 {u"payment_method"_qs, QJsonObject{{u"vaulted_token"_qs, token}}}};
        return ask("POST", "/v1/payments", QJsonDocument(object).toJson(), key);
    };
    int amount = 1;
    while (!post(amount, QByteArray::number(amount)).startsWith("HTTP/1.1 201")) // chance may refuse some
        QVERIFY(++amount < 20);
    const auto before = judge.payments().size();
    post(amount, QByteArray::number(amount));
    QCOMPARE(judge.payments().size(), before);
    now += 25 * 3'600'000LL;
    post(amount, QByteArray::number(amount));
    QCOMPARE(judge.payments().size(), before + 1);
}

QTEST_GUILESS_MAIN(TestSoakJudge)
#include "tst_soakjudge.moc"
