// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The wire between till and gateway: listens on loopback for the till, speaks to the
// gateway (http or https) for it, and plays the faults of the plan in between. Tells
// where on the wire a payment is (steps), so that the till can be killed there. Lives
// on the supervisor's thread.
#pragma once

#include "common/steps.h"
#include "proxy/faultplan.h"

#include <QTcpServer>
#include <QUrl>

#include <functional>
#include <set>

namespace soak {

class ProxyLink;

struct ProxySettings
{
    QUrl gateway;
    double speedup = 1;
    std::function<qint64()> nowMs; ///< the till's own time
    /// A payment, or an operation on one, has reached this point; true = the till was killed there.
    std::function<bool(Step)> passed;
};

class FaultProxy : public QObject
{
    Q_OBJECT
public:
    FaultProxy(FaultPlan &plan, ProxySettings settings, QObject *parent = nullptr);
    ~FaultProxy() override;

    bool listen();
    QUrl url() const;
    qint64 requests() const { return m_requests; }
    /// What is held back goes on its way now.
    void releaseAll();
    /// Nothing of the till is on its way to the gateway or being worked on there.
    bool isIdle() const;

    // For links.
    FaultPlan &plan() { return m_plan; }
    const ProxySettings &settings() const { return m_settings; }
    void countRequest() { ++m_requests; }
    int realMs(qint64 tillMs) const;
    /// Ends all idle connections and refuses new ones for a while.
    void goOffTheAir(qint64 tillMs);
    void forget(ProxyLink *link) { m_links.erase(link); }

private:
    void accept();
    void comeBack();

    FaultPlan &m_plan;
    const ProxySettings m_settings;
    QTcpServer m_server;
    quint16 m_port = 0;
    std::set<ProxyLink *> m_links;
    qint64 m_requests = 0;
};

} // namespace soak
