// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The training gateway itself: credentials, idempotency, faults, routes,
// /__stats and /__faults. Turns one HTTP request into one answer, now or later.
// Lives on one thread, that of its HttpServer; only the FaultPlan is shared.
#pragma once

#include "training/api.h"
#include "training/customerphone.h"
#include "training/faultplan.h"
#include "training/httpserver.h"

#include <QHash>
#include <QObject>

namespace pos::training {

class TrainingGateway final : public QObject
{
    Q_OBJECT
public:
    static constexpr int DefaultPendingMs = 4000;

    TrainingGateway(TrainingStore &store, FaultPlan &faults, const Clock &clock, int pendingMs = DefaultPendingMs,
                    QObject *parent = nullptr);

    /// The trainee plays the customer; false when nothing waits under this order id.
    bool act(const QString &orderId, CustomerAct act);
    /// While somebody plays the customer, only they act, and the deadlines of what waits.
    void setCustomerPlayed(bool played);
    /// Payments and links that wait for a customer, newest first.
    QList<WaitingPayment> waiting() const;
    void handle(const HttpRequest &request, QObject *peer, const Responder &respond);

private:
    HttpResponse control(const HttpRequest &request);
    HttpResponse stats() const;
    /// GET: what waits for a customer. POST {order_id, act}: the customer acts.
    HttpResponse phone(const HttpRequest &request);
    HttpResponse changeFaults(const HttpRequest &request);
    void countCharge(const HttpRequest &request);
    void hold(const HttpRequest &request, int ms, QObject *peer, const Responder &respond);
    HttpResponse process(const HttpRequest &request);
    HttpResponse withKey(const Route &route, const Call &call);
    HttpResponse run(const Route &route, const Call &call, const QString &scope);
    /// The answer of a fault that is given instead of processing.
    HttpAnswer instead(const FaultHit &hit, const HttpRequest &request);
    QString orderIdOf(const HttpRequest &request) const;

    Api m_api;
    FaultPlan &m_faults;
    QList<Route> m_routes;
    QHash<QString, int> m_running; ///< key scopes of requests that are held
};

/// Under which the answer of a request is remembered; empty without X-Idempotency-Key.
QString keyScope(const HttpRequest &request);
/// 401/403 for what the headers say, or none when they are good.
std::optional<HttpResponse> refusedCredentials(const HttpRequest &request);
/// The damage that a fault does to a finished answer.
HttpAnswer damaged(const FaultHit &hit, HttpResponse response);

} // namespace pos::training
