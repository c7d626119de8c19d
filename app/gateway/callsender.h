// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What every client of the wire shares: a described call becomes a request with
// credentials under the policy, waits for its turn, is sent once, and its answer
// becomes a Result, scrubbed and logged. Each client has a sender of its own, so
// that none stands in another's way. Lives on the thread of its first call (the
// engine's); calls still running when it goes are aborted and never answer.
// Private to gateway/. Errors: what was refused before sending, transport, status,
// reader (CONTRACT 1).
#pragma once

#include "base/clock.h"
#include "base/scheduler.h"
#include "gateway/gatewaycall.h"
#include "gateway/wireresult.h"

#include <functional>
#include <memory>
#include <optional>
#include <utility>

namespace pos {

/// One call as a client describes it.
struct OutgoingCall
{
    QByteArray method{};
    QString path{};                 ///< with its version: /v1/payments
    QString query{};                ///< percent-encoded, or empty
    bool logQuery = false;          ///< it is harmless
    QString logPath{};              ///< for Exchange and log, of a path that names a secret; else the path itself
    QByteArray key{};               ///< X-Idempotency-Key, or empty
    std::optional<Error> refused{}; ///< found before anything was sent
    QByteArray body{};
    QList<std::pair<QByteArray, QByteArray>> headers{}; ///< besides those that every call has
};

class CallSender
{
public:
    /// The body of a 2xx answer -> value. The scrubber knows what must not survive in evidence.
    template <typename T> using Reader = std::function<Result<T>(const QByteArray &body, const SecretScrubber &)>;

    CallSender(const Clock &clock, Scheduler &scheduler, TransportOptions options, int maxInFlight);
    ~CallSender();

    /// Calls that start from now on.
    void setTarget(const QUrl &baseUrl, const QString &proxy);
    void setCredentials(Credentials credentials);

    template <typename T> Call send(const OutgoingCall &outgoing, Reader<T> reader, AnswerHandler<T> handler)
    {
        return start(requestOf(outgoing), m_options, finisher(std::move(reader), std::move(handler)));
    }
    /// A GET of a link that Yuno gave: somebody else's host, which sees no header of ours. The link is a secret
    /// of its own and does not reach the log; `logName` does.
    template <typename T>
    Call fetch(const QUrl &link, const QString &logName, const ClientLimits &limits, Reader<T> reader,
               AnswerHandler<T> handler)
    {
        TransportOptions options = m_options;
        options.limits = limits;
        return start(foreignRequest(link, logName), options, finisher(std::move(reader), std::move(handler)));
    }
    /// The same of bytes as they are, for who wants to know where a redirect leads: none is ever followed here.
    Call fetchOnce(const QUrl &link, const QString &logName, const ClientLimits &limits,
                   std::function<void(const WireReply &, const Answer<QByteArray> &)> handler);

private:
    struct Transport;
    struct Request
    {
        CallSpec spec;
        std::optional<Error> refused;
    };
    using Finish = std::function<void(const WireReply &, const SecretScrubber &)>;

    template <typename T> static Finish finisher(Reader<T> reader, AnswerHandler<T> handler)
    {
        return [reader = std::move(reader), handler = std::move(handler)](const WireReply &reply,
                                                                          const SecretScrubber &scrubber) {
            const Answer<T> answer{resultOf<T>(reply, reader, scrubber), reply.exchange};
            log(answer.exchange, answer.result ? nullptr : &answer.result.error());
            handler(answer);
        };
    }
    static void log(const Exchange &exchange, const Error *error);
    Transport &transport();
    Request requestOf(const OutgoingCall &outgoing) const;
    Request foreignRequest(const QUrl &link, const QString &logName) const;
    std::optional<Error> refusal(const OutgoingCall &outgoing) const;
    Call start(Request request, const TransportOptions &options, Finish finish);

    const Clock &m_clock;
    Scheduler &m_scheduler;
    const TransportOptions m_options;
    const int m_maxInFlight;
    QUrl m_baseUrl;
    QString m_proxy;
    std::shared_ptr<const Credentials> m_credentials;
    std::unique_ptr<Transport> m_transport;
};

} // namespace pos
