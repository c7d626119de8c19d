// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// A secret in memory: move-only, wiped on destruction, without stream
// operators, so that it cannot reach a log, the journal or settings by accident.
#pragma once

#include <QByteArray>

#include <optional>

namespace pos {

class Secret
{
public:
    Secret() = default;
    /// Takes the bytes over and wipes the caller's copy.
    explicit Secret(QByteArray &&bytes);
    ~Secret();
    Secret(Secret &&other) noexcept;
    Secret &operator=(Secret &&other) noexcept;
    Secret(const Secret &) = delete;
    Secret &operator=(const Secret &) = delete;

    bool isEmpty() const noexcept { return m_bytes.isEmpty(); }
    /// For the one line that writes it into a header or the keychain.
    const QByteArray &reveal() const noexcept { return m_bytes; }
    /// An explicit copy, for handing to another thread.
    Secret clone() const;

private:
    QByteArray m_bytes;
};

/// The two keys of a Yuno account (CONTRACT 1.2), or the bearer token of a relay.
struct Credentials
{
    Secret publicKey;
    Secret privateKey;
    Secret relayToken; ///< used instead of the keys when a relay is configured

    bool isUsable() const noexcept { return !relayToken.isEmpty() || (!publicKey.isEmpty() && !privateKey.isEmpty()); }
    Credentials clone() const { return {publicKey.clone(), privateKey.clone(), relayToken.clone()}; }
};

}
