// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What supervisor and till know of each other while the till may die at any
// instruction: a few words in a file mapped by both. What was written before a
// SIGKILL is there afterwards. Lock-free; any thread; one writer a word.
#pragma once

#include "common/steps.h"

#include <QFile>

#include <atomic>
#include <memory>

namespace soak {

enum class Phase : qint64 {
    Starting,
    Selling, ///< customers and saved methods are known
    Quiet,   ///< all sales are begun and none is open
};

inline constexpr qint64 NoStep = -1;

struct BoardData
{
    // written by the till
    std::atomic<qint64> nowMs; ///< the till's own time, scaled; UTC. Set once by the supervisor, then by the till
    std::atomic<qint64> phase;
    std::atomic<qint64> salesBegun;  ///< sales with an attempt in the journal
    std::atomic<qint64> begunBefore; ///< salesBegun before the one that may or may not have become durable
    char doubtful[64];               ///< the id of that sale; empty = none
    std::atomic<qint64> released;    ///< unknown attempts that a manager let go
    std::atomic<qint64> givenUp;     ///< codes and vouchers that nobody waited for any more
    std::atomic<qint64> oddities;    ///< alarms that a soak must not raise; the till's log says which
    // written by the supervisor
    std::atomic<qint64> salesWanted; ///< how many are begun in all; grows while a step waits to be met
    std::atomic<qint64> beat;      ///< grows while the supervisor is at work; the till's time stands still without it
    std::atomic<qint64> stopAsked; ///< end in an orderly way
    // written by both, in turn
    std::atomic<qint64> armed;    ///< steps at which the till is killed: the first that is met
    std::atomic<qint64> skips;    ///< passes of them to let go by
    std::atomic<qint64> killedAt; ///< step at which it was killed, or NoStep
    std::array<std::atomic<qint64>, StepCount> reached;
};
static_assert(std::atomic<qint64>::is_always_lock_free);

class Board
{
public:
    /// Makes or opens the file; nullptr when it cannot be mapped.
    static std::unique_ptr<Board> open(const QString &path);
    BoardData *operator->() const { return m_data; }
    /// Counts the pass; true = this is where the till has to die, and killedAt says so.
    bool pass(Step step);

private:
    explicit Board(const QString &path)
        : m_file(path)
    {
    }
    QFile m_file;
    BoardData *m_data = nullptr;
};

} // namespace soak
