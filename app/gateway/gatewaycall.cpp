// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "gateway/gatewaycall.h"

#include "gateway/replyfacts.h"

#include <QNetworkAccessManager>

#include <algorithm>

namespace pos {

namespace {
constexpr int TicksPerLimit = 5;
}

GatewayCall::GatewayCall(const Clock &clock, Scheduler &scheduler, const TransportOptions &options, CallSpec spec,
                         SecretScrubber scrubber, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_scheduler(scheduler)
    , m_options(options)
    , m_spec(std::move(spec))
    , m_scrubber(std::move(scrubber))
{
}

GatewayCall::~GatewayCall()
{
    cancelTimer();
    if (m_reply)
        m_reply->disconnect(this);
}

void GatewayCall::failLater(Error error)
{
    m_startedMs = m_clock.nowMs();
    QMetaObject::invokeMethod(
        this,
        [this, failure = std::move(error)] {
            WireReply reply;
            reply.exchange.method = QString::fromLatin1(m_spec.method);
            reply.exchange.path = m_spec.logPath;
            reply.exchange.startedMs = m_startedMs;
            reply.error = failure;
            end(std::move(reply));
        },
        Qt::QueuedConnection);
}

void GatewayCall::start(QNetworkAccessManager &network)
{
    m_startedMs = m_clock.nowMs();
    m_startedMonotonicMs = m_clock.monotonicMs();
    QNetworkRequest &request = m_spec.request;
    if (m_spec.method == "GET") {
        m_reply.reset(network.get(request));
    } else if (m_spec.method == "DELETE") {
        m_reply.reset(network.deleteResource(request));
    } else {
        m_body = std::make_unique<OneShotBody>(m_spec.body);
        request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
        request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
        request.setHeader(QNetworkRequest::ContentLengthHeader, m_spec.body.size());
        m_reply.reset(m_spec.method == "POST" ? network.post(request, m_body.get())
                                              : network.sendCustomRequest(request, m_spec.method, m_body.get()));
    }
    m_spec.request = QNetworkRequest(); // holds the keys; not needed any more
    watch();
}

void GatewayCall::watch()
{
    QNetworkReply *reply = m_reply.get();
    connect(reply, &QNetworkReply::requestSent, this, &GatewayCall::onAlive);
    connect(reply, &QNetworkReply::encrypted, this, &GatewayCall::onAlive);
    connect(reply, &QNetworkReply::metaDataChanged, this, &GatewayCall::onHeaders);
    connect(reply, &QNetworkReply::readyRead, this, &GatewayCall::onBytes);
    // Queued: whatever Qt decides before it returns from post(), the answer comes later.
    connect(reply, &QNetworkReply::finished, this, &GatewayCall::onFinished, Qt::QueuedConnection);
    if (m_body)
        connect(m_body.get(), &OneShotBody::taken, this, &GatewayCall::onAlive);

    planTick();
}

void GatewayCall::drop()
{
    m_done = nullptr;
    if (m_over)
        return;
    m_over = true;
    cancelTimer();
    if (m_reply) {
        m_reply->disconnect(this);
        m_reply->abort();
    }
    Q_EMIT ended(this);
    deleteLater();
}

void GatewayCall::onAlive()
{
    m_connected = true;
    m_quietTicks = 0;
}

void GatewayCall::onHeaders()
{
    onAlive();
    if (const auto length = contentLength(*m_reply); length && *length > m_options.limits.maxBytes)
        abortFor(Aborted::TooLarge);
}

void GatewayCall::onBytes()
{
    onAlive();
    m_received += m_reply->readAll();
    if (m_received.size() > m_options.limits.maxBytes)
        abortFor(Aborted::TooLarge);
}

void GatewayCall::onFinished()
{
    if (m_over)
        return;
    // A body that came with the last event is still in the device; an aborted reply has closed it.
    if (m_reply->isOpen())
        m_received += m_reply->readAll();
    if (m_aborted == Aborted::No && m_received.size() > m_options.limits.maxBytes)
        m_aborted = Aborted::TooLarge;
    end(collect());
}

void GatewayCall::abortFor(Aborted reason)
{
    if (m_over || m_aborted != Aborted::No)
        return;
    m_aborted = reason;
    cancelTimer();
    m_reply->abort(); // finished() follows, queued
}

Millis GatewayCall::tickLength() const
{
    const ClientLimits &limits = m_options.limits;
    return std::max(Millis(1), std::min({limits.connect, limits.inactivity, limits.total}) / TicksPerLimit);
}

void GatewayCall::planTick()
{
    // One slow timer for all limits, counted in ticks: most calls end before the first one.
    m_timer = m_scheduler.after(tickLength(), this, [this] { onTick(); });
}

void GatewayCall::onTick()
{
    m_timer = 0;
    ++m_ticks;
    ++m_quietTicks;
    const ClientLimits &limits = m_options.limits;
    if (m_ticks * tickLength() >= limits.total)
        abortFor(Aborted::TooLate);
    else if (!m_connected && m_ticks * tickLength() >= limits.connect)
        abortFor(Aborted::NotConnected);
    else if (m_quietTicks * tickLength() > limits.inactivity)
        abortFor(Aborted::Idle);
    else
        planTick();
}

void GatewayCall::cancelTimer()
{
    m_scheduler.cancel(m_timer);
    m_timer = 0;
}

void GatewayCall::end(WireReply reply)
{
    if (m_over)
        return;
    m_over = true;
    cancelTimer();
    deleteLater();
    const Done done = std::exchange(m_done, nullptr);
    Q_EMIT ended(this);
    // Last: the handler may drop its handle, start other calls, or destroy the client.
    if (done)
        done(std::move(reply));
}

bool GatewayCall::mayHaveLeft() const
{
    // Qt asks for the body on this thread, and only when the connection stands: what was never taken never left.
    if (m_body)
        return m_body->bytesTaken() > 0;
    return m_connected || !(m_aborted == Aborted::NotConnected || failedBeforeConnecting(m_reply->error()));
}

WireReply GatewayCall::collect()
{
    WireReply reply;
    Exchange &exchange = reply.exchange;
    exchange.method = QString::fromLatin1(m_spec.method);
    exchange.path = m_spec.logPath;
    exchange.startedMs = m_startedMs;
    exchange.elapsedMs = m_clock.monotonicMs() - m_startedMonotonicMs;
    exchange.bytesSent = m_body ? m_body->bytesTaken() : 0;
    exchange.mayHaveLeft = mayHaveLeft();
    exchange.httpStatus = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    exchange.requestId = m_scrubber.clean(requestIdOf(*m_reply));
    reply.retryAfterSeconds = retryAfterOf(*m_reply, m_clock.now());
    if (reply.isRedirect())
        reply.location = QUrl::fromEncoded(m_reply->rawHeader("Location"), QUrl::StrictMode); // Qt's own reader drops relative ones
    reply.error = transportError(exchange);
    if (!reply.error && !reply.isRedirect())
        reply.error = lengthError();
    if (reply.error) {
        reply.error->context.httpStatus = exchange.httpStatus;
        reply.error->context.requestId = exchange.requestId;
        reply.error->context.retryAfterSeconds = reply.retryAfterSeconds;
    } else {
        reply.body = std::exchange(m_received, {});
    }
    return reply;
}

std::optional<Error> GatewayCall::transportError(const Exchange &exchange) const
{
    if (m_aborted != Aborted::No)
        return abortError(exchange);
    const QNetworkReply::NetworkError code = m_reply->error();
    if (exchange.httpStatus > 0 && isAnswerOfServer(code))
        return std::nullopt;
    // Qt would repeat the body of a 307 or 308, could not, and says so; the redirect itself is a complete answer.
    if (exchange.httpStatus / 100 == 3 && code == QNetworkReply::ContentReSendError)
        return std::nullopt;
    return networkError(code, exchange.mayHaveLeft, exchange.httpStatus);
}

std::optional<Error> GatewayCall::lengthError() const
{
    const auto announced = contentLength(*m_reply);
    if (!announced || *announced == m_received.size())
        return std::nullopt;
    Error error;
    error.kind = ErrorKind::MalformedReply;
    error.context.detail = QStringLiteral("cut off: %1 of %2 bytes").arg(m_received.size()).arg(*announced);
    return error;
}

Error GatewayCall::abortError(const Exchange &exchange) const
{
    Error error;
    switch (m_aborted) {
    case Aborted::NotConnected:
        error.kind = exchange.mayHaveLeft ? ErrorKind::TimedOut : ErrorKind::Offline;
        error.context.detail = QStringLiteral("no connection within the limit");
        break;
    case Aborted::Idle:
        error.kind = ErrorKind::TimedOut;
        error.context.detail = QStringLiteral("nothing moved within the limit");
        break;
    case Aborted::TooLate:
        error.kind = ErrorKind::TimedOut;
        error.context.detail = QStringLiteral("not complete within the deadline");
        break;
    case Aborted::TooLarge:
        error.kind = ErrorKind::MalformedReply;
        error.context.detail = QStringLiteral("answer larger than %1 bytes").arg(m_options.limits.maxBytes);
        break;
    case Aborted::No:
        break;
    }
    return error;
}

} // namespace pos
