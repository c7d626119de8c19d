// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The judgement of a soak, case by case, and the rules that decide its exit code.
#include "common/saleplan.h"
#include "judge/judgegateway.h"
#include "supervisor/killplan.h"
#include "supervisor/outcome.h"

#include <QJsonArray>
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

const QString Order = QStringLiteral("R1-20261121-000001-1");

JournalOperation operation(const char *kind, const char *state, qint64 minor = 500, int number = 1)
{
    return {Order, QStringLiteral("%1-R%2").arg(Order).arg(number), QString::fromLatin1(kind), QString::fromLatin1(state),
            minor, Brl};
}

GatewayMove move(const char *type, qint64 minor = 500, int number = 1)
{
    return {QString::fromLatin1(type), QStringLiteral("%1-R%2").arg(Order).arg(number), minor};
}

struct OperationCase
{
    QList<JournalOperation> journal;
    QList<GatewayMove> moves;
    bool authorized = false;
    int left = 0, doubleCaptured = 0, doubleRefunded = 0, over = 0, lost = 0, wrong = 0;
};

struct Case
{
    QList<JournalRecord> journal;
    QList<GatewayRecord> gateway;
    int approved = 0, declined = 0, otherFinal = 0, unknownLeft = 0;
    int doubleCharged = 0, lost = 0, wrongAmount = 0;
};

/// A judge, and who asks it.
struct Desk
{
    qint64 now = 1'000'000'000'000; // 2001-09-09T01:46:40Z
    JudgeGateway judge{3, [this] { return now; }};

    QByteArray ask(const char *method, const QString &path, const QByteArray &body = {}, const QByteArray &key = {})
    {
        JudgeRequest request;
        request.method = method;
        request.path = path;
        request.head.fields = {{"public-api-key", "a"}, {"private-secret-key", "b"}, {"X-Idempotency-Key", key}};
        request.body = body;
        const JudgeReply reply = judge.handle(request);
        return reply.finish ? reply.finish() : reply.answer;
    }
    static QJsonObject jsonOf(const QByteArray &answer)
    {
        return QJsonDocument::fromJson(answer.mid(answer.indexOf("\r\n\r\n") + 4)).object();
    }
};

} // namespace

class TestSoakJudge : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void judgement_data();
    void judgement();
    void lateMoneyRaisesTheAlarm();
    void amountsAreThoseOfThePlan();
    void wireRules();
    void complaintsDecideTheExitCode();
    void everyStepGetsItsKill_data();
    void everyStepGetsItsKill();
    void aSpentKeyIsForgottenAfterADay();
    void linksArePaidByWhoeverWasShownThem();
    void aLinkIsAskedForOnce();
    void partsAreAllOrNothing_data();
    void partsAreAllOrNothing();
    void operations_data();
    void operations();
    void movesAreThoseOfThePlan();
    void operationRulesOfTheWire();
    void everyPlanAddsUp();
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
    QTest::newRow("given up, and its end came") << Case{{attempt("Expired", 1, true), attempt("Approved", 2)}, {payment(2)}, 1};
    QTest::newRow("given up, and never followed to its end")
        << Case{{attempt("WaitingCustomer", 1, true), attempt("Approved", 2)}, {payment(2)}, 0, 0, 0, 1};
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

/// Money for a payment that nobody waited for any more: always an alarm, and never one without.
void TestSoakJudge::lateMoneyRaisesTheAlarm()
{
    JournalRecord late = attempt("Approved", 1, true);
    QCOMPARE(soak::judgement({late}, {payment()}).wrongAlarms, 1);
    late.alarmed = true;
    const Verdict told = soak::judgement({late}, {payment()});
    QVERIFY2(told.isGood(), qPrintable(told.findings.join(u'\n')));
    QCOMPARE(told.lateMoney, 1);
    JournalRecord early = attempt("Approved");
    early.alarmed = true;
    QCOMPARE(soak::judgement({early}, {payment()}).wrongAlarms, 1);
}

/// A till that lies in its journal and on the wire alike is found out by the plan.
void TestSoakJudge::amountsAreThoseOfThePlan()
{
    Options options;
    options.currency = Brl;
    JournalRecord record = attempt("Approved");
    record.minor = planOf(options.plan(), record.sale).minor;
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
    options.waiting = 30;
    options.parts = 10;
    Outcome good;
    good.salesWanted = 1;
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
    options.waiting = options.parts = 0; // plain sales alone: some steps cannot be met
    QCOMPARE(complaints(bad, options).size(), std::ranges::count_if(StepTable, [](const StepInfo &info) { return canBePassed(info.step, {}); }));
    options.waiting = 30;
    options.parts = 10;
    bad = good;
    bad.troubles << QStringLiteral("an alarm");
    QCOMPARE(complaints(bad, options).size(), 1);
    bad = good;
    bad.salesWanted = 2;
    QCOMPARE(complaints(bad, options).size(), 1);
}

