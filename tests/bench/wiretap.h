// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Passes bytes between a client and a server on loopback and notes when the first
// byte of each request arrived. Runs on a thread of its own, so that nobody's
// work delays the note.
#pragma once

#include <QByteArray>
#include <QList>
#include <QThread>
#include <QUrl>

#include <mutex>

class QTcpServer;

namespace pos::bench {

class Wiretap
{
public:
    explicit Wiretap(const QUrl &server);
    ~Wiretap();
    Q_DISABLE_COPY_MOVE(Wiretap)

    QUrl url() const { return m_url; }
    struct Arrival
    {
        qint64 atNs = 0; ///< steady clock
        QByteArray line; ///< "POST /v1/payments"
    };
    /// Everything since the last call.
    QList<Arrival> take();
    static qint64 nowNs();

private:
    void accept(QTcpServer &server, quint16 serverPort);

    QThread m_thread;
    QUrl m_url;
    std::mutex m_mutex;
    QList<Arrival> m_arrivals;
};

}
