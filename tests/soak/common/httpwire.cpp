// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "common/httpwire.h"

#include <algorithm>

namespace soak {

namespace {

bool sameName(QByteArrayView a, QByteArrayView b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

bool isChunked(const Head &head)
{
    return head.field("Transfer-Encoding").toLower().contains("chunked");
}

/// Walks the chunks from `at`; -1 while the last one is missing. Collects the content if asked to.
qsizetype endOfChunks(const QByteArray &buffer, qsizetype at, QByteArray *content)
{
    for (;;) {
        const qsizetype line = buffer.indexOf("\r\n", at);
        if (line < 0)
            return -1;
        bool ok = false;
        const qsizetype size = buffer.mid(at, line - at).split(';').constFirst().trimmed().toLongLong(&ok, 16);
        if (!ok || size < 0)
            return -1;
        const qsizetype data = line + 2;
        if (buffer.size() < data + size + 2)
            return -1;
        if (size == 0)
            return data + 2;
        if (content)
            *content += buffer.mid(data, size);
        at = data + size + 2;
    }
}

QByteArray reasonOf(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 201:
        return "Created";
    case 307:
        return "Temporary Redirect";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 429:
        return "Too Many Requests";
    case 500:
        return "Internal Server Error";
    case 502:
        return "Bad Gateway";
    case 503:
        return "Service Unavailable";
    case 504:
        return "Gateway Timeout";
    default:
        return "Unknown";
    }
}

} // namespace

QByteArray Head::field(QByteArrayView name) const
{
    const auto found = std::ranges::find_if(fields, [name](const auto &f) { return sameName(f.first, name); });
    return found == fields.end() ? QByteArray() : found->second;
}

void Head::remove(QByteArrayView name)
{
    fields.removeIf([name](const auto &f) { return sameName(f.first, name); });
}

QByteArray Head::bytes() const
{
    QByteArray text = startLine + "\r\n";
    for (const auto &[name, value] : fields)
        text += name + ": " + value + "\r\n";
    return text + "\r\n";
}

int Head::status() const
{
    return startLine.startsWith("HTTP/") ? startLine.mid(startLine.indexOf(' ') + 1, 3).toInt() : 0;
}

std::optional<Head> readHead(const QByteArray &buffer)
{
    const qsizetype end = buffer.indexOf("\r\n\r\n");
    if (end < 0)
        return std::nullopt;
    Head head;
    head.length = end + 4;
    QList<QByteArray> lines = buffer.left(end).split('\n');
    for (QByteArray &line : lines)
        line = line.trimmed();
    head.startLine = lines.takeFirst();
    for (const QByteArray &line : std::as_const(lines)) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0)
            head.fields.append({line.left(colon).trimmed(), line.mid(colon + 1).trimmed()});
    }
    return head;
}

qsizetype requestLength(const QByteArray &buffer, const Head &head)
{
    const qsizetype length = head.length + head.field("Content-Length").toLongLong();
    return buffer.size() >= length ? length : -1;
}

qsizetype answerLength(const QByteArray &buffer, const Head &head, bool closed)
{
    const int status = head.status();
    if (status == 204 || status == 304)
        return head.length;
    if (isChunked(head))
        return endOfChunks(buffer, head.length, nullptr);
    if (const QByteArray announced = head.field("Content-Length"); !announced.isEmpty()) {
        const qsizetype length = head.length + announced.toLongLong();
        return buffer.size() >= length ? length : -1;
    }
    return closed ? buffer.size() : -1;
}

QByteArray bodyOf(const QByteArray &message, const Head &head)
{
    if (!isChunked(head))
        return message.mid(head.length);
    QByteArray content;
    endOfChunks(message, head.length, &content);
    return content;
}

QByteArray answerBytes(int status, const QByteArray &contentType, const QByteArray &body,
                       const QList<std::pair<QByteArray, QByteArray>> &more)
{
    Head head;
    head.startLine = "HTTP/1.1 " + QByteArray::number(status) + ' ' + reasonOf(status);
    if (!contentType.isEmpty())
        head.fields.append({"Content-Type", contentType});
    head.fields.append({"Content-Length", QByteArray::number(body.size())});
    head.fields += more;
    return head.bytes() + body;
}

} // namespace soak