void TestSoakJudge::everyStepGetsItsKill_data()
{
    QTest::addColumn<qint64>("rareFrom"); ///< sales begun before the till meets one of its steps at all
    QTest::addColumn<bool>("met");
    QTest::addColumn<bool>("waiting");
    QTest::addColumn<bool>("parts");
    QTest::newRow("all steps met by every sale") << qint64(0) << true << true << true;
    QTest::newRow("one met only by more sales than were asked for") << qint64(150) << true << true << true;
    QTest::newRow("one never met") << qint64(1'000'000) << false << true << true;
    QTest::newRow("nobody waits for a customer") << qint64(0) << true << false << true;
    QTest::newRow("nobody pays in parts") << qint64(0) << true << true << false;
}

void TestSoakJudge::everyStepGetsItsKill()
{
    QFETCH(qint64, rareFrom);
    QFETCH(bool, met);
    QFETCH(bool, waiting);
    QFETCH(bool, parts);
    const Trade trade{waiting, parts};
    QTemporaryDir folder;
    const std::unique_ptr<Board> board = Board::open(folder.filePath(QStringLiteral("board")));
    QVERIFY(board);
    constexpr qint64 Kills = 4 * StepCount;
    constexpr qint64 Sales = 100;
    constexpr Step Rare = Step::OperationResendAfter;
    KillPlan plan(*board, 1, Kills, Sales, trade);
    qint64 now = 0;
    while (!plan.isOver()) {
        now += 1000;
        (*board)->salesBegun = (*board)->salesWanted.load();
        bool dead = plan.next(now) == KillPlan::Order::KillNow;
        for (int i = 0; i < StepCount && !dead; ++i) {
            const Step step = static_cast<Step>(i);
            const bool passes = (step != Rare || (*board)->salesBegun >= rareFrom) && canBePassed(step, trade);
            dead = passes && board->pass(step);
        }
        if (dead)
            plan.died();
        QVERIFY(now < 1000 * 1000 * Kills);
    }
    QVERIFY(plan.done() >= Kills);
    for (const StepInfo &info : StepTable)
        QVERIFY2((plan.killsAt(info.step) > 0) == ((met || info.step != Rare) && canBePassed(info.step, trade)), info.name);
    const qint64 wanted = (*board)->salesWanted;
    if (rareFrom == 0)
        QCOMPARE(wanted, Sales);
    else
        QVERIFY2(met ? wanted >= rareFrom && wanted < rareFrom + 30 : wanted == 4 * Sales, QByteArray::number(wanted).constData());
}

/// CONTRACT 2.1: a till that sends an old key again pays twice, and the judge lets it.
void TestSoakJudge::aSpentKeyIsForgottenAfterADay()
{
    Desk desk;
    const auto ask = [&desk](const char *method, const char *path, const QByteArray &body, const QByteArray &key = {}) {
        return desk.ask(method, QString::fromLatin1(path), body, key);
    };
    const QString customer =
        Desk::jsonOf(ask("POST", "/v1/customers", R"({"merchant_customer_id":"ana"})"))[u"id"_qs].toString();
    const QString methods = QString(u"/v1/customers/"_qs + customer + u"/payment-methods"_qs);
    const QString token =
        Desk::jsonOf(ask("GET", methods.toLatin1().constData(), {}))[u"payment_methods"_qs][0][u"vaulted_token"_qs]
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
    const auto before = desk.judge.payments().size();
    post(amount, QByteArray::number(amount));
    QCOMPARE(desk.judge.payments().size(), before);
    desk.now += 25 * 3'600'000LL;
    post(amount, QByteArray::number(amount));
    QCOMPARE(desk.judge.payments().size(), before + 1);
}

