// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// SecretStore for one run of the program: keys from the environment first, then
// keys typed while no keychain answered (kept in memory, never in a file), then
// the keychain behind it. save() reports SecretUnavailable when the keys are kept
// for this session only, so that the window can say so. Same thread as the inner
// store, which must outlive it.
#pragma once

#include "ports/secretstore.h"

#include <QHash>
#include <QObject>

namespace pos {

class SessionSecretStore final : public QObject, public SecretStore
{
    Q_OBJECT
public:
    explicit SessionSecretStore(SecretStore &inner, QObject *parent = nullptr) : QObject(parent), m_inner(inner) {}

    /// For `profile` only, without touching the keychain: what the environment brought, or the fixed
    /// keys of the training gateway.
    void presetForThisRun(const QString &profile, std::shared_ptr<Credentials> credentials);

    void load(const QString &profile, std::function<void(Result<std::shared_ptr<Credentials>>)> done) override;
    void save(const QString &profile, Credentials credentials, std::function<void(Result<void>)> done) override;
    void remove(const QString &profile, std::function<void(Result<void>)> done) override;

    /// True while keys of `profile` are in memory and not known to be in the keychain.
    bool keepsForThisRunOnly(const QString &profile) const { return m_session.contains(profile); }
    /// Runs `task` once no save is under way; queued, never from inside the call; dropped with `context`.
    void whenSettled(QObject *context, std::function<void()> task);

Q_SIGNALS:
    void settled();

private:
    SecretStore &m_inner;
    QHash<QString, std::shared_ptr<Credentials>> m_session;
    int m_saving = 0;
};

}
