// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// One request on its way to the gateway, over a connection of its own, and its
// answer. Emits exactly one of answered() and failed(), unless it is destroyed
// before; half a request simply ends. Lives on the supervisor's thread.
#pragma once

#include <QByteArray>
#include <QObject>
#include <QUrl>

class QTcpSocket;

namespace soak {

class Upstream : public QObject
{
    Q_OBJECT
public:
    Upstream(const QUrl &gateway, QObject *parent);
    /// May be called again for the next part.
    void send(const QByteArray &bytes);
    /// Sends what is there and ends the connection: the gateway keeps half a request.
    void breakOff(bool withReset);

Q_SIGNALS:
    void answered(const QByteArray &answer);
    void failed();

private:
    void read(bool closed);

    QTcpSocket *m_socket;
    QByteArray m_input;
    bool m_over = false;
};

/// From now on closing this socket sends RST instead of FIN.
void armReset(QTcpSocket &socket);

} // namespace soak