/// CONTRACT 7: nobody pays at an address that nobody was shown; who began before it was closed may come to an end.
void TestSoakJudge::linksArePaidByWhoeverWasShownThem()
{
    Desk desk;
    const auto make = [&desk](const QString &story) {
        const QJsonObject body{{u"account_id"_qs, u"a"_qs},
                               {u"merchant_order_id"_qs, QString(u"S-1-1-"_qs + story)},
                               {u"description"_qs, story},
                               {u"country"_qs, u"BR"_qs},
                               {u"payment_method_types"_qs, QJsonArray{}},
                               {u"amount"_qs, QJsonObject{{u"currency"_qs, u"BRL"_qs}, {u"value"_qs, 5}}},
                               {u"availability"_qs, QJsonObject{{u"finish_at"_qs, u"2001-09-09T02:01:40.000Z"_qs}}}};
        const QByteArray answer = desk.ask("POST", u"/v1/payment-links"_qs, QJsonDocument(body).toJson(), "key");
        return QString(u"/v1/payment-links/"_qs + Desk::jsonOf(answer)[u"id"_qs].toString());
    };
    const auto status = [&desk](const QString &link) { return Desk::jsonOf(desk.ask("GET", link))[u"status"_qs].toString(); };
    const auto cancel = [&desk](const QString &link) { return desk.ask("POST", QString(link + u"/cancel"_qs), "{}"); };

    const QString unseen = make(u"LINK_PAID"_qs), twin = make(u"LINK_PAID"_qs);
    QVERIFY(unseen != twin); // no key protects it
    desk.now += 60'000;
    QVERIFY(desk.judge.payments().isEmpty());
    QCOMPARE(status(twin), u"CREATED"_qs); // the customer begins now
    desk.now += 20'000;
    QCOMPARE(status(twin), u"USED"_qs);
    QCOMPARE(desk.judge.payments().size(), 1);
    QCOMPARE(desk.judge.payments().constFirst().status, u"SUCCEEDED"_qs);
    QVERIFY(cancel(twin).startsWith("HTTP/1.1 400"));

    const QString used = make(u"LINK_USED_UNPAID"_qs);
    status(used);
    desk.now += 20'000;
    QCOMPARE(status(used), u"USED"_qs);
    const QList<LedgerPayment> all = desk.judge.payments();
    QCOMPARE(std::ranges::count(all, u"DECLINED"_qs, &LedgerPayment::status), 1);

    const QString late = make(u"LINK_LATE"_qs), early = make(u"LINK_LATE"_qs);
    status(late);
    desk.now += 10'000; // has begun
    QVERIFY(cancel(late).startsWith("HTTP/1.1 200"));
    QVERIFY(cancel(early).startsWith("HTTP/1.1 200")); // had not
    desk.now += 120'000;
    QCOMPARE(status(late), u"CANCELED"_qs);
    QCOMPARE(desk.judge.payments().size(), all.size() + 1);

    const QString forgotten = make(u"LINK_GIVEN_UP"_qs);
    desk.now += 3'600'000;
    QCOMPARE(status(forgotten), u"EXPIRED"_qs);
}

/// Nothing protects its creation: whoever asks again after an unclear answer makes a second one.
void TestSoakJudge::aLinkIsAskedForOnce()
{
    FaultPlan plan(1, {});
    plan.sawLink(Order, "key", "body", 1000);
    QCOMPARE(brokenRules(plan.orders()), QStringList());
    plan.sawLink(Order, "key", "body", 2000);
    QCOMPARE(brokenRules(plan.orders()).size(), 1);
}

void TestSoakJudge::partsAreAllOrNothing_data()
{
    QTest::addColumn<QList<int>>("parts"); ///< taken: 1 = the first, 2 = the rest
    QTest::addColumn<QList<int>>("back");  ///< of these, by their place: 0 is the first of them
    QTest::addColumn<int>("paidBack");
    QTest::addColumn<int>("halfPaid");
    QTest::addColumn<int>("doubleCharged");
    using Places = QList<int>;
    QTest::newRow("both") << Places{1, 2} << Places{} << 0 << 0 << 0;
    QTest::newRow("the first, given back") << Places{1} << Places{0} << 1 << 0 << 0;
    QTest::newRow("both, given back") << Places{1, 2} << Places{0, 1} << 1 << 0 << 0;
    QTest::newRow("the first, kept") << Places{1} << Places{} << 0 << 1 << 0;
    QTest::newRow("both, one given back") << Places{1, 2} << Places{1} << 0 << 1 << 0;
    QTest::newRow("the first twice") << Places{1, 1} << Places{0, 1} << 1 << 0 << 1;
}

