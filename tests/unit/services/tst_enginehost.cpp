// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The two threads behind ports/Engine: nothing blocks the ui, answers come home
// or are dropped, the reader goes before the journal closes.
#include "services/enginehost.h"
#include "services/latestquestions.h"
#include "support/fakegateway.h"
#include "support/fakestore.h"
#include "support/operationsamples.h"
#include "support/samples.h"

#include <QSemaphore>
#include <QSignalSpy>
#include <QtTest>

using namespace pos;
using namespace pos::test;

namespace {

struct House
{
    FakeJournal journal; ///< belongs to the engine thread between start and the end of the host
    Notebook notebook;
    std::optional<Error> checkError, readError;
    JournalOpening opening;
    QSemaphore mayOperate{1}; ///< holds the engine thread while a refund is being sent
    std::unique_ptr<EngineHost> host;

    House()
    {
        journal.plant(ana());
        EngineParts parts;
        parts.clock = std::make_shared<SystemClock>();
        parts.makeScheduler = [] { return std::make_unique<QtScheduler>(); };
        parts.makeIds = [] { return std::make_unique<SeededIdSource>(1); };
        parts.makeJournal = [this](const Clock &, IdSource &) {
            notebook.write(QStringLiteral("journal made on ") + QThread::currentThread()->objectName());
            auto store = std::make_unique<FakeStore>(journal, notebook);
            store->opening = opening;
            return store;
        };
        parts.openReader = [this]() -> Result<std::unique_ptr<JournalReader>> {
            notebook.write(QStringLiteral("reader made on ") + QThread::currentThread()->objectName());
            auto reader = std::make_unique<FakeReader>(notebook);
            reader->checkError = checkError;
            reader->readError = readError;
            return std::unique_ptr<JournalReader>(std::move(reader));
        };
        parts.makeGateway = [this](const Clock &clock, Scheduler &scheduler, IdSource &) {
            auto gateway = std::make_unique<FakeGateway>(clock, scheduler);
            gateway->lookups.rule = [](const Seen &) { return std::optional(good(QList<Payment>{})); };
            gateway->sessions.rule = [](const Seen &) { return std::optional(good(CheckoutSession{})); };
            gateway->posts.rule = [](const Seen &seen) {
                Attempt asked = attemptIn(AttemptState::Sending, 0);
                const QByteArray order = seen.body.mid(10, seen.body.indexOf('"', 10) - 10);
                asked.orderId = MerchantOrderId::from(QString::fromUtf8(order));
                return std::optional(good(approved(asked), 201));
            };
            // Gives back what it is asked for; the payment shows it from then on.
            auto refunded = std::make_shared<Payment>(paidPayment(attemptIn(AttemptState::Approved, 1)));
            gateway->reads.rule = [refunded](const Seen &) { return std::optional(good(*refunded)); };
            gateway->operations.rule = [this, refunded](const Seen &seen) {
                mayOperate.acquire();
                mayOperate.release();
                const QByteArray reference = seen.body.mid(14, seen.body.indexOf('"', 14) - 14);
                refunded->transactions.append(
                    transaction("REFUND", "SUCCEEDED", 1000, QString::fromUtf8(reference), QStringLiteral("tx-back")));
                refunded->refunded = reais(1000);
                return std::optional(good(*refunded));
            };
            return gateway;
        };
        host = std::make_unique<EngineHost>(parts);
    }
    bool start(StartReport *report = nullptr)
    {
        bool started = false;
        host->start(host.get(), [&](const Result<StartReport> &answer) {
            started = true;
            if (report)
                *report = *answer;
        });
        host->configure(tillSettings(), someKeys());
        return QTest::qWaitFor([&] { return started; }, 5000);
    }
};

} // namespace

class TestEngineHost : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everythingLivesOnItsThread();
    void aSaleFromCartToApproved();
    void aRefundFromOrderToDone();
    void answersComeHomeOrNotAtAll();
    void sumsComeFromTheReader();
    void aSupersededQuestionIsNotAnswered();
    void uncleanEndIsCheckedAndReported();
    void damageMetByThePagesIsNoOrdinaryFailure();
    void restoreClosesTheReaderFirst();
    void aWindowOpenedLateIsToldHowThingsStand();
    void aHostThatNeverStartedEndsQuietly();
};

void TestEngineHost::everythingLivesOnItsThread()
{
    House h;
    QVERIFY(h.start());
    h.host.reset();
    const QStringList lines = h.notebook.lines();
    QVERIFY(lines.contains(QStringLiteral("journal made on engine")));
    QVERIFY(lines.contains(QStringLiteral("reader made on reader")));
    QVERIFY(lines.indexOf(QStringLiteral("open")) < lines.indexOf(QStringLiteral("reader open")));
    QVERIFY(lines.contains(QStringLiteral("reader closed")));
    QVERIFY(lines.indexOf(QStringLiteral("reader closed")) < lines.indexOf(QStringLiteral("close")));
}

