// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// HTTP/1.1 messages: an incremental request parser and the bytes of a response
// (RFC 9112). Pure: no socket, no thread. Refuses what it cannot frame with
// certainty (two lengths, obsolete folding, bare line feeds) and never crashes.
#pragma once

#include <QByteArray>
#include <QJsonDocument>
#include <QList>
#include <QString>
#include <QUrlQuery>

#include <utility>

namespace pos::training {

using HttpHeaders = QList<std::pair<QByteArray, QByteArray>>;

struct HttpRequest
{
    QByteArray method;
    QByteArray target; ///< as received
    QString path;      ///< decoded, without the query
    QUrlQuery query;
    HttpHeaders headers; ///< names in lower case
    QByteArray body;
    bool keepAlive = true;

    QByteArray header(const QByteArray &lowerCaseName) const;
};

struct HttpResponse
{
    int status = 200;
    QByteArray body = {};
    QByteArray contentType = "application/json";
    HttpHeaders headers = {}; ///< besides Content-Type, Content-Length, Connection

    static HttpResponse json(int status, const QJsonDocument &document);
    /// {"code": ..., "messages": [...]} (CONTRACT 1.4).
    static HttpResponse error(int status, const QString &code, const QStringList &messages);
    /// The head up to and with the empty line. `announcedLength` differs from the body only in a fault.
    QByteArray head(qsizetype announcedLength, bool keepAlive) const;
};

class HttpParser
{
public:
    enum class Status { NeedMore, Ready, Failed };

    static constexpr qsizetype MaxHead = 16 * 1024;
    static constexpr qsizetype MaxBody = 1024 * 1024;

    /// Consumes from the front of `buffer`. After Ready call take(); after Failed the stream is lost.
    Status advance(QByteArray &buffer);
    HttpRequest take();
    int failureStatus() const { return m_failure; }
    QString failureText() const { return m_failureText; }
    /// True once, when the client waits for "100 Continue" before it sends the body.
    bool takeExpectation();

private:
    enum class State { Head, Body, ChunkSize, ChunkData, Trailer, Done };

    Status failWith(int status, const char *text);
    Status parseHead(QByteArray &buffer);
    Status parseRequestLine(const QByteArray &line);
    Status parseHeaderLines(const QList<QByteArray> &lines);
    Status decideFraming();
    Status parseBody(QByteArray &buffer);
    Status parseChunkSize(QByteArray &buffer);
    Status parseChunkData(QByteArray &buffer);
    Status parseTrailer(QByteArray &buffer);

    State m_state = State::Head;
    HttpRequest m_request;
    qsizetype m_expected = 0;
    bool m_expectation = false;
    int m_failure = 0;
    QString m_failureText;
};

} // namespace pos::training
