// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "training/httpmessage.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QUrl>

#include <algorithm>
#include <utility>

namespace pos::training {

namespace {

constexpr qsizetype MaxHeaders = 100;

const char *reasonPhrase(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 201:
        return "Created";
    case 202:
        return "Accepted";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 413:
        return "Content Too Large";
    case 429:
        return "Too Many Requests";
    case 431:
        return "Request Header Fields Too Large";
    case 500:
        return "Internal Server Error";
    case 501:
        return "Not Implemented";
    case 502:
        return "Bad Gateway";
    case 503:
        return "Service Unavailable";
    case 504:
        return "Gateway Timeout";
    case 505:
        return "HTTP Version Not Supported";
    default:
        return "Status";
    }
}

bool isToken(const QByteArray &text)
{
    static const QByteArray marks("!#$%&'*+-.^_`|~");
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || marks.contains(c);
    });
}

bool isCleanValue(const QByteArray &text)
{
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return c == '\t' || (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f); });
}

} // namespace

QByteArray HttpRequest::header(const QByteArray &lowerCaseName) const
{
    for (const auto &[name, value] : headers) {
        if (name == lowerCaseName)
            return value;
    }
    return {};
}

HttpResponse HttpResponse::json(int status, const QJsonDocument &document)
{
    return {.status = status, .body = document.toJson(QJsonDocument::Compact)};
}

HttpResponse HttpResponse::error(int status, const QString &code, const QStringList &messages)
{
    return json(status, QJsonDocument(QJsonObject{{QStringLiteral("code"), code},
                                                  {QStringLiteral("messages"), QJsonArray::fromStringList(messages)}}));
}

QByteArray HttpResponse::head(qsizetype announcedLength, bool keepAlive) const
{
    QByteArray text = "HTTP/1.1 " + QByteArray::number(status) + ' ' + reasonPhrase(status) + "\r\n";
    if (!body.isEmpty())
        text += "Content-Type: " + contentType + "\r\n";
    for (const auto &[name, value] : headers)
        text += name + ": " + value + "\r\n";
    text += "Content-Length: " + QByteArray::number(announcedLength) + "\r\n";
    text += keepAlive ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n";
    return text;
}

HttpParser::Status HttpParser::advance(QByteArray &buffer)
{
    for (;;) {
        const State before = m_state;
        Status status = Status::NeedMore;
        switch (m_state) {
        case State::Head:
            status = parseHead(buffer);
            break;
        case State::Body:
            status = parseBody(buffer);
            break;
        case State::ChunkSize:
            status = parseChunkSize(buffer);
            break;
        case State::ChunkData:
            status = parseChunkData(buffer);
            break;
        case State::Trailer:
            status = parseTrailer(buffer);
            break;
        case State::Done:
            return m_failure ? Status::Failed : Status::Ready;
        }
        if (status == Status::Failed || m_state == before)
            return status;
    }
}

HttpRequest HttpParser::take()
{
    m_state = State::Head;
    m_expectation = false;
    m_expected = 0;
    return std::exchange(m_request, {});
}

bool HttpParser::takeExpectation()
{
    return std::exchange(m_expectation, false);
}

HttpParser::Status HttpParser::failWith(int status, const char *text)
{
    m_failure = status;
    m_failureText = QString::fromLatin1(text);
    m_state = State::Done;
    return Status::Failed;
}

HttpParser::Status HttpParser::parseHead(QByteArray &buffer)
{
    // RFC 9112 2.2: empty lines before a request line are ignored.
    while (buffer.startsWith("\r\n"))
        buffer.remove(0, 2);
    const qsizetype end = buffer.indexOf("\r\n\r\n");
    const qsizetype size = end < 0 ? buffer.size() : end;
    if (size > MaxHead)
        return failWith(431, "The head is longer than 16 KiB");
    for (qsizetype feed = buffer.indexOf('\n'); feed >= 0 && feed < size; feed = buffer.indexOf('\n', feed + 1)) {
        if (feed == 0 || buffer.at(feed - 1) != '\r')
            return failWith(400, "Lines must end with CR LF");
    }
    if (end < 0)
        return Status::NeedMore;
    QList<QByteArray> lines;
    const QByteArray head = buffer.left(end);
    for (qsizetype from = 0; from <= head.size();) {
        const qsizetype to = head.indexOf("\r\n", from);
        lines.append(head.mid(from, to < 0 ? -1 : to - from));
        from = to < 0 ? head.size() + 1 : to + 2;
    }
    buffer.remove(0, end + 4);
    if (parseRequestLine(lines.takeFirst()) == Status::Failed || parseHeaderLines(lines) == Status::Failed)
        return Status::Failed;
    return decideFraming();
}

