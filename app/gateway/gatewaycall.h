// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// One request, sent once, answered exactly once: never from inside start(), and
// never after drop(). Owns its deadlines, its size cap and its body. It reports
// facts (what left, what came, who aborted); what they mean is decided by
// gatewayclient. Created by GatewayClient, lives on its thread, deletes itself
// when it is over.
#pragma once

#include "base/scheduler.h"
#include "gateway/oneshotbody.h"
#include "gateway/secretscrubber.h"
#include "gateway/transportoptions.h"
#include "ports/gatewayport.h"

#include <QNetworkReply>
#include <QNetworkRequest>

#include <functional>
#include <memory>
#include <optional>

class QNetworkAccessManager;

namespace pos {

struct CallSpec
{
    QByteArray method;       ///< GET, POST, PATCH, DELETE
    QNetworkRequest request; ///< with all headers, credentials included
    QByteArray body;         ///< for POST and PATCH
    QString logPath;         ///< path and harmless query, for Exchange and log
};

/// What came back. `error` is set when there is no complete HTTP answer.
struct WireReply
{
    Exchange exchange;
    std::optional<Error> error;
    QByteArray body;
    int retryAfterSeconds = 0;
    QUrl location; ///< of a redirect, as sent: may be relative
    bool isRedirect() const { return exchange.httpStatus >= 300 && exchange.httpStatus < 400; }
};

class GatewayCall final : public QObject
{
    Q_OBJECT
public:
    using Done = std::function<void(WireReply)>;

    GatewayCall(const Clock &clock, Scheduler &scheduler, const TransportOptions &options, CallSpec spec,
                SecretScrubber scrubber, QObject *parent);
    ~GatewayCall() override;

    void setDone(Done done) { m_done = std::move(done); }
    /// Answers with `error` from the event loop; nothing is sent.
    void failLater(Error error);
    /// Sends. The request's deadlines run from here, so it must not wait in Qt's own queue.
    void start(QNetworkAccessManager &network);
    /// Forgets the handler and aborts.
    void drop();

    bool hasStarted() const { return m_reply != nullptr; }
    bool isUrgent() const { return m_spec.method != "GET"; }
    const SecretScrubber &scrubber() const { return m_scrubber; }

Q_SIGNALS:
    /// Over, one way or the other; emitted before the handler runs.
    void ended(pos::GatewayCall *call);

private:
    enum class Aborted { No, NotConnected, Idle, TooLate, TooLarge };

    void watch();
    void onAlive();
    void onHeaders();
    void onBytes();
    void onFinished();
    void abortFor(Aborted reason);
    void planTick();
    void onTick();
    void cancelTimer();
    Millis tickLength() const;
    void end(WireReply reply);

    WireReply collect();
    std::optional<Error> transportError(const Exchange &exchange) const;
    std::optional<Error> lengthError() const;
    Error abortError(const Exchange &exchange) const;
    bool mayHaveLeft() const;

    const Clock &m_clock;
    Scheduler &m_scheduler;
    TransportOptions m_options;
    CallSpec m_spec;
    SecretScrubber m_scrubber;
    Done m_done;
    std::unique_ptr<OneShotBody> m_body; // before the reply: must outlive it
    std::unique_ptr<QNetworkReply> m_reply;
    QByteArray m_received;
    Aborted m_aborted = Aborted::No;
    bool m_connected = false;
    int m_ticks = 0;
    int m_quietTicks = 0;
    bool m_over = false;
    qint64 m_startedMs = 0;
    qint64 m_startedMonotonicMs = 0;
    TimerToken m_timer = 0;
};

} // namespace pos
