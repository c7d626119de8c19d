// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// As much of HTTP/1.1 as judge and proxy need: where a message ends, and what its
// head says. Pure.
#pragma once

#include <QByteArray>
#include <QList>

#include <optional>
#include <utility>

namespace soak {

struct Head
{
    QByteArray startLine;
    QList<std::pair<QByteArray, QByteArray>> fields;
    qsizetype length = 0; ///< in bytes, the empty line included

    /// Empty when there is none; names compare without case.
    QByteArray field(QByteArrayView name) const;
    void remove(QByteArrayView name);
    QByteArray bytes() const;
    /// Of a status line; 0 when it is none.
    int status() const;
};

/// nullopt = not complete yet. A head without a proper start line has an empty one.
std::optional<Head> readHead(const QByteArray &buffer);

/// Bytes of the first message in the buffer, -1 while it is incomplete. A request without a length has no
/// body; an answer without one ends with the connection (`closed`).
qsizetype requestLength(const QByteArray &buffer, const Head &head);
qsizetype answerLength(const QByteArray &buffer, const Head &head, bool closed);

/// The body of a complete message, chunks joined.
QByteArray bodyOf(const QByteArray &message, const Head &head);

/// A complete answer with a length.
QByteArray answerBytes(int status, const QByteArray &contentType, const QByteArray &body,
                       const QList<std::pair<QByteArray, QByteArray>> &more = {});

} // namespace soak
