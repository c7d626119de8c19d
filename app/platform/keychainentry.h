// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What a till keeps in a keychain: the name of an entry and its bytes, the same on
// every system. Pure; the bytes are secret and their owner wipes or drops them.
#pragma once

#include "base/result.h"
#include "base/secret.h"

#include <memory>

namespace pos::keychain {

/// Shown by the system's own list of passwords.
inline const QString Service = QStringLiteral("Mostrador");

/// `scope` keeps the entries of two data folders apart (DataPaths::keychainScope).
QString entryName(const QString &profile, const QString &scope);
QByteArray packed(const Credentials &credentials);
/// SecretUnavailable when these are not bytes of packed().
Result<std::shared_ptr<Credentials>> unpacked(const QByteArray &bytes);
Error unavailable(const QString &detail);
Error noEntry();

}
