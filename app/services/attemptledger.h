// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Writes what the machines decided about attempts and their operations. What must be durable before a byte leaves is
// written or refused (`commit`); what an answer brought is kept in memory, in
// order, until the disk takes it again (`keep`): it happened, so it must not be
// lost. While anything waits here, nothing can be committed past it. Engine thread.
#pragma once

#include "base/scheduler.h"
#include "ports/journalport.h"

#include <QObject>

#include <deque>
#include <functional>
#include <variant>
#include <vector>

namespace pos {

class AttemptLedger : public QObject
{
public:
    struct Hooks
    {
        /// What becomes true with an attempt's line; written in its transaction, which fails with it.
        std::function<Result<void>(const Attempt &)> alongside;
        std::function<void(const Error &)> trouble;
        std::function<void()> recovered; ///< everything is on disk and the disk takes writes
        std::function<void()> noticed;   ///< what was written is something that people should be told (domain/notice.h)
    };
    AttemptLedger(JournalPort &journal, Scheduler &scheduler, Hooks hooks);

    struct AttemptLine
    {
        Attempt attempt;
        AttemptEvent event;
        std::optional<Sale> cart; ///< saved with it
    };
    /// All of them or none, in one transaction.
    Result<void> commit(const std::vector<AttemptLine> &lines);
    Result<void> commit(const Attempt &attempt, const AttemptEvent &event, const std::optional<Sale> &cart = {});
    void keep(const Attempt &attempt, const AttemptEvent &event);
    Result<void> commit(const Operation &operation, const OperationEvent &event);
    void keep(const Operation &operation, const OperationEvent &event);
    /// What `work` keeps is written in one transaction at its end, or before its first commit().
    template <typename Work> void gather(Work work)
    {
        m_gathering = true;
        work();
        m_gathering = false;
        flush();
    }
    /// Somebody else's write failed: watch the disk and say when it is well again.
    void watch(const Error &error);
    /// Tries now; true = nothing waits.
    bool flush();

    bool holds(const AttemptId &id) const;
    bool holds(const OperationId &id) const;
    bool isEmpty() const { return m_waiting.empty(); }

private:
    struct OperationLine
    {
        Operation operation;
        OperationEvent event;
    };
    using Line = std::variant<AttemptLine, OperationLine>;

    Result<void> write(const Line &line);
    template <typename Write> Result<void> commitBy(Write write);
    void keepLine(Line line);
    void tellNotices();
    void planRetry();
    void retry();

    JournalPort &m_journal;
    Scheduler &m_scheduler;
    const Hooks m_hooks;
    std::deque<Line> m_waiting;
    bool m_gathering = false;
    bool m_noticed = false; ///< in what is being written
    bool m_inTrouble = false;
    bool m_retryPlanned = false;
    int m_retries = 0;
};

} // namespace pos
