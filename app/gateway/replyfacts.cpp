// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "gateway/replyfacts.h"

#include <QLocale>
#include <QMetaEnum>
#include <QTimeZone>

#include <algorithm>

namespace pos {

namespace {

constexpr int LongestRetryAfter = 3600;
constexpr qsizetype LongestRequestId = 64;

QString nameOf(QNetworkReply::NetworkError code)
{
    const char *name = QMetaEnum::fromType<QNetworkReply::NetworkError>().valueToKey(code);
    return name ? QString::fromLatin1(name) : QString::number(code);
}

} // namespace

bool isAnswerOfServer(QNetworkReply::NetworkError code)
{
    // 205 and 399 sit among Qt's HTTP codes, but mean "sent twice was prevented" and "not HTTP".
    if (code == QNetworkReply::ContentReSendError || code == QNetworkReply::ProtocolFailure)
        return false;
    return code == QNetworkReply::NoError || code >= QNetworkReply::ContentAccessDenied;
}

bool failedBeforeConnecting(QNetworkReply::NetworkError code)
{
    switch (code) {
    case QNetworkReply::ConnectionRefusedError:
    case QNetworkReply::HostNotFoundError:
    case QNetworkReply::SslHandshakeFailedError:
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
        return true;
    default: // NOLINT: Qt's list, open by nature
        return false;
    }
}

Error networkError(QNetworkReply::NetworkError code, bool mayHaveLeft, int httpStatus)
{
    Error error;
    error.context.detail = nameOf(code);
    if (httpStatus > 0 && code != QNetworkReply::ProxyAuthenticationRequiredError) {
        // The head came and the rest did not.
        error.kind = ErrorKind::MalformedReply;
    } else if (code == QNetworkReply::SslHandshakeFailedError && !mayHaveLeft) {
        error.kind = ErrorKind::TlsFailed;
    } else if (code == QNetworkReply::TimeoutError || code == QNetworkReply::OperationCanceledError) {
        error.kind = mayHaveLeft ? ErrorKind::TimedOut : ErrorKind::Offline;
    } else {
        error.kind = mayHaveLeft ? ErrorKind::ConnectionLost : ErrorKind::Offline;
    }
    return error;
}

std::optional<qint64> contentLength(const QNetworkReply &reply)
{
    if (!reply.hasRawHeader("Content-Length"))
        return std::nullopt;
    bool ok = false;
    const qint64 length = reply.rawHeader("Content-Length").trimmed().toLongLong(&ok);
    return ok && length >= 0 ? std::optional(length) : std::nullopt;
}

int retryAfterOf(const QNetworkReply &reply, const QDateTime &now)
{
    const QByteArray text = reply.rawHeader("Retry-After").trimmed();
    if (text.isEmpty())
        return 0;
    bool ok = false;
    qint64 seconds = text.toLongLong(&ok);
    if (!ok) {
        QDateTime when =
            QLocale::c().toDateTime(QString::fromLatin1(text), QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"));
        if (!when.isValid())
            return 0;
        when.setTimeZone(QTimeZone::utc());
        seconds = now.secsTo(when);
    }
    return static_cast<int>(std::clamp<qint64>(seconds, 0, LongestRetryAfter));
}

QString requestIdOf(const QNetworkReply &reply)
{
    for (const char *header : {"X-Request-Id", "X-Correlation-Id", "X-Trace-Id", "CF-Ray"}) {
        const QByteArray text = reply.rawHeader(header).trimmed();
        const bool harmless =
            !text.isEmpty() && text.size() <= LongestRequestId && std::ranges::all_of(text, [](char c) {
                return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
                       c == '_' || c == '.' || c == ':';
            });
        if (harmless)
            return QString::fromLatin1(text);
    }
    return {};
}

} // namespace pos
