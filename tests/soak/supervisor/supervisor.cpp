// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "supervisor/supervisor.h"

#include "common/saleplan.h"
#include "common/task.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFileInfo>

#include <utility>

namespace soak {

namespace {

constexpr int TickMs = 2;
constexpr qint64 CalmMs = 300;            // real time without anything on the wire
constexpr qint64 RepeatWindowMs = 35'000; // of the till: a repeated request may still be on its way
constexpr int MostEarlyEnds = 5;          // ends that nobody ordered

} // namespace

Supervisor::Supervisor(const Options &options, Keys keys, QString folder, QObject *parent)
    : QObject(parent)
    , m_options(options)
    , m_keys(std::move(keys))
    , m_folder(std::move(folder))
    , m_faults(options.seed, options.faults)
{
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &Supervisor::tick);
}

Supervisor::~Supervisor() = default;

// --- before the first sale -------------------------------------------------------------------------

bool Supervisor::prepare(QString &error)
{
    m_board = Board::open(m_folder + QStringLiteral("/board"));
    if (!m_board) {
        error = QStringLiteral("cannot write to %1").arg(m_folder);
        return false;
    }
    (*m_board)->nowMs = QDateTime::currentMSecsSinceEpoch();
    m_kills = std::make_unique<KillPlan>(*m_board, m_options.seed, m_options.kills, m_options.payments, m_options.trade());
    const auto now = [this] { return (*m_board)->nowMs.load(); };
    m_gateway = m_options.gateway;
    if (m_gateway.isEmpty()) {
        m_judge = std::make_unique<JudgeGateway>(m_options.seed, now);
        m_judgeServer = std::make_unique<JudgeServer>(*m_judge, m_options.speedup);
        if (!m_judgeServer->listen()) {
            error = QStringLiteral("no port for the gateway");
            return false;
        }
        m_gateway = m_judgeServer->url();
    }
    ProxySettings settings;
    settings.gateway = m_gateway;
    settings.speedup = m_options.speedup;
    settings.nowMs = now;
    settings.passed = [this](Step step) { return passed(step); };
    m_proxy = std::make_unique<FaultProxy>(m_faults, std::move(settings));
    Task task;
    task.folder = m_folder;
    task.account = m_options.account;
    task.country = m_options.country;
    task.currency = m_options.currency;
    task.concurrency = m_options.concurrency;
    task.speedup = m_options.speedup;
    task.seed = m_options.seed;
    task.immediate = m_options.plan().immediate;
    task.operations = m_options.operations;
    task.waiting = m_options.waiting;
    task.parts = m_options.parts;
    if (!m_proxy->listen() || (task.gateway = m_proxy->url(), !task.save())) {
        error = QStringLiteral("no port for the proxy, or no file for the till in %1").arg(m_folder);
        return false;
    }
    return true;
}

void Supervisor::start()
{
    m_elapsed.start();
    if (QString error; !prepare(error))
        return giveUp(Exit::Environment, error);
    m_till = std::make_unique<TillProcess>(m_options.till, m_folder, m_keys.publicKey, m_keys.privateKey);
    connect(m_till.get(), &TillProcess::ended, this, &Supervisor::tillEnded);
    connect(m_till.get(), &TillProcess::notStarted, this,
            [this](const QString &why) { giveUp(Exit::Environment, QStringLiteral("the till: ") + why); });
    connect(m_till.get(), &TillProcess::reported, this, &Supervisor::countAll);
    m_count = std::make_unique<GatewayCount>(m_gateway, m_keys.publicKey, m_keys.privateKey);
    connect(m_count.get(), &GatewayCount::counted, this, &Supervisor::conclude);
    m_timer.start(TickMs);
    if (m_judge)
        return sell();
    m_count->count({QStringLiteral("soak-probe-1")}); // conclude() tells whether anybody answers
}

void Supervisor::sell()
{
    m_stage = Stage::Selling;
    launch();
}

