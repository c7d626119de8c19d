// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "gateway/reportclient.h"

#include "gateway/callinput.h"
#include "gateway/jsonwriter.h"
#include "gateway/reportparser.h"
#include "gateway/wiretime.h"

namespace pos {

namespace {

constexpr Millis FileDeadline{15 * 60 * 1000};
constexpr int ReportsInFlight = 2;

}

Result<QByteArray> reportRequestBody(const ReportRequest &request, const QString &accountId)
{
    if (const std::optional<Error> wrong = reportRequestError(request))
        return fail(*wrong);
    JsonWriter writer;
    writer.beginObject()
        .text(QLatin1String("type"), reportTypeName(request.type))
        .text(QLatin1String("start_date"), wireTime24(request.fromMs))
        .text(QLatin1String("end_date"), wireTime24(request.untilMs))
        .text(QLatin1String("merchant_reference_id"), request.reference)
        .textIfAny(QLatin1String("account_id"), accountId)
        .endObject();
    return writer.bytes();
}

ReportClient::ReportClient(const Clock &clock, Scheduler &scheduler, IdSource &ids, TransportOptions options)
    : m_clock(clock)
    , m_ids(ids)
    , m_fileLimits(options.limits)
    , m_sender(clock, scheduler, options, ReportsInFlight)
{
    m_fileLimits.total = qMax(m_fileLimits.total, FileDeadline);
    m_fileLimits.maxBytes = LargestReportBytes;
}

void ReportClient::setProfile(const GatewayProfile &profile, const QString &organizationCode)
{
    m_profile = profile;
    m_organizationCode = organizationCode;
    m_sender.setTarget(profile.baseUrl, profile.proxy);
}

void ReportClient::setCredentials(Credentials credentials)
{
    m_sender.setCredentials(std::move(credentials));
}

template <typename T> Call ReportClient::run(OutgoingCall outgoing, Parser<T> parser, AnswerHandler<T> handler)
{
    if (!outgoing.refused && !isPathSafe(m_organizationCode))
        outgoing.refused = inputError("organizationCode", m_organizationCode.isEmpty() ? "REQUIRED" : "BAD_ID");
    outgoing.headers = {{"X-Organization-Code", m_organizationCode.toLatin1()}};
    return m_sender.send<T>(
        outgoing, [parser](const QByteArray &body, const SecretScrubber &) { return parser(body); }, std::move(handler));
}

Call ReportClient::createReport(const ReportRequest &request, AnswerHandler<Report> handler)
{
    const Result<QByteArray> body = reportRequestBody(request, m_profile.accountId);
    OutgoingCall out{.method = "POST", .path = QStringLiteral("/v1/reports"), .key = m_ids.uuid().toLatin1()};
    if (body)
        out.body = *body;
    else
        out.refused = body.error();
    return run<Report>(out, parseReport, std::move(handler));
}

Call ReportClient::report(const ReportId &id, AnswerHandler<Report> handler)
{
    return run<Report>({.method = "GET",
                        .path = QStringLiteral("/v1/reports/") + id.text(),
                        .refused = idError(id.text(), "report_id")},
                       parseReport, std::move(handler));
}

Call ReportClient::recentReports(qint64 sinceMs, AnswerHandler<QList<Report>> handler)
{
    const QString query = QStringLiteral("account_id=%1&page_size=99&page_number=1&start_date=%2&end_date=%3")
                              .arg(encoded(m_profile.accountId), encoded(wireTime27(sinceMs)),
                                   encoded(wireTime27(m_clock.nowMs() + 60'000)));
    return run<QList<Report>>({.method = "GET", .path = QStringLiteral("/v1/reports/list"), .query = query}, parseReports,
                              std::move(handler));
}

Call ReportClient::downloadLink(const ReportId &id, AnswerHandler<QUrl> handler)
{
    return run<QUrl>({.method = "GET",
                      .path = QStringLiteral("/v2/reports/") + id.text() + QStringLiteral("/download"),
                      .refused = idError(id.text(), "report_id")},
                     parseDownloadLink, std::move(handler));
}

Call ReportClient::fetch(const QUrl &link, AnswerHandler<QByteArray> handler)
{
    return m_sender.fetch<QByteArray>(
        link, QStringLiteral("(report file)"), m_fileLimits,
        [](const QByteArray &body, const SecretScrubber &) { return Result<QByteArray>(body); }, std::move(handler));
}

Result<std::unique_ptr<ReportRows>> ReportClient::open(const QString &path, ReportType type)
{
    return ReportFile::open(path, type);
}

} // namespace pos