HttpParser::Status HttpParser::parseRequestLine(const QByteArray &line)
{
    const QList<QByteArray> words = line.split(' ');
    if (words.size() != 3 || !isToken(words.at(0)) || words.at(1).isEmpty() || !isCleanValue(words.at(1)))
        return failWith(400, "The request line is not METHOD TARGET VERSION");
    if (words.at(2) != "HTTP/1.1" && words.at(2) != "HTTP/1.0")
        return failWith(words.at(2).startsWith("HTTP/") ? 505 : 400, "Only HTTP/1.1 and HTTP/1.0 are spoken here");
    if (!words.at(1).startsWith('/'))
        return failWith(400, "The target must be a path");
    m_request.method = words.at(0);
    m_request.target = words.at(1);
    m_request.keepAlive = words.at(2) == "HTTP/1.1";
    const qsizetype mark = m_request.target.indexOf('?');
    m_request.path = QUrl::fromPercentEncoding(mark < 0 ? m_request.target : m_request.target.left(mark));
    if (mark >= 0)
        m_request.query = QUrlQuery(QString::fromUtf8(m_request.target.mid(mark + 1)));
    return Status::NeedMore;
}

HttpParser::Status HttpParser::parseHeaderLines(const QList<QByteArray> &lines)
{
    if (lines.size() > MaxHeaders)
        return failWith(431, "More than 100 header fields");
    for (const QByteArray &line : lines) {
        const qsizetype colon = line.indexOf(':');
        if (colon <= 0 || !isToken(line.left(colon)))
            return failWith(400, "A header field is not NAME: VALUE");
        const QByteArray value = line.mid(colon + 1).trimmed();
        if (!isCleanValue(value))
            return failWith(400, "A header value holds a control character");
        m_request.headers.append({line.left(colon).toLower(), value});
    }
    return Status::NeedMore;
}

HttpParser::Status HttpParser::decideFraming()
{
    QList<QByteArray> lengths;
    QList<QByteArray> encodings;
    for (const auto &[name, value] : m_request.headers) {
        if (name == "content-length")
            lengths.append(value);
        else if (name == "transfer-encoding")
            encodings.append(value.toLower());
    }
    if (m_request.keepAlive && m_request.header("host").isEmpty())
        return failWith(400, "Host is missing");
    const QByteArray connection = m_request.header("connection").toLower();
    m_request.keepAlive = m_request.keepAlive ? !connection.contains("close") : connection.contains("keep-alive");
    if (lengths.size() > 1 || encodings.size() > 1 || (!lengths.isEmpty() && !encodings.isEmpty()))
        return failWith(400, "The length of the body is given twice");
    m_expectation = m_request.header("expect").toLower() == "100-continue";
    if (!encodings.isEmpty()) {
        if (encodings.first() != "chunked")
            return failWith(501, "Only the chunked transfer encoding is known");
        m_state = State::ChunkSize;
        return Status::NeedMore;
    }
    if (lengths.isEmpty() || lengths.first() == "0") {
        m_state = State::Done;
        return Status::Ready;
    }
    const QByteArray &text = lengths.first();
    if (text.isEmpty() || !std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }))
        return failWith(400, "Content-Length is not a number");
    if (text.size() > 9 || text.toLongLong() > MaxBody)
        return failWith(413, "The body is larger than 1 MiB");
    m_expected = text.toLongLong();
    m_state = State::Body;
    return Status::NeedMore;
}

HttpParser::Status HttpParser::parseBody(QByteArray &buffer)
{
    if (buffer.size() < m_expected)
        return Status::NeedMore;
    m_request.body = buffer.left(m_expected);
    buffer.remove(0, m_expected);
    m_state = State::Done;
    return Status::Ready;
}

HttpParser::Status HttpParser::parseChunkSize(QByteArray &buffer)
{
    const qsizetype end = buffer.indexOf("\r\n");
    if (end < 0)
        return buffer.size() > 256 ? failWith(400, "A chunk size line is too long") : Status::NeedMore;
    const QByteArray text = buffer.left(end).split(';').first().trimmed();
    bool ok = false;
    const qlonglong size = text.size() > 8 || text.startsWith('+') || text.startsWith('-') || text.startsWith("0x")
                               ? -1
                               : text.toLongLong(&ok, 16);
    if (!ok || size < 0)
        return failWith(400, "A chunk size is not a hexadecimal number");
    if (m_request.body.size() + size > MaxBody)
        return failWith(413, "The body is larger than 1 MiB");
    buffer.remove(0, end + 2);
    m_expected = size;
    m_state = size == 0 ? State::Trailer : State::ChunkData;
    return Status::NeedMore;
}

HttpParser::Status HttpParser::parseChunkData(QByteArray &buffer)
{
    if (buffer.size() < m_expected + 2)
        return Status::NeedMore;
    if (buffer.mid(m_expected, 2) != "\r\n")
        return failWith(400, "A chunk does not end where it says");
    m_request.body += buffer.left(m_expected);
    buffer.remove(0, m_expected + 2);
    m_state = State::ChunkSize;
    return Status::NeedMore;
}

HttpParser::Status HttpParser::parseTrailer(QByteArray &buffer)
{
    for (;;) {
        const qsizetype end = buffer.indexOf("\r\n");
        if (end < 0)
            return buffer.size() > MaxHead ? failWith(431, "The trailer is too long") : Status::NeedMore;
        buffer.remove(0, end + 2);
        if (end == 0)
            break;
    }
    m_state = State::Done;
    return Status::Ready;
}

} // namespace pos::training
