// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The other side of the wire for contract tests: HTTP/1.1 on a real socket,
// plain or TLS, that does exactly what a script says, byte by byte, and counts
// what arrives. Includes nothing of app/, so that a shared misunderstanding
// cannot make a test pass. One thread, the test's event loop.
#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QObject>
#include <QSslCertificate>
#include <QSslKey>
#include <QTcpServer>
#include <QTcpSocket>

#include <deque>
#include <functional>
#include <memory>

/// One request as it arrived.
struct Arrival
{
    QByteArray startLine;                         ///< "POST /v1/payments HTTP/1.1"
    QList<QPair<QByteArray, QByteArray>> headers; ///< in order, names as sent
    QByteArray body;
    QByteArray raw;     ///< everything, for greps
    int connection = 0; ///< number of the TCP connection, from 1

    QByteArray header(const QByteArray &name) const; ///< any case; empty when absent
    bool hasHeader(const QByteArray &name) const;
    QByteArray method() const { return startLine.split(' ').value(0); }
    QByteArray target() const { return startLine.split(' ').value(1); }
};

class ScriptedServer : public QObject
{
    Q_OBJECT
public:
    /// What to do with a request whose last byte has arrived.
    using Step = std::function<void(QTcpSocket *socket)>;

    explicit ScriptedServer(QObject *parent = nullptr);
    ScriptedServer(const QSslCertificate &certificate, const QSslKey &key, QObject *parent = nullptr);
    ~ScriptedServer() override;

    quint16 port() const { return m_server->serverPort(); }
    QByteArray host() const { return "127.0.0.1:" + QByteArray::number(port()); }
    QString url() const;
    void stopListening() { m_server->close(); }
    /// On another address, and only there. False when this machine has none of the kind.
    bool listenOn(const QHostAddress &address)
    {
        m_server->close();
        return m_server->listen(address);
    }

    /// Steps are used up in order; after the last one `otherwise` answers.
    void then(Step step) { m_script.push_back(std::move(step)); }
    void otherwise(Step step) { m_default = std::move(step); }

    const QList<Arrival> &arrivals() const { return m_arrivals; }
    /// Requests whose start line has arrived, complete or not.
    int begun() const { return m_begun; }
    int connections() const { return m_connections; }
    int openConnections() const { return m_open; }
    QByteArray everything() const { return m_everything; }
    /// Protocols agreed by ALPN, one per TLS connection.
    QList<QByteArray> protocols() const { return m_protocols; }

    // Steps ----------------------------------------------------------------------------------------
    static QByteArray response(int status, const QByteArray &body, const QByteArray &extraHeaders = {});
    static Step answer(int status, const QByteArray &body, const QByteArray &extraHeaders = {});
    static Step sendRaw(const QByteArray &bytes);
    static Step sendRawThenClose(const QByteArray &bytes);
    static Step sendRawThenReset(const QByteArray &bytes);
    static Step closeNow() { return sendRawThenClose({}); }
    static Step resetNow() { return sendRawThenReset({}); }
    static Step stall();
    static Step drip(const QByteArray &bytes, qsizetype chunk, int everyMs);

Q_SIGNALS:
    void arrived();
    void connected();

private:
    void start();
    void onConnection();
    void onBytes(QTcpSocket *socket, int connection);

    std::unique_ptr<QTcpServer> m_server;
    bool m_tls = false;
    std::deque<Step> m_script;
    Step m_default;
    QList<Arrival> m_arrivals;
    QHash<QTcpSocket *, QByteArray> m_buffers;
    QHash<QTcpSocket *, bool> m_started;
    QByteArray m_everything;
    QList<QByteArray> m_protocols;
    int m_begun = 0;
    int m_connections = 0;
    int m_open = 0;
};
