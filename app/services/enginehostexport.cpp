// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// EngineHost's exports, on a thread of their own, and reports, on the engine's.
#include "services/enginehostthreads.h"

namespace pos {

ExportTicket EngineHost::exportPayments(const ExportOrder &order, QObject *context,
                                        std::function<void(const ExportProgress &)> progress, Then<ExportResult> then)
{
    return m_exports.start(
        order,
        [context = QPointer<QObject>(context), progress = std::move(progress)](const ExportProgress &state) {
            if (context)
                progress(state);
        },
        [core = m_core, context = QPointer<QObject>(context), then = std::move(then)](const Result<ExportResult> &result) {
            if (!result && result.error().kind == ErrorKind::StorageCorrupt)
                noticeDamage(core, result.error());
            if (context)
                then(result);
        });
}

void EngineHost::cancelExport(ExportTicket ticket)
{
    m_exports.cancel(ticket);
}

void EngineHost::startReport(ReportPurpose purpose, qint64 fromMs, qint64 untilMs, QObject *context, Then<ReportJob> then)
{
    askEngine<ReportJob>(context, std::move(then),
                         [=](EngineCore &core) { return core.startReport(purpose, fromMs, untilMs); });
}

void EngineHost::cancelReport()
{
    onEngine([](EngineCore &core) { core.cancelReport(); });
}

void EngineHost::setImportSchedule(bool on, QObject *context, Then<void> then)
{
    askEngine<void>(context, std::move(then), [on](EngineCore &core) {
        return core.reports() ? core.reports()->setSchedule(on) : Result<void>(fail(core.notStarted()));
    });
}

void EngineHost::importSchedule(QObject *context, Then<bool> then)
{
    askEngine<bool>(context, std::move(then),
                    [](EngineCore &core) { return Result<bool>(core.reports() && core.reports()->isScheduled()); });
}

void EngineHost::reportJob(QObject *context, Then<std::optional<ReportJob>> then)
{
    askEngine<std::optional<ReportJob>>(context, std::move(then), [](EngineCore &core) { return core.reportJob(); });
}

void EngineHost::reconciliation(QObject *context, Then<Reconciliation> then)
{
    askEngine<Reconciliation>(context, std::move(then), [](EngineCore &core) { return core.reconciliation(); });
}

void EngineHost::saveDifferences(const QString &path, QObject *context, Then<void> then)
{
    askEngine<void>(context, std::move(then), [path](EngineCore &core) { return core.saveDifferences(path); });
}

} // namespace pos
