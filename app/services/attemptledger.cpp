// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "services/attemptledger.h"

#include "domain/notice.h"

#include <algorithm>

namespace pos {

namespace {

constexpr Millis FirstRetry{2000};
constexpr int MostDoublings = 4; // 2, 4, 8, 16, 32 s

} // namespace

AttemptLedger::AttemptLedger(JournalPort &journal, Scheduler &scheduler, Hooks hooks)
    : m_journal(journal)
    , m_scheduler(scheduler)
    , m_hooks(std::move(hooks))
{
}

Result<void> AttemptLedger::write(const Line &line)
{
    Result<void> done;
    std::optional<NoticeKind> notice;
    if (const auto *operation = std::get_if<OperationLine>(&line)) {
        done = m_journal.commitOperation(operation->operation, operation->event);
        notice = noticeOf(operation->event.from, operation->event.to, operation->operation.intent.kind);
    } else {
        const auto &attempt = std::get<AttemptLine>(line);
        // A cart comes by commit() alone, which writes its lines together.
        done = (attempt.cart ? m_journal.saveSale(*attempt.cart) : Result<void>())
                   .and_then([&] { return m_journal.commitAttempt(attempt.attempt, attempt.event); })
                   .and_then([&] { return m_hooks.alongside(attempt.attempt); });
        notice = noticeOf(attempt.event.from, attempt.event.to, attempt.event.atMs - attempt.attempt.createdMs);
    }
    m_noticed = m_noticed || (done && notice);
    return done;
}

/// What was written is on the disk now.
void AttemptLedger::tellNotices()
{
    if (std::exchange(m_noticed, false) && m_hooks.noticed)
        m_hooks.noticed();
}

template <typename Write> Result<void> AttemptLedger::commitBy(Write write)
{
    if (!flush())
        return fail(ErrorKind::StorageFailed, QStringLiteral("earlier records still wait for the disk"));
    Result<void> done = write();
    if (done)
        tellNotices();
    else
        watch(done.error());
    return done;
}

Result<void> AttemptLedger::commit(const Attempt &attempt, const AttemptEvent &event, const std::optional<Sale> &cart)
{
    return commit({AttemptLine{attempt, event, cart}});
}

Result<void> AttemptLedger::commit(const std::vector<AttemptLine> &lines)
{
    return commitBy([&] {
        return m_journal.together([&]() -> Result<void> {
            for (const AttemptLine &line : lines) {
                if (const Result<void> done = write(line); !done)
                    return done;
            }
            return {};
        });
    });
}

Result<void> AttemptLedger::commit(const Operation &operation, const OperationEvent &event)
{
    return commitBy([&] { return write(OperationLine{operation, event}); });
}

void AttemptLedger::keepLine(Line line)
{
    m_waiting.push_back(std::move(line));
    if (!m_gathering)
        flush();
}

void AttemptLedger::keep(const Attempt &attempt, const AttemptEvent &event)
{
    keepLine(AttemptLine{attempt, event, {}});
}

void AttemptLedger::keep(const Operation &operation, const OperationEvent &event)
{
    keepLine(OperationLine{operation, event});
}

void AttemptLedger::watch(const Error &error)
{
    m_noticed = false; // nothing of it was written
    m_inTrouble = true;
    m_hooks.trouble(error);
    planRetry();
}

bool AttemptLedger::flush()
{
    if (m_waiting.empty())
        return true;
    const Result<void> done = m_journal.together([this]() -> Result<void> {
        for (const Line &line : m_waiting) {
            if (const Result<void> written = write(line); !written)
                return written;
        }
        return {};
    });
    if (!done) {
        watch(done.error());
        return false;
    }
    m_waiting.clear();
    tellNotices();
    return true;
}

bool AttemptLedger::holds(const AttemptId &id) const
{
    return std::ranges::any_of(m_waiting, [&id](const Line &line) {
        const auto *attempt = std::get_if<AttemptLine>(&line);
        return attempt && attempt->attempt.id == id;
    });
}

bool AttemptLedger::holds(const OperationId &id) const
{
    return std::ranges::any_of(m_waiting, [&id](const Line &line) {
        const auto *operation = std::get_if<OperationLine>(&line);
        return operation && operation->operation.id == id;
    });
}

void AttemptLedger::planRetry()
{
    if (std::exchange(m_retryPlanned, true))
        return;
    const auto pause = FirstRetry * (1 << std::min(m_retries, MostDoublings));
    m_scheduler.after(pause, this, [this] {
        m_retryPlanned = false;
        retry();
    });
}

void AttemptLedger::retry()
{
    ++m_retries;
    if (!flush())
        return;
    // Room for one small write is not yet proof, but what is refused for lack of room is refused again.
    if (const Result<void> probe = m_journal.setFact(QStringLiteral("storage_probe"), QString::number(m_retries));
        !probe) {
        watch(probe.error());
        return;
    }
    m_retries = 0;
    if (std::exchange(m_inTrouble, false))
        m_hooks.recovered();
}

} // namespace pos
