// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// EngineCore's side of Yuno's reports: who reads their rows, and what the ui may
// ask about them.
#include "base/csv.h"
#include "base/log.h"
#include "services/communicationreader.h"
#include "services/enginecore.h"
#include "services/observedreports.h"
#include "services/reportreaders.h"
#include "services/transactionreader.h"
#include "base/wholefile.h"

namespace pos {

namespace {

constexpr qint64 OpenedPauseMs = 60'000;
const QString TrainingOrganization = QStringLiteral("training");

}

void EngineCore::makeReports()
{
    if (!m_parts.makeReports)
        return; // programs without a window
    if (!m_reportGateway)
        m_reportGateway = std::make_unique<ObservedReports>(
            m_parts.makeReports(*m_parts.clock, *m_scheduler, *m_ids),
            [this](const Exchange &exchange, const Error *error) { observe(exchange, error); });
    m_reports = std::make_unique<ReportService>(ReportService::Parts{
        *m_reportGateway, m_store->journal(), *m_scheduler, *m_parts.clock, *m_ids, m_parts.reportFolder,
        [this](const ReportJob &job) { return readerFor(job); }});
    connect(m_reports.get(), &ReportService::jobChanged, this, &EngineCore::reportJobChanged);
    if (const Result<void> started = m_reports->start(); !started)
        log::warning("engine", "the last report is not known", {{"error", describe(started.error())}});
}

void EngineCore::configureReports()
{
    if (!m_reports)
        return;
    QString organization = m_settings.organizationCode;
    if (organization.isEmpty() && m_settings.environment == Environment::Training)
        organization = TrainingOrganization;
    m_reportGateway->setProfile(
        {effectiveGatewayUrl(m_settings), m_settings.accountId, m_settings.amountUnit, m_settings.proxy}, organization);
    m_reportGateway->setCredentials(m_credentials.clone());
    m_reports->configure(canCall());
}

std::unique_ptr<ReportReader> EngineCore::readerFor(const ReportJob &job)
{
    JournalPort &journal = m_store->journal();
    if (job.purpose == ReportPurpose::Reconcile)
        return std::make_unique<CompareReader>(journal, *m_parts.clock, m_findings);
    if (job.purpose == ReportPurpose::Communications && m_store->outreach())
        return std::make_unique<CommunicationReader>(journal, *m_store->outreach(), [this] { Q_EMIT outreachChanged(); });
    ImportReader::Parts parts{journal, *m_parts.clock, *m_ids, m_settings.accountId, {}, {}};
    parts.doubtful = [this](const AttemptId &id) { m_payments->checkNow(id); }; // asks Yuno if it is still open
    parts.changed = [this] { announceList(); };
    if (job.request.type == ReportType::Transactions)
        return std::make_unique<TransactionReader>(parts, m_findings);
    return std::make_unique<ImportReader>(parts, m_findings);
}

Result<ReportJob> EngineCore::startReport(ReportPurpose purpose, qint64 fromMs, qint64 untilMs)
{
    return m_reports ? m_reports->request(purpose, fromMs, untilMs) : Result<ReportJob>(fail(notStarted()));
}

void EngineCore::cancelReport()
{
    if (m_reports)
        m_reports->cancel();
}

Result<std::optional<ReportJob>> EngineCore::reportJob() const
{
    return m_reports ? Result<std::optional<ReportJob>>(m_reports->job()) : Result<std::optional<ReportJob>>(fail(notStarted()));
}

Result<Reconciliation> EngineCore::reconciliation() const
{
    if (m_findings.finishedMs == 0)
        return fail(ErrorKind::NotFound, QStringLiteral("nothing was compared since the start"));
    return m_findings;
}

Result<void> EngineCore::saveDifferences(const QString &path) const
{
    const Result<Reconciliation> found = reconciliation();
    if (!found)
        return fail(found.error());
    csv::Writer writer;
    for (const char *name : {"difference", "created_at", "order_id", "payment_id", "status_here", "status_yuno",
                             "amount_here", "amount_yuno"})
        writer.plain(name);
    writer.endRow();
    for (const Difference &one : found->differences) {
        writer.plain(differenceName(one.kind).toLatin1());
        writer.plain(QDateTime::fromMSecsSinceEpoch(one.createdMs, Qt::UTC).toString(Qt::ISODate).toLatin1());
        writer.text(one.orderId.text().toUtf8());
        writer.text(one.paymentId.text().toUtf8());
        writer.text(one.statusHere.toUtf8());
        writer.text(one.statusThere.toUtf8());
        writer.text(one.amountHere.toUtf8());
        writer.text(one.amountThere.toUtf8());
        writer.endRow();
    }
    WholeFile file(path);
    return file.open().and_then([&] { return file.write(writer.take()); }).and_then([&] { return file.commit(); });
}

void EngineCore::opened(const AttemptId &id)
{
    const qint64 now = m_parts.clock->monotonicMs();
    if (!m_payments || !canCall() || (m_openedMs.contains(id) && now - m_openedMs.value(id) < OpenedPauseMs))
        return;
    m_openedMs.insert(id, now);
    m_payments->refresh(id, [](const Result<Attempt> &) {}); // the change is announced as any other
}

} // namespace pos