void Supervisor::launch()
{
    m_killOrdered = false;
    (*m_board)->stopAsked = 0;
    (*m_board)->phase = static_cast<qint64>(Phase::Starting);
    m_till->start();
}

// --- while it sells --------------------------------------------------------------------------------

void Supervisor::tick()
{
    ++(*m_board)->beat;
    if (m_stage == Stage::Selling)
        watchSelling();
    else if (m_stage == Stage::Calming)
        calmDown();
    if (m_elapsed.elapsed() > m_options.maxSeconds * 1000 && m_stage != Stage::Over && m_stage != Stage::Counting) {
        if (m_stage == Stage::Probing)
            return giveUp(Exit::Unreachable, QStringLiteral("no answer in time"));
        m_troubles << QStringLiteral("the time of %1 s is over").arg(m_options.maxSeconds);
        m_stage = Stage::Counting;
        m_faults.stop();
        if (m_till->isRunning())
            m_till->kill(); // tillEnded() goes on
        else
            m_till->report();
    }
}

void Supervisor::watchSelling()
{
    if (!m_till->isRunning())
        return;
    obey(m_kills->next(m_elapsed.elapsed()));
    const bool begun = (*m_board)->salesBegun >= (*m_board)->salesWanted;
    if (begun && m_kills->isOver())
        m_faults.stop();
    if (begun && m_kills->isOver() && (*m_board)->phase == static_cast<qint64>(Phase::Quiet)) {
        m_stage = Stage::Ending;
        (*m_board)->stopAsked = 1;
    }
}

void Supervisor::obey(KillPlan::Order order)
{
    switch (order) {
    case KillPlan::Order::Nothing:
        return;
    case KillPlan::Order::KillNow:
        if (!std::exchange(m_killOrdered, true))
            m_till->kill();
        return;
    case KillPlan::Order::StopOrderly:
        (*m_board)->stopAsked = 1;
        return;
    }
}

bool Supervisor::passed(Step step)
{
    if (!m_board->pass(step))
        return false;
    m_killOrdered = true;
    m_till->kill();
    return true;
}

void Supervisor::tillEnded(bool killed, int exitCode)
{
    const bool ours = killed && (m_killOrdered || (*m_board)->killedAt != NoStep);
    if (m_stage == Stage::Selling) {
        const bool asked = (*m_board)->stopAsked != 0 && exitCode == 0;
        if (ours) {
            m_kills->died();
        } else if (!asked) {
            m_troubles << QStringLiteral("the till ended by itself with %1").arg(exitCode);
            if (++m_earlyEnds > MostEarlyEnds)
                return giveUp(Exit::Environment, QStringLiteral("the till does not stay up; see till.log"));
        }
        launch();
    } else if (m_stage == Stage::Ending) {
        if (exitCode != 0)
            m_troubles << QStringLiteral("the till's orderly end gave %1").arg(exitCode);
        m_stage = Stage::Calming;
        m_calmSinceMs = m_elapsed.elapsed();
    } else if (m_stage == Stage::Counting) {
        m_till->report();
    }
}

// --- the reckoning ---------------------------------------------------------------------------------

/// What is still on its way to the gateway arrives first: money must not turn up after the count.
void Supervisor::calmDown()
{
    m_proxy->releaseAll();
    if (m_judgeServer)
        m_judgeServer->finishAll();
    const qint64 wait = CalmMs + m_proxy->realMs(RepeatWindowMs);
    if (!m_proxy->isIdle() && m_elapsed.elapsed() - m_calmSinceMs < 20 * wait)
        return;
    if (m_elapsed.elapsed() - m_calmSinceMs < wait)
        return;
    m_stage = Stage::Counting;
    m_till->report();
}

