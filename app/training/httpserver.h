// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// A small HTTP/1.1 server on loopback with control over the bytes of each
// answer, so that every network fault can be produced on purpose. Lives on the
// thread that created it; one request at a time per connection, pipelined
// requests wait in their order.
#pragma once

#include "base/result.h"
#include "training/httpmessage.h"

#include <QHostAddress>
#include <QPointer>
#include <QTcpServer>

#include <functional>

class QTcpSocket;

namespace pos::training {

/// How an answer leaves.
struct Delivery
{
    enum class Kind {
        Whole,
        Close,       ///< FIN without a byte
        Reset,       ///< RST without a byte
        Never,       ///< silence until the client gives up
        CutHead,     ///< half of the head, then FIN
        CutBody,     ///< half of the announced body, then FIN
        ShortLength, ///< Content-Length ten bytes short, then FIN
        Drip,        ///< 16 bytes every `ms`
    };
    Kind kind = Kind::Whole;
    int ms = 0; ///< wait before the first byte; for Drip between pieces
};

struct HttpAnswer
{
    HttpResponse response;
    Delivery delivery;
};

/// Call once, now or later, on the server's thread; ignored when the client has gone.
using Responder = std::function<void(HttpAnswer)>;
/// `peer` dies with the connection.
using HttpHandler = std::function<void(const HttpRequest &, QObject *peer, Responder)>;

class HttpConnection final : public QObject
{
    Q_OBJECT
public:
    HttpConnection(QTcpSocket *socket, const HttpHandler &handler, QObject *parent);

private:
    void onReadyRead();
    void pump();
    void dispatch(const HttpRequest &request);
    void deliver(const HttpAnswer &answer);
    void send(const HttpAnswer &answer);
    void drip(QByteArray bytes, int ms);
    void finish();
    void closeAfterWrite();
    void reset();

    QTcpSocket *m_socket; ///< child
    const HttpHandler &m_handler;
    HttpParser m_parser;
    QByteArray m_buffer;
    bool m_busy = false; ///< a request is being answered
    bool m_keepAlive = true;
    bool m_closing = false; ///< nothing more is read
};

class HttpServer final : public QObject
{
    Q_OBJECT
public:
    explicit HttpServer(HttpHandler handler, QObject *parent = nullptr);
    ~HttpServer() override;

    /// 127.0.0.1 only; 0 = a free port. Conflict when the port is taken.
    Result<quint16> listen(quint16 port);
    void close();

private:
    HttpHandler m_handler;
    QTcpServer m_server;
};

} // namespace pos::training
