// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "gateway/callsender.h"

#include "gateway/callinput.h"
#include "gateway/callqueue.h"
#include "gateway/httplog.h"
#include "gateway/tlspolicy.h"

#include <QNetworkAccessManager>

namespace pos {

/// What lives on the thread of the calls, in the order in which it must go.
struct CallSender::Transport
{
    explicit Transport(int limit)
        : queue(limit, [this](GatewayCall &call) { call.start(network); })
    {
    }
    QNetworkAccessManager network;
    CallQueue queue;
    QObject calls; ///< parent of the running ones
};

CallSender::CallSender(const Clock &clock, Scheduler &scheduler, TransportOptions options, int maxInFlight)
    : m_clock(clock)
    , m_scheduler(scheduler)
    , m_options(std::move(options))
    , m_maxInFlight(maxInFlight)
{
}

CallSender::~CallSender() = default;

CallSender::Transport &CallSender::transport()
{
    if (!m_transport) {
        m_transport = std::make_unique<Transport>(m_maxInFlight);
        m_transport->network.setProxyFactory(new ProxyPolicy(m_proxy)); // owned by the manager
    }
    return *m_transport;
}

void CallSender::setTarget(const QUrl &baseUrl, const QString &proxy)
{
    const bool sameProxy = proxy == m_proxy;
    m_baseUrl = baseUrl;
    m_proxy = proxy;
    if (m_transport && !sameProxy)
        m_transport->network.setProxyFactory(new ProxyPolicy(proxy));
}

void CallSender::setCredentials(Credentials credentials)
{
    m_credentials = std::make_shared<const Credentials>(std::move(credentials));
}

std::optional<Error> CallSender::refusal(const OutgoingCall &outgoing) const
{
    if (outgoing.refused)
        return outgoing.refused;
    if (!m_credentials || !m_credentials->isUsable()) {
        Error error;
        error.kind = ErrorKind::Unauthenticated;
        error.context.code = QStringLiteral("NO_CREDENTIALS");
        return error;
    }
    const Result<void> base = checkBaseUrl(m_baseUrl, !m_credentials->relayToken.isEmpty());
    return base ? std::nullopt : std::optional(base.error());
}

CallSender::Request CallSender::requestOf(const OutgoingCall &outgoing) const
{
    Request request{.spec = {}, .refused = refusal(outgoing)};
    CallSpec &spec = request.spec;
    spec.method = outgoing.method;
    spec.logPath = outgoing.logPath.isEmpty() ? outgoing.path : outgoing.logPath;
    if (request.refused)
        return request;
    if (outgoing.logQuery)
        spec.logPath += u'?' + outgoing.query;
    QUrl url = m_baseUrl;
    url.setPath(outgoing.path);
    if (!outgoing.query.isEmpty())
        url.setQuery(outgoing.query, QUrl::StrictMode);
    spec.request = policyRequest(url, m_options.authorities);
    setCredentialHeaders(spec.request, *m_credentials);
    if (!outgoing.key.isEmpty())
        spec.request.setRawHeader("X-Idempotency-Key", outgoing.key);
    for (const auto &[name, value] : outgoing.headers)
        spec.request.setRawHeader(name, value);
    spec.body = outgoing.body;
    return request;
}

CallSender::Request CallSender::foreignRequest(const QUrl &link, const QString &logName) const
{
    Request request;
    request.spec.method = "GET";
    request.spec.logPath = logName;
    if (!link.isValid() || (link.scheme() != QLatin1String("https") && !isLoopback(link.host()))) {
        request.refused = inputError("download_link", "BAD_URL");
        return request;
    }
    request.spec.request = policyRequest(link, m_options.authorities);
    request.spec.request.setRawHeader("Accept", "*/*");
    return request;
}

Call CallSender::fetchOnce(const QUrl &link, const QString &logName, const ClientLimits &limits,
                           std::function<void(const WireReply &, const Answer<QByteArray> &)> handler)
{
    TransportOptions options = m_options;
    options.limits = limits;
    const auto asTheyAre = [](const QByteArray &body, const SecretScrubber &) { return Result<QByteArray>(body); };
    return start(foreignRequest(link, logName), options,
                 [asTheyAre, handler = std::move(handler)](const WireReply &reply, const SecretScrubber &scrubber) {
                     const Answer<QByteArray> answer{resultOf<QByteArray>(reply, asTheyAre, scrubber), reply.exchange};
                     log(answer.exchange, answer.result ? nullptr : &answer.result.error());
                     handler(reply, answer);
                 });
}

void CallSender::log(const Exchange &exchange, const Error *error)
{
    logCall(exchange, error);
}

Call CallSender::start(Request request, const TransportOptions &options, Finish finish)
{
    Transport &shared = transport();
    const SecretScrubber scrubber(m_credentials);
    auto *call = new GatewayCall(m_clock, m_scheduler, options, std::move(request.spec), scrubber, &shared.calls);
    call->setDone([finish = std::move(finish), scrubber](const WireReply &reply) { finish(reply, scrubber); });
    if (request.refused)
        call->failLater(*request.refused);
    else
        shared.queue.add(call);
    return std::make_unique<WireHandle>(call);
}

} // namespace pos
