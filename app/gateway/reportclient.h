// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The report calls of the Yuno API behind ReportPort (CONTRACT 11.1). Beside
// GatewayClient, with a network manager of its own: a file of many megabytes
// must not stand in front of a payment. Lives on the thread of its first call.
#pragma once

#include "base/clock.h"
#include "base/idsource.h"
#include "base/scheduler.h"
#include "gateway/secretscrubber.h"
#include "gateway/transportoptions.h"
#include "ports/reportport.h"

#include <memory>

namespace pos {

struct CallSpec;

/// A report file larger than this is refused (RESPONSE_TOO_LARGE): a shorter period is the answer.
inline constexpr qint64 LargestReportBytes = qint64(128) * 1024 * 1024;

class ReportClient final : public ReportPort
{
public:
    ReportClient(const Clock &clock, Scheduler &scheduler, IdSource &ids, TransportOptions options = {});
    ~ReportClient() override;

    void setProfile(const GatewayProfile &profile, const QString &organizationCode) override;
    void setCredentials(Credentials credentials) override;

    Call createReport(const ReportRequest &request, AnswerHandler<Report> handler) override;
    Call report(const ReportId &id, AnswerHandler<Report> handler) override;
    Call recentReports(qint64 sinceMs, AnswerHandler<QList<Report>> handler) override;
    Call downloadLink(const ReportId &id, AnswerHandler<QUrl> handler) override;
    Call fetch(const QUrl &link, AnswerHandler<QByteArray> handler) override;
    Result<std::unique_ptr<ReportRows>> open(const QString &path) override;

private:
    struct Transport;
    struct Outgoing;
    template <typename T> using Reader = std::function<Result<T>(const QByteArray &body)>;

    Transport &transport();
    Result<CallSpec> specOf(const Outgoing &outgoing) const;
    template <typename T> Call run(const Outgoing &outgoing, Reader<T> reader, AnswerHandler<T> handler);
    template <typename T>
    Call send(Result<CallSpec> spec, const CallSpec &none, const TransportOptions &options, Reader<T> reader,
              AnswerHandler<T> handler);

    const Clock &m_clock;
    Scheduler &m_scheduler;
    IdSource &m_ids;
    TransportOptions m_options;
    TransportOptions m_fileOptions;
    GatewayProfile m_profile;
    QString m_organizationCode;
    std::shared_ptr<const Credentials> m_credentials;
    std::unique_ptr<Transport> m_transport;
};

/// The exact bytes of POST /reports.
Result<QByteArray> reportRequestBody(const ReportRequest &request, const QString &accountId);

} // namespace pos
