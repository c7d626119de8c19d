// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Staying true over real sockets: the real engine, client and journal against the
// training gateway, while somebody else, with a dashboard of their own, changes
// payments behind the till's back.
#include "scaledclock.h"
#include "till.h"

#include "training/trainingserver.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

#include <memory>

using namespace pos;
using namespace pos::test;

namespace {

constexpr double Speedup = 20; // limits of calls shrink with it: a busy machine must keep them

/// The other person's request; the answer's body.
QJsonObject request(const QUrl &url, const QString &path, const QByteArray &body = {})
{
    QNetworkAccessManager network;
    QNetworkRequest call(QUrl(url.toString() + path));
    call.setRawHeader("public-api-key", "sandbox_other");
    call.setRawHeader("private-secret-key", "sandbox_other");
    call.setRawHeader("X-Idempotency-Key", QUuid::createUuid().toByteArray(QUuid::WithoutBraces));
    call.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    call.setTransferTimeout(10'000);
    const std::unique_ptr<QNetworkReply> reply(body.isEmpty() ? network.get(call) : network.post(call, body));
    if (!QTest::qWaitFor([&] { return reply->isFinished(); }, 15'000))
        return {};
    return QJsonDocument::fromJson(reply->readAll()).object();
}

/// All of it given back, in the dashboard.
bool refundElsewhere(const QUrl &url, const Attempt &attempt)
{
    const QString path = QStringLiteral("/v1/payments/") + attempt.paymentId.text();
    const QJsonObject payment = request(url, path)[QStringLiteral("payment")].toObject();
    const QString transaction =
        payment[QStringLiteral("transactions")].toArray().first()[QStringLiteral("id")].toString();
    const QJsonObject answer =
        request(url, path + QStringLiteral("/transactions/") + transaction + QStringLiteral("/refund"),
                R"({"merchant_reference":"by-hand","reason":"REQUESTED_BY_CUSTOMER","description":"By hand"})");
    return answer[QStringLiteral("status")].toString() == QLatin1String("REFUNDED");
}

struct Shop : QObject
{
    explicit Shop(double speedup = Speedup)
        : till(folder.path(), *url, std::make_shared<ScaledClock>(speedup))
    {
        connect(&till.engine(), &Engine::attemptChanged, this,
                [this](const Attempt &attempt) { states[attempt.id] = attempt.state; });
    }
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
    template <typename T> std::optional<Result<T>> wait(const std::function<void(Then<T>)> &ask)
    {
        auto answer = std::make_shared<std::optional<Result<T>>>();
        ask([answer](const Result<T> &result) { *answer = result; });
        (void)QTest::qWaitFor([&] { return answer->has_value(); }, 20'000);
        return *answer;
    }

    QTemporaryDir folder;
    training::TrainingServer server;
    Result<QUrl> url = server.start({.pendingMs = 200});
    Till till;
    QHash<AttemptId, AttemptState> states;
};

} // namespace

class TestTrainingWatch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatOthersDidIsNoticed();
    void manyAreRefreshed();
    void paymentsAreFound();
    void notesAndNotices();
};

/// Nobody asks: the round of the watcher comes by.
void TestTrainingWatch::whatOthersDidIsNoticed()
{
    Shop shop;
    QVERIFY2(shop.till.open(), qPrintable(shop.till.failure()));
    QVERIFY(shop.sell(3));
    const Attempt attempt = shop.attempts().first();
    QCOMPARE(shop.states.value(attempt.id), AttemptState::Approved);
    QVERIFY(refundElsewhere(*shop.url, attempt));
    QTRY_COMPARE_WITH_TIMEOUT(shop.states.value(attempt.id), AttemptState::Refunded, 60'000);
}

void TestTrainingWatch::manyAreRefreshed()
{
    Shop shop(1); // the watcher's own round is 20 s away
    QVERIFY2(shop.till.open(), qPrintable(shop.till.failure()));
    QVERIFY(shop.sell(4));
    const QList<Attempt> attempts = shop.attempts();
    QVERIFY(refundElsewhere(*shop.url, attempts[1]));
    QVERIFY(refundElsewhere(*shop.url, attempts[2]));
    QList<AttemptId> ids;
    for (const Attempt &attempt : attempts)
        ids << attempt.id;
    QSignalSpy progress(&shop.till.engine(), &Engine::refreshProgressed);
    const auto end = shop.wait<RefreshProgress>(
        [&](const Then<RefreshProgress> &then) { shop.till.engine().refreshPayments(ids, &shop, then); });
    QVERIFY(end && *end);
    QCOMPARE((*end)->done, 4);
    QCOMPARE((*end)->changed, 2);
    QCOMPARE((*end)->failed, 0);
    QVERIFY(progress.size() >= 4);
    QCOMPARE(shop.states.value(attempts[1].id), AttemptState::Refunded);
    QCOMPARE(shop.states.value(attempts[3].id), AttemptState::Approved);
}

void TestTrainingWatch::paymentsAreFound()
{
    Shop shop;
    QVERIFY2(shop.till.open(), qPrintable(shop.till.failure()));
    QVERIFY(shop.sell(1));
    const Attempt attempt = shop.attempts().first();
    for (const QString &id : {attempt.paymentId.text(), attempt.orderId.text()}) {
        const auto found = shop.wait<QList<Payment>>(
            [&](const Then<QList<Payment>> &then) { shop.till.engine().findAtYuno(id, &shop, then); });
        QVERIFY2(found && *found, qPrintable(id));
        QCOMPARE((*found)->size(), 1);
        QCOMPARE((*found)->first().id, attempt.paymentId);
        QCOMPARE((*found)->first().amount, attempt.intent.amount);
    }
    for (const QString &id : {QStringLiteral("R9-20260101-000007-1"), QUuid::createUuid().toString(QUuid::WithoutBraces)}) {
        const auto found = shop.wait<QList<Payment>>(
            [&](const Then<QList<Payment>> &then) { shop.till.engine().findAtYuno(id, &shop, then); });
        QVERIFY2(found && *found, qPrintable(id));
        QVERIFY((*found)->isEmpty());
    }
}

void TestTrainingWatch::notesAndNotices()
{
    Shop shop;
    QVERIFY2(shop.till.open(), qPrintable(shop.till.failure()));
    QVERIFY(shop.sell(1));
    const AttemptId id = shop.attempts().first().id;
    const auto note = shop.wait<Note>([&](const Then<Note> &then) {
        shop.till.engine().addNote(id, QStringLiteral("Rosa"), QStringLiteral("Customer phoned"), &shop, then);
    });
    QVERIFY(note && *note);
    const auto detail = shop.wait<PaymentDetail>(
        [&](const Then<PaymentDetail> &then) { shop.till.engine().paymentDetail(id, &shop, then); });
    QVERIFY(detail && *detail);
    QCOMPARE((*detail)->notes, QList<Note>{**note});
    const auto notices = shop.wait<NoticeList>(
        [&](const Then<NoticeList> &then) { shop.till.engine().notices(50, &shop, then); });
    QVERIFY(notices && *notices);
    QVERIFY((*notices)->notices.isEmpty()); // a sale at the counter is no news
}

QTEST_GUILESS_MAIN(TestTrainingWatch)
#include "tst_trainingwatch.moc"
