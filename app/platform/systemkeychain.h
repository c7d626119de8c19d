// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The keychain of the system this program was built for: QtKeychain on Linux and
// macOS, the Credential Manager on Windows. On the thread that asks for it.
#pragma once

#include "base/clock.h"
#include "ports/secretstore.h"

#include <QString>

namespace pos {

/// Long enough for a person to type the keychain's password when it asks for it.
inline constexpr Millis KeychainPatience{20000};

/// `scope` keeps the entries of two data folders apart (DataPaths::keychainScope).
std::unique_ptr<SecretStore> openSystemKeychain(const QString &scope, Millis timeout = KeychainPatience);

}