void TestSoakJudge::partsAreAllOrNothing()
{
    QFETCH(QList<int>, parts);
    QFETCH(QList<int>, back);
    QFETCH(int, paidBack);
    QFETCH(int, halfPaid);
    QFETCH(int, doubleCharged);
    const PlanOptions options{.seed = 5, .parts = 100};
    const QString sale = QStringLiteral("R1-20261121-000001");
    const SalePlan plan = planOf(options, sale);
    QVERIFY(plan.isInParts() && plan.parts().size() == 2 && plan.parts()[0] != plan.parts()[1]);
    QCOMPARE(plan.parts()[0] + plan.parts()[1], plan.minor);
    QList<GatewayRecord> gateway;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        GatewayRecord record = payment(int(i) + 1, true, plan.parts()[parts[i] - 1]);
        if (back.contains(i))
            record.moves = {{QStringLiteral("REFUND"), QStringLiteral("r%1").arg(i), record.minor}};
        gateway << record;
    }
    Verdict verdict;
    const QStringList findings = strayParts(gateway, options, verdict);
    QCOMPARE(verdict.inParts, 1);
    QCOMPARE(verdict.paidBack, paidBack);
    QCOMPARE(verdict.halfPaid, halfPaid);
    QCOMPARE(verdict.doubleCharged, doubleCharged);
    QCOMPARE(findings.size(), halfPaid + doubleCharged);
    QVERIFY(strayMoves(gateway, options, verdict).isEmpty()); // a part goes back as a whole
    // Two payments are what such a sale is about, and no third.
    JournalRecord first = attempt("Approved"), second = attempt("Approved", 2), third = attempt("Approved", 3);
    first.parts = second.parts = third.parts = 2;
    QCOMPARE(soak::judgement({first, second}, {payment(), payment(2)}).doubleCharged, 0);
    QCOMPARE(soak::judgement({first, second, third}, {payment(), payment(2), payment(3)}).doubleCharged, 1);
}

void TestSoakJudge::operations_data()
{
    QTest::addColumn<OperationCase>("c");
    const auto done = [](const char *kind = "Refund", qint64 minor = 500, int number = 1) {
        return operation(kind, "Done", minor, number);
    };
    QTest::newRow("given back") << OperationCase{{done()}, {move("REFUND")}};
    QTest::newRow("in two parts") << OperationCase{{done(), done("Refund", 750, 2)}, {move("REFUND"), move("REFUND", 750, 2)}};
    QTest::newRow("refused, not done") << OperationCase{{operation("Refund", "Refused")}, {}};
    QTest::newRow("declined") << OperationCase{{operation("Refund", "Declined")}, {}};
    QTest::newRow("captured") << OperationCase{{done("Capture")}, {move("CAPTURE")}, true};
    QTest::newRow("let go, no amount") << OperationCase{{done("Cancel", 1250)}, {move("CANCEL", 0)}, true};
    QTest::newRow("left unclear") << OperationCase{{operation("Refund", "Unclear")}, {}, false, 1};
    QTest::newRow("left unclear, but done")
        << OperationCase{{operation("Refund", "Unclear")}, {move("REFUND")}, false, 1, 0, 0, 0, 1};
    QTest::newRow("refused, but done")
        << OperationCase{{operation("Refund", "Refused")}, {move("REFUND")}, false, 0, 0, 0, 0, 1};
    QTest::newRow("done, never carried out") << OperationCase{{done()}, {}, false, 0, 0, 0, 0, 1};
    QTest::newRow("carried out, never journaled") << OperationCase{{}, {move("REFUND")}, false, 0, 0, 0, 0, 1};
    QTest::newRow("carried out twice")
        << OperationCase{{done()}, {move("REFUND"), move("REFUND")}, false, 0, 0, 1};
    QTest::newRow("more than was taken")
        << OperationCase{{done("Refund", 1251)}, {move("REFUND", 1251)}, false, 0, 0, 0, 1};
    QTest::newRow("more than was captured")
        << OperationCase{{done("Capture"), done("Refund", 501, 2)}, {move("CAPTURE"), move("REFUND", 501, 2)}, true, 0, 0, 0, 1};
    QTest::newRow("captured twice")
        << OperationCase{{done("Capture")}, {move("CAPTURE"), move("CAPTURE")}, true, 0, 1};
    QTest::newRow("more captured than held")
        << OperationCase{{done("Capture", 1300)}, {move("CAPTURE", 1300)}, true, 0, 1};
    QTest::newRow("another amount") << OperationCase{{done()}, {move("REFUND", 501)}, false, 0, 0, 0, 0, 0, 1};
}

