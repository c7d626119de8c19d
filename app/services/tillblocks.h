// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Why this till does not start payments: every reason that holds at the moment,
// the gravest shown first. A wrong amount unit, a second till with our id and
// losses of a repaired journal outlive the program (a fact of the journal) until a manager decides. Engine
// thread; owned by EngineCore.
#pragma once

#include "ports/engine.h"
#include "ports/journalport.h"

#include <map>

namespace pos {

/// Stable name for journal, logs and error codes, e.g. "AMOUNT_MISMATCH".
QString tillBlockName(TillBlock block);

class TillBlocks
{
public:
    using Listener = std::function<void(const BlockReport &)>;
    explicit TillBlocks(Listener listener)
        : m_listener(std::move(listener))
    {
    }

    /// Lasting blocks are remembered there from now on, and those remembered hold again.
    void remember(JournalPort &journal);
    void forgetJournal() { m_journal = nullptr; }

    void raise(TillBlock block, const Error &error = {}, const QString &detail = {});
    void clear(TillBlock block);
    bool has(TillBlock block) const { return m_reports.contains(block); }
    /// The gravest one, or None.
    BlockReport current() const;
    /// What to answer to somebody who wants to charge; nullopt = nothing stands in the way.
    std::optional<Error> refusal(bool commissioning) const;
    /// The same for captures, cancels and refunds. A till that must not charge may still give back, unless it
    /// cannot record, cannot call, or does not know what an amount means.
    std::optional<Error> operationRefusal() const;
    /// The same for cash and other tender, which need no gateway: only what keeps the till from knowing or recording.
    std::optional<Error> tenderRefusal() const;

private:
    std::optional<Error> gravestBut(std::initializer_list<TillBlock> ignored) const;
    void store();

    Listener m_listener;
    JournalPort *m_journal = nullptr;
    std::map<TillBlock, BlockReport> m_reports;
};

} // namespace pos
