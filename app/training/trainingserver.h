// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The training gateway inside another program: its own thread, loopback only.
// The public functions may be called from any one thread at a time; faults from
// any thread. start() and stop() wait for the gateway's thread (milliseconds,
// plus reading the data file). Nothing is lost by dying instead of stop().
#pragma once

#include "base/clock.h"
#include "training/customerphone.h"
#include "training/faultplan.h"

#include <QObject>
#include <QThread>
#include <QUrl>

#include <functional>
#include <memory>

namespace pos::training {

class TrainingHost;

struct TrainingOptions
{
    quint16 port = 0;             ///< 0 = a free one
    QString dataFile = {};        ///< empty = nothing is kept
    quint32 seed = 1;             ///< ids of a new data file; a kept file keeps its own
    int pendingMs = 4000;         ///< how long a pending payment stays so, at least
    const Clock *clock = nullptr; ///< must outlive the server; none = the system's
};

class TrainingServer final : public QObject
{
    Q_OBJECT
public:
    explicit TrainingServer(QObject *parent = nullptr);
    ~TrainingServer() override;

    /// The base URL, "http://127.0.0.1:PORT", without /v1. Conflict = port in use; Storage* = the data file.
    Result<QUrl> start(const TrainingOptions &options = {});
    void stop();
    bool isRunning() const { return m_host != nullptr; }
    QUrl url() const { return m_url; }

    /// The trainee plays the customer of a payment that waits; nothing happens when none does.
    void actAsCustomer(const QString &orderId, CustomerAct act);
    /// From now on only the trainee acts, and deadlines; false = customers act by their rule again.
    void setCustomerPlayed(bool played);
    /// What waits for a customer, newest first; `then` runs on this object's thread, where `context`
    /// must live, and not at all when that is gone.
    void waitingForCustomer(QObject *context, std::function<void(const QList<WaitingPayment> &)> then);

    /// Every POST /v1/payments meets this fault until cleared, or `times` of them.
    void setFault(Fault fault, int times = 0, int ms = -1);
    /// The same by name; false for a name that is not in FaultTable.
    bool setFault(const QString &name, int times = 0, int ms = -1);
    void addRule(const FaultRule &rule) { m_faults.add(rule); }
    void clearFaults() { m_faults.clear(); }
    QList<FaultRule> activeRules() const { return m_faults.rules(); }

private:
    FaultPlan m_faults;
    SystemClock m_clock;
    QThread m_thread;
    QUrl m_url;
    std::unique_ptr<TrainingHost> m_host; ///< lives on m_thread
};

} // namespace pos::training
