// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// An HTTP client that trusts nothing: a POSIX socket, the bytes as sent and as
// received, and how the connection ended. Blocking, with a deadline; the server
// under test runs on another thread or in another process.
#pragma once

#include <QByteArray>
#include <QJsonValue>
#include <QUrl>

struct RawReply
{
    enum class End { KeptOpen, Closed, Reset, TimedOut };

    QByteArray bytes; ///< everything received
    int status = 0;   ///< 0 = no status line
    QByteArray head;  ///< up to and with the empty line; empty when cut
    QByteArray body;
    qint64 announced = -1; ///< Content-Length
    End end = End::KeptOpen;

    bool isWhole() const { return announced >= 0 && body.size() == announced; }
    QByteArray header(const QByteArray &name) const;
    /// A dotted path into the JSON body; numbers index arrays: "payment.transactions.0.type".
    QJsonValue at(const char *path) const;
    QString text(const char *path) const { return at(path).toString(); }
};

class RawClient
{
public:
    RawClient() = default;
    ~RawClient();
    RawClient(const RawClient &) = delete;
    RawClient &operator=(const RawClient &) = delete;

    bool open(const QUrl &url);
    bool send(const QByteArray &bytes);
    /// Reads one reply; with `untilEnd` everything until the connection ends.
    RawReply read(int timeoutMs = 10'000, bool untilEnd = false);
    void close();

private:
    int m_socket = -1;
    QByteArray m_pending; ///< received beyond the last reply
};
