// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "services/observedreports.h"

namespace pos {

void ObservedReports::setProfile(const GatewayProfile &profile, const QString &organizationCode)
{
    m_inner->setProfile(profile, organizationCode);
}

void ObservedReports::setCredentials(Credentials credentials)
{
    m_inner->setCredentials(std::move(credentials));
}

Call ObservedReports::createReport(const ReportRequest &request, AnswerHandler<Report> handler)
{
    return m_inner->createReport(request, watched(std::move(handler)));
}

Call ObservedReports::report(const ReportId &id, AnswerHandler<Report> handler)
{
    return m_inner->report(id, watched(std::move(handler)));
}

Call ObservedReports::recentReports(qint64 sinceMs, AnswerHandler<QList<Report>> handler)
{
    return m_inner->recentReports(sinceMs, watched(std::move(handler)));
}

Call ObservedReports::downloadLink(const ReportId &id, AnswerHandler<QUrl> handler)
{
    return m_inner->downloadLink(id, watched(std::move(handler)));
}

Call ObservedReports::fetch(const QUrl &link, AnswerHandler<QByteArray> handler)
{
    return m_inner->fetch(link, std::move(handler));
}

Result<std::unique_ptr<ReportRows>> ObservedReports::open(const QString &path, ReportType type)
{
    return m_inner->open(path, type);
}

} // namespace pos
