// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Which question of each asker is the newest, so that the thread that answers can
// leave out what is superseded. Used by several threads.
#pragma once

#include "ports/journalstore.h"

#include <QHash>

#include <memory>
#include <mutex>

namespace pos {

class LatestQuestions
{
public:
    /// The number of a new question of this asker.
    quint64 ask(const void *asker)
    {
        const std::lock_guard lock(m_mutex);
        return m_newest[asker] = ++m_last;
    }
    bool isLatest(const void *asker, quint64 number) const
    {
        const std::lock_guard lock(m_mutex);
        return m_newest.value(asker) == number;
    }

private:
    mutable std::mutex m_mutex;
    QHash<const void *, quint64> m_newest;
    quint64 m_last = 0;
};

/// `work`, or Cancelled when somebody asked again before its turn came.
template <typename Work> auto unlessAskedAgain(std::shared_ptr<LatestQuestions> questions, const void *asker, Work work)
{
    return [questions, asker, number = questions->ask(asker), work](JournalReader &reader) -> decltype(work(reader)) {
        if (!questions->isLatest(asker, number))
            return fail(ErrorKind::Cancelled);
        return work(reader);
    };
}

}