void TestSoakJudge::operations()
{
    QFETCH(OperationCase, c);
    GatewayRecord record = payment();
    record.authorized = c.authorized;
    record.moves = c.moves;
    const Verdict verdict = soak::judgement({attempt("Approved")}, {record}, c.journal);
    QCOMPARE(verdict.operations, int(c.journal.size()));
    QCOMPARE(verdict.captures + verdict.cancels + verdict.refunds, int(c.moves.size()));
    QCOMPARE(verdict.operationsLeft, c.left);
    QCOMPARE(verdict.doubleCaptured, c.doubleCaptured);
    QCOMPARE(verdict.doubleRefunded, c.doubleRefunded);
    QCOMPARE(verdict.overRefunded, c.over);
    QCOMPARE(verdict.lostOperations, c.lost);
    QCOMPARE(verdict.wrongMoved, c.wrong);
    QCOMPARE(verdict.isGood(), verdict.findings.isEmpty());
}

/// Two refunds under two references, each as asked: only the plan knows that one was wanted.
void TestSoakJudge::movesAreThoseOfThePlan()
{
    PlanOptions options{7, false, 100};
    const auto strays = [&options](const QString &order, const QList<GatewayMove> &moves) {
        Verdict verdict;
        GatewayRecord record = payment();
        record.orderId = order;
        record.moves = moves;
        return strayMoves({record}, options, verdict).size();
    };
    bool refunds = false, captures = false;
    for (int i = 1; i < 60; ++i) {
        const QString sale = QStringLiteral("R1-20261121-%1").arg(i, 6, 10, QLatin1Char('0'));
        const SalePlan plan = planOf(options, sale);
        const QString order = sale + QStringLiteral("-1");
        const qint64 back = plan.total(PlannedMove::Kind::Refund), taken = plan.total(PlannedMove::Kind::Capture);
        if (back > 0) {
            refunds = true;
            QCOMPARE(strays(order, {move("REFUND", back)}), 0);
            QCOMPARE(strays(order, {move("REFUND", back), move("REFUND", 1, 2)}), 1);
        }
        if (taken > 0) {
            captures = true;
            QCOMPARE(strays(order, {move("CAPTURE", taken)}), 0);
            QCOMPARE(strays(order, {move("CAPTURE", taken), move("CAPTURE", taken, 2)}), 1);
        }
        if (plan.total(PlannedMove::Kind::Cancel) == 0)
            QCOMPARE(strays(order, {move("CANCEL", 1)}), 1);
    }
    QVERIFY(refunds && captures);
}

void TestSoakJudge::operationRulesOfTheWire()
{
    FaultPlan plan(1, {});
    plan.sawOperation(Order, "key", "body", 1000);
    plan.sawOperation(Order, "key", "body", 3'600'000); // absent after two minutes: the same key may go out late
    QCOMPARE(brokenOperationRules(plan.operations()), QStringList());
    plan.sawOperation(Order, "key", "body", 90'000'000);
    QCOMPARE(brokenOperationRules(plan.operations()).size(), 1);
    plan.sawOperation(Order, "other", "changed", 90'000'000);
    QCOMPARE(brokenOperationRules(plan.operations()).size(), 3);
    QVERIFY(plan.orders().isEmpty());
}

void TestSoakJudge::everyPlanAddsUp()
{
    using Kind = PlannedMove::Kind;
    QSet<int> shapes;
    for (int i = 0; i < 2000; ++i) {
        const QString sale = QStringLiteral("R1-20261121-%1").arg(i);
        const SalePlan plan = planOf({3, false, 100}, sale);
        const SalePlan bare = planOf({3, false, 0}, sale);
        QVERIFY(bare.moves.isEmpty() && !bare.authorize);
        QCOMPARE(bare.minor, plan.minor); // what is sold does not depend on what comes afterwards
        QVERIFY(!plan.moves.isEmpty());
        QCOMPARE(plan.authorize, plan.moves[0].kind != Kind::Refund);
        for (const PlannedMove &move : plan.moves)
            QVERIFY(move.minor > 0);
        const qint64 taken = plan.authorize ? plan.total(Kind::Capture) : plan.minor;
        QVERIFY(taken <= plan.minor && plan.total(Kind::Refund) <= taken);
        shapes.insert(int(plan.moves[0].kind) * 10 + int(plan.moves.size()));
    }
    QCOMPARE(shapes.size(), 5); // cancel; capture, capture and refund; refund, refund twice
}

QTEST_GUILESS_MAIN(TestSoakJudge)
#include "tst_soakjudge.moc"
