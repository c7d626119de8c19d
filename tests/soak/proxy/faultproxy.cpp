// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "proxy/faultproxy.h"

#include "proxy/proxylink.h"
#include "proxy/upstream.h"

#include <QTcpSocket>
#include <QTimer>

#include <algorithm>
#include <cmath>

namespace soak {

FaultProxy::FaultProxy(FaultPlan &plan, ProxySettings settings, QObject *parent)
    : QObject(parent)
    , m_plan(plan)
    , m_settings(std::move(settings))
{
    connect(&m_server, &QTcpServer::newConnection, this, &FaultProxy::accept);
}

FaultProxy::~FaultProxy()
{
    for (ProxyLink *link : std::exchange(m_links, {}))
        delete link;
}

bool FaultProxy::listen()
{
    if (!m_server.listen(QHostAddress::LocalHost, m_port))
        return false;
    m_port = m_server.serverPort();
    return true;
}

QUrl FaultProxy::url() const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_port));
}

int FaultProxy::realMs(qint64 tillMs) const
{
    return std::max(1, static_cast<int>(std::lround(static_cast<double>(tillMs) / m_settings.speedup)));
}

void FaultProxy::accept()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        if (m_plan.resetsConnection()) {
            m_plan.hit(Fault::ResetOnAccept, Other, {});
            armReset(*socket);
            socket->abort();
            socket->deleteLater();
            continue;
        }
        m_links.insert(new ProxyLink(socket, *this));
    }
}

void FaultProxy::releaseAll()
{
    const std::set<ProxyLink *> links = m_links;
    for (ProxyLink *link : links)
        link->releaseHeld();
}

bool FaultProxy::isIdle() const
{
    return std::ranges::none_of(m_links, [](const ProxyLink *link) { return link->isAtTheGateway(); });
}

void FaultProxy::goOffTheAir(qint64 tillMs)
{
    m_server.close();
    const std::set<ProxyLink *> links = m_links;
    for (ProxyLink *link : links)
        link->closeIfIdle();
    QTimer::singleShot(realMs(tillMs), Qt::PreciseTimer, this, &FaultProxy::comeBack);
}

void FaultProxy::comeBack()
{
    if (!m_server.isListening() && !listen())
        QTimer::singleShot(realMs(1000), this, &FaultProxy::comeBack);
}

} // namespace soak
