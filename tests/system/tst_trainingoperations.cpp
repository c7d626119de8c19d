// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Refunds, captures and cancels through the real engine, client and journal
// against the training gateway over loopback, with every fault that the wire can
// bring: the gateway must have moved the money exactly once, or not at all when
// the till says so. The judge reads the payments from the gateway.
#include "faultlists.h"
#include "till.h"

#include "journal/journalfile.h"
#include "scaledclock.h"
#include "training/trainingserver.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QtTest>

using namespace pos;
using namespace pos::test;
using training::Fault;

namespace {

const QList<Fault> Faults = [] {
    QList<Fault> list(PassingFaults.begin(), PassingFaults.end());
    return list + QList<Fault>(OperationFaults.begin(), OperationFaults.end());
}();
constexpr double Speedup = 20;
constexpr double RestartSpeedup = 10;

/// What the gateway did to one payment, in centavos.
struct Truth
{
    QString status;
    int refunds = 0, captures = 0, cancels = 0;
    qint64 refunded = 0, captured = 0;
};

Truth truthOf(const QUrl &url, const PaymentId &id)
{
    QNetworkAccessManager network;
    QNetworkRequest request(QUrl(url.toString() + QStringLiteral("/v1/payments/") + id.text() +
                                 QStringLiteral("?transactions_history=true")));
    request.setRawHeader("public-api-key", "sandbox_judge");
    request.setRawHeader("private-secret-key", "sandbox_judge");
    request.setTransferTimeout(10'000);
    const std::unique_ptr<QNetworkReply> reply(network.get(request));
    if (!QTest::qWaitFor([&] { return reply->isFinished(); }, 15'000))
        return {};
    const QJsonObject payment =
        QJsonDocument::fromJson(reply->readAll()).object()[QStringLiteral("payment")].toObject();
    const QJsonObject amount = payment[QStringLiteral("amount")].toObject();
    Truth truth;
    truth.status =
        payment[QStringLiteral("status")].toString() + u'/' + payment[QStringLiteral("sub_status")].toString();
    truth.refunded = qRound64(amount[QStringLiteral("refunded")].toVariant().toDouble() * 100);
    truth.captured = qRound64(amount[QStringLiteral("captured")].toVariant().toDouble() * 100);
    for (const QJsonValue &value : payment[QStringLiteral("transactions")].toArray()) {
        const QString type = value[QStringLiteral("type")].toString();
        truth.refunds += type == u"REFUND" ? 1 : 0;
        truth.captures += type == u"CAPTURE" ? 1 : 0;
        truth.cancels += type == u"CANCEL" ? 1 : 0;
    }
    return truth;
}

/// A till, what became of its operations, and what was refused.
struct Counter : QObject
{
    Counter(const QString &folder, const QUrl &url, std::shared_ptr<const ScaledClock> clock)
        : till(folder, url, std::move(clock))
    {
        connect(&till.engine(), &Engine::operationChanged, this, [this](const Operation &operation) {
            operations[operation.id] = operation;
            states[operation.id].append(operation.state);
        });
    }

    /// Sells `count` times BRL 25.00 and waits for them.
    bool sell(int count)
    {
        for (int i = 0; i < count; ++i)
            till.sell(2500, false);
        return QTest::qWaitFor(
            [&] {
                return static_cast<int>(till.outcomes().size()) >= count && till.unsettled() == 0 &&
                       till.engine().openAttemptCount() == 0;
            },
            60'000);
    }
    QList<Attempt> attempts() const
    {
        QList<Attempt> list;
        for (const auto &[id, outcome] : till.outcomes())
            list.append(outcome.attempt);
        return list;
    }
    /// Twice: the second click is the impatient one.
    void ask(const Attempt &attempt, OperationKind kind, qint64 minor)
    {
        OperationOrder order{attempt.id, {}};
        order.intent.kind = kind;
        order.intent.amount = Money::fromMinor(minor, attempt.intent.amount.currency());
        order.intent.operatorName = QStringLiteral("Cashier 1");
        till.engine().startOperation(order, this, [this](const Result<Operation> &started) {
            if (started)
                accepted.append(started->id);
            else
                refusals << describe(started.error());
        });
        till.engine().startOperation(order, this, [this](const Result<Operation> &second) {
            if (second || second.error().context.code != u"ANOTHER_UNDER_WAY")
                refusals << QStringLiteral("a second click was not refused");
        });
    }
    bool settled(qsizetype count) const
    {
        return accepted.size() == count && std::ranges::all_of(accepted, [this](const OperationId &id) {
                   return operations.contains(id) && !isOpen(operations.value(id).state);
               });
    }

    Till till;
    QHash<OperationId, Operation> operations;
    QHash<OperationId, QList<OperationState>> states;
    QList<OperationId> accepted;
    QStringList refusals;
};

} // namespace

class TestTrainingOperations : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void refundsUnderEveryFault();
    void closedInTheMiddleAndStartedAgain();
    void refundInPartsUpToTheLastCentavo();

private:
    static void verifyJournal(const QString &folder, int operations);
};

void TestTrainingOperations::verifyJournal(const QString &folder, int operations)
{
    ScaledClock clock(1);
    SystemIdSource ids;
    JournalFile file(folder + QStringLiteral("/journal.db"), ids, clock);
    const Result<JournalOpening> opening = file.open();
    QVERIFY(opening);
    QVERIFY(file.verify());
    QVERIFY(file.journal().openOperations()->isEmpty());
    int found = 0;
    const QList<Sale> sales = *file.journal().salesInState(SaleState::Paid);
    for (const Sale &sale : sales) {
        const QList<Attempt> attempts = *file.journal().attemptsOfSale(sale.id);
        for (const Attempt &attempt : attempts)
            found += static_cast<int>(file.journal().operationsOfAttempt(attempt.id)->size());
    }
    QCOMPARE(found, operations);
}

void TestTrainingOperations::refundsUnderEveryFault()
{
    QTemporaryDir folder;
    training::TrainingServer server;
    const Result<QUrl> url = server.start({.pendingMs = 200});
    QVERIFY(url);
    {
        Counter counter(folder.path(), *url, std::make_shared<ScaledClock>(Speedup));
        QVERIFY2(counter.till.open(), qPrintable(counter.till.failure()));
        QVERIFY(counter.sell(static_cast<int>(Faults.size())));
        const QList<Attempt> attempts = counter.attempts();
        for (qsizetype i = 0; i < attempts.size(); ++i) {
            const QString path =
                QStringLiteral("/v1/payments/%1/transactions/*/refund").arg(attempts[i].paymentId.text());
            server.addRule({{QStringLiteral("POST"), path, 0, {}}, Faults[i], -1, 1});
            counter.ask(attempts[i], OperationKind::Refund, 1000);
        }
        QVERIFY2(QTest::qWaitFor([&] { return counter.settled(attempts.size()); }, 120'000),
                 "an operation never settled");
        QCOMPARE(counter.refusals, QStringList());
        QCOMPARE(counter.till.engine().openAttemptCount(), 0);
        QCOMPARE(counter.till.block(), TillBlock::None);

        int done = 0;
        int unclear = 0;
        for (const Operation &operation : std::as_const(counter.operations)) {
            const Truth truth = truthOf(*url, operation.paymentId);
            const bool isDone = operation.state == OperationState::Done;
            const auto at = std::ranges::find(attempts, operation.attempt, &Attempt::id);
            const QString what = training::faultName(Faults[at - attempts.begin()]) + u' ' +
                                 operationStateName(operation.state);
            QVERIFY2(truth.refunds <= 1, qPrintable(what + QStringLiteral(": given back more than once")));
            QVERIFY2(isDone || operation.state == OperationState::Refused, qPrintable(what));
            QVERIFY2(truth.refunded == (isDone ? 1000 : 0), qPrintable(what + QStringLiteral(" disagrees")));
            done += isDone ? 1 : 0;
            unclear += counter.states[operation.id].contains(OperationState::Unclear) ? 1 : 0;
        }
        QVERIFY2(done >= static_cast<int>(Faults.size()) - 2, qPrintable(QString::number(done)));
        QVERIFY2(unclear >= 12, qPrintable(QString::number(unclear))); // the faults were met
        // What was refused for good may be asked again; all of them end with one refund.
        for (const Attempt &attempt : counter.attempts())
            QVERIFY(attempt.state == AttemptState::PartlyRefunded || attempt.state == AttemptState::Approved);
    }
    for (const training::FaultRule &rule : server.activeRules())
        QVERIFY2(rule.hits == 1, qPrintable(training::faultName(rule.fault)));
    verifyJournal(folder.path(), static_cast<int>(Faults.size()));
}

void TestTrainingOperations::closedInTheMiddleAndStartedAgain()
{
    QTemporaryDir folder;
    training::TrainingServer server;
    const Result<QUrl> url = server.start({.pendingMs = 200});
    QVERIFY(url);
    constexpr int Cut = 8;
    const auto wallClock = std::make_shared<ScaledClock>(RestartSpeedup);
    QList<PaymentId> payments;
    {
        Counter counter(folder.path(), *url, wallClock);
        QVERIFY2(counter.till.open(), qPrintable(counter.till.failure()));
        QVERIFY(counter.sell(Cut));
        const QList<Attempt> attempts = counter.attempts();
        for (int i = 0; i < Cut; ++i) {
            // Half of them were carried out when the till goes, half never will be by this request.
            const Fault fault = i % 2 ? Fault::StallAfterCharge : Fault::Stall;
            server.addRule(
                {{QStringLiteral("POST"), QStringLiteral("/v1/payments/*/refund"), i + 1, {}}, fault, -1, 1});
            counter.ask(attempts[i], OperationKind::Refund, 2500);
            payments.append(attempts[i].paymentId);
        }
        const auto sending = [&counter] {
            int count = 0;
            for (const QList<OperationState> &states : std::as_const(counter.states))
                count += states.contains(OperationState::Sending) ? 1 : 0;
            return count;
        };
        QVERIFY(QTest::qWaitFor([&] { return sending() >= 6; }, 30'000));
        QVERIFY(counter.till.engine().openAttemptCount() > 0); // quitting now says so
    }
    server.clearFaults();
    {
        Counter again(folder.path(), *url, wallClock);
        QVERIFY2(again.till.open(), qPrintable(again.till.failure()));
        QVERIFY(again.till.report().settling > 0);
        QVERIFY(QTest::qWaitFor([&] { return again.till.engine().openAttemptCount() == 0; }, 90'000));
    }
    int refunded = 0;
    for (const PaymentId &payment : std::as_const(payments)) {
        const Truth truth = truthOf(*url, payment);
        QVERIFY2(truth.refunds <= 1, qPrintable(payment.text()));
        QCOMPARE(truth.refunded, truth.refunds * 2500);
        refunded += truth.refunds;
    }
    QVERIFY2(refunded >= 6, qPrintable(QString::number(refunded)));
    verifyJournal(folder.path(), Cut);
}

void TestTrainingOperations::refundInPartsUpToTheLastCentavo()
{
    QTemporaryDir folder;
    training::TrainingServer server;
    const Result<QUrl> url = server.start({.pendingMs = 200});
    QVERIFY(url);
    Counter counter(folder.path(), *url, std::make_shared<ScaledClock>(Speedup));
    QVERIFY2(counter.till.open(), qPrintable(counter.till.failure()));
    QVERIFY(counter.sell(1));
    const Attempt attempt = counter.attempts().first();
    qsizetype count = 0;
    for (const qint64 part : {1000, 1499, 1}) {
        counter.ask(attempt, OperationKind::Refund, part);
        ++count;
        QVERIFY(QTest::qWaitFor([&] { return counter.settled(count); }, 30'000));
        QCOMPARE(counter.operations[counter.accepted.last()].state, OperationState::Done);
    }
    QCOMPARE(counter.refusals, QStringList());
    const Truth truth = truthOf(*url, attempt.paymentId);
    QCOMPARE(truth.refunds, 3);
    QCOMPARE(truth.refunded, 2500);
    QCOMPARE(truth.status, QStringLiteral("REFUNDED/REFUNDED"));
    QTRY_COMPARE(counter.attempts().first().state, AttemptState::Refunded);
    OperationOrder more{attempt.id, {}};
    more.intent.amount = Money::fromMinor(1, attempt.intent.amount.currency());
    QString refusal;
    counter.till.engine().startOperation(more, &counter, [&](const Result<Operation> &result) {
        refusal = result ? QStringLiteral("started") : result.error().context.code;
    });
    QTRY_COMPARE(refusal, QStringLiteral("NOTHING_LEFT"));
}

QTEST_GUILESS_MAIN(TestTrainingOperations)
#include "tst_trainingoperations.moc"
