// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The report calls of the Yuno API behind ReportPort (CONTRACT 11.1). Beside
// GatewayClient, with a sender of its own: a file of many megabytes
// must not stand in front of a payment. Lives on the thread of its first call.
#pragma once

#include "base/clock.h"
#include "base/idsource.h"
#include "base/scheduler.h"
#include "gateway/callsender.h"
#include "gateway/transportoptions.h"
#include "ports/reportport.h"

namespace pos {

/// A report file larger than this is refused (RESPONSE_TOO_LARGE): a shorter period is the answer.
inline constexpr qint64 LargestReportBytes = qint64(128) * 1024 * 1024;

class ReportClient final : public ReportPort
{
public:
    ReportClient(const Clock &clock, Scheduler &scheduler, IdSource &ids, TransportOptions options = {});

    void setProfile(const GatewayProfile &profile, const QString &organizationCode) override;
    void setCredentials(Credentials credentials) override;

    Call createReport(const ReportRequest &request, AnswerHandler<Report> handler) override;
    Call report(const ReportId &id, AnswerHandler<Report> handler) override;
    Call recentReports(qint64 sinceMs, AnswerHandler<QList<Report>> handler) override;
    Call downloadLink(const ReportId &id, AnswerHandler<QUrl> handler) override;
    Call fetch(const QUrl &link, AnswerHandler<QByteArray> handler) override;
    Result<std::unique_ptr<ReportRows>> open(const QString &path, ReportType type) override;

private:
    template <typename T> using Parser = Result<T> (*)(const QByteArray &body);
    template <typename T> Call run(OutgoingCall outgoing, Parser<T> parser, AnswerHandler<T> handler);

    const Clock &m_clock;
    IdSource &m_ids;
    ClientLimits m_fileLimits;
    GatewayProfile m_profile;
    QString m_organizationCode;
    CallSender m_sender;
};

/// The exact bytes of POST /reports.
Result<QByteArray> reportRequestBody(const ReportRequest &request, const QString &accountId);

} // namespace pos
