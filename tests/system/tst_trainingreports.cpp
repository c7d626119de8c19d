// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// A support agent's road, through the real engine, client and journal over
// loopback: an empty journal, the payments of another till from a report, one of
// them opened and refunded; then everything compared, and the list in a file.
#include "till.h"

#include "scaledclock.h"
#include "services/reportservice.h"
#include "training/trainingserver.h"

#include <QDir>
#include <QtTest>

using namespace pos;
using namespace pos::test;
using training::Fault;

namespace {

constexpr double Speedup = 25;
constexpr qint64 DayMs = 86'400'000;

/// Runs one report to its end.
std::optional<ReportJob> runReport(Till &till, ReportPurpose purpose, qint64 nowMs)
{
    std::optional<ReportJob> last;
    QObject context;
    QObject::connect(&till.engine(), &Engine::reportJobChanged, &context, [&](const ReportJob &job) { last = job; });
    till.engine().startReport(purpose, nowMs - 30 * DayMs, nowMs + DayMs, &context, [](const Result<ReportJob> &) {});
    if (!QTest::qWaitFor([&] { return last && isOver(last->stage); }, 60'000))
        return std::nullopt;
    return last;
}

template <typename T, typename Ask> std::optional<Result<T>> answerOf(Ask ask)
{
    std::optional<Result<T>> got;
    QObject context;
    ask(&context, [&](const Result<T> &answer) { got.emplace(answer); });
    if (!QTest::qWaitFor([&] { return got.has_value(); }, 20'000))
        return std::nullopt;
    return got;
}

/// A till with an empty journal, and the gateway it talks to.
struct Shop
{
    QTemporaryDir folder;
    training::TrainingServer server;
    std::shared_ptr<ScaledClock> clock = std::make_shared<ScaledClock>(Speedup);
    std::unique_ptr<Till> till;

    /// What went wrong; empty = the till is open.
    QString open(int pendingMs)
    {
        const Result<QUrl> url = server.start({.pendingMs = pendingMs});
        return url ? reopen(*url) : describe(url.error());
    }
    QString reopen(const QUrl &url)
    {
        till.reset();
        till = std::make_unique<Till>(folder.path(), url, clock);
        return till->open() ? QString() : till->failure() + QStringLiteral(" (not open)");
    }
    QStringList filesLeft() const
    {
        return QDir(folder.path() + QStringLiteral("/journal.db.reports")).entryList(QDir::Files);
    }
};

QList<PaymentRow> rowsOf(Till &till)
{
    PaymentQuery query;
    query.limit = 1000;
    const auto rows = answerOf<QList<PaymentRow>>([&](QObject *context, auto then) { till.engine().payments(query, context, then); });
    return rows && *rows ? **rows : QList<PaymentRow>();
}

}

class TestTrainingReports : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theSupportAgentsRoad();
    void faultsOnTheWay();
    void badFiles_data();
    void badFiles();
    void refusedKeysStopTheTill();
    void killedWhileItWaits();
};

void TestTrainingReports::theSupportAgentsRoad()
{
    Shop shop;
    QCOMPARE(shop.open(200), QString());
    Till &till = *shop.till;
    QVERIFY(rowsOf(till).isEmpty());

    const auto imported = runReport(till, ReportPurpose::Import, shop.clock->nowMs());
    QVERIFY(imported);
    QVERIFY2(imported->stage == ReportStage::Done, qPrintable(imported->error ? describe(*imported->error) : QString()));
    QVERIFY2(imported->tally.added >= 20, qPrintable(reportJobText(*imported)));
    QCOMPARE(imported->tally.added, imported->tally.rows);
    const QList<PaymentRow> rows = rowsOf(till);
    QCOMPARE(rows.size(), imported->tally.added);
    QVERIFY(shop.filesLeft().isEmpty());

    // With their transactions, from the report that follows.
    QCOMPARE(imported->request.type, ReportType::Transactions);
    const auto moved = std::ranges::count(rows, AttemptState::Approved, &PaymentRow::state);
    QVERIFY2(moved > 0 && imported->tally.joined >= moved, qPrintable(reportJobText(*imported)));
    const auto approved = std::ranges::find(rows, AttemptState::Approved, &PaymentRow::state);
    QVERIFY(approved != rows.end());
    const AttemptId id = approved->attempt;
    const auto detailOf = [&] {
        return answerOf<PaymentDetail>([&](QObject *context, auto then) { till.engine().paymentDetail(id, context, then); });
    };
    QVERIFY(!detailOf()->value().attempt.payment->transactions.isEmpty());
    // Opened: read by id.
    const auto readById = [&] { return detailOf()->value().attempt.retry.lastCheckMs > imported->createdMs; };
    QVERIFY(QTest::qWaitFor(readById, 20'000));
    const PaymentDetail detail = detailOf()->value();
    QCOMPARE(detail.attempt.origin, AttemptOrigin::Yuno);
    QCOMPARE(detail.attempt.state, AttemptState::Approved);

    // And refunded like any other.
    const auto refund = answerOf<Operation>([&](QObject *context, auto then) { till.engine().giveBack(id, QStringLiteral("Eva"), context, then); });
    QVERIFY(refund && *refund);
    QVERIFY(QTest::qWaitFor([&] { return detailOf()->value().attempt.state == AttemptState::Refunded; }, 30'000));

    // The same again: nothing new, and the refund stays.
    const auto again = runReport(till, ReportPurpose::Import, shop.clock->nowMs());
    QVERIFY(again && again->stage == ReportStage::Done);
    QCOMPARE(again->tally.added, 0);
    QCOMPARE(again->tally.joined, 0);
    QCOMPARE(rowsOf(till).size(), rows.size());
    QCOMPARE(detailOf()->value().attempt.state, AttemptState::Refunded);

    till.sell(4200, false);
    QVERIFY(QTest::qWaitFor([&] { return till.sold() == 1 && till.unsettled() == 0; }, 30'000));
    const auto compared = runReport(till, ReportPurpose::Reconcile, shop.clock->nowMs());
    QVERIFY(compared && compared->stage == ReportStage::Done);
    QCOMPARE(compared->tally.same, compared->tally.rows);
    QCOMPARE(compared->tally.different + compared->tally.missingHere + compared->tally.missingThere, 0);
    QCOMPARE(compared->tally.rows, rows.size() + 1);

    ExportOrder order;
    order.path = shop.folder.filePath(QStringLiteral("out.csv"));
    const auto written = answerOf<ExportResult>([&](QObject *context, auto then) {
        till.engine().exportPayments(order, context, [](const ExportProgress &) {}, then);
    });
    QVERIFY(written && *written);
    QCOMPARE((*written)->rows, rows.size() + 1);
}

/// The first answer of each call is lost or wrong; it ends well all the same.
void TestTrainingReports::faultsOnTheWay()
{
    for (const Fault fault : {Fault::CloseAfterProcessing, Fault::Http500AfterCharge, Fault::RateLimited, Fault::MalformedJson,
                              Fault::TruncatedBody, Fault::Http503}) {
        Shop shop;
        QCOMPARE(shop.open(100), QString());
        Till &till = *shop.till;
        for (const char *path : {"/v1/reports$", "/v1/reports/[0-9a-f-]*$", "/v2/reports/", "/report-files/"})
            shop.server.addRule({{QString(), QString::fromLatin1(path), 0, QString()}, fault, -1, 1});
        const auto imported = runReport(till, ReportPurpose::Import, shop.clock->nowMs());
        QVERIFY2(imported, training::faultName(fault).toLatin1().constData());
        QVERIFY2(imported->stage == ReportStage::Done,
                 qPrintable(training::faultName(fault) + u": " + (imported->error ? describe(*imported->error) : QString())));
        QVERIFY(imported->tally.added >= 20);
        QCOMPARE(rowsOf(till).size(), imported->tally.added);
    }
}

void TestTrainingReports::badFiles_data()
{
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<ReportStage>("stage");
    QTest::addColumn<QString>("code");
    QTest::newRow("empty") << Fault::EmptyBody << ReportStage::Done << QString();
    QTest::newRow("a page instead of a file") << Fault::Html200 << ReportStage::Failed << QStringLiteral("NOT_CSV");
    QTest::newRow("always cut off") << Fault::MalformedJson << ReportStage::Failed << QStringLiteral("BAD_ARCHIVE");
}

/// Nothing of a file that is no report comes into the list, and nothing of it stays on the disk.
void TestTrainingReports::badFiles()
{
    QFETCH(Fault, fault);
    QFETCH(ReportStage, stage);
    QFETCH(QString, code);
    Shop shop;
    QCOMPARE(shop.open(100), QString());
    Till &till = *shop.till;
    shop.server.addRule({{QString(), QStringLiteral("/report-files/"), 0, QString()}, fault, -1, 0});
    const auto imported = runReport(till, ReportPurpose::Import, shop.clock->nowMs());
    QVERIFY(imported);
    QCOMPARE(imported->stage, stage);
    QCOMPARE(imported->error ? imported->error->context.code : QString(), code);
    QCOMPARE(imported->tally.added, 0);
    QVERIFY(rowsOf(till).isEmpty());
    QVERIFY(shop.filesLeft().isEmpty());
}

void TestTrainingReports::refusedKeysStopTheTill()
{
    Shop shop;
    QCOMPARE(shop.open(100), QString());
    Till &till = *shop.till;
    shop.server.addRule({{QString(), QStringLiteral("/v1/reports$"), 0, QString()}, Fault::InvalidCredentials, -1, 1});
    const auto imported = runReport(till, ReportPurpose::Import, shop.clock->nowMs());
    QVERIFY(imported && imported->stage == ReportStage::Failed);
    QCOMPARE(imported->error->kind, ErrorKind::Unauthenticated);
    QTRY_COMPARE(till.block(), TillBlock::KeysRefused);
}

void TestTrainingReports::killedWhileItWaits()
{
    Shop shop;
    QCOMPARE(shop.open(200), QString());
    std::optional<ReportJob> last;
    connect(&shop.till->engine(), &Engine::reportJobChanged, shop.till.get(), [&](const ReportJob &job) { last = job; });
    const qint64 now = shop.clock->nowMs();
    shop.till->engine().startReport(ReportPurpose::Import, now - 30 * DayMs, now, shop.till.get(), [](const Result<ReportJob> &) {});
    QVERIFY(QTest::qWaitFor([&] { return last && last->stage == ReportStage::Waiting; }, 20'000));
    QCOMPARE(shop.reopen(shop.server.url()), QString());
    QVERIFY(QTest::qWaitFor([&] { return rowsOf(*shop.till).size() >= 20; }, 60'000));
}

QTEST_GUILESS_MAIN(TestTrainingReports)
#include "tst_trainingreports.moc"
