// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "training/httpserver.h"

#include "training/socketreset.h"

#include <QTcpSocket>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace pos::training {

namespace {

constexpr qint64 DripPiece = 16;
constexpr qint64 ReadAhead = HttpParser::MaxHead + HttpParser::MaxBody;

} // namespace

HttpConnection::HttpConnection(QTcpSocket *socket, const HttpHandler &handler, QObject *parent)
    : QObject(parent)
    , m_socket(socket)
    , m_handler(handler)
{
    m_socket->setParent(this);
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    // What a client sends ahead of its turn waits in the kernel, not in our memory.
    m_socket->setReadBufferSize(ReadAhead);
    connect(m_socket, &QTcpSocket::readyRead, this, &HttpConnection::onReadyRead);
    connect(m_socket, &QTcpSocket::disconnected, this, &QObject::deleteLater);
    onReadyRead();
}

void HttpConnection::onReadyRead()
{
    if (m_closing) {
        m_socket->readAll();
        return;
    }
    if (!m_busy) {
        m_buffer += m_socket->readAll();
        pump();
    }
}

void HttpConnection::pump()
{
    switch (m_parser.advance(m_buffer)) {
    case HttpParser::Status::NeedMore:
        if (m_parser.takeExpectation())
            m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
        return;
    case HttpParser::Status::Failed:
        m_busy = true;
        m_keepAlive = false;
        deliver(
            {HttpResponse::error(m_parser.failureStatus(), QStringLiteral("INVALID_REQUEST"), {m_parser.failureText()}),
             {}});
        return;
    case HttpParser::Status::Ready:
        dispatch(m_parser.take());
        return;
    }
}

void HttpConnection::dispatch(const HttpRequest &request)
{
    m_busy = true;
    m_keepAlive = request.keepAlive;
    m_handler(request, this, [guard = QPointer<HttpConnection>(this)](const HttpAnswer &answer) {
        if (guard)
            guard->deliver(answer);
    });
}

void HttpConnection::deliver(const HttpAnswer &answer)
{
    if (answer.delivery.ms > 0 && answer.delivery.kind != Delivery::Kind::Drip)
        QTimer::singleShot(answer.delivery.ms, this, [this, answer] { send(answer); });
    else
        send(answer);
}

void HttpConnection::send(const HttpAnswer &answer)
{
    const HttpResponse &response = answer.response;
    const auto head = [&](qsizetype length, bool keepAlive) { return response.head(length, keepAlive); };
    switch (answer.delivery.kind) {
    case Delivery::Kind::Whole:
        m_socket->write(head(response.body.size(), m_keepAlive) + response.body);
        finish();
        return;
    case Delivery::Kind::Close:
        closeAfterWrite();
        return;
    case Delivery::Kind::Reset:
        reset();
        return;
    case Delivery::Kind::Never:
        return;
    case Delivery::Kind::CutHead: {
        const QByteArray whole = head(response.body.size(), m_keepAlive);
        m_socket->write(whole.left(whole.size() / 2));
        closeAfterWrite();
        return;
    }
    case Delivery::Kind::CutBody:
        m_socket->write(head(response.body.size(), m_keepAlive) + response.body.left(response.body.size() / 2));
        closeAfterWrite();
        return;
    case Delivery::Kind::ShortLength:
        m_socket->write(head(std::max<qsizetype>(0, response.body.size() - 10), m_keepAlive) + response.body);
        closeAfterWrite();
        return;
    case Delivery::Kind::Drip:
        drip(head(response.body.size(), m_keepAlive) + response.body, std::max(1, answer.delivery.ms));
        return;
    }
}

void HttpConnection::drip(QByteArray bytes, int ms)
{
    m_socket->write(bytes.left(DripPiece));
    bytes.remove(0, DripPiece);
    if (bytes.isEmpty()) {
        finish();
        return;
    }
    QTimer::singleShot(ms, this, [this, bytes = std::move(bytes), ms] { drip(bytes, ms); });
}

void HttpConnection::finish()
{
    if (!m_keepAlive) {
        closeAfterWrite();
        return;
    }
    m_busy = false;
    // Queued: a burst of pipelined requests must not recurse.
    QMetaObject::invokeMethod(this, &HttpConnection::onReadyRead, Qt::QueuedConnection);
}

void HttpConnection::closeAfterWrite()
{
    // Unread bytes would turn the close into a reset that can swallow the answer.
    m_closing = true;
    m_socket->readAll();
    m_socket->disconnectFromHost();
}

void HttpConnection::reset()
{
    m_closing = true;
    armReset(m_socket->socketDescriptor());
    m_socket->abort();
}

HttpServer::HttpServer(HttpHandler handler, QObject *parent)
    : QObject(parent)
    , m_handler(std::move(handler))
    , m_server(this)
{
    // The default backlog of 50 makes a burst of clients wait a second for their retry.
    m_server.setListenBacklogSize(1000);
    m_server.setMaxPendingConnections(1000);
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = m_server.nextPendingConnection())
            new HttpConnection(socket, m_handler, this);
    });
}

HttpServer::~HttpServer()
{
    close();
}

Result<quint16> HttpServer::listen(quint16 port)
{
    if (!m_server.listen(QHostAddress::LocalHost, port))
        return fail(Error{ErrorKind::Conflict,
                          {.detail = QStringLiteral("port %1: %2").arg(port).arg(m_server.errorString())}});
    return m_server.serverPort();
}

void HttpServer::close()
{
    m_server.close();
    const auto connections = findChildren<HttpConnection *>(Qt::FindDirectChildrenOnly);
    qDeleteAll(connections);
}

} // namespace pos::training
