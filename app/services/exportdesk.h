// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Exports of payments: each on a thread of its own with a reader of its own, so
// that neither lists nor charges wait for it. The file appears under its name
// when it is complete, or not at all. Ui thread; owner: EngineHost. Callbacks
// run on the ui thread; `then` exactly once unless the desk goes first.
#pragma once

#include "base/clock.h"
#include "ports/journalstore.h"

#include <QObject>

#include <atomic>
#include <map>

class QThread;

namespace pos {

class ExportDesk final : public QObject
{
    Q_OBJECT
public:
    using Progress = std::function<void(const ExportProgress &)>;
    using Finished = std::function<void(const Result<ExportResult> &)>;

    ExportDesk(JournalReaderFactory openReader, std::shared_ptr<const Clock> clock, QObject *parent = nullptr);
    /// Stops what runs; nothing half-written is left behind.
    ~ExportDesk() override;

    /// Progress comes at most ten times a second. Errors: Storage* with the path of the file or the
    /// journal, Cancelled.
    ExportTicket start(const ExportOrder &order, Progress progress, Finished then);
    void cancel(ExportTicket ticket);
    /// Waits until every reader is closed; a few milliseconds.
    void stopAll();

private:
    struct Job
    {
        QThread *thread = nullptr;
        std::shared_ptr<std::atomic<bool>> stop;
    };

    const JournalReaderFactory m_openReader;
    const std::shared_ptr<const Clock> m_clock;
    std::map<ExportTicket, Job> m_jobs;
    ExportTicket m_last = 0;
};

/// The work itself, on whatever thread it is called.
Result<ExportResult> writeExport(const ExportOrder &order, const JournalReaderFactory &openReader,
                                 const std::atomic<bool> &stop, const ExportDesk::Progress &progress, const Clock &clock);

}
