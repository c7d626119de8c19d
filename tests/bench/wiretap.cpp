// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "bench/wiretap.h"

#include <QTcpServer>
#include <QTcpSocket>

#include <chrono>

namespace pos::bench {

qint64 Wiretap::nowNs()
{
    return std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

Wiretap::Wiretap(const QUrl &server)
{
    auto *listener = new QTcpServer;
    if (!listener->listen(QHostAddress::LocalHost))
        qFatal("no port on loopback");
    m_url = QUrl(QStringLiteral("http://127.0.0.1:%1").arg(listener->serverPort()));
    listener->moveToThread(&m_thread);
    const quint16 port = static_cast<quint16>(server.port());
    QObject::connect(listener, &QTcpServer::newConnection, listener, [this, listener, port] { accept(*listener, port); });
    QObject::connect(&m_thread, &QThread::finished, listener, &QObject::deleteLater);
    m_thread.start();
}

Wiretap::~Wiretap()
{
    m_thread.quit();
    m_thread.wait();
}

void Wiretap::accept(QTcpServer &server, quint16 serverPort)
{
    while (QTcpSocket *client = server.nextPendingConnection()) {
        auto *upstream = new QTcpSocket(client);
        upstream->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        client->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        QObject::connect(client, &QTcpSocket::readyRead, upstream, [this, client, upstream] {
            const qint64 now = nowNs();
            const QByteArray bytes = client->readAll();
            if (bytes.startsWith("POST ") || bytes.startsWith("GET ")) {
                const QByteArray line = bytes.first(bytes.indexOf('\r')).split(' ').first(2).join(' ');
                const std::lock_guard lock(m_mutex);
                m_arrivals.append({now, line});
            }
            upstream->write(bytes);
        });
        QObject::connect(upstream, &QTcpSocket::readyRead, client, [client, upstream] { client->write(upstream->readAll()); });
        QObject::connect(upstream, &QTcpSocket::disconnected, client, &QTcpSocket::disconnectFromHost);
        QObject::connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
        upstream->connectToHost(QHostAddress::LocalHost, serverPort);
    }
}

QList<Wiretap::Arrival> Wiretap::take()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_arrivals, {});
}

}
