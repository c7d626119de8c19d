// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "scriptedserver.h"

#include <QPointer>
#include <QSslConfiguration>
#include <QSslServer>
#include <QSslSocket>
#include <QTimer>

#ifdef Q_OS_UNIX
#include <sys/socket.h>
#endif

QByteArray Arrival::header(const QByteArray &name) const
{
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

bool Arrival::hasHeader(const QByteArray &name) const
{
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return true;
    }
    return false;
}

ScriptedServer::ScriptedServer(QObject *parent)
    : QObject(parent)
    , m_server(std::make_unique<QTcpServer>())
{
    start();
}

ScriptedServer::ScriptedServer(const QSslCertificate &certificate, const QSslKey &key, QObject *parent)
    : QObject(parent)
    , m_tls(true)
{
    auto server = std::make_unique<QSslServer>();
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificate(certificate);
    tls.setPrivateKey(key);
    tls.setPeerVerifyMode(QSslSocket::VerifyNone);
    tls.setAllowedNextProtocols({QByteArray("h2"), QByteArray("http/1.1")}); // it would speak HTTP/2 if asked
    server->setSslConfiguration(tls);
    m_server = std::move(server);
    start();
}

ScriptedServer::~ScriptedServer()
{
    const QList<QTcpSocket *> sockets = m_buffers.keys();
    for (QTcpSocket *socket : sockets)
        socket->disconnect(this);
}

void ScriptedServer::start()
{
    m_default = answer(500, "{\"code\":\"SCRIPT_ENDED\",\"messages\":[]}");
    connect(m_server.get(), &QTcpServer::pendingConnectionAvailable, this, &ScriptedServer::onConnection);
    if (!m_server->listen(QHostAddress::LocalHost))
        qFatal("cannot listen on this machine");
}

QString ScriptedServer::url() const
{
    return QStringLiteral("%1://127.0.0.1:%2")
        .arg(m_tls ? QStringLiteral("https") : QStringLiteral("http"))
        .arg(port());
}

void ScriptedServer::onConnection()
{
    while (QTcpSocket *socket = m_server->nextPendingConnection()) {
        const int number = ++m_connections;
        ++m_open;
        m_buffers.insert(socket, {});
        if (auto *tls = qobject_cast<QSslSocket *>(socket))
            m_protocols << tls->sslConfiguration().nextNegotiatedProtocol();
        connect(socket, &QTcpSocket::readyRead, this, [this, socket, number] { onBytes(socket, number); });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            --m_open;
            m_buffers.remove(socket);
            m_started.remove(socket);
            socket->deleteLater();
        });
        Q_EMIT connected();
        onBytes(socket, number);
    }
}

void ScriptedServer::onBytes(QTcpSocket *socket, int connection)
{
    if (!m_buffers.contains(socket))
        return;
    const QByteArray fresh = socket->readAll();
    QByteArray &buffer = m_buffers[socket];
    buffer += fresh;
    m_everything += fresh;
    if (!m_started.value(socket) && buffer.contains("\r\n")) {
        m_started[socket] = true;
        ++m_begun;
    }
    const qsizetype headEnd = buffer.indexOf("\r\n\r\n");
    if (headEnd < 0)
        return;
    Arrival arrival;
    QList<QByteArray> lines = buffer.left(headEnd).split('\n');
    arrival.startLine = lines.takeFirst().trimmed();
    for (const QByteArray &line : std::as_const(lines)) {
        const qsizetype colon = line.indexOf(':');
        arrival.headers.append({line.left(colon).trimmed(), line.mid(colon + 1).trimmed()});
    }
    const qsizetype length = arrival.header("Content-Length").toLongLong();
    if (buffer.size() < headEnd + 4 + length)
        return;
    arrival.body = buffer.mid(headEnd + 4, length);
    arrival.raw = buffer.left(headEnd + 4 + length);
    arrival.connection = connection;
    buffer.remove(0, headEnd + 4 + length);
    m_started[socket] = false;
    m_arrivals << arrival;

    Step step = m_default;
    if (!m_script.empty()) {
        step = m_script.front();
        m_script.pop_front();
    }
    step(socket);
    Q_EMIT arrived();
}

QByteArray ScriptedServer::response(int status, const QByteArray &body, const QByteArray &extraHeaders)
{
    return "HTTP/1.1 " + QByteArray::number(status) +
           " Scripted\r\nContent-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size()) +
           "\r\n" + extraHeaders + "\r\n" + body;
}

ScriptedServer::Step ScriptedServer::answer(int status, const QByteArray &body, const QByteArray &extraHeaders)
{
    return sendRaw(response(status, body, extraHeaders));
}

ScriptedServer::Step ScriptedServer::sendRaw(const QByteArray &bytes)
{
    return [bytes](QTcpSocket *socket) { socket->write(bytes); };
}

ScriptedServer::Step ScriptedServer::sendRawThenClose(const QByteArray &bytes)
{
    return [bytes](QTcpSocket *socket) {
        socket->write(bytes);
        socket->disconnectFromHost();
    };
}

ScriptedServer::Step ScriptedServer::sendRawThenReset(const QByteArray &bytes)
{
    return [bytes](QTcpSocket *socket) {
        socket->write(bytes);
        socket->flush();
#ifdef Q_OS_UNIX
        const linger hard{1, 0};
        setsockopt(static_cast<int>(socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
#endif
        socket->abort();
    };
}

ScriptedServer::Step ScriptedServer::stall()
{
    return [](QTcpSocket *) {};
}

ScriptedServer::Step ScriptedServer::drip(const QByteArray &bytes, qsizetype chunk, int everyMs)
{
    return [bytes, chunk, everyMs](QTcpSocket *socket) {
        auto *timer = new QTimer(socket);
        auto sent = std::make_shared<qsizetype>(0);
        QObject::connect(timer, &QTimer::timeout, socket, [bytes, chunk, sent, socket, timer] {
            socket->write(bytes.mid(*sent, chunk));
            *sent += chunk;
            if (*sent >= bytes.size())
                timer->stop();
        });
        timer->start(everyMs);
    };
}
