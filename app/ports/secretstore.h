// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The operating system's keychain (DESIGN promise 6). Asynchronous; every call
// answers exactly once, on the calling thread, never from inside the call.
// Without a keychain the answer is SecretUnavailable; nothing is ever written
// to a file instead.
#pragma once

#include "base/result.h"
#include "base/secret.h"

#include <functional>
#include <memory>

namespace pos {

class SecretStore
{
public:
    virtual ~SecretStore() = default;
    /// `profile` keeps environments apart, for example "sandbox". NotFound when nothing is stored.
    virtual void load(const QString &profile, std::function<void(Result<std::shared_ptr<Credentials>>)> done) = 0;
    virtual void save(const QString &profile, Credentials credentials, std::function<void(Result<void>)> done) = 0;
    virtual void remove(const QString &profile, std::function<void(Result<void>)> done) = 0;
};

}