QList<GatewayRecord> Supervisor::judgesRecords()
{
    QList<GatewayRecord> records;
    for (const LedgerPayment &payment : m_judge->payments()) {
        const Standing standing = standingOf(payment);
        GatewayRecord record{payment.id, payment.orderId, payment.minor, payment.currency,
                             takesMoney(standing.status, standing.subStatus), payment.authorized};
        for (const LedgerMove &move : payment.moves) {
            if (move.status == QLatin1String("SUCCEEDED"))
                record.moves.append({move.type, move.reference, move.minor});
        }
        records.append(record);
    }
    return records;
}

void Supervisor::countAll(bool ok, const TillReport &report)
{
    if (!ok)
        m_troubles << QStringLiteral("the journal could not be read");
    m_journal = report;
    for (JournalRecord &record : m_journal.attempts)
        record.parts = static_cast<int>(planOf(m_options.plan(), record.sale).parts().size());
    if (m_judge)
        return conclude(judgesRecords(), {});
    QSet<QString> orders;
    for (const JournalRecord &record : report.attempts)
        orders.insert(record.orderId);
    for (auto it = m_faults.orders().cbegin(); it != m_faults.orders().cend(); ++it) {
        if (it->posts > 0)
            orders.insert(it.key());
    }
    m_count->count(orders.values());
}

void Supervisor::conclude(const QList<GatewayRecord> &payments, const QString &error)
{
    if (m_stage == Stage::Probing)
        return error.isEmpty() ? sell() : giveUp(Exit::Unreachable, error);
    Outcome outcome;
    outcome.verdict = judgement(m_journal.attempts, payments, m_journal.operations);
    outcome.verdict.findings += strayAmounts(m_journal.attempts, payments, m_options, outcome.verdict.wrongAmount);
    outcome.verdict.findings += strayParts(payments, m_options.plan(), outcome.verdict);
    outcome.verdict.findings += strayMoves(payments, m_options.plan(), outcome.verdict);
    outcome.kills = m_kills->done();
    outcome.salesWanted = (*m_board)->salesWanted;
    outcome.requests = m_proxy->requests();
    outcome.released = (*m_board)->released;
    outcome.givenUp = (*m_board)->givenUp;
    outcome.links = m_judge ? static_cast<qint64>(m_judge->ledger().links.size()) : 0;
    outcome.seconds = static_cast<double>(m_elapsed.elapsed()) / 1000;
    outcome.gateway = m_gateway;
    outcome.stepsRequired = m_kills->coversAllSteps();
    for (const StepInfo &info : StepTable) {
        const auto index = static_cast<size_t>(indexOf(info.step));
        outcome.reached[index] = (*m_board)->reached[index];
        outcome.killedAt[index] = m_kills->killsAt(info.step);
    }
    QSet<QString> sent;
    for (auto it = m_faults.orders().cbegin(); it != m_faults.orders().cend(); ++it) {
        if (it->posts > 0)
            sent.insert(saleOfOrder(it.key()));
    }
    outcome.sent = sent.size();
    for (const Fault fault : m_faults.active())
        outcome.faults.append({fault, m_faults.hitsOf(fault)});
    outcome.troubles = m_troubles + brokenRules(m_faults.orders()) + brokenOperationRules(m_faults.operations());
    if (!error.isEmpty())
        outcome.troubles << error;
    if ((*m_board)->oddities != 0)
        outcome.troubles << QStringLiteral("%1 alarms that must not be; see till.log").arg((*m_board)->oddities);
    if (m_judge && m_judge->ledger().changedBodies != 0)
        outcome.troubles << QStringLiteral("a key was repeated with another body");
    m_stage = Stage::Over;
    m_timer.stop();
    Q_EMIT finished(complaints(outcome, m_options).isEmpty() ? Exit::Good : Exit::Failed, outcome, {});
}

void Supervisor::giveUp(Exit code, const QString &error)
{
    if (m_stage == Stage::Over)
        return;
    m_stage = Stage::Over;
    m_timer.stop();
    Q_EMIT finished(code, {}, error);
}

} // namespace soak
