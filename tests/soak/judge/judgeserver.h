// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The judge gateway on a loopback socket: HTTP/1.1 with kept connections, one
// request at a time on each, half requests never processed. What was begun is
// finished even when the client is gone. Lives on the supervisor's thread.
#pragma once

#include "judge/judgegateway.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

#include <functional>
#include <map>

namespace soak {

class JudgeServer : public QObject
{
    Q_OBJECT
public:
    /// `speedup` divides the time that the gateway takes to think.
    JudgeServer(JudgeGateway &gateway, double speedup, QObject *parent = nullptr);

    bool listen();
    QUrl url() const;
    qint64 requests() const { return m_requests; }
    /// Finishes at once what is being thought about; afterwards isIdle().
    void finishAll();
    bool isIdle() const { return m_running.empty(); }

private:
    void accept();
    void take(QTcpSocket *socket);
    void answer(QTcpSocket *socket, const QByteArray &bytes);
    void run(quint64 number);

    JudgeGateway &m_gateway;
    const double m_speedup;
    QTcpServer m_server;
    std::map<quint64, std::function<void()>> m_running;
    quint64 m_numbers = 0;
    qint64 m_requests = 0;
};

} // namespace soak
