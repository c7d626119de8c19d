// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "till/stepjournal.h"

#include <csignal>
#include <optional>
#include <utility>

#include <unistd.h>

namespace soak {

namespace {

using Around = std::pair<Step, Step>;

/// The steps around the commit of one line of the timeline.
std::optional<Around> stepsOf(const pos::AttemptEvent &event)
{
    if (event.kind == QLatin1String("recorded"))
        return Around{Step::RecordedBefore, Step::RecordedAfter};
    if (event.kind == QLatin1String("sending"))
        return Around{Step::SendingBefore, Step::SendingAfter};
    if (event.kind == QLatin1String("resent"))
        return Around{Step::ResendBefore, Step::ResendAfter};
    if (event.kind == QLatin1String("restarted"))
        return Around{Step::RestartBefore, Step::RestartAfter};
    if (event.kind == QLatin1String("released"))
        return Around{Step::GivenUpBefore, Step::GivenUpAfter};
    if (event.from != event.to && event.to == pos::AttemptState::WaitingCustomer)
        return Around{Step::WaitingBefore, Step::WaitingAfter};
    if (pos::isOpen(event.from) && !pos::isOpen(event.to))
        return Around{Step::OutcomeBefore, Step::OutcomeAfter};
    return std::nullopt;
}

std::optional<Around> stepsOf(const pos::OperationEvent &event)
{
    if (event.kind == QLatin1String("recorded"))
        return Around{Step::OperationRecordedBefore, Step::OperationRecordedAfter};
    if (event.kind == QLatin1String("sending"))
        return Around{Step::OperationSendingBefore, Step::OperationSendingAfter};
    if (event.kind == QLatin1String("resent"))
        return Around{Step::OperationResendBefore, Step::OperationResendAfter};
    if (pos::isOpen(event.from) && !pos::isOpen(event.to))
        return Around{Step::OperationOutcomeBefore, Step::OperationOutcomeAfter};
    return std::nullopt;
}

std::optional<Around> stepsOf(pos::SaleState state)
{
    switch (state) {
    case pos::SaleState::Paid: return Around{Step::PaidBefore, Step::PaidAfter};
    case pos::SaleState::PayingBack: return Around{Step::WayBackBefore, Step::WayBackAfter};
    default: return std::nullopt;
    }
}

} // namespace

void passStep(Board &board, Step step)
{
    if (board.pass(step))
        ::kill(::getpid(), SIGKILL);
}

void StepJournal::settleDoubt()
{
    if (m_board->doubtful[0] == '\0')
        return;
    const auto attempts = m_inner.attemptsOfSale(pos::SaleId::from(QString::fromLatin1(m_board->doubtful)));
    m_board->salesBegun = m_board->begunBefore + (attempts && !attempts->isEmpty() ? 1 : 0);
    m_board->doubtful[0] = '\0';
}

pos::Result<pos::Sale> StepJournal::createSale(const pos::RegisterId &registerId, QDate businessDate,
                                               const pos::Sale &draft)
{
    auto sale = m_inner.createSale(registerId, businessDate, draft);
    passWhenDurable(Step::SaleCreated);
    return sale;
}

pos::Result<void> StepJournal::saveSale(const pos::Sale &sale)
{
    const std::optional<Around> around = stepsOf(sale.state);
    if (around)
        passStep(m_board, around->first);
    auto saved = m_inner.saveSale(sale);
    if (around)
        passWhenDurable(around->second);
    return saved;
}

pos::Result<void> StepJournal::commitAttempt(const pos::Attempt &attempt, const pos::AttemptEvent &event)
{
    return stepping(attempt, event, [&] { return m_inner.commitAttempt(attempt, event); });
}

pos::Result<void> StepJournal::together(const std::function<pos::Result<void>()> &changes)
{
    const bool grouped = std::exchange(m_grouped, true);
    const pos::Result<void> committed = m_inner.together(changes);
    m_grouped = grouped;
    if (!m_grouped) {
        for (const Step step : std::exchange(m_after, {}))
            passStep(m_board, step);
    }
    settle(committed.has_value());
    return committed;
}

/// Now, or at the end of together(): what is written in it is not on the disk before.
void StepJournal::passWhenDurable(Step step)
{
    if (m_grouped)
        m_after.append(step);
    else
        passStep(m_board, step);
}

/// What began is on disk, or is not.
void StepJournal::settle(bool committed)
{
    if (m_grouped || !std::exchange(m_begins, false))
        return;
    if (!committed)
        m_board->salesBegun = m_board->begunBefore.load();
    m_board->doubtful[0] = '\0';
}

template <typename Commit>
pos::Result<void> StepJournal::stepping(const pos::Attempt &attempt, const pos::AttemptEvent &event, Commit commit)
{
    if (attempt.number == 1 && event.kind == QLatin1String("recorded")) {
        m_begins = true;
        m_board->begunBefore = m_board->salesBegun.load();
        qstrncpy(m_board->doubtful, attempt.sale.text().toLatin1().constData(), sizeof m_board->doubtful);
        m_board->salesBegun = m_board->begunBefore + 1;
    }
    const std::optional<Around> around = stepsOf(event);
    if (around)
        passStep(m_board, around->first);
    const pos::Result<void> committed = commit();
    if (around)
        passWhenDurable(around->second);
    settle(committed.has_value());
    return committed;
}

pos::Result<void> StepJournal::commitOperation(const pos::Operation &operation, const pos::OperationEvent &event)
{
    const std::optional<Around> around = stepsOf(event);
    if (around)
        passStep(m_board, around->first);
    auto committed = m_inner.commitOperation(operation, event);
    if (around)
        passWhenDurable(around->second);
    return committed;
}

pos::Result<pos::JournalOpening> StepStore::open()
{
    passStep(m_board, Step::JournalOpening);
    auto opening = m_inner->open();
    if (opening)
        m_journal.settleDoubt();
    passStep(m_board, Step::JournalOpened);
    return opening;
}

pos::Result<void> StepStore::close()
{
    passStep(m_board, Step::JournalClosing);
    return m_inner->close();
}

} // namespace soak
