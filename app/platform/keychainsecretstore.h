// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// SecretStore on the keychain of Linux desktops and macOS, through QtKeychain. One
// entry a profile. Only "no such entry" is NotFound; every other trouble, and a
// keychain that does not answer in time, is SecretUnavailable with the reason in
// detail. There is no fallback to a file. Lives on one thread with an event loop;
// answers that arrive after its destruction are dropped.
#pragma once

#include "platform/systemkeychain.h"

#include <QObject>

namespace QKeychain {
class Job;
}

namespace pos {

class KeychainSecretStore final : public QObject, public SecretStore
{
    Q_OBJECT
public:
    /// `scope` keeps the entries of two data folders apart (DataPaths::keychainScope).
    explicit KeychainSecretStore(QString scope, Millis timeout = KeychainPatience, QObject *parent = nullptr);

    void load(const QString &profile, std::function<void(Result<std::shared_ptr<Credentials>>)> done) override;
    void save(const QString &profile, Credentials credentials, std::function<void(Result<void>)> done) override;
    void remove(const QString &profile, std::function<void(Result<void>)> done) override;

private:
    /// Starts the job; `finished` runs exactly once, with null when time is over.
    void run(QKeychain::Job *job, const QString &profile, std::function<void(QKeychain::Job *)> finished);

    QString m_scope;
    Millis m_timeout;
};

}
