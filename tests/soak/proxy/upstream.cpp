// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "proxy/upstream.h"

#include "common/httpwire.h"

#include <QSslSocket>

#include <sys/socket.h>

namespace soak {

Upstream::Upstream(const QUrl &gateway, QObject *parent)
    : QObject(parent)
    , m_socket(nullptr)
{
    const bool secure = gateway.scheme() == QLatin1String("https");
    const auto port = static_cast<quint16>(gateway.port(secure ? 443 : 80));
    if (secure) {
        auto *socket = new QSslSocket(this);
        m_socket = socket;
        socket->connectToHostEncrypted(gateway.host(), port);
    } else {
        m_socket = new QTcpSocket(this);
        m_socket->connectToHost(gateway.host(), port);
    }
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    connect(m_socket, &QTcpSocket::readyRead, this, [this] { read(false); });
    connect(m_socket, &QTcpSocket::disconnected, this, [this] { read(true); });
    connect(m_socket, &QTcpSocket::errorOccurred, this, [this] {
        if (m_socket->state() == QAbstractSocket::UnconnectedState)
            read(true);
    });
}

void Upstream::send(const QByteArray &bytes)
{
    m_socket->write(bytes);
}

void Upstream::breakOff(bool withReset)
{
    m_over = true;
    const auto end = [this, withReset] {
        if (withReset)
            armReset(*m_socket);
        m_socket->disconnectFromHost();
    };
    if (m_socket->state() == QAbstractSocket::ConnectedState)
        end();
    else
        connect(m_socket, &QTcpSocket::connected, this, end);
    connect(m_socket, &QTcpSocket::disconnected, this, &QObject::deleteLater);
    connect(m_socket, &QTcpSocket::errorOccurred, this, &QObject::deleteLater);
}

void Upstream::read(bool closed)
{
    if (m_over)
        return;
    m_input += m_socket->readAll();
    const std::optional<Head> head = readHead(m_input);
    const qsizetype length = head ? answerLength(m_input, *head, closed) : -1;
    if (length < 0 && !closed)
        return;
    m_over = true;
    if (length < 0)
        Q_EMIT failed();
    else
        Q_EMIT answered(m_input.left(length));
    deleteLater();
}

void armReset(QTcpSocket &socket)
{
    const linger option{1, 0};
    ::setsockopt(static_cast<int>(socket.socketDescriptor()), SOL_SOCKET, SO_LINGER, &option, sizeof option);
}

} // namespace soak
