// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "till/partseller.h"

#include "domain/paymentmachine.h"
#include "till/oddity.h"

#include <QTimer>

#include <memory>
#include <utility>

namespace soak {

namespace {

constexpr int RowsOfASale = 40; // between a part and the newest, as far as sales at once go
constexpr int MostPartAttempts = 8; // of one sale
constexpr int MostTries = 500;

} // namespace

PartSeller::PartSeller(pos::Engine &engine, Board &board, const Task &task, int lookMs)
    : m_engine(engine)
    , m_desk(*engine.split())
    , m_board(board)
    , m_task(task)
    , m_lookMs(lookMs)
{
    connect(&m_desk, &pos::SplitDesk::changed, this, [this](const pos::SaleRecord &record) { take(record.id); });
}

/// Of every sale in parts that is not over, one payment is among the newest.
void PartSeller::begin()
{
    pos::PaymentQuery query;
    query.limit = RowsOfASale * m_task.concurrency;
    ++m_looking;
    m_engine.payments(query, this, [this](const pos::Result<QList<pos::PaymentRow>> &rows) {
        --m_looking;
        if (!rows) {
            ++m_looking; // the pause keeps its place
            QTimer::singleShot(m_lookMs, this, [this] {
                --m_looking;
                begin();
            });
            return;
        }
        m_begun = true;
        for (const pos::PaymentRow &row : *rows)
            take(row.sale);
        for (const auto &[id, job] : std::map(m_sales))
            advance(id);
        Q_EMIT finishedOne();
    });
}

void PartSeller::take(const pos::SaleId &id)
{
    if (!planOf(m_task.plan(), id.text()).isInParts())
        return;
    m_sales.try_emplace(id);
    advance(id);
}

void PartSeller::advance(const pos::SaleId &id)
{
    const auto found = m_sales.find(id);
    if (!m_begun || found == m_sales.end())
        return;
    if (std::exchange(found->second.asking, true)) {
        found->second.again = true;
        return;
    }
    m_desk.record(id, this, [this, id](const pos::Result<pos::SaleRecord> &record) {
        Case &job = m_sales[id];
        job.asking = false;
        if (std::exchange(job.again, false))
            advance(id);
        else if (record)
            decide(*record);
        else
            later(id);
    });
}

void PartSeller::decide(const pos::SaleRecord &record)
{
    const pos::SaleSplit split = pos::splitOf(record);
    switch (record.state) {
    case pos::SaleState::Paid:
    case pos::SaleState::Discarded: return close(record.id);
    case pos::SaleState::PayingBack:
        if (split.needsPerson())
            tryAgain(record.id);
        return; // changed() goes on
    case pos::SaleState::Open: return decideOpen(record, split);
    case pos::SaleState::Parked: return odd(m_board, QStringLiteral("parked by nobody: ") + record.id.text());
    }
}

void PartSeller::decideOpen(const pos::SaleRecord &record, const pos::SaleSplit &split)
{
    if (record.attempts.isEmpty())
        return close(record.id); // put away: nobody remembers whose it was
    if (std::ranges::any_of(split.parts, [](const pos::SalePart &part) { return part.state == pos::PartState::Open; }))
        return; // the salesman tells
    const pos::PartShown shown{split.total, split.taken};
    const pos::AttemptState last = record.attempts.constLast().state;
    const bool unsent = last == pos::AttemptState::Refused && record.attempts.size() < MostPartAttempts;
    if (split.mayTake && (unsent || !pos::permitsNewAttempt(last))) {
        const pos::Money first = pos::Money::fromMinor(planOf(m_task.plan(), record.id.text()).first, split.total.currency());
        Q_EMIT charge(record.id, split.taken.isPositive() ? split.rest : first, shown);
    } else if (split.anythingHere()) {
        payBack(record.id, shown);
    } else {
        m_sales[record.id].asking = true;
        m_engine.discardSale(record.id, QStringLiteral("not paid"), this,
                             [this, id = record.id](const pos::Result<void> &) { later(id); });
    }
}

void PartSeller::payBack(const pos::SaleId &id, const pos::PartShown &shown)
{
    const pos::PayBackOrder order{id, shown, QStringLiteral("the rest was not paid"), QStringLiteral("Cashier 1")};
    m_sales[id].asking = true;
    const auto accepted = std::make_shared<bool>(false);
    m_desk.payBack(order, this, [accepted](const pos::Result<pos::SaleRecord> &first) { *accepted = first.has_value(); });
    m_desk.payBack(order, this, [this, id, accepted](const pos::Result<pos::SaleRecord> &second) { // the impatient click
        if (second && *accepted)
            odd(m_board, QStringLiteral("a second way back was begun: ") + id.text());
        later(id);
    });
}

/// A refund that was declined: asked for once more, by hand.
void PartSeller::tryAgain(const pos::SaleId &id)
{
    if (++m_sales[id].tries == MostTries)
        odd(m_board, QStringLiteral("never given back: ") + id.text());
    m_sales[id].asking = true;
    m_desk.tryAgain(id, QStringLiteral("Manager"), this, [this, id](const pos::Result<pos::SaleRecord> &) { later(id); });
}

/// One pause a sale, whoever asks meanwhile.
void PartSeller::later(const pos::SaleId &id)
{
    m_sales[id].asking = true;
    QTimer::singleShot(m_lookMs, this, [this, id] {
        m_sales[id] = {.tries = m_sales[id].tries};
        advance(id);
    });
}

void PartSeller::close(const pos::SaleId &id)
{
    m_sales.erase(id);
    Q_EMIT finishedOne();
}

} // namespace soak
