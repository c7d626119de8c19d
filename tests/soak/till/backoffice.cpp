// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "till/backoffice.h"
#include "till/oddity.h"

#include <QTimer>

#include <algorithm>
#include <memory>
#include <utility>

namespace soak {

namespace {

constexpr int MostHeld = 10'000;
constexpr int MostOperations = 9; // on one payment; the gateway declines some, and some are refused
constexpr int RefreshEvery = 5;   // refusals: the payment as last read may be a lie of the wire
constexpr int MostDenials = 500;

pos::OperationKind kindOf(PlannedMove::Kind kind)
{
    switch (kind) {
    case PlannedMove::Kind::Capture:
        return pos::OperationKind::Capture;
    case PlannedMove::Kind::Cancel:
        return pos::OperationKind::Cancel;
    case PlannedMove::Kind::Refund:
        return pos::OperationKind::Refund;
    }
    return pos::OperationKind::Refund;
}

bool mayBeMoved(pos::AttemptState state)
{
    return state == pos::AttemptState::Approved || state == pos::AttemptState::Authorized ||
           state == pos::AttemptState::Captured || state == pos::AttemptState::PartlyRefunded;
}

} // namespace

BackOffice::BackOffice(pos::Engine &engine, Board &board, const Task &task, int lookMs)
    : m_engine(engine)
    , m_board(board)
    , m_task(task)
    , m_lookMs(lookMs)
{
    connect(&m_engine, &pos::Engine::operationChanged, this, &BackOffice::changed);
}

// --- finding work ----------------------------------------------------------------------------------

void BackOffice::begin()
{
    // What is held must be captured or let go, however old. Of the paid ones only the last few can be unfinished.
    look({pos::AttemptState::Authorized}, MostHeld);
    look({pos::AttemptState::Approved}, 4 * m_task.concurrency);
    look({pos::AttemptState::Captured, pos::AttemptState::PartlyRefunded}, 4 * m_task.concurrency);
}

void BackOffice::look(const QList<pos::AttemptState> &states, int limit)
{
    pos::PaymentQuery query;
    query.filter.status.any = {{.states = states, .status = {}, .subStatus = {}}};
    query.limit = limit;
    ++m_looking;
    m_engine.payments(query, this, [this, states, limit](const pos::Result<QList<pos::PaymentRow>> &rows) {
        --m_looking;
        if (!rows) {
            ++m_looking; // the pause keeps its place
            QTimer::singleShot(m_lookMs, this, [this, states, limit] {
                --m_looking;
                look(states, limit);
            });
            return;
        }
        for (const pos::PaymentRow &row : *rows)
            add(row.attempt, row.sale);
        Q_EMIT finishedOne();
    });
}

void BackOffice::consider(const pos::Attempt &attempt)
{
    if (mayBeMoved(attempt.state))
        add(attempt.id, attempt.sale);
}

void BackOffice::add(const pos::AttemptId &id, const pos::SaleId &sale)
{
    SalePlan plan = planOf(m_task.plan(), sale.text());
    if (plan.moves.isEmpty() || m_cases.contains(id))
        return;
    m_cases[id] = Case{std::move(plan), sale};
    advance(id);
}

void BackOffice::changed(const pos::Operation &operation)
{
    if (!m_cases.contains(operation.attempt)) // of an earlier run, older than what was looked at
        add(operation.attempt, pos::SaleId::from(saleOfOrder(operation.reference.text().section(u'-', 0, -2))));
    else if (!pos::isOpen(operation.state))
        advance(operation.attempt);
}

// --- one payment -----------------------------------------------------------------------------------

void BackOffice::advance(const pos::AttemptId &id)
{
    const auto found = m_cases.find(id);
    if (found == m_cases.end())
        return;
    if (std::exchange(found->second.asking, true)) {
        found->second.again = true;
        return;
    }
    m_engine.paymentDetail(id, this, [this, id](const pos::Result<pos::PaymentDetail> &detail) {
        Case &job = m_cases[id];
        job.asking = false;
        if (std::exchange(job.again, false))
            advance(id);
        else if (detail)
            decide(id, *detail);
        else
            later(id);
    });
}

void BackOffice::decide(const pos::AttemptId &id, const pos::PaymentDetail &detail)
{
    const auto count = [&detail](auto wanted) {
        return std::ranges::count_if(detail.operations,
                                     [&](const pos::OperationDetail &o) { return wanted(o.operation.state); });
    };
    if (count([](pos::OperationState state) { return pos::isOpen(state); }) > 0)
        return; // changed() goes on
    const Case &job = m_cases[id];
    const auto done = count([](pos::OperationState state) { return state == pos::OperationState::Done; });
    if (done >= job.plan.moves.size() || detail.operations.size() >= MostOperations) {
        if (detail.attempt.state == pos::AttemptState::Canceled)
            m_engine.discardSale(job.sale, QStringLiteral("let go"), this, [](const pos::Result<void> &) {});
        return close(id);
    }
    ask(id, job.plan.moves[done], detail.attempt.intent.amount.currency());
}

void BackOffice::ask(const pos::AttemptId &id, const PlannedMove &move, const pos::Currency &currency)
{
    pos::OperationOrder order{id, {}};
    order.intent.kind = kindOf(move.kind);
    order.intent.amount = pos::Money::fromMinor(move.minor, currency);
    order.intent.operatorName = QStringLiteral("Manager");
    m_cases[id].asking = true;
    const auto accepted = std::make_shared<bool>(false);
    m_engine.startOperation(order, this, [accepted](const pos::Result<pos::Operation> &first) {
        *accepted = first.has_value();
    });
    m_engine.startOperation(order, this, [this, id, accepted](const pos::Result<pos::Operation> &second) {
        Case &job = m_cases[id];
        job.asking = false;
        if (second && *accepted)
            odd(m_board, QStringLiteral("a second click was carried out: ") + second->reference.text());
        if (second || *accepted) {
            job.refusals = 0;
            return advance(id); // it may be over already
        }
        refused(id, second.error());
    });
}

void BackOffice::refused(const pos::AttemptId &id, const pos::Error &why)
{
    Case &job = m_cases[id];
    if (++job.refusals >= MostDenials) {
        odd(m_board, QStringLiteral("never allowed: %1 %2").arg(job.sale.text(), pos::describe(why)));
        return close(id);
    }
    if (job.refusals % RefreshEvery == 0)
        m_engine.refreshPayment(id, this, [](const pos::Result<pos::Attempt> &) {});
    later(id);
}

void BackOffice::later(const pos::AttemptId &id)
{
    QTimer::singleShot(m_lookMs, this, [this, id] { advance(id); });
}

void BackOffice::close(const pos::AttemptId &id)
{
    m_cases.erase(id);
    Q_EMIT finishedOne();
}

} // namespace soak
