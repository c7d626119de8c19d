// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The closed list of ways in which a call can fail, and what is known about a
// failure. Texts for people are made in ui/text/errortext.cpp; `detail` is
// English, for logs and support, and never holds keys, tokens or card numbers.
// A bank's "no" and "we do not know" are outcomes, not errors (domain/payment.h).
#pragma once

#include <QMetaType>
#include <QString>
#include <QStringList>

namespace pos {

enum class ErrorKind {
    InvalidInput,      ///< refused before anything was sent; `field` names the culprit
    Unauthenticated,   ///< keys wrong, expired or revoked (CONTRACT 1.6, 401)
    UnknownIpAddress,  ///< keys right, address not on the allow list
    Forbidden,         ///< keys lack this product
    NotFound,
    Conflict,          ///< exists already, or the present state forbids it
    RateLimited,
    Offline,           ///< certainly nothing left this machine: DNS, refused, no route
    TlsFailed,         ///< certificate or handshake; nothing of the body left
    TimedOut,
    ConnectionLost,    ///< dropped after bytes may have left
    ServerFault,       ///< 5xx
    RequestRefused,    ///< 4xx that is the request's own fault
    MalformedReply,    ///< unreadable, truncated, too large, not JSON
    StorageFailed,
    StorageFull,
    StorageReadOnly,
    StorageLocked,     ///< another process holds the data folder or file
    StorageCorrupt,
    StorageNewer,      ///< written by a newer version of this program
    SecretUnavailable, ///< no keychain, or it is locked
    Cancelled,
    Internal,
};

struct ErrorContext
{
    int httpStatus = 0;     ///< 0 = no HTTP answer
    QString code{};         ///< gateway code such as INVALID_AMOUNT, or empty
    QStringList messages{}; ///< gateway's own words; for support, never for cashiers
    QString field{};          ///< dotted path of the field at fault, or empty
    QString path{};         ///< file or folder at fault, or empty
    QString requestId{};
    int retryAfterSeconds = 0;
    QString detail{};       ///< English, for logs
    QString holder{};       ///< the other OS user who has it open, or empty

    friend bool operator==(const ErrorContext &, const ErrorContext &) = default;
};

struct Error
{
    ErrorKind kind = ErrorKind::Internal;
    ErrorContext context;

    friend bool operator==(const Error &, const Error &) = default;
};

/// Stable name for logs and JSON, e.g. "StorageFull".
QString errorKindName(ErrorKind kind);
/// One log line: kind, HTTP status, code, detail.
QString describe(const Error &error);

}

Q_DECLARE_METATYPE(pos::Error)