void TestEngineHost::aSaleFromCartToApproved()
{
    House h;
    QVERIFY(h.start());
    QSignalSpy changes(h.host.get(), &Engine::attemptChanged);
    QSignalSpy lists(h.host.get(), &Engine::paymentsChanged);
    QSignalSpy attention(h.host.get(), &Engine::attentionChanged);
    QList<Result<Attempt>> answers;
    QThread *answeredOn = nullptr;
    h.host->newSale(QStringLiteral("Cashier 1"), this, [&](const Result<Sale> &created) {
        const Sale sale = openSale(created->id.text());
        h.host->saveSale(sale);
        h.host->charge(orderFor(sale), this, [&](const Result<Attempt> &attempt) {
            answeredOn = QThread::currentThread();
            answers.append(attempt);
        });
        QVERIFY(answers.isEmpty()); // returned at once
    });
    QTRY_VERIFY(!changes.isEmpty() && changes.constLast()[0].value<Attempt>().state == AttemptState::Approved);
    QCOMPARE(answers.size(), 1);
    QCOMPARE(answers[0]->state, AttemptState::Recorded);
    QCOMPARE(answeredOn, thread());
    QTRY_VERIFY(!lists.isEmpty() && !attention.isEmpty());
    QCOMPARE(attention.constLast()[0].value<AttentionCounts>().unknown, 1);
    QTRY_COMPARE(h.host->openAttemptCount(), 0);
}

void TestEngineHost::aRefundFromOrderToDone()
{
    House h;
    const Attempt paid = attemptWith(paidPayment(attemptIn(AttemptState::Approved, 1)));
    h.journal.plant(paid);
    QVERIFY(h.start());
    QSignalSpy changes(h.host.get(), &Engine::operationChanged);
    QSignalSpy lists(h.host.get(), &Engine::paymentsChanged);
    OperationOrder order{paid.id, refundIntent(1000)};
    QStringList answers;
    h.mayOperate.acquire();
    for (int click = 0; click < 2; ++click) {
        h.host->startOperation(order, this, [&](const Result<Operation> &operation) {
            answers << (operation ? operationStateName(operation->state) : operation.error().context.code);
        });
    }
    h.mayOperate.release();
    QVERIFY(answers.isEmpty()); // returned at once
    QTRY_COMPARE(answers, (QStringList{QStringLiteral("Recorded"), QStringLiteral("ANOTHER_UNDER_WAY")}));
    QTRY_VERIFY(!changes.isEmpty() && changes.constLast()[0].value<Operation>().state == OperationState::Done);
    QTRY_VERIFY(!lists.isEmpty());
    QTRY_COMPARE(h.host->openAttemptCount(), 0);
    QString refused;
    h.host->giveUpOperation(changes.constLast()[0].value<Operation>().id,
                            {QStringLiteral("Bo"), QStringLiteral("no reason")}, this,
                            [&](const Result<Operation> &given) { refused = errorKindName(given.error().kind); });
    QTRY_COMPARE(refused, errorKindName(ErrorKind::Conflict));
}

void TestEngineHost::answersComeHomeOrNotAtAll()
{
    House h;
    QVERIFY(h.start());
    bool dropped = true;
    auto context = std::make_unique<QObject>();
    h.host->findCustomers(QStringLiteral("ana"), context.get(),
                          [&](const Result<QList<Customer>> &) { dropped = false; });
    h.host->newSale(QStringLiteral("x"), context.get(), [&](const Result<Sale> &) { dropped = false; });
    context.reset();
    bool found = false;
    h.host->findCustomers(QStringLiteral("ana"), this,
                          [&](const Result<QList<Customer>> &list) { found = list->size() == 2; });
    QTRY_VERIFY(found); // asked later, so the dropped one had its turn
    bool sold = false;
    h.host->newSale(QStringLiteral("x"), this, [&](const Result<Sale> &sale) { sold = sale.has_value(); });
    QTRY_VERIFY(sold);
    QVERIFY(dropped);
}

void TestEngineHost::sumsComeFromTheReader()
{
    House h;
    QVERIFY(h.start());
    std::optional<PaymentSummary> summary;
    SummaryQuery query;
    query.bars = {1, 2, 3};
    h.host->paymentSummary(query, h.host.get(), [&summary](const Result<PaymentSummary> &answer) { summary = *answer; });
    QTRY_VERIFY(summary.has_value());
    QCOMPARE(summary->sums.value(QStringLiteral("BRL")).payments, 3);
}

void TestEngineHost::aSupersededQuestionIsNotAnswered()
{
    Notebook notebook;
    FakeReader reader(notebook);
    const auto questions = std::make_shared<LatestQuestions>();
    const int page = 0, other = 0;
    const auto work = [](JournalReader &source) { return source.attention(); };
    const auto first = unlessAskedAgain(questions, &page, work);
    const auto elsewhere = unlessAskedAgain(questions, &other, work);
    const auto second = unlessAskedAgain(questions, &page, work);
    QCOMPARE(first(reader).error().kind, ErrorKind::Cancelled);
    QVERIFY(elsewhere(reader).has_value());
    QVERIFY(second(reader).has_value());
}

