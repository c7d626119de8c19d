// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "base/error.h"

namespace pos {

QString errorKindName(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::InvalidInput: return QStringLiteral("InvalidInput");
    case ErrorKind::Unauthenticated: return QStringLiteral("Unauthenticated");
    case ErrorKind::UnknownIpAddress: return QStringLiteral("UnknownIpAddress");
    case ErrorKind::Forbidden: return QStringLiteral("Forbidden");
    case ErrorKind::NotFound: return QStringLiteral("NotFound");
    case ErrorKind::Conflict: return QStringLiteral("Conflict");
    case ErrorKind::RateLimited: return QStringLiteral("RateLimited");
    case ErrorKind::Offline: return QStringLiteral("Offline");
    case ErrorKind::TlsFailed: return QStringLiteral("TlsFailed");
    case ErrorKind::TimedOut: return QStringLiteral("TimedOut");
    case ErrorKind::ConnectionLost: return QStringLiteral("ConnectionLost");
    case ErrorKind::ServerFault: return QStringLiteral("ServerFault");
    case ErrorKind::RequestRefused: return QStringLiteral("RequestRefused");
    case ErrorKind::MalformedReply: return QStringLiteral("MalformedReply");
    case ErrorKind::StorageFailed: return QStringLiteral("StorageFailed");
    case ErrorKind::StorageFull: return QStringLiteral("StorageFull");
    case ErrorKind::StorageReadOnly: return QStringLiteral("StorageReadOnly");
    case ErrorKind::StorageLocked: return QStringLiteral("StorageLocked");
    case ErrorKind::StorageCorrupt: return QStringLiteral("StorageCorrupt");
    case ErrorKind::StorageNewer: return QStringLiteral("StorageNewer");
    case ErrorKind::SecretUnavailable: return QStringLiteral("SecretUnavailable");
    case ErrorKind::Cancelled: return QStringLiteral("Cancelled");
    case ErrorKind::Internal: return QStringLiteral("Internal");
    }
    return QStringLiteral("Internal");
}

QString describe(const Error &error)
{
    const ErrorContext &c = error.context;
    QStringList parts{errorKindName(error.kind)};
    if (c.httpStatus)
        parts << QStringLiteral("http=%1").arg(c.httpStatus);
    if (!c.code.isEmpty())
        parts << QStringLiteral("code=%1").arg(c.code);
    if (!c.field.isEmpty())
        parts << QStringLiteral("field=%1").arg(c.field);
    if (!c.path.isEmpty())
        parts << QStringLiteral("path=%1").arg(c.path);
    if (!c.requestId.isEmpty())
        parts << QStringLiteral("request=%1").arg(c.requestId);
    if (!c.detail.isEmpty())
        parts << c.detail;
    return parts.join(QLatin1Char(' '));
}

}
