// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// How a call of the ui gets to the engine or the reader thread and its answer home:
// the templates that EngineHost's own sources share. Nobody else includes this.
#pragma once

#include "services/enginecore.h"
#include "services/enginehost.h"

#include <utility>

namespace pos {

struct EngineHost::ReaderSide : public QObject
{
    std::unique_ptr<JournalReader> reader;
};

/// From the reader thread: not a page that failed, a file that is damaged. The till stops, its next start repairs.
inline void noticeDamage(EngineCore *core, const Error &error)
{
    QMetaObject::invokeMethod(core, [core, error] { core->journalDamaged(error); }, Qt::QueuedConnection);
}

template <typename T> std::function<void(const Result<T> &)> EngineHost::reply(QObject *context, Then<T> then)
{
    // `home` outlives both threads: the destructor joins them first.
    return [home = static_cast<QObject *>(this), context = QPointer<QObject>(context),
            then = std::move(then)](const Result<T> &result) {
        QMetaObject::invokeMethod(
            home,
            [context, then, result] {
                if (context)
                    then(result);
            },
            Qt::QueuedConnection);
    };
}

template <typename Work> void EngineHost::onEngine(Work work)
{
    QMetaObject::invokeMethod(
        m_core, [core = m_core, work = std::move(work)] { work(*core); }, Qt::QueuedConnection);
}

template <typename T, typename Work> void EngineHost::askEngine(QObject *context, Then<T> then, Work work)
{
    onEngine([answer = reply<T>(context, std::move(then)), work = std::move(work)](EngineCore &core) {
        answer(work(core));
    });
}

template <typename T, typename Work> void EngineHost::askReader(QObject *context, Then<T> then, Work work)
{
    QMetaObject::invokeMethod(
        m_reader,
        [side = m_reader, core = m_core, answer = reply<T>(context, std::move(then)), work = std::move(work)] {
            Result<T> result = fail(ErrorKind::StorageFailed, QStringLiteral("the journal is not open"));
            if (side->reader)
                result = work(*side->reader);
            if (!result && result.error().kind == ErrorKind::StorageCorrupt)
                noticeDamage(core, result.error());
            answer(result);
        },
        Qt::QueuedConnection);
}

} // namespace pos