void TestEngineHost::uncleanEndIsCheckedAndReported()
{
    House h;
    h.opening.uncleanEnd = true;
    h.checkError = Error{ErrorKind::StorageCorrupt, {.path = QStringLiteral("/fake/journal.db")}};
    QSignalSpy blocks(h.host.get(), &Engine::blockChanged);
    StartReport report;
    QVERIFY(h.start(&report));
    QVERIFY(report.uncleanEnd);
    QTRY_VERIFY(!blocks.isEmpty() && blocks.constLast()[0].value<BlockReport>().block == TillBlock::StorageTrouble);
    QCOMPARE(blocks.constLast()[0].value<BlockReport>().error.context.path, QStringLiteral("/fake/journal.db"));
}

/// Met by a page while the shop is open: the till stops, and the store knows for its next start.
void TestEngineHost::damageMetByThePagesIsNoOrdinaryFailure()
{
    House h;
    h.readError = Error{ErrorKind::StorageCorrupt, {.path = QStringLiteral("/fake/journal.db")}};
    QSignalSpy blocks(h.host.get(), &Engine::blockChanged);
    QVERIFY(h.start());
    std::optional<Error> told;
    h.host->payments({}, this, [&](const Result<QList<PaymentRow>> &rows) { told = rows.error(); });
    QTRY_VERIFY(told);
    QCOMPARE(told->kind, ErrorKind::StorageCorrupt);
    QTRY_VERIFY(!blocks.isEmpty() && blocks.constLast()[0].value<BlockReport>().block == TillBlock::StorageTrouble);
    QVERIFY(h.notebook.lines().contains(QStringLiteral("suspect")));

    House sound;
    sound.readError = Error{ErrorKind::StorageLocked, {}};
    QVERIFY(sound.start());
    bool answered = false;
    sound.host->payments({}, this, [&](const Result<QList<PaymentRow>> &) { answered = true; });
    QTRY_VERIFY(answered);
    sound.host.reset(); // everything the engine had to say has been said
    QVERIFY(!sound.notebook.lines().contains(QStringLiteral("suspect")));
}

void TestEngineHost::restoreClosesTheReaderFirst()
{
    House h;
    QVERIFY(h.start());
    bool restored = false;
    h.host->restore(QStringLiteral("/copy.db"), this,
                    [&](const Result<StartReport> &report) { restored = report.has_value(); });
    QTRY_VERIFY(restored);
    const QStringList lines = h.notebook.lines();
    QVERIFY(lines.contains(QStringLiteral("reader closed")));
    QVERIFY(lines.indexOf(QStringLiteral("reader closed")) < lines.indexOf(QStringLiteral("restore /copy.db")));
    QCOMPARE(lines.count(QStringLiteral("reader open")), 2);
    bool found = false;
    h.host->payments({}, this, [&](const Result<QList<PaymentRow>> &rows) { found = rows->size() == 3; });
    QTRY_VERIFY(found);
}

/// The window that follows the wizard said "Connecting" until something changed.
void TestEngineHost::aWindowOpenedLateIsToldHowThingsStand()
{
    House h;
    QSignalSpy early(h.host.get(), &Engine::healthChanged), blocks(h.host.get(), &Engine::blockChanged),
        attention(h.host.get(), &Engine::attentionChanged);
    h.host->tellStanding(); // nothing is known yet
    QVERIFY(early.isEmpty() && blocks.isEmpty() && attention.isEmpty());
    QVERIFY(h.start());
    const auto health = [](const QSignalSpy &spy) { return spy.isEmpty() ? GatewayHealth::NotChecked : spy.constLast()[0].value<HealthReport>().health; };
    QTRY_COMPARE(health(early), GatewayHealth::Online);
    QTRY_VERIFY(!attention.isEmpty());
    QSignalSpy late(h.host.get(), &Engine::healthChanged), lateAttention(h.host.get(), &Engine::attentionChanged),
        lateBlocks(h.host.get(), &Engine::blockChanged);
    h.host->tellStanding();
    QCOMPARE(late.size(), 1);
    QCOMPARE(health(late), GatewayHealth::Online);
    QCOMPARE(lateAttention.size(), 1);
    QCOMPARE(lateBlocks.size(), blocks.isEmpty() ? 0 : 1);
    if (!blocks.isEmpty())
        QCOMPARE(lateBlocks.constLast()[0].value<BlockReport>().block, blocks.constLast()[0].value<BlockReport>().block);
}

void TestEngineHost::aHostThatNeverStartedEndsQuietly()
{
    House h;
    bool answered = false;
    h.host->payments({}, this, [&](const Result<QList<PaymentRow>> &rows) { answered = !rows; });
    QTRY_VERIFY(answered);
    h.host.reset();
    QVERIFY(h.notebook.lines().isEmpty());
}

QTEST_GUILESS_MAIN(TestEngineHost)
#include "tst_enginehost.moc"
