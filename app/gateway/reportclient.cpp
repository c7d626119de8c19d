// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "gateway/reportclient.h"

#include "gateway/callinput.h"
#include "gateway/callqueue.h"
#include "gateway/gatewaycall.h"
#include "gateway/httplog.h"
#include "gateway/jsonwriter.h"
#include "gateway/reportparser.h"
#include "gateway/tlspolicy.h"
#include "gateway/wireresult.h"
#include "gateway/wiretime.h"

#include <QDateTime>
#include <QNetworkAccessManager>

namespace pos {

namespace {

constexpr Millis FileDeadline{15 * 60 * 1000};
constexpr int ReportsInFlight = 2;

/// 24 characters: `2026-11-21T10:00:00.123Z`.
QString wireTime24(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(QStringLiteral("yyyy-MM-dd'T'HH:mm:ss.zzz")) + u'Z';
}

}

struct ReportClient::Transport
{
    Transport() : queue(ReportsInFlight, [this](GatewayCall &call) { call.start(network); }) {}
    QNetworkAccessManager network;
    CallQueue queue;
    QObject calls; ///< parent of the running ones
};

struct ReportClient::Outgoing
{
    QByteArray method{};
    QString path{}; ///< with its version
    QString query{};
    QByteArray body{};
    QByteArray key{};
    std::optional<Error> refused{};
};

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
    , m_scheduler(scheduler)
    , m_ids(ids)
    , m_options(options)
    , m_fileOptions(std::move(options))
{
    m_fileOptions.limits.total = qMax(m_fileOptions.limits.total, FileDeadline);
    m_fileOptions.limits.maxBytes = LargestReportBytes;
}

ReportClient::~ReportClient() = default;

ReportClient::Transport &ReportClient::transport()
{
    if (!m_transport) {
        m_transport = std::make_unique<Transport>();
        m_transport->network.setProxyFactory(new ProxyPolicy(m_profile.proxy)); // owned by the manager
    }
    return *m_transport;
}

void ReportClient::setProfile(const GatewayProfile &profile, const QString &organizationCode)
{
    const bool sameProxy = profile.proxy == m_profile.proxy;
    m_profile = profile;
    m_organizationCode = organizationCode;
    if (m_transport && !sameProxy)
        m_transport->network.setProxyFactory(new ProxyPolicy(profile.proxy));
}

void ReportClient::setCredentials(Credentials credentials)
{
    m_credentials = std::make_shared<const Credentials>(std::move(credentials));
}

Result<CallSpec> ReportClient::specOf(const Outgoing &outgoing) const
{
    CallSpec spec;
    spec.method = outgoing.method;
    spec.logPath = outgoing.path;
    if (outgoing.refused)
        return fail(*outgoing.refused);
    if (!m_credentials || !m_credentials->isUsable()) {
        Error error;
        error.kind = ErrorKind::Unauthenticated;
        error.context.code = QStringLiteral("NO_CREDENTIALS");
        return fail(error);
    }
    if (m_organizationCode.isEmpty() || !isPathSafe(m_organizationCode))
        return fail(inputError("organizationCode", m_organizationCode.isEmpty() ? "REQUIRED" : "BAD_ID"));
    if (const Result<void> base = checkBaseUrl(m_profile.baseUrl, !m_credentials->relayToken.isEmpty()); !base)
        return fail(base.error());
    QUrl url = m_profile.baseUrl;
    url.setPath(outgoing.path);
    if (!outgoing.query.isEmpty())
        url.setQuery(outgoing.query, QUrl::StrictMode);
    spec.request = policyRequest(url, m_options.authorities);
    setCredentialHeaders(spec.request, *m_credentials);
    spec.request.setRawHeader("X-Organization-Code", m_organizationCode.toLatin1());
    if (!outgoing.key.isEmpty())
        spec.request.setRawHeader("X-Idempotency-Key", outgoing.key);
    spec.body = outgoing.body;
    return spec;
}

template <typename T>
Call ReportClient::send(Result<CallSpec> spec, const CallSpec &none, const TransportOptions &options, Reader<T> reader,
                        AnswerHandler<T> handler)
{
    Transport &shared = transport();
    const SecretScrubber scrubber(m_credentials);
    auto *call = new GatewayCall(m_clock, m_scheduler, options, spec ? std::move(spec).value() : none, scrubber, &shared.calls);
    call->setDone([reader = std::move(reader), handler = std::move(handler), scrubber](const WireReply &reply) {
        const auto read = [&reader](const QByteArray &body, const SecretScrubber &) { return reader(body); };
        const Answer<T> answer{resultOf<T>(reply, read, scrubber), reply.exchange};
        logCall(answer.exchange, answer.result ? nullptr : &answer.result.error());
        handler(answer);
    });
    if (spec)
        shared.queue.add(call);
    else
        call->failLater(spec.error());
    return std::make_unique<WireHandle>(call);
}

template <typename T> Call ReportClient::run(const Outgoing &outgoing, Reader<T> reader, AnswerHandler<T> handler)
{
    CallSpec none;
    none.method = outgoing.method;
    none.logPath = outgoing.path;
    return send<T>(specOf(outgoing), none, m_options, std::move(reader), std::move(handler));
}

Call ReportClient::createReport(const ReportRequest &request, AnswerHandler<Report> handler)
{
    const Result<QByteArray> body = reportRequestBody(request, m_profile.accountId);
    Outgoing out{.method = "POST", .path = QStringLiteral("/v1/reports"), .key = m_ids.uuid().toLatin1()};
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

/// The link is a secret of its own and belongs to somebody else's host: no header of ours, and not in the log.
Call ReportClient::fetch(const QUrl &link, AnswerHandler<QByteArray> handler)
{
    CallSpec spec;
    spec.method = "GET";
    spec.logPath = QStringLiteral("(report file)");
    const CallSpec none = spec;
    const bool allowed = link.isValid() && (link.scheme() == QLatin1String("https") || isLoopback(link.host()));
    spec.request = policyRequest(link, m_fileOptions.authorities);
    spec.request.setRawHeader("Accept", "*/*");
    return send<QByteArray>(allowed ? Result<CallSpec>(spec) : Result<CallSpec>(fail(inputError("download_link", "BAD_URL"))),
                            none, m_fileOptions, [](const QByteArray &body) { return Result<QByteArray>(body); },
                            std::move(handler));
}

Result<std::unique_ptr<ReportRows>> ReportClient::open(const QString &path)
{
    return ReportFile::open(path);
}

} // namespace pos
