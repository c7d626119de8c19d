// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "rawclient.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <arpa/inet.h>
#include <cerrno>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace {

/// Splits `reply.bytes`; true when the announced body has arrived.
bool parse(RawReply &reply)
{
    const qsizetype end = reply.bytes.indexOf("\r\n\r\n");
    const QByteArray firstLine = reply.bytes.left(std::max<qsizetype>(0, reply.bytes.indexOf("\r\n")));
    reply.status = firstLine.startsWith("HTTP/1.1 ") ? firstLine.mid(9, 3).toInt() : 0;
    if (end < 0)
        return false;
    reply.head = reply.bytes.left(end + 4);
    reply.body = reply.bytes.mid(end + 4);
    const QByteArray length = reply.header("Content-Length");
    reply.announced = length.isEmpty() ? -1 : length.toLongLong();
    return reply.announced >= 0 && reply.body.size() >= reply.announced;
}

} // namespace

QByteArray RawReply::header(const QByteArray &name) const
{
    for (const QByteArray &line : head.split('\n')) {
        if (line.left(name.size() + 1).toLower() == name.toLower() + ':')
            return line.mid(name.size() + 1).trimmed();
    }
    return {};
}

QJsonValue RawReply::at(const char *path) const
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    QJsonValue value = document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
    for (const QString &step : QString::fromLatin1(path).split(QLatin1Char('.'), Qt::SkipEmptyParts))
        value = value.isArray() ? value.toArray().at(step.toInt()) : value.toObject().value(step);
    return value;
}

RawClient::~RawClient()
{
    close();
}

bool RawClient::open(const QUrl &url)
{
    close();
    m_socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<quint16>(url.port()));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return ::connect(m_socket, reinterpret_cast<sockaddr *>(&address), sizeof address) == 0;
}

bool RawClient::send(const QByteArray &bytes)
{
    qsizetype sent = 0;
    while (sent < bytes.size()) {
        const ssize_t n =
            ::send(m_socket, bytes.constData() + sent, static_cast<size_t>(bytes.size() - sent), MSG_NOSIGNAL);
        if (n <= 0)
            return false;
        sent += n;
    }
    return true;
}

RawReply RawClient::read(int timeoutMs, bool untilEnd)
{
    RawReply reply;
    reply.bytes = std::exchange(m_pending, {});
    QElapsedTimer timer;
    timer.start();
    while (!parse(reply) || untilEnd) {
        pollfd waiting{m_socket, POLLIN, 0};
        const int left = timeoutMs - static_cast<int>(timer.elapsed());
        if (left <= 0 || ::poll(&waiting, 1, left) == 0) {
            reply.end = RawReply::End::TimedOut;
            return reply;
        }
        char buffer[65536];
        const ssize_t n = ::recv(m_socket, buffer, sizeof buffer, 0);
        if (n <= 0) {
            reply.end = n == 0 ? RawReply::End::Closed : RawReply::End::Reset;
            parse(reply);
            return reply;
        }
        reply.bytes.append(buffer, n);
    }
    m_pending = reply.body.mid(reply.announced);
    reply.body.truncate(reply.announced);
    return reply;
}

void RawClient::close()
{
    if (m_socket >= 0)
        ::close(m_socket);
    m_socket = -1;
    m_pending.clear();
}
